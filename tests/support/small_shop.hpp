#pragma once
// A shop with few rows: customers with a tenant column, orders that take their tenant from their customer, currencies
// that are the same for all; and notes of text tenants. Filled through the library.

#include <string>
#include <vector>

#include <rowscope/rowscope.hpp>

#include "new_database.hpp"

namespace rowscope_tests {

namespace rs = rowscope;

namespace small_shop {

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

/// Adds a customer, and returns its key.
inline std::int64_t add_customer(rs::session& session, const std::string& name) {
  return session(rs::query<"shop.add_customer">().insert_into(customers{}).set(customers::name = name)).key();
}
/// Adds an order, and returns its key.
inline std::int64_t add_order(rs::session& session, std::int64_t customer, double total) {
  return session(rs::query<"shop.add_order">().insert_into(orders{}).set(orders::customer_id = customer,
                                                                         orders::total = total))
      .key();
}
/// The names of the customers in the session's scope, in the order of their keys.
template <class Session>
std::vector<std::string> names(Session&& session) {
  std::vector<std::string> all;
  for (const auto& row :
       session(rs::query<"shop.names">().select(customers::name).from(customers{}).order_by(customers::id)))
    all.push_back(row[customers::name]);
  return all;
}
/// How many customers there are in the session's scope.
template <class Session>
std::int64_t customer_count(Session&& session) {
  return session(rs::query<"shop.customer_count">().select(rs::count()).from(customers{})).value();
}

/// Tenant 1 has the customers 1 to 3, "one-1" to "one-3", and tenant 2 has 4 and 5, "two-1" and "two-2". Each has the
/// order of the same key, with 100 times the number in its name as total.
inline void add_rows(rs::database& db) {
  const auto add = [&](std::int64_t tenant, const std::string& prefix, int customers) {
    rs::session session = db.for_tenant(tenant);
    for (int i = 1; i <= customers; ++i)
      add_order(session, add_customer(session, prefix + std::to_string(i)), 100.0 * i);
  };
  add(1, "one-", 3);
  add(2, "two-", 2);
}
/// The tables and the rows.
inline void fill(rs::database& db) {
  db.create_tables();
  add_rows(db);
}
inline rs::database open_with(const database_settings& settings) {
  rs::database db = new_database(schema::info(), settings);
  add_rows(db);
  return db;
}
/// A filled shop, which waits only shortly for a lease.
inline rs::database open(std::size_t pool_size = 2) {
  return open_with({.pool_size = pool_size, .lease_timeout = std::chrono::milliseconds(150)});
}

}  // namespace small_shop

namespace text_shop {

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant", std::string> tenant{};
  static constexpr column<"body", std::string> body{};
  static constexpr auto columns = std::tuple{id, tenant, body};
  static constexpr auto scope = rs::scoped_by<tenant>;
};
struct tags : rs::table<tags, "tags"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"note_id", std::int64_t> note_id{};
  static constexpr column<"word", std::string> word{};
  static constexpr auto columns = std::tuple{id, note_id, word};
  static constexpr auto scope = rs::scoped_through<note_id, notes::id>;
};
using schema = rs::schema<notes, tags>;

/// Adds a note, and returns its key.
inline std::int64_t add_note(rs::session& session, const std::string& body) {
  return session(rs::query<"text_shop.add_note">().insert_into(notes{}).set(notes::body = body)).key();
}
/// The notes in the session's scope, in the order of their keys.
template <class Session>
std::vector<std::string> bodies(Session&& session) {
  std::vector<std::string> all;
  for (const auto& row : session(rs::query<"text_shop.bodies">().select(notes::body).from(notes{}).order_by(notes::id)))
    all.push_back(row[notes::body]);
  return all;
}

}  // namespace text_shop
}  // namespace rowscope_tests
