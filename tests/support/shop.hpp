#pragma once
// Tables that two tenants share, and rows for them: tenant 1 has the customers 1 to 3, tenant 2 has 4 and 5, each with
// one order.

#include <rowscope/rowscope.hpp>

namespace rs = rowscope;

namespace shop {

struct customers : rs::table<customers, "customers"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr column<"email", std::optional<std::string>> email{};
  static constexpr auto columns = std::tuple{id, tenant_id, name, email};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct orders : rs::table<orders, "orders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
  static constexpr column<"total", double> total{};
  static constexpr column<"note", std::optional<std::string>> note{};
  static constexpr auto columns = std::tuple{id, customer_id, total, note};
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
};
struct currencies : rs::table<currencies, "currencies"> {
  static constexpr column<"code", std::string, rs::primary_key> code{};
  static constexpr auto columns = std::tuple{code};
  static constexpr auto scope = rs::shared<"ISO 4217, the same for every tenant">;
};
using schema = rs::schema<customers, orders, currencies>;

/// \returns the key
inline std::int64_t add_customer(rs::session& session, const std::string& name) {
  return session(rs::query<"shop.add_customer">().insert_into(customers{}).set(customers::name = name)).key();
}
inline std::int64_t add_order(rs::session& session, std::int64_t customer, double total) {
  return session(rs::query<"shop.add_order">().insert_into(orders{}).set(orders::customer_id = customer,
                                                                         orders::total = total))
      .key();
}
template <class Session>
std::int64_t customer_count(Session&& session) {
  return session(rs::query<"shop.count">().select(rs::count()).from(customers{})).value();
}

inline void fill(rs::database& db) {
  db.create_tables();
  for (const auto& [tenant, prefix, rows] : {std::tuple{1, "one-", 3}, std::tuple{2, "two-", 2}}) {
    rs::session session = db.for_tenant(tenant);
    for (int i = 1; i <= rows; ++i) add_order(session, add_customer(session, prefix + std::to_string(i)), 100.0 * i);
  }
}
inline rs::database open_memory() {
  rs::database db{rs::sqlite_memory(), schema{}};
  fill(db);
  return db;
}
/// A file of its own with that many connections.
inline rs::database open(std::size_t connections = 4) {
  rs::database db{rs::sqlite_temporary({.pool_size = connections}), schema{}};
  fill(db);
  return db;
}

}  // namespace shop

/// The same with a tenant that is a text.
namespace text_shop {

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant", std::string> tenant{};
  static constexpr column<"body", std::string> body{};
  static constexpr auto columns = std::tuple{id, tenant, body};
  static constexpr auto scope = rs::scoped_by<tenant>;
};
using schema = rs::schema<notes>;

inline std::int64_t add_note(rs::session& session, const std::string& body) {
  return session(rs::query<"notes.add">().insert_into(notes{}).set(notes::body = body)).key();
}

}  // namespace text_shop
