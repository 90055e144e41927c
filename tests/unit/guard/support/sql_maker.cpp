#include "sql_maker.hpp"

#include <algorithm>

namespace rowscope_tests::guarded {
namespace {

template <class List, class Each>
std::string listed(const List& list, const Each& each) {
  std::string text;
  for (const auto& item : list) text += (text.empty() ? "" : ", ") + each(item);
  return text;
}

std::string by_all(std::size_t columns) {
  std::string text = " ORDER BY 1";
  for (std::size_t i = 2; i <= columns; ++i) text += ", " + std::to_string(i);
  return text;
}

made_source sub_query(std::string name, const std::vector<value_of>& of, std::string_view column = "c") {
  made_source made{std::move(name), {}};
  for (const value_of kind : of)
    made.columns.push_back({std::string(column) + std::to_string(made.columns.size() + 1), kind});
  return made;
}

}  // namespace

made_statement sql_maker::next() {
  common_.clear();
  aliases_ = 0;
  reaches_out_ = dice_.falls(6);
  can_fail_ = dice_.falls(40);
  terms_.can_fail(can_fail_);
  const int depth = static_cast<int>(dice_.between(1, 3));
  if (dice_.falls(25)) {
    switch (dice_.below(3)) {
      case 0: return {.sql = insert(), .is_write = true};
      case 1: return {.sql = update(), .is_write = true};
      default: return {.sql = remove(), .is_write = true};
    }
  }
  made_statement made;
  if (dice_.falls(25)) made.sql = with(2);
  const outputs of = some_outputs();
  made.sql += dice_.falls(20) ? compound(of, nullptr, depth) : select(of, nullptr, depth);
  made.is_ordered = dice_.falls(50);
  if (made.is_ordered) {
    made.sql += by_all(of.size());
    if (dice_.falls(35)) made.sql += terms_.limit(1);
  }
  return made;
}

sql_maker::outputs sql_maker::some_outputs() {
  outputs of(dice_.between(1, 3));
  std::ranges::generate(of, [&] { return terms_.any_kind(); });
  return of;
}

std::string sql_maker::query(value_of output, const in_view& outer, int depth) {
  const outputs of{output};
  if (dice_.falls(4)) return values(of, outer, depth - 1);
  std::string sql;
  if (depth > 1 && dice_.falls(8)) {
    const std::string name = alias();
    sql = "WITH " + name + " AS (" + select(of, nullptr, 1) + ") SELECT * FROM " + name;
  } else {
    sql = dice_.falls(12) ? compound(of, &outer, depth) : select(of, &outer, depth);
  }
  if (dice_.falls(30)) sql += by_all(1) + (dice_.falls(70) ? terms_.limit(depth - 1) : "");
  return sql;
}

std::string sql_maker::compound(const outputs& of, const in_view* outer, int depth) {
  std::string sql = select(of, outer, depth - 1);
  do sql += dice_.one_of({" UNION ", " UNION ALL ", " EXCEPT ", " INTERSECT "}) + select(of, outer, depth - 1);
  while (dice_.falls(20));
  return sql;
}

std::string sql_maker::values(const outputs& of, const in_view& outer, int depth) {
  const in_view view{{}, &outer};
  const auto row = [&] { return "(" + listed(of, [&](value_of k) { return terms_.value(k, view, depth); }) + ")"; };
  const std::string first = row();
  return "VALUES " + first + ", " + row();
}

std::string sql_maker::select(const outputs& of, const in_view* outer, int depth) {
  in_view view{{}, outer};
  std::string rows = from(view, depth - 1);
  if (dice_.falls(35)) {
    rows += " WHERE " + terms_.tempting(view, depth - 1);
  } else if (dice_.falls(45)) {
    rows += " WHERE " + terms_.condition(view, depth - 1);
  }
  // What an aggregate or a window works on is of the query itself.
  const in_view own{view.sources, nullptr};
  const std::size_t kind = dice_.below(100);
  std::size_t number = 0;
  const auto list = [&](const auto& term) {
    return listed(of, [&](value_of k) { return term(k) + " AS c" + std::to_string(++number); });
  };
  if (kind < (can_fail_ || outer == nullptr ? 10 : 1))
    return "SELECT " + list([&](value_of k) { return terms_.window(k, own, 1); }) + rows;
  if (kind < 25) {
    std::string sql = "SELECT " + list([&](value_of k) { return terms_.aggregate(k, own, 1); }) + rows;
    if (dice_.falls(60)) {
      sql += " GROUP BY " + terms_.value(terms_.any_kind(), own, 1);
      if (dice_.falls(40))
        sql += " HAVING " + terms_.aggregate(value_of::integer, own, 1) + " > " + terms_.literal(value_of::integer);
    }
    return sql;
  }
  const std::string distinct = dice_.falls(10) ? "DISTINCT " : "";
  return "SELECT " + distinct + list([&](value_of k) { return terms_.value(k, view, depth - 1); }) + rows;
}

// ---- what is read ------------------------------------------------------------------------------------------------

std::string sql_maker::from(in_view& view, int depth) {
  std::string text = " FROM " + source(view, depth);
  for (std::size_t more = dice_.below(4); more > 1; --more) text += joined(view, depth);
  return text;
}

std::string sql_maker::source(in_view& view, int depth) {
  const std::size_t kind = dice_.below(100);
  if (kind < 12 && depth > 0) {
    outputs of = some_outputs();
    if (dice_.falls(20)) {
      view.sources.push_back(sub_query(alias(), of, "column"));
      const in_view nothing;
      return "(" + values(of, nothing, 1) + ") AS " + view.sources.back().name;
    }
    const std::string sql = dice_.falls(20) ? compound(of, nullptr, depth) : select(of, nullptr, depth);
    const std::string ordered = dice_.falls(20) ? by_all(of.size()) + terms_.limit(1) : "";
    view.sources.push_back(sub_query(alias(), of));
    return "(" + sql + ordered + ") AS " + view.sources.back().name;
  }
  if (kind < 20 && can_fail_ && !view.sources.empty()) {
    const std::string of = terms_.column(value_of::json, in_view{view.sources, nullptr});
    view.sources.push_back({alias(), {{"key", value_of::text}, {"value", value_of::text}, {"id", value_of::integer}}});
    return dice_.one_of({"json_each(", "json_tree("}) + of + ") AS " + view.sources.back().name;
  }
  made_source table = dice_.one_of(shop_tables());
  if (reaches_out_ && dice_.falls(40)) {
    table = dice_.one_of(forbidden_tables());
  } else if (kind < 45 && !common_.empty()) {
    table = dice_.one_of(std::span<const made_source>(common_));
  }
  const std::string name = table.name;
  const bool has_alias = dice_.falls(50) || view.has(name) || table.table.empty();
  if (has_alias) table.name = alias();
  view.sources.push_back(table);
  return terms_.written(name) + (has_alias ? dice_.one_of({" AS ", " "}) + table.name : "");
}

std::string sql_maker::joined(in_view& view, int depth) {
  const std::size_t kind = dice_.below(100);
  const std::string left = view.sources.back().name;
  if (kind < 10) return ", " + source(view, depth);
  if (kind < 15) return " CROSS JOIN " + source(view, depth);
  const std::string before = dice_.one_of({" JOIN ", " JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN "});
  if (kind < 18) return (dice_.falls(50) ? " NATURAL" : " NATURAL LEFT") + (" JOIN " + source(view, depth));
  const auto has_id = [](const made_source& s) {
    return std::ranges::find(s.columns, "id", &made_column::name) != s.columns.end();
  };
  const bool had_id = view.sources.size() == 1 && has_id(view.sources.back());
  const std::string text = before + source(view, depth);
  if (had_id && kind < 28 && has_id(view.sources.back())) return text + " USING (id)";
  const auto is = [&](std::string_view a, std::string_view b, std::string_view condition) {
    return view.sources[view.sources.size() - 2].table == a && view.sources.back().table == b
               ? " ON " + left + "." + std::string(condition.substr(0, condition.find(' '))) + " = " +
                     view.sources.back().name + "." + std::string(condition.substr(condition.find(' ') + 1))
               : std::string();
  };
  for (const std::string& on : {is("customers", "orders", "id customer_id"), is("orders", "items", "id order_id"),
                                is("orders", "customers", "customer_id id"), is("items", "orders", "order_id id"),
                                is("memberships", "users", "user_id id"), is("users", "memberships", "id user_id")})
    if (!on.empty()) return text + on + (dice_.falls(30) ? " AND " + terms_.condition(view, depth) : "");
  return text + " ON " + terms_.condition(view, depth);
}

std::string sql_maker::with(int depth) {
  std::string text;
  do {
    const std::string name = alias();
    const std::string hint = dice_.one_of({" AS (", " AS (", " AS MATERIALIZED (", " AS NOT MATERIALIZED ("});
    text += text.empty() ? "WITH RECURSIVE " : ", ";
    if (dice_.falls(30)) {
      const in_view none;
      text += name + hint + "SELECT 1 AS c1, " + terms_.value(value_of::text, none, depth) +
              " AS c2 UNION ALL SELECT c1 + 1, " +
              dice_.one_of({"c2", "upper(c2)", "substr(c2, 2)", can_fail_ ? "c2 || 'x'" : "trim(c2)"}) + " FROM " +
              name + " WHERE c1 < " + dice_.one_of({"2", "4", "(SELECT count(*) FROM users)"}) + ")";
      common_.push_back(sub_query(name, {value_of::integer, value_of::text}));
    } else {
      const outputs of = some_outputs();
      text += name + hint + select(of, nullptr, depth) + ")";
      common_.push_back(sub_query(name, of));
    }
  } while (dice_.falls(25));
  return text + " ";
}

}  // namespace rowscope_tests::guarded
