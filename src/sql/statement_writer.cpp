#include "statement_writer.hpp"

namespace rowscope::sql {

using tree::expr;

sql_text statement_writer::write() && {
  switch (statement_.what) {
    case tree::verb::select: put(statement_.body); break;
    case tree::verb::insert: insert(); break;
    case tree::verb::update: update(); break;
    case tree::verb::remove:
      with(statement_.body);
      text("DELETE FROM ");
      table(statement_.body.from);
      where(statement_.body);
      break;
  }
  put_returning();
  return std::move(*this).take();
}

sql_text statement_writer::write(const tree::select& alone) && {
  put(alone);
  return std::move(*this).take();
}

void statement_writer::table(const tree::source& s) {
  text(schema());
  name(s.table->name);
  as(s.instance);
}

void statement_writer::as(std::string_view instance) {
  text(" AS ");
  name(instance);
}

void statement_writer::put_source(const tree::source& s) {
  if (s.table != nullptr) return table(s);
  if (s.bound) return put_bound_rows(s);
  if (!s.derived.empty())
    in_parentheses([&] { put(s.derived.front()); });
  else
    name(s.common);
  as(s.instance);
}

void statement_writer::with(const tree::select& s) {
  if (s.with.empty()) return;
  // RECURSIVE allows it and changes nothing else.
  list("WITH RECURSIVE ", s.with, [&](const tree::common_table& c) {
    name(c.name);
    if (!c.columns.empty()) {
      list(" (", c.columns, [&](const std::string& column) { name(column); });
      text(")");
    }
    text(" AS ");
    in_parentheses([&] { put(c.body); });
  });
  text(" ");
}

void statement_writer::put_output(const tree::output& o) {
  put(o.what);
  if (o.label.empty() || (o.what.what == expr::kind::column && o.what.text == o.label)) return;
  as(o.label);
}

void statement_writer::join(const tree::join& j) {
  switch (j.kind) {
    case tree::join_kind::inner: text(" JOIN "); break;
    case tree::join_kind::left: text(" LEFT JOIN "); break;
    case tree::join_kind::right: text(" RIGHT JOIN "); break;
    case tree::join_kind::full: text(" FULL JOIN "); break;
    case tree::join_kind::cross: text(" CROSS JOIN "); break;
  }
  put_source(j.what);
  if (!j.on) return;
  text(" ON ");
  put(*j.on);
}

void statement_writer::where(const tree::select& s) {
  if (!s.where) return;
  text(" WHERE ");
  put(*s.where);
}

void statement_writer::put_core(const tree::select& s) {
  list(s.distinct ? "SELECT DISTINCT " : "SELECT ", s.outputs, [&](const tree::output& o) { put_output(o); });
  if (s.has_from()) {
    text(" FROM ");
    put_source(s.from);
  }
  for (const tree::join& j : s.joins) join(j);
  where(s);
  list(" GROUP BY ", s.group_by, [&](const expr& e) { put(e); });
  if (s.having) {
    text(" HAVING ");
    put_having(*s.having);
  }
}

std::string_view statement_writer::keyword(tree::set_operation operation) {
  switch (operation) {
    case tree::set_operation::union_distinct: return " UNION ";
    case tree::set_operation::union_all: return " UNION ALL ";
    case tree::set_operation::intersect: return " INTERSECT ";
    case tree::set_operation::except: return " EXCEPT ";
  }
  return {};
}

void statement_writer::put(const tree::select& s) {
  with(s);
  put_parts(s);
  list(" ORDER BY ", s.order_by, [&](const tree::order_term& t) { put_order(t.what, t.descending); });
  put_page(s);
}

void statement_writer::insert() {
  with(statement_.body);
  text(insert_into());
  text(schema());
  name(statement_.body.from.table->name);
  if (statement_.on_conflict || !statement_.returning.empty()) as(statement_.body.from.instance);
  if (statement_.rows.empty()) {
    list(" (", statement_.assignments, [&](const tree::assignment& a) { name(a.column); });
    list(") VALUES (", statement_.assignments, [&](const tree::assignment& a) { put(a.value); });
    text(")");
  } else {
    list(" (", statement_.row_columns, [&](const std::string& column) { name(column); });
    text(") ");
    put(statement_.rows.front());
    if (statement_.on_conflict) put_before_conflict(statement_.rows.front());
  }
  if (statement_.on_conflict) conflict(*statement_.on_conflict);
}

void statement_writer::conflict(const tree::conflict_clause& c) {
  list(" ON CONFLICT (", c.target, [&](const std::string& column) { name(column); });
  text(")");
  if (c.assignments.empty()) return text(" DO NOTHING");
  text(" DO UPDATE");
  set(c.assignments);
  if (!c.where) return;
  text(" WHERE ");
  put(*c.where);
}

void statement_writer::set(const std::vector<tree::assignment>& assignments) {
  list(" SET ", assignments, [&](const tree::assignment& a) {
    name(a.column);
    text(" = ");
    put(a.value);
  });
}

void statement_writer::update() {
  with(statement_.body);
  text(update_verb());
  table(statement_.body.from);
  set(statement_.assignments);
  where(statement_.body);
}

void statement_writer::put_returning() {
  list(" RETURNING ", statement_.returning, [&](const tree::output& o) { put_output(o); });
}

}  // namespace rowscope::sql
