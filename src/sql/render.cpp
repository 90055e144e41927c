#include <rowscope/sql/render.hpp>

#include <algorithm>

#include "expression_writer.hpp"

namespace rowscope {
namespace {

using tree::expr;

/// Text for SQLite. Base tables are always `main`.T, so that no temporary table, view or common table expression of the
/// same name can stand in for one; columns are always qualified by their instance.
class statement_writer final : public sql::expression_writer {
 public:
  explicit statement_writer(const tree::statement& s) : expression_writer(s.value_count), statement_(s) {}

  sql_text write() && {
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
    returning();
    return std::move(*this).take();
  }
  sql_text write(const tree::select& alone) && {
    put(alone);
    return std::move(*this).take();
  }

 private:
  using expression_writer::put;

  void table(const tree::source& s) {
    text("\"main\".");
    name(s.table->name);
    as(s.instance);
  }
  void as(std::string_view instance) {
    text(" AS ");
    name(instance);
  }
  void put(const tree::source& s) {
    if (s.table != nullptr) return table(s);
    if (!s.derived.empty())
      in_parentheses([&] { put(s.derived.front()); });
    else if (s.bound) {
      text("rowscope_rows(");
      value_parameter(*s.bound);
      text(")");
    } else
      name(s.common);
    as(s.instance);
  }

  static bool has_outer_join(const tree::select& s) {
    return std::ranges::any_of(s.joins, [](const tree::join& j) {
      return j.kind == tree::join_kind::right || j.kind == tree::join_kind::full;
    });
  }
  void with(const tree::select& s) {
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
  void put(const tree::output& o) {
    put(o.what);
    if (o.label.empty() || (o.what.what == expr::kind::column && o.what.text == o.label)) return;
    as(o.label);
  }
  void join(const tree::join& j) {
    switch (j.kind) {
      case tree::join_kind::inner: text(" JOIN "); break;
      case tree::join_kind::left: text(" LEFT JOIN "); break;
      case tree::join_kind::right: text(" RIGHT JOIN "); break;
      case tree::join_kind::full: text(" FULL JOIN "); break;
      case tree::join_kind::cross: text(" CROSS JOIN "); break;
    }
    put(j.what);
    if (!j.on) return;
    text(" ON ");
    put(*j.on);
  }
  void where(const tree::select& s) {
    if (!s.where) return;
    text(" WHERE ");
    put(*s.where);
  }
  void core(const tree::select& s) {
    list(s.distinct ? "SELECT DISTINCT " : "SELECT ", s.outputs, [&](const tree::output& o) { put(o); });
    if (s.has_from()) {
      text(" FROM ");
      put(s.from);
    }
    for (const tree::join& j : s.joins) join(j);
    where(s);
    list(" GROUP BY ", s.group_by, [&](const expr& e) { put(e); });
    if (s.having) {
      text(" HAVING ");
      put(*s.having);
    }
  }
  /// SQLite has no parentheses around a part of a set operation. And where a part of UNION ALL has a right or full
  /// join, SQLite 3.40 forgets the WHERE of the parts before it when it merges them with the select around them: with
  /// it the scope. It does not merge a select that stands in another.
  void part(const tree::select& s) {
    const bool is_simple = s.with.empty() && s.others.empty() && s.order_by.empty() && !s.limit && !s.offset;
    if (is_simple && !has_outer_join(s)) return core(s);
    text("SELECT * FROM ");
    in_parentheses([&] { put(s); });
  }
  void put(const tree::select& s) override {
    with(s);
    core(s);
    for (const tree::compound& c : s.others) {
      switch (c.operation) {
        case tree::set_operation::union_distinct: text(" UNION "); break;
        case tree::set_operation::union_all: text(" UNION ALL "); break;
        case tree::set_operation::intersect: text(" INTERSECT "); break;
        case tree::set_operation::except: text(" EXCEPT "); break;
      }
      part(c.part);
    }
    list(" ORDER BY ", s.order_by, [&](const tree::order_term& t) {
      put(t.what);
      if (t.descending) text(" DESC");
    });
    page(s);
  }
  void page(const tree::select& s) {
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

  // OR ABORT: a conflict clause in the file's own schema must not erase or skip rows behind our back.
  void insert() {
    with(statement_.body);
    text("INSERT OR ABORT INTO \"main\".");
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
      // Without it the parser takes ON for the condition of a join.
      if (statement_.on_conflict && !statement_.rows.front().where) text(" WHERE 1");
    }
    if (statement_.on_conflict) conflict(*statement_.on_conflict);
  }
  void conflict(const tree::conflict_clause& c) {
    list(" ON CONFLICT (", c.target, [&](const std::string& column) { name(column); });
    text(")");
    if (c.assignments.empty()) return text(" DO NOTHING");
    text(" DO UPDATE");
    set(c.assignments);
    if (!c.where) return;
    text(" WHERE ");
    put(*c.where);
  }
  void set(const std::vector<tree::assignment>& assignments) {
    list(" SET ", assignments, [&](const tree::assignment& a) {
      name(a.column);
      text(" = ");
      put(a.value);
    });
  }
  void update() {
    with(statement_.body);
    text("UPDATE OR ABORT ");
    table(statement_.body.from);
    set(statement_.assignments);
    where(statement_.body);
  }
  void returning() {
    list(" RETURNING ", statement_.returning, [&](const tree::output& o) { put(o); });
  }

  const tree::statement& statement_;
};

}  // namespace

rendered_statement render(const scoped_statement& statement) {
  rendered_statement rendered{statement_writer(statement.get()).write(), std::nullopt};
  if (statement.check_without_rows())
    rendered.check_without_rows = statement_writer(statement.get()).write(*statement.check_without_rows());
  return rendered;
}

}  // namespace rowscope
