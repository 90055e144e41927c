// The writes. Each row that they make has a key that no other has: a taken or a generated one tells of others.
#include <algorithm>

#include "sql_maker.hpp"

namespace rowscope_tests::guarded {

const made_source& sql_maker::target() {
  // Mostly what nothing else points to, so that it can be removed.
  const std::string name = dice_.one_of({"items", "items", "items", "orders", "orders", "customers", "customers",
                                         "labels", "labels", "memberships", "users", "currencies"});
  return shop_table(name);
}

std::string sql_maker::storable(const made_column& column, const in_view& view) {
  const std::string v = terms_.value(column.kind, view, 2);
  switch (column.kind) {
    case value_of::integer: return "CAST(coalesce(" + v + ", 1) AS INTEGER)";
    case value_of::real: return "CAST(coalesce(" + v + ", 0.5) AS REAL)";
    default: return "CAST(coalesce(" + v + ", 'none') AS TEXT)";
  }
}

std::string sql_maker::insert() {
  const made_source& into = target();
  const bool selects = dice_.falls(65);
  in_view view;
  const std::string rows = selects ? from(view, 2) : "";
  std::string columns;
  std::string terms;
  for (const made_column& c : into.columns) {
    if (c.name == "score" && dice_.falls(50)) continue;
    std::string term = storable(c, view);
    if (c.name == "account_id") {
      if (dice_.falls(60)) continue;
      term = dice_.one_of({"1", "1", "1", "NULL", "2"});
    }
    if (c.name == "id") term = selects ? "9000 + row_number() OVER ()" : "9001";
    if (c.name.ends_with("_id") && c.name != "account_id")
      term = dice_.one_of(
          {"1", "2", "3", "101", "(SELECT min(id) FROM orders)", "(SELECT max(user_id) FROM memberships)"});
    columns += (columns.empty() ? "" : ", ") + c.name;
    terms += (terms.empty() ? "" : ", ") + term;
  }
  const std::string head = (dice_.falls(15) ? with(1) : "") + "INSERT INTO " + into.name + "(" + columns + ") ";
  if (!selects) return head + "VALUES (" + terms + ")";
  // A window works on what WHERE has left, so the rows are chosen first.
  std::string where = dice_.falls(60) ? " WHERE " + terms_.tempting(view, 2) : "";
  if (where.empty() && dice_.falls(30)) where = " WHERE " + terms_.condition(view, 2);
  return head + "SELECT " + terms + rows + where;
}

std::string sql_maker::update() {
  const made_source& table = target();
  in_view view{{table}};
  const bool has_from = dice_.falls(15);
  const std::string from_text = has_from ? from(view, 1) : "";
  std::string set;
  for (const made_column& c : table.columns) {
    if (c.name == "id" || c.name == "code" || c.name.ends_with("_id") || dice_.falls(50)) continue;
    set += (set.empty() ? "" : ", ") + c.name + " = " + storable(c, view);
  }
  if (set.empty()) set = table.columns.back().name + " = " + table.columns.back().name;
  const std::string head = (dice_.falls(10) ? with(1) : "") + "UPDATE " + table.name + " SET " + set + from_text;
  if (dice_.falls(15)) return head;
  return head + " WHERE " + (dice_.falls(60) ? terms_.tempting(view, 2) : terms_.condition(view, 2));
}

std::string sql_maker::remove() {
  const made_source& table = target();
  const in_view view{{table}};
  const std::string head = (dice_.falls(10) ? with(1) : "") + "DELETE FROM " + table.name;
  if (dice_.falls(10)) return head;
  return head + " WHERE " + (dice_.falls(60) ? terms_.tempting(view, 3) : terms_.condition(view, 3));
}

}  // namespace rowscope_tests::guarded
