// The twenty statements of rowscope.cpp by hand: SOCI, with the tenant in each of them and the foreign keys checked by
// an INSERT from a SELECT.
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "records.hpp"

namespace soci {

template <>
struct type_conversion<shop::customer> {
  using base_type = values;
  static void from_base(const values& v, indicator, shop::customer& c) {
    c.id = v.get<long long>("id");
    c.name = v.get<std::string>("name");
    if (v.get_indicator("email") == i_ok) c.email = v.get<std::string>("email");
  }
};
template <>
struct type_conversion<shop::product> {
  using base_type = values;
  static void from_base(const values& v, indicator, shop::product& p) {
    p = {v.get<long long>("id"), v.get<std::string>("title"), v.get<double>("price")};
  }
};
template <>
struct type_conversion<shop::order> {
  using base_type = values;
  static void from_base(const values& v, indicator, shop::order& o) {
    o = {v.get<long long>("id"), v.get<std::string>("state"), v.get<double>("total")};
  }
};
template <>
struct type_conversion<shop::customer_order> {
  using base_type = values;
  static void from_base(const values& v, indicator, shop::customer_order& o) {
    o = {v.get<long long>("id"), v.get<std::string>("name"), v.get<double>("total")};
  }
};
template <>
struct type_conversion<shop::line> {
  using base_type = values;
  static void from_base(const values& v, indicator, shop::line& l) {
    l = {v.get<std::string>("title"), v.get<int>("quantity"), v.get<double>("price")};
  }
};
template <>
struct type_conversion<shop::spent> {
  using base_type = values;
  static void from_base(const values& v, indicator, shop::spent& s) {
    s.customer = v.get<std::string>("name");
    s.orders = v.get<int>("orders");
    if (v.get_indicator("total") == i_ok) s.total = v.get<double>("total");
  }
};

}  // namespace soci

namespace shop {

using soci::into;
using soci::use;

namespace {

std::int64_t last_key(soci::session& sql) {
  long long key = 0;
  sql << "SELECT last_insert_rowid()", into(key);
  return key;
}
std::int64_t affected(soci::statement& statement) {
  statement.execute(true);
  return statement.get_affected_rows();
}

}  // namespace

std::int64_t add_customer(soci::session& sql, long long tenant, const std::string& name,
                          const std::optional<std::string>& email) {
  const std::string text = email.value_or("");
  soci::indicator given = email ? soci::i_ok : soci::i_null;
  sql << "INSERT INTO customers (tenant_id, name, email) VALUES (:tenant, :name, :email)", use(tenant, "tenant"),
      use(name, "name"), use(text, given, "email");
  return last_key(sql);
}
std::int64_t add_product(soci::session& sql, long long tenant, const std::string& title, double price) {
  sql << "INSERT INTO products (tenant_id, title, price) VALUES (:tenant, :title, :price)", use(tenant, "tenant"),
      use(title, "title"), use(price, "price");
  return last_key(sql);
}
std::int64_t add_order(soci::session& sql, long long tenant, long long customer) {
  sql << "INSERT INTO orders (customer_id, state, total) SELECT id, 'open', 0.0 FROM customers WHERE id = :customer AND "
         "tenant_id = :tenant",
      use(customer, "customer"), use(tenant, "tenant");
  return last_key(sql);
}
void add_line(soci::session& sql, long long tenant, long long order, long long product, int quantity) {
  sql << "INSERT INTO order_lines (order_id, product_id, quantity) SELECT orders.id, products.id, :quantity FROM orders "
         "JOIN customers ON customers.id = orders.customer_id, products WHERE orders.id = :order AND "
         "customers.tenant_id = :tenant AND products.id = :product AND products.tenant_id = :tenant",
      use(quantity, "quantity"), use(order, "order"), use(tenant, "tenant"), use(product, "product");
}

std::optional<customer> customer_by_key(soci::session& sql, long long tenant, long long key) {
  customer found;
  sql << "SELECT id, name, email FROM customers WHERE id = :id AND tenant_id = :tenant", use(key, "id"),
      use(tenant, "tenant"), into(found);
  if (!sql.got_data()) return std::nullopt;
  return found;
}
std::vector<customer> customers_named(soci::session& sql, long long tenant, const std::string& pattern) {
  const soci::rowset<customer> rows =
      (sql.prepare << "SELECT id, name, email FROM customers WHERE tenant_id = :tenant AND name LIKE :pattern ORDER BY "
                      "name LIMIT 50",
       use(tenant, "tenant"), use(pattern, "pattern"));
  return {rows.begin(), rows.end()};
}
std::int64_t customer_count(soci::session& sql, long long tenant) {
  long long count = 0;
  sql << "SELECT count(*) FROM customers WHERE tenant_id = :tenant", use(tenant, "tenant"), into(count);
  return count;
}
std::vector<order> open_orders(soci::session& sql, long long tenant, long long customer) {
  const soci::rowset<order> rows =
      (sql.prepare
           << "SELECT orders.id, state, total FROM orders JOIN customers ON customers.id = orders.customer_id "
              "WHERE tenant_id = :tenant AND customer_id = :customer AND state <> 'done' ORDER BY orders.id DESC",
       use(tenant, "tenant"), use(customer, "customer"));
  return {rows.begin(), rows.end()};
}
std::vector<customer_order> big_orders(soci::session& sql, long long tenant, double least) {
  const soci::rowset<customer_order> rows =
      (sql.prepare
           << "SELECT orders.id, name, total FROM orders JOIN customers ON customers.id = orders.customer_id WHERE "
              "tenant_id = :tenant AND total >= :least ORDER BY total DESC, orders.id",
       use(tenant, "tenant"), use(least, "least"));
  return {rows.begin(), rows.end()};
}
std::vector<line> lines(soci::session& sql, long long tenant, long long order) {
  const soci::rowset<line> rows =
      (sql.prepare << "SELECT title, quantity, price FROM order_lines JOIN products ON products.id = product_id JOIN "
                      "orders ON orders.id = order_id JOIN customers ON customers.id = customer_id WHERE "
                      "customers.tenant_id = :tenant AND products.tenant_id = :tenant AND order_id = :order",
       use(tenant, "tenant"), use(order, "order"));
  return {rows.begin(), rows.end()};
}
std::vector<spent> best_customers(soci::session& sql, long long tenant) {
  const soci::rowset<spent> rows =
      (sql.prepare
           << "SELECT name, count(*) AS orders, sum(total) AS total FROM customers JOIN orders ON orders.customer_id = "
              "customers.id WHERE tenant_id = :tenant GROUP BY name ORDER BY 3 DESC LIMIT 10",
       use(tenant, "tenant"));
  return {rows.begin(), rows.end()};
}
std::vector<std::tuple<std::string, std::int64_t>> orders_by_state(soci::session& sql, long long tenant) {
  std::vector<std::tuple<std::string, std::int64_t>> all;
  const soci::rowset<soci::row> rows =
      (sql.prepare
           << "SELECT state, count(*) FROM orders JOIN customers ON customers.id = customer_id WHERE tenant_id = "
              ":tenant GROUP BY state",
       use(tenant, "tenant"));
  for (const soci::row& row : rows) all.emplace_back(row.get<std::string>(0), row.get<long long>(1));
  return all;
}
std::vector<product> unsold_products(soci::session& sql, long long tenant) {
  const soci::rowset<product> rows =
      (sql.prepare
           << "SELECT products.id, title, price FROM products LEFT JOIN order_lines ON product_id = products.id "
              "WHERE tenant_id = :tenant AND order_lines.id IS NULL",
       use(tenant, "tenant"));
  return {rows.begin(), rows.end()};
}
std::vector<product> products_between(soci::session& sql, long long tenant, double least, double most, long long page) {
  const long long skipped = 20 * page;
  const soci::rowset<product> rows =
      (sql.prepare
           << "SELECT id, title, price FROM products WHERE tenant_id = :tenant AND price BETWEEN :least AND :most "
              "ORDER BY price, id LIMIT 20 OFFSET :skipped",
       use(tenant, "tenant"), use(least, "least"), use(most, "most"), use(skipped, "skipped"));
  return {rows.begin(), rows.end()};
}
std::vector<customer> customers_without_orders(soci::session& sql, long long tenant) {
  const soci::rowset<customer> rows =
      (sql.prepare << "SELECT id, name, email FROM customers WHERE tenant_id = :tenant AND NOT EXISTS (SELECT 1 FROM "
                      "orders WHERE customer_id = customers.id)",
       use(tenant, "tenant"));
  return {rows.begin(), rows.end()};
}
std::vector<order> orders_with(soci::session& sql, long long tenant, long long product) {
  const soci::rowset<order> rows =
      (sql.prepare << "SELECT orders.id, state, total FROM orders JOIN customers ON customers.id = customer_id WHERE "
                      "tenant_id = :tenant AND orders.id IN (SELECT order_id FROM order_lines WHERE product_id = "
                      ":product)",
       use(tenant, "tenant"), use(product, "product"));
  return {rows.begin(), rows.end()};
}

std::int64_t rename_customer(soci::session& sql, long long tenant, long long key, const std::string& name) {
  soci::statement update = (sql.prepare << "UPDATE customers SET name = :name WHERE id = :id AND tenant_id = :tenant",
                            use(name, "name"), use(key, "id"), use(tenant, "tenant"));
  return affected(update);
}
std::int64_t close_orders(soci::session& sql, long long tenant, long long customer) {
  soci::statement update =
      (sql.prepare
           << "UPDATE orders SET state = 'done' WHERE customer_id IN (SELECT id FROM customers WHERE tenant_id = "
              ":tenant) AND customer_id = :customer AND state = 'open'",
       use(tenant, "tenant"), use(customer, "customer"));
  return affected(update);
}
std::int64_t remove_line(soci::session& sql, long long tenant, long long key) {
  soci::statement remove =
      (sql.prepare
           << "DELETE FROM order_lines WHERE id = :id AND order_id IN (SELECT orders.id FROM orders JOIN customers "
              "ON customers.id = customer_id WHERE tenant_id = :tenant)",
       use(key, "id"), use(tenant, "tenant"));
  return affected(remove);
}
std::int64_t remove_done_orders(soci::session& sql, long long tenant) {
  soci::statement remove =
      (sql.prepare << "DELETE FROM orders WHERE state = 'done' AND customer_id IN (SELECT id FROM customers WHERE "
                      "tenant_id = :tenant)",
       use(tenant, "tenant"));
  return affected(remove);
}

}  // namespace shop
