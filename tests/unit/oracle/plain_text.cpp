#include "plain_text.hpp"

#include <algorithm>
#include <charconv>

#include <rowscope/ast/walk.hpp>

namespace rowscope_tests::oracle {
namespace {

using tree::expr;

class writer {
 public:
  writer(const made_statement& s, const part& p, bool for_reader) : statement_(s), part_(p), for_reader_(for_reader) {}

  plain_sql write() {
    const tree::statement& s = statement_.what;
    if (s.what != tree::verb::select) with(s.body);
    switch (s.what) {
      case tree::verb::select: put(s.body); break;
      case tree::verb::insert: insert(s); break;
      case tree::verb::update:
        add("UPDATE " + table_name(s.body.from, true) + " AS " + s.body.from.instance);
        set(s.assignments);
        written_rows(s.body);
        break;
      case tree::verb::remove:
        add("DELETE FROM " + table_name(s.body.from, true) + " AS " + s.body.from.instance);
        written_rows(s.body);
        break;
    }
    list(" RETURNING ", s.returning, [&](const tree::output& o) { put(o.what); });
    return std::move(sql_);
  }
  /// SELECT whether no row of the parent has the key.
  plain_sql write_check(const checked_key& key, const std::vector<const expr*>& values) {
    with(statement_.what.body);
    add("SELECT NOT EXISTS (SELECT 1 FROM " +
        std::string(std::string_view(key.parent) == "users" ? "seen_users" : key.parent) + " AS checked WHERE 1");
    for (std::size_t i = 0; i < values.size(); ++i) {
      add(std::string(" AND checked.") + key.parent_columns[i] + " = ");
      put(*values[i]);
    }
    add(")");
    if (!key.carries_scope)
      for (const expr* v : values) {
        add(" AND ");
        put(*v);
        add(" IS NOT NULL");
      }
    return std::move(sql_);
  }

 private:
  void add(std::string_view text) { sql_.text += text; }
  template <class Items, class Put>
  void list(std::string_view before, const Items& items, const Put& put_one) {
    for (const auto& item : items) {
      add(before);
      before = ", ";
      put_one(item);
    }
  }

  /// What is read of `users` are those that a membership makes visible.
  static std::string table_name(const tree::source& s, bool is_written = false) {
    return s.table->name == "users" && !is_written ? "seen_users" : std::string(s.table->name);
  }
  /// SQLite 3.40 loses rows of a right or full join where WHERE looks at one of its tables by an index: beside such a
  /// join each stands in a select of its own, which is not looked into.
  void put(const tree::source& s, bool stands_apart) {
    if (s.table != nullptr && stands_apart) {
      add("(SELECT * FROM " + table_name(s) + ")");
    } else if (!s.derived.empty()) {
      add("(");
      put(s.derived.front());
      add(")");
    } else {
      add(s.table != nullptr ? table_name(s) : s.common);
    }
    add(" AS " + s.instance);
  }
  void with(const tree::select& s) {
    list("WITH RECURSIVE ", s.with, [&](const tree::common_table& c) {
      add(c.name);
      list(" (", c.columns, [&](const std::string& column) { add(column); });
      add(") AS (");
      put(c.body);
      add(")");
    });
    if (!s.with.empty()) add(" ");
  }
  static bool has_outer_join(const tree::select& s) {
    return std::ranges::any_of(s.joins, [](const tree::join& j) {
      return j.kind == tree::join_kind::right || j.kind == tree::join_kind::full;
    });
  }
  void core(const tree::select& s, bool owner_too) {
    list(s.distinct ? "SELECT DISTINCT " : "SELECT ", s.outputs, [&](const tree::output& o) {
      put(o.what);
      if (!o.label.empty()) add(" AS " + o.label);
    });
    if (owner_too) add(", " + tenant_of(s.from.table->name, s.from.instance));
    const bool apart = has_outer_join(s);
    if (s.has_from()) {
      add(" FROM ");
      put(s.from, apart);
    }
    for (const tree::join& j : s.joins) {
      static constexpr const char* words[] = {" JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ", " CROSS JOIN "};
      add(words[static_cast<std::size_t>(j.kind)]);
      put(j.what, apart);
      condition(" ON ", j.on);
    }
    condition(" WHERE ", s.where);
    list(" GROUP BY ", s.group_by, [&](const expr& e) { put(e); });
    condition(" HAVING ", s.having);
  }
  void condition(std::string_view before, const std::optional<expr>& e) {
    if (!e) return;
    add(before);
    put(*e);
  }
  void put(const tree::select& s, bool owner_too = false) {
    with(s);
    core(s, owner_too);
    for (const tree::compound& c : s.others) {
      static constexpr const char* words[] = {" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT "};
      add(words[static_cast<std::size_t>(c.operation)]);
      // As in a part of its own, beside which SQLite 3.40 forgets the WHERE of the others.
      const bool apart = has_outer_join(c.part);
      if (apart) add("SELECT * FROM (");
      core(c.part, false);
      if (apart) add(")");
    }
    list(" ORDER BY ", s.order_by, [&](const tree::order_term& t) {
      put(t.what);
      if (t.descending) add(" DESC");
    });
    if (s.offset && !s.limit) add(" LIMIT -1");
    condition(" LIMIT ", s.limit);
    condition(" OFFSET ", s.offset);
  }

  void insert(const tree::statement& s) {
    const std::string table(s.body.from.table->name);
    const std::vector<std::string> filled = filled_columns(table);
    add("INSERT INTO " + table + " AS " + s.body.from.instance);
    if (s.rows.empty()) {
      list(" (", s.assignments, [&](const tree::assignment& a) { add(a.column); });
      for (const std::string& c : filled) add(", " + c);
      list(") VALUES (", s.assignments, [&](const tree::assignment& a) { put(a.value); });
      for (const std::string& c : filled) add(", " + one_value(c));
      add(")");
    } else {
      list(" (", s.row_columns, [&](const std::string& column) { add(column); });
      for (const std::string& c : filled) add(", " + c);
      const bool owner_too = !filled.empty() && part_.tenants.size() != 1;
      add(") SELECT made.*");
      for (const std::string& c : filled)
        if (!owner_too || c != "tenant_id") add(", " + one_value(c));
      add(" FROM (");
      put(s.rows.front(), owner_too);
      add(") AS made WHERE 1");
    }
    if (s.on_conflict) conflict(table, *s.on_conflict);
  }
  [[nodiscard]] std::string one_value(const std::string& column) const {
    return std::to_string(column == "tenant_id" ? part_.tenants.at(0) : part_.events.at(0));
  }
  void conflict(const std::string& table, const tree::conflict_clause& c) {
    // Keys that are unique for each tenant have the tenant's column in the database; the others are whole already.
    std::vector<std::string> target = c.target;
    if (target.front() == "name" || target.front() == "user_id")
      for (const std::string& filled : filled_columns(table)) target.push_back(filled);
    list(" ON CONFLICT (", target, [&](const std::string& column) { add(column); });
    add(")");
    if (c.assignments.empty()) return add(" DO NOTHING");
    add(" DO UPDATE");
    set(c.assignments);
    condition(" WHERE ", c.where);
  }
  void set(const std::vector<tree::assignment>& assignments) {
    list(" SET ", assignments, [&](const tree::assignment& a) {
      add(a.column + " = ");
      put(a.value);
    });
  }
  void written_rows(const tree::select& s) {
    condition(" WHERE ", s.where);
    // Rows that are everyone's are written by nobody who has a scope.
    if (s.from.table->name == "labels")
      add((s.where ? " AND " : " WHERE ") + s.from.instance + ".tenant_id IS NOT NULL");
  }

  void put(const expr& e) {
    using kind = expr::kind;
    const auto all = [&](std::string_view before, std::string_view between, std::string_view behind,
                         std::size_t from = 0) {
      add(before);
      for (std::size_t i = from; i < e.args.size(); ++i) {
        if (i > from) add(between);
        put(e.args[i]);
      }
      add(behind);
    };
    switch (e.what) {
      case kind::column: return add(e.qualifier + "." + e.text);
      case kind::value: return value(statement_.values.at(e.index));
      case kind::literal: return add(e.text);
      case kind::row: return all("(", ", ", ")");
      case kind::infix: return all("(", " " + e.text + " ", ")");
      case kind::prefix: return all("(" + e.text + " ", "", ")");
      // SQLite 3.40 does not look at the row for `IS NULL` in RETURNING.
      case kind::suffix: return all("(", "", e.text == "IS NULL" ? " IS +NULL)" : " IS NOT +NULL)");
      case kind::like: return all("(", " LIKE ", " ESCAPE '\\')");
      case kind::call: return e.args.empty() ? add(e.text + "(*)") : all(e.text + "(", ", ", ")");
      case kind::plain_call: return all(e.text + "(", ", ", ")");
      case kind::distinct_call: return all(e.text + "(DISTINCT ", ", ", ")");
      case kind::excluded: return add("excluded." + e.text);
      case kind::between: return between(e);
      case kind::window: return window(e);
      case kind::choice: return choice(e);
      case kind::in_values: return in_values(e);
      case kind::in_rows: return subquery(e, [&] { put(e.args[0]), add(" IN "); });
      case kind::exists: return subquery(e, [&] { add("EXISTS "); });
      case kind::scalar: return subquery(e, [] {});
      default: throw std::logic_error("the oracle makes no such expression");
    }
  }
  template <class Before>
  void subquery(const expr& e, const Before& before) {
    add("(");
    before();
    add("(");
    put(e.subquery.front());
    add("))");
  }
  void between(const expr& e) {
    add("(");
    put(e.args[0]);
    add(" BETWEEN ");
    put(e.args[1]);
    add(" AND ");
    put(e.args[2]);
    add(")");
  }
  void window(const expr& e) {
    put(e.args[0]);
    add(" OVER (");
    for (std::size_t i = 0; i < e.index; ++i) {
      add(i == 0 ? "PARTITION BY " : ", ");
      put(e.args[1 + i]);
    }
    for (std::size_t i = 0; i < e.text.size(); ++i) {
      add(i == 0 ? " ORDER BY " : ", ");
      put(e.args[1U + e.index + i]);
      if (e.text[i] == 'd') add(" DESC");
    }
    add(")");
  }
  void choice(const expr& e) {
    add("CASE");
    for (std::size_t i = 0; i + 1 < e.args.size(); i += 2) {
      add(" WHEN ");
      put(e.args[i]);
      add(" THEN ");
      put(e.args[i + 1]);
    }
    if (e.args.size() % 2 == 1) {
      add(" ELSE ");
      put(e.args.back());
    }
    add(" END");
  }
  void in_values(const expr& e) {
    add("(");
    put(e.args[0]);
    add(" IN (");
    const tree_value& values = statement_.values.at(e.index);
    const auto put_all = [&](const auto& items) {
      for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) add(", ");
        value(items[i]);
      }
    };
    if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&values)) put_all(*integers);
    if (const auto* texts = std::get_if<std::vector<std::string>>(&values)) put_all(*texts);
    add("))");
  }

  void value(const tree_value& v) {
    if (!for_reader_) {
      sql_.parameters.push_back(v);
      return add("?");
    }
    if (const auto* i = std::get_if<std::int64_t>(&v)) return add(std::to_string(*i));
    if (const auto* t = std::get_if<std::string>(&v)) return add("'" + *t + "'");
    if (const auto* d = std::get_if<double>(&v)) {
      char digits[32];
      return add({digits, static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, *d).ptr - digits)});
    }
    add("NULL");
  }

  const made_statement& statement_;
  const part& part_;
  bool for_reader_;
  plain_sql sql_{};
};

bool names(const expr& e, const std::string& instance) {
  if (e.what == expr::kind::column && e.qualifier == instance) return true;
  bool found = std::ranges::any_of(e.args, [&](const expr& a) { return names(a, instance); });
  for (const tree::select& s : e.subquery)
    tree::each_select(s, [&](const tree::select& inner) {
      tree::each_expression(inner, [&](const expr& part) { found = found || names(part, instance); });
    });
  return found;
}

}  // namespace

plain_sql plain_text(const made_statement& s, const part& p, bool for_reader) {
  return writer(s, p, for_reader).write();
}

std::vector<plain_sql> checks_without_rows(const made_statement& s, const part& p) {
  std::vector<plain_sql> checks;
  if (s.what.what != tree::verb::update || p.tenants.size() != 1) return checks;
  for (const checked_key& key : checked_keys()) {
    if (s.what.body.from.table->name != key.table) continue;
    if (!event_of(key.parent, "").empty() && p.events.size() != 1) continue;
    std::vector<const expr*> values;
    for (const char* column : key.columns) {
      const auto a = std::ranges::find(s.what.assignments, column, &tree::assignment::column);
      if (a != s.what.assignments.end() && !names(a->value, s.what.body.from.instance)) values.push_back(&a->value);
    }
    if (values.size() == key.columns.size()) checks.push_back(writer(s, p, false).write_check(key, values));
  }
  return checks;
}

}  // namespace rowscope_tests::oracle
