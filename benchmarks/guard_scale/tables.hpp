#pragma once
#include <cstdint>
#include <rowscope/rowscope.hpp>
#include <string>

#include "../side_by_side/raw.hpp"

/// A million rows of a thousand tenants: what is scoped through one foreign key, and through two.
namespace guard_scale {

namespace rs = rowscope;
namespace raw = side_by_side::raw;

struct customers : rs::table<customers, "customers"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, tenant_id, name};
  static constexpr auto indexes = std::tuple{rs::index<name>};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

struct orders : rs::table<orders, "orders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
  static constexpr column<"total", std::int64_t> total{};
  static constexpr column<"note", std::string> note{};
  static constexpr auto columns = std::tuple{id, customer_id, total, note};
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
};

struct items : rs::table<items, "items"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"order_id", std::int64_t> order_id{};
  static constexpr column<"amount", std::int64_t> amount{};
  static constexpr column<"data", std::string> data{};
  static constexpr auto columns = std::tuple{id, order_id, amount, data};
  static constexpr auto scope = rs::scoped_through<order_id, orders::id>;
};

using shop = rs::schema<customers, orders, items>;

inline constexpr int tenant_count = 1000;
inline constexpr int customer_count = 20'000;
inline constexpr int order_count = 180'000;
inline constexpr int item_count = 800'000;
static_assert(customer_count + order_count + item_count == 1'000'000);

/// The rows of a tenant are spread over each table, as if they had come at different times.
inline void fill(raw::connection& c) {
  const auto numbers = [](int count) {
    return "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + std::to_string(count) + ") ";
  };
  c.run("BEGIN");
  c.run((numbers(customer_count) + "INSERT INTO customers SELECT i, (i - 1) % " + std::to_string(tenant_count) +
         " + 1, 'customer ' || i FROM n")
            .c_str());
  c.run((numbers(order_count) + "INSERT INTO orders SELECT i, i * 7919 % " + std::to_string(customer_count) +
         " + 1, i * 31 % 9973, 'a note that is longer than a small string' FROM n")
            .c_str());
  c.run((numbers(item_count) + "INSERT INTO items SELECT i, i * 7919 % " + std::to_string(order_count) +
         " + 1, i * 17 % 997, '{\"k\": ' || i % 10 || ', \"v\": \"a value\"}' FROM n")
            .c_str());
  c.run("CREATE INDEX orders_total ON orders(total); CREATE INDEX items_amount ON items(amount);");
  c.run("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace guard_scale
