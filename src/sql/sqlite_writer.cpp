#include "sqlite_writer.hpp"

#include <algorithm>

namespace rowscope::sql {

using tree::expr;

void sqlite_writer::parameter(std::uint16_t n) {
  text("?");
  number(n);
}

// ---- statements ----

void sqlite_writer::put_bound_rows(const tree::source& s) {
  text("rowscope_rows(");
  parameter(parameter_of_value(*s.bound));
  text(")");
  as(s.instance);
}

namespace {

bool has_outer_join(const tree::select& s) {
  return std::ranges::any_of(
      s.joins, [](const tree::join& j) { return j.kind == tree::join_kind::right || j.kind == tree::join_kind::full; });
}

}  // namespace

/// SQLite has no parentheses around a part of a set operation. And where a part of UNION ALL has a right or full join,
/// SQLite 3.40 forgets the WHERE of the parts before it when it merges them with the select around them: with it the
/// scope. It does not merge a select that stands in another.
void sqlite_writer::put_part(const tree::select& s) {
  const bool is_simple = s.with.empty() && s.others.empty() && s.order_by.empty() && !s.limit && !s.offset;
  if (is_simple && !has_outer_join(s)) return put_core(s);
  text("SELECT * FROM ");
  in_parentheses([&] { put(s); });
}

void sqlite_writer::put_parts(const tree::select& s) {
  put_core(s);
  for (const tree::compound& c : s.others) {
    text(keyword(c.operation));
    put_part(c.part);
  }
}

void sqlite_writer::put_page(const tree::select& s) {
  if (s.limit || s.offset) {
    text(" LIMIT ");
    if (s.limit)
      put(*s.limit);
    else
      text("-1");  // SQLite has no OFFSET without LIMIT
  }
  if (s.offset) {
    text(" OFFSET ");
    put(*s.offset);
  }
}

// Without it the parser takes ON for the condition of a join.
void sqlite_writer::put_before_conflict(const tree::select& rows) {
  if (!rows.where) text(" WHERE 1");
}

void sqlite_writer::put_returning() {
  is_returning_ = true;
  statement_writer::put_returning();
}

// ---- expressions ----

// In RETURNING SQLite 3.40 takes every column for NOT NULL where the first one of the table is, and does not look at
// the row then; an operator makes it look.
void sqlite_writer::put(const expr& e) {
  const bool is_null = e.text == "IS NULL";
  if (!is_returning_ || e.what != expr::kind::suffix || (!is_null && e.text != "IS NOT NULL"))
    return statement_writer::put(e);
  in_parentheses([&] {
    put(e.args[0]);
    text(is_null ? " IS +NULL" : " IS NOT +NULL");
  });
}

void sqlite_writer::put_value(const expr& e) { parameter(parameter_of_value(e.index)); }

void sqlite_writer::put_scope_value(const expr& e) { parameter(parameter_of_scope(e.text, scope_form::one)); }

void sqlite_writer::put_like(const expr& e) {
  text(e.text == "ilike" ? "rowscope_ilike" : "rowscope_like");
  in_parentheses([&] { operands(e.args, ", "); });
}

void sqlite_writer::put_date_part(const expr& e) {
  static constexpr std::pair<std::string_view, std::string_view> formats[] = {
      {"year", "%Y"}, {"month", "%m"}, {"day", "%d"}, {"hour", "%H"}, {"minute", "%M"}, {"second", "%S"}};
  const auto* const format =
      std::ranges::find(formats, std::string_view(e.text), [](const auto& f) { return f.first; });
  if (format == std::end(formats)) {
    text("date");
    return in_parentheses([&] { put(e.args[0]); });
  }
  text("CAST");
  in_parentheses([&] {
    text("strftime");
    in_parentheses([&] {
      string(format->second);
      text(", ");
      put(e.args[0]);
    });
    text(" AS INTEGER");
  });
}

void sqlite_writer::put_in_list(const expr& e) {
  put(e.args[0]);
  text(" IN (SELECT \"value\" FROM rowscope_values(");
  parameter(e.what == expr::kind::in_scope ? parameter_of_scope(e.text, scope_form::set) : parameter_of_value(e.index));
  text("))");
}

void sqlite_writer::put_bytewise(const expr& e) {
  put(e.args[0]);
  text(" COLLATE BINARY");
}

void sqlite_writer::put_refuse(const expr& e) {
  text("rowscope_refuse");
  in_parentheses([&] {
    string(e.qualifier);
    text(", ");
    string(e.text);
  });
}

void sqlite_writer::put_conflict(const expr& e) {
  text("rowscope_conflict");
  in_parentheses([&] { string(e.qualifier); });
}

void sqlite_writer::put_order(const expr& by, bool descending) {
  put(by);
  if (descending) text(" DESC");
}

}  // namespace rowscope::sql
