#include "shop_database.hpp"

namespace rowscope_tests::shop {
namespace {

const char* const data = R"(
INSERT INTO customers (id, tenant_id, name, email) VALUES
  (1, 1, 'Ann', 'ann@example.com'), (2, 1, 'Bob', NULL), (3, 1, 'Dan', NULL),
  (11, 2, 'Ann', 'ann@example.com'), (12, 2, 'Bob', NULL), (13, 2, 'Cleo', 'cleo@example.com'),
  (21, 0, 'Ann', NULL),
  (6000000001, 5000000000, 'Ann', 'ann@example.com');
INSERT INTO orders (id, customer_id, total, note, referrer_id) VALUES
  (1, 1, 100, 'late', NULL), (2, 1, 250, NULL, 2), (3, 2, 50, 'late', 11),
  (11, 11, 100, 'late', 1), (12, 11, 250, NULL, 12), (13, 13, 50, 'late', 2),
  (7000000001, 6000000001, 100, 'late', 1);
INSERT INTO order_lines (id, order_id, product, quantity, currency) VALUES
  (1, 1, 'pen', 2, 'EUR'), (2, 1, 'ink', 1, NULL), (3, 2, 'pen', 5, 'EUR'),
  (11, 11, 'pen', 2, 'EUR'), (12, 12, 'ink', 1, 'USD'),
  (8000000001, 7000000001, 'pen', 9223372036854775807, 'EUR');
INSERT INTO currencies (code, label) VALUES ('EUR', 'euro'), ('USD', 'dollar'), ('XXX', 'none');
INSERT INTO settings (tenant_id, name, value) VALUES
  (1, 'theme', 'dark'), (1, 'language', 'de'),
  (2, 'theme', 'dark'), (2, 'language', 'fr'),
  (5000000000, 'theme', 'dark');
INSERT INTO visits (id, customer_id, topic) VALUES (1, 1, 'talk'), (2, 2, 'talk'), (3, NULL, 'talk'), (11, 11, 'talk');
INSERT INTO visit_notes (id, visit_id, text) VALUES (1, 1, 'good'), (3, 3, 'good'), (11, 11, 'good');
)";

rs::database opened(plain_database& file) {
  fill(file);
  return file.open(schema::info());
}

}  // namespace

void fill(plain_database& file) {
  file.create(schema::info());
  file.run(std::string("BEGIN;") + data + "COMMIT;");
}

void keep_only(plain_database& file, std::int64_t tenant) {
  const std::string t = std::to_string(tenant);
  file.run("BEGIN; DELETE FROM customers WHERE tenant_id <> " + t + "; DELETE FROM settings WHERE tenant_id <> " + t +
           "; DELETE FROM orders WHERE customer_id NOT IN (SELECT id FROM customers)"
           "; DELETE FROM order_lines WHERE order_id NOT IN (SELECT id FROM orders)"
           "; DELETE FROM visits WHERE customer_id IS NULL OR customer_id NOT IN (SELECT id FROM customers)"
           "; DELETE FROM visit_notes WHERE visit_id NOT IN (SELECT id FROM visits); COMMIT;");
}

shop_database::shop_database() : db(opened(*this)) {}

text_rows shop_database::rows_of_others(std::int64_t tenant) {
  const std::string own = " NOT IN (SELECT id FROM customers WHERE tenant_id = " + std::to_string(tenant) + ")";
  const std::string own_orders = " IN (SELECT id FROM orders WHERE customer_id" + own + ")";
  text_rows all;
  for (const std::string& sql : {"SELECT 'customers', * FROM customers WHERE tenant_id <> " + std::to_string(tenant),
                                 "SELECT 'settings', * FROM settings WHERE tenant_id <> " + std::to_string(tenant),
                                 "SELECT 'orders', * FROM orders WHERE customer_id" + own,
                                 "SELECT 'order_lines', * FROM order_lines WHERE order_id" + own_orders,
                                 "SELECT 'visits', * FROM visits WHERE customer_id IS NULL OR customer_id" + own,
                                 std::string("SELECT 'currencies', * FROM currencies")})
    for (std::string& row : rows(sql)) all.push_back(std::move(row));
  return sorted(std::move(all));
}

}  // namespace rowscope_tests::shop
