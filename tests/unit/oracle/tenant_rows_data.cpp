#include "tenant_rows.hpp"

namespace rowscope_tests::oracle {

std::string tables_ddl() {
  return R"(
PRAGMA page_size = 1024;
CREATE TABLE accounts (id INTEGER PRIMARY KEY, name TEXT NOT NULL, plan INTEGER) STRICT;
CREATE TABLE currencies (code TEXT PRIMARY KEY NOT NULL, label TEXT NOT NULL) STRICT;
CREATE TABLE labels (id INTEGER PRIMARY KEY, tenant_id INTEGER, name TEXT NOT NULL, UNIQUE (tenant_id, name)) STRICT;
CREATE TABLE customers (id INTEGER PRIMARY KEY AUTOINCREMENT, tenant_id INTEGER NOT NULL, name TEXT NOT NULL, email TEXT,
  parent_id INTEGER REFERENCES customers (id), points INTEGER NOT NULL, UNIQUE (tenant_id, name)) STRICT;
CREATE TABLE orders (id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers (id),
  code TEXT NOT NULL UNIQUE, total REAL NOT NULL, note TEXT, referrer_id INTEGER REFERENCES customers (id)) STRICT;
CREATE INDEX orders_by_customer ON orders (customer_id);
CREATE TABLE order_lines (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (id), product TEXT NOT NULL,
  quantity INTEGER NOT NULL, currency TEXT REFERENCES currencies (code), label_id INTEGER REFERENCES labels (id)) STRICT;
CREATE INDEX lines_by_order ON order_lines (order_id);
CREATE TABLE shipments (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, order_id INTEGER NOT NULL REFERENCES orders (id),
  carrier TEXT) STRICT;
CREATE TABLE settings (tenant_id INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, rank INTEGER,
  PRIMARY KEY (tenant_id, name)) STRICT;
CREATE TABLE reminders (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, setting TEXT, text TEXT NOT NULL,
  FOREIGN KEY (tenant_id, setting) REFERENCES settings (tenant_id, name)) STRICT;
CREATE TABLE courses (faculty TEXT NOT NULL, number INTEGER NOT NULL, tenant_id INTEGER NOT NULL, title TEXT,
  PRIMARY KEY (faculty, number)) STRICT;
CREATE TABLE exams (id INTEGER PRIMARY KEY, faculty TEXT NOT NULL, number INTEGER NOT NULL, seats INTEGER NOT NULL,
  FOREIGN KEY (faculty, number) REFERENCES courses (faculty, number)) STRICT;
CREATE TABLE bookings (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, faculty TEXT, number INTEGER,
  FOREIGN KEY (faculty, number) REFERENCES courses (faculty, number)) STRICT;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE memberships (tenant_id INTEGER NOT NULL, user_id INTEGER NOT NULL REFERENCES users (id), role TEXT NOT NULL,
  PRIMARY KEY (tenant_id, user_id)) STRICT;
CREATE TABLE tasks (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, user_id INTEGER REFERENCES users (id),
  title TEXT NOT NULL) STRICT;
CREATE TABLE booths (id INTEGER PRIMARY KEY AUTOINCREMENT, tenant_id INTEGER NOT NULL, event_id INTEGER NOT NULL,
  name TEXT NOT NULL, UNIQUE (tenant_id, event_id, name)) STRICT;
CREATE TABLE visits (id INTEGER PRIMARY KEY, booth_id INTEGER NOT NULL REFERENCES booths (id),
  customer_id INTEGER REFERENCES customers (id), minutes INTEGER NOT NULL) STRICT;
)";
}

// A session that does not see an event still has the tenant's customers, so that no visit of its own points to them
// yet: the separate database does not have it, and could not keep the customer from being removed. Names, texts and
// numbers are the same for every tenant wherever they may be; the rows of one differ in number.
std::string all_rows() {
  std::string sql = R"(
INSERT INTO currencies VALUES ('EUR', 'euro'), ('USD', 'dollar'), ('CHF', 'franc');
INSERT INTO labels VALUES (5000, NULL, 'red'), (5001, NULL, 'new');
INSERT INTO users VALUES (901, 'Ann'), (902, 'Ben'), (903, 'Cat'), (904, 'Dan');
)";
  // ? is the digit of the tenant.
  static const std::string of_tenant = R"(
INSERT INTO accounts VALUES (?, 'acme', 2);
INSERT INTO labels VALUES (1?, ?, 'red'), (2?, ?, 'old');
INSERT INTO customers VALUES (1?, ?, 'Ann', 'ann@x', NULL, 3), (2?, ?, 'Ben', NULL, 1?, 5), (3?, ?, 'Cat', 'ann@x', 2?, 3),
  (4?, ?, 'Dan', NULL, 1?, 0);
INSERT INTO orders VALUES (1?, 1?, 'k1?', 10.5, 'late', 2?), (2?, 1?, 'k2?', 20, NULL, NULL), (3?, 2?, 'k3?', 10.5, 'pen', 1?),
  (4?, 3?, 'k4?', 0.5, NULL, 1?);
INSERT INTO order_lines VALUES (1?, 1?, 'pen', 1, 'EUR', 1?), (2?, 1?, 'cup', 2, NULL, 5000), (3?, 2?, 'pen', 3, 'USD', NULL),
  (4?, 3?, 'cap', 1, 'EUR', 5001), (5?, 4?, 'pen', 5, NULL, 2?);
INSERT INTO shipments VALUES (1?, ?, 1?, 'post'), (2?, ?, 3?, NULL), (3?, ?, 3?, 'post');
INSERT INTO settings VALUES (?, 'red', 'a', 1), (?, 'old', 'b', NULL), (?, 'pen', 'a', 3);
INSERT INTO reminders VALUES (1?, ?, 'red', 'late'), (2?, ?, NULL, 'new'), (3?, ?, 'red', 'old');
INSERT INTO courses VALUES ('art', 1?, ?, 'pen'), ('law', 1?, ?, NULL), ('art', 2?, ?, 'cup');
INSERT INTO exams VALUES (1?, 'art', 1?, 3), (2?, 'law', 1?, 5), (3?, 'art', 2?, 3), (4?, 'art', 1?, 0);
INSERT INTO bookings VALUES (1?, ?, 'art', 1?), (2?, ?, NULL, 1?), (3?, ?, 'law', 1?);
INSERT INTO memberships VALUES (?, 90?, 'old'), (?, 904, 'new');
INSERT INTO tasks VALUES (1?, ?, 90?, 'pen'), (2?, ?, NULL, 'cup'), (3?, ?, 904, 'pen');
INSERT INTO booths VALUES (1?, ?, 7, 'red'), (2?, ?, 7, 'old'), (3?, ?, 8, 'red');
INSERT INTO visits VALUES (1?, 1?, NULL, 5), (2?, 1?, NULL, 3), (3?, 2?, NULL, 5), (4?, 3?, NULL, 1);
)";
  for (const char tenant : {'1', '2', '3'})
    for (const char c : of_tenant) sql += c == '?' ? tenant : c;
  sql +=
      "INSERT INTO customers VALUES (51, 1, 'Eve', 'eve@x', 11, 9); INSERT INTO orders VALUES (52, 12, 'k52', 99, 'late', 12);"
      "INSERT INTO memberships VALUES (1, 902, 'pen'); INSERT INTO exams VALUES (53, 'art', 23, 8);";
  return sql;
}

}  // namespace rowscope_tests::oracle
