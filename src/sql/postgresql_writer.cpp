#include "postgresql_writer.hpp"

#include <algorithm>
#include <utility>

#include "postgresql_types.hpp"

namespace rowscope::sql {

using tree::expr;

postgresql_writer::postgresql_writer(const tree::statement& s, const tree::select* beside)
    : statement_writer(s), types_(s), bound_columns_(find_value_types(s, beside, types_)) {}

sql_text postgresql_writer::write() && {
  // What a write gives its columns is looked up there.
  if (statement().what != tree::verb::select) types_.enter(statement().body);
  return std::move(*this).statement_writer::write();
}

sql_text postgresql_writer::write(const tree::select& alone) && {
  types_.enter(statement().body);
  return std::move(*this).statement_writer::write(alone);
}

void postgresql_writer::parameter(std::uint16_t n, const known_type& type, bool is_list) {
  text("$");
  number(n);
  const std::string name = is_list && is_array(type) ? "text" : postgresql_type(type);
  if (!name.empty()) text("::" + name + (is_list ? "[]" : ""));
  if (out().parameter_types.size() < n) out().parameter_types.resize(n);
  out().parameter_types[n - 1U] = {.form = type.form, .is_list = is_list};
}

void postgresql_writer::put_bound_rows(const tree::source& s) {
  const bool has_arrays = std::ranges::any_of(bound_columns_, is_array);
  if (has_arrays) put_columns_of_bound_rows();
  text("unnest");
  in_parentheses([&] {
    std::uint16_t n = parameter_of_value(*s.bound);
    for (std::size_t i = 0; i < bound_columns_.size(); ++i) {
      if (i > 0) {
        text(", ");
        n = next_parameter();
      }
      parameter(n, bound_columns_[i], true);
    }
  });
  const auto named = [&] {
    as(s.instance);
    std::vector<std::string> columns;
    for (std::size_t i = 1; i <= bound_columns_.size(); ++i) columns.push_back("c" + std::to_string(i));
    list(" (", columns, [&](const std::string& column) { name(column); });
    text(")");
  };
  named();
  if (!has_arrays) return;
  text(")");
  named();
}

// Each text becomes its array.
void postgresql_writer::put_columns_of_bound_rows() {
  text("(SELECT ");
  for (std::size_t i = 0; i < bound_columns_.size(); ++i) {
    if (i > 0) text(", ");
    name("c" + std::to_string(i + 1));
    if (is_array(bound_columns_[i])) text("::" + postgresql_type(bound_columns_[i]));
  }
  text(" FROM ");
}

namespace {

bool is_number_of_output(const expr& e) {
  return e.what == expr::kind::literal && std::ranges::all_of(e.text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether what orders the rows must be an output as it is: then it is there that a text says how it is ordered.
bool orders_outputs(const tree::select& s) {
  if (s.order_by.empty()) return false;
  return s.distinct || !s.others.empty() ||
         std::ranges::any_of(s.order_by, [](const tree::order_term& t) { return is_number_of_output(t.what); });
}

}  // namespace

void postgresql_writer::put(const tree::select& s) {
  const bool is_part = std::exchange(is_part_of_ordered_, false);
  const bool outer = std::exchange(collates_outputs_, is_part || orders_outputs(s));
  const tree::select* const outer_groups = std::exchange(grouped_, nullptr);
  with(s);
  types_.enter(s);
  put_parts(s);
  list(" ORDER BY ", s.order_by, [&](const tree::order_term& t) { put_order_of_select(s, t); });
  put_page(s);
  if (s.locks_key) text(" FOR KEY SHARE");
  types_.leave();
  grouped_ = outer_groups;
  collates_outputs_ = outer;
}

void postgresql_writer::put_output(const tree::output& o) {
  const tree::select* const groups = types_.innermost();
  const bool in_select = groups != nullptr && !groups->group_by.empty();
  const tree::select* const outer = std::exchange(grouped_, in_select ? groups : nullptr);
  if (collates_outputs_ && has_collation(types_.of(o.what))) {
    put(o.what);
    text(" COLLATE \"C\"");
    const std::string& label = o.label.empty() && o.what.what == expr::kind::column ? o.what.text : o.label;
    if (!label.empty()) as(label);
  } else {
    statement_writer::put_output(o);
  }
  grouped_ = outer;
}

void postgresql_writer::put_having(const expr& condition) {
  const tree::select* const outer = std::exchange(grouped_, types_.innermost());
  put(condition);
  grouped_ = outer;
}

// INTERSECT binds more tightly than the others, where on SQLite all are done from the left.
void postgresql_writer::put_parts(const tree::select& s) {
  using enum tree::set_operation;
  const auto first = std::ranges::find_if(s.others, [](const auto& c) { return c.operation != intersect; });
  const auto closes = [&](auto c) { return c->operation == intersect && first < c; };
  for (auto c = s.others.begin(); c != s.others.end(); ++c)
    if (closes(c)) text("(");
  put_core(s);
  const bool is_ordered = collates_outputs_;
  for (auto c = s.others.begin(); c != s.others.end(); ++c) {
    if (closes(c)) text(")");
    text(keyword(c->operation));
    is_part_of_ordered_ = is_ordered;
    in_parentheses([&] { put(c->part); });
  }
}

void postgresql_writer::put_order_of_select(const tree::select& s, const tree::order_term& t) {
  if (!is_number_of_output(t.what)) {
    const tree::select* const outer = std::exchange(grouped_, s.group_by.empty() ? nullptr : &s);
    put_order(t.what, t.descending);
    grouped_ = outer;
    return;
  }
  put(t.what);
  if (t.descending) text(" DESC");
  const std::size_t n = std::stoul(t.what.text);
  const auto never_null = [&](const tree::select& part) {
    return n >= 1 && n <= part.outputs.size() && !types_.of(part.outputs[n - 1].what).may_be_null;
  };
  bool all = never_null(s);
  for (const tree::compound& c : s.others) {
    types_.enter(c.part);
    all = all && never_null(c.part);
    types_.leave();
  }
  if (!all) text(t.descending ? " NULLS LAST" : " NULLS FIRST");
}

void postgresql_writer::put_page(const tree::select& s) {
  if (s.limit) {
    text(" LIMIT ");
    put(*s.limit);
  }
  if (s.offset) {
    text(" OFFSET ");
    put(*s.offset);
  }
}

// The key of the row is asked for: there is no other way to learn it.
void postgresql_writer::put_returning() {
  statement_writer::put_returning();
  const tree::statement& s = statement();
  if (s.what != tree::verb::insert || !s.returning.empty() || s.on_conflict || !s.rows.empty()) return;
  const table_info& target = *s.body.from.table;
  const auto key = std::ranges::find_if(
      target.columns, [](const column_info& c) { return c.primary_key && c.kind == value_kind::integer; });
  if (target.primary_key_columns() != 1 || key == target.columns.end()) return;
  text(" RETURNING ");
  name(target.name);
  text(".");
  name(key->name);
  out().returns_key = true;
}

}  // namespace rowscope::sql
