#include "sql_sources.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace rowscope_tests::guarded {
namespace {

constexpr value_of integer = value_of::integer;
constexpr value_of text = value_of::text;
constexpr value_of json = value_of::json;

}  // namespace

bool in_view::has(std::string_view name) const {
  return std::ranges::find(sources, name, &made_source::name) != sources.end() ||
         (outer != nullptr && outer->has(name));
}

std::span<const made_source> shop_tables() {
  static const std::vector<made_source> all{
      {"customers",
       {{"id", integer}, {"account_id", integer}, {"name", text}, {"email", text}, {"data", json}, {"score", integer}},
       "customers"},
      {"orders",
       {{"id", integer}, {"customer_id", integer}, {"total", value_of::real}, {"state", text}, {"note", text}},
       "orders"},
      {"items",
       {{"id", integer}, {"order_id", integer}, {"product", text}, {"amount", integer}, {"data", json}},
       "items"},
      {"labels", {{"id", integer}, {"account_id", integer}, {"word", text}}, "labels"},
      {"memberships", {{"id", integer}, {"account_id", integer}, {"user_id", integer}, {"role", text}}, "memberships"},
      {"users", {{"id", integer}, {"name", text}}, "users"},
      {"accounts", {{"id", integer}, {"name", text}}, "accounts"},
      {"currencies", {{"code", text}, {"digits", integer}}, "currencies"},
  };
  return all;
}

const made_source& shop_table(std::string_view name) {
  const auto found = std::ranges::find(shop_tables(), name, &made_source::name);
  if (found == shop_tables().end()) throw std::logic_error("no table " + std::string(name));
  return *found;
}

std::span<const made_source> forbidden_tables() {
  static const std::vector<made_source> all{
      {"secrets", {{"id", integer}, {"word", text}}},
      {"everyone", {{"account_id", integer}, {"name", text}}},
      {"journal", {{"what", text}}},
      {"sqlite_master", {{"rootpage", integer}, {"sql", text}}},
      {"sqlite_temp_schema", {{"rootpage", integer}, {"sql", text}}},
      {"pragma_table_list", {{"ncol", integer}, {"name", text}}},
      {"main.customers", {{"id", integer}, {"name", text}, {"data", json}}},
      {"\"main\".[items]", {{"id", integer}, {"product", text}, {"data", json}}},
      {"main.orders", {{"id", integer}, {"state", text}}},
  };
  return all;
}

std::span<const std::string_view> tempting_conditions(std::string_view table) {
  static constexpr std::array<std::string_view, 7> of_customers{
      "name = 'Zed'",           "name > 'M'",     "score > 50", "score < 0", "data > '['",
      "name IN ('Zoo', 'Ada')", "account_id <> 1"};
  static constexpr std::array<std::string_view, 6> of_orders{
      "state = 'old'", "state = 'open'", "total > 100", "total < 0", "customer_id > 100", "state IN ('old', 'new')"};
  static constexpr std::array<std::string_view, 6> of_items{"product = 'bomb'", "product = 'bomb'",
                                                            "data > '{a'",      "order_id > 100",
                                                            "product < 'd'",    "product IN ('bomb', 'pen')"};
  static constexpr std::array<std::string_view, 2> of_memberships{"user_id > 100", "user_id IN (1, 101, 201)"};
  static constexpr std::array<std::string_view, 2> of_others{"id > 100", "id IN (1, 2, 101, 201)"};
  if (table == "customers") return of_customers;
  if (table == "orders") return of_orders;
  if (table == "items") return of_items;
  if (table == "memberships") return of_memberships;
  if (table == "labels" || table == "users" || table == "accounts") return of_others;
  return {};
}

}  // namespace rowscope_tests::guarded
