#include <soci/soci.h>
#include <rowscope/db/guard_report.hpp>

#include "catch.hpp"
#include "support/two_shops.hpp"

namespace rowscope_tests::guarded {

using Catch::Matchers::ContainsSubstring;

namespace {

std::int64_t customers_of(rs::session& s) {
  return s.raw<std::int64_t>(rs::site<"modes.customers">, "SELECT count(*) FROM customers").one();
}
std::int64_t orders_of(rs::session& s) {
  return s.raw<std::int64_t>(rs::site<"modes.orders">, "SELECT count(*) FROM orders").one();
}

}  // namespace

TEST_CASE("a table in report mode is used as it is written while the others keep to the scope", "[guard][modes]") {
  two_shops db(rs::guard{.mode = rs::raw_mode::read_write}.report<orders>());
  rs::session acme = db->for_tenant(1);
  CHECK(customers_of(acme) == 3);
  CHECK(orders_of(acme) == 7);

  // Both in one statement, on whichever side.
  CHECK(acme.raw<std::int64_t>(rs::site<"modes.join">,
                               "SELECT count(*) FROM orders JOIN customers ON customers.id = orders.customer_id")
            .one() == 3);
  CHECK(acme.raw<std::int64_t>(rs::site<"modes.left_join">,
                               "SELECT count(*) FROM orders LEFT JOIN customers ON customers.id = orders.customer_id "
                               "WHERE customers.id IS NULL")
            .one() == 4);

  acme.raw(rs::site<"modes.update">, "UPDATE orders SET note = 'seen' WHERE id IN (1, 101)");
  acme.raw(rs::site<"modes.update_other">, "UPDATE customers SET score = 1 WHERE id IN (1, 101)");
  CHECK(db.file().value("SELECT count(*) FROM orders WHERE note = 'seen'") == "2");
  CHECK(db.file().value("SELECT count(*) FROM customers WHERE score = 1") == "1");
  // The copy has the tenant of the session, not of the row that was read.
  acme.raw(rs::site<"modes.copy">,
           "INSERT INTO customers(id, name, data) SELECT 900 + id, 'of ' || id, '' FROM orders WHERE id = 101");
  CHECK(db.file().value("SELECT account_id FROM customers WHERE name = 'of 101'") == "1");

  std::vector<std::string> told;
  for (const rs::guard_report& r : rs::guard_reports(*db)) {
    told.push_back(r.site);
    CHECK(r.would_refuse.empty());
  }
  CHECK(told == std::vector<std::string>{"modes.orders", "modes.left_join", "modes.update", "modes.copy"});
}

TEST_CASE("a table in report mode opens no way to the rows of others in another table", "[guard][modes]") {
  const auto* const text =
      GENERATE("SELECT count(*) FROM main.customers", "SELECT count(*) FROM orders, main.customers",
               "SELECT count(*) FROM main.orders JOIN main.customers USING (id)", "SELECT count(*) FROM secrets",
               "SELECT (SELECT count(*) FROM main.customers) FROM orders", "SELECT count(*) FROM sqlite_master",
               "UPDATE orders SET note = (SELECT group_concat(name) FROM main.customers)",
               "INSERT INTO orders(customer_id, total, note) SELECT 1, 1, name FROM main.customers",
               "UPDATE orders SET note = c.name FROM main.customers AS c WHERE c.id = orders.customer_id",
               "DELETE FROM orders WHERE id IN (SELECT id FROM main.customers)", "DELETE FROM main.customers",
               "WITH orders AS (SELECT * FROM main.customers) SELECT count(*) FROM orders", "PRAGMA table_info(orders)",
               "CREATE TRIGGER t AFTER UPDATE ON orders BEGIN SELECT 1; END");
  CAPTURE(text);
  two_shops db(rs::guard{.mode = rs::raw_mode::read_write}.report<orders>());
  rs::session acme = db->for_tenant(1);
  CHECK_THROWS_AS(acme.soci(rs::site<"modes.ways">) << text, rs::guard_refused);
}

TEST_CASE("a row in report mode may point to a table that keeps to the scope", "[guard][modes]") {
  two_shops db(rs::guard{.mode = rs::raw_mode::read_write}.report<items>());
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"modes.key">);
  soci::statement insert =
      (sql.prepare << "insert into items(order_id, product, amount, data) values (1, 'new', 1, '')");
  insert.execute(true);
  db.file().run("CREATE TABLE later(id INTEGER)");  // SQLite prepares the statement again
  insert.execute(true);
  CHECK(db.file().value("SELECT count(*) FROM items WHERE product = 'new'") == "2");
  CHECK_THROWS_AS(sql << "insert into items(order_id, product, amount, data) values (999, 'new', 1, '')",
                  soci::soci_error);
  CHECK_THROWS_AS(sql << "insert into items(order_id, product, amount, data) select id, 'x', 1, '' from main.orders",
                  rs::guard_refused);
}

TEST_CASE("what a table in report mode is written from keeps to the scope, also behind a fence", "[guard][modes]") {
  two_shops db(rs::guard{.mode = rs::raw_mode::read_write}.report<orders>());
  rs::session acme = db->for_tenant(1);
  // json_extract fails on the rows of others.
  acme.raw(rs::site<"modes.fence">,
           "UPDATE orders SET note = (SELECT max(json_extract(data, '$.k')) FROM customers) WHERE id IN "
           "(SELECT id FROM customers WHERE json_extract(data, '$.k') > 1)");
  CHECK(db.file().value("SELECT group_concat(id || ':' || note) FROM orders WHERE note = '3'") == "2:3,3:3");
}

TEST_CASE("a table that is off is none of raw SQL's, and the others are", "[guard][modes]") {
  two_shops db(rs::guard{}.off<customers>());
  rs::session acme = db->for_tenant(1);
  CHECK(orders_of(acme) == 3);  // through customers, which it may
  const auto* const text = GENERATE("SELECT count(*) FROM customers", "SELECT name FROM customers",
                                    "SELECT count(*) FROM orders JOIN customers ON customers.id = orders.customer_id",
                                    "SELECT 1 FROM orders WHERE EXISTS (SELECT 1 FROM customers)",
                                    "SELECT 1 FROM main.customers", "SELECT 1 FROM orders JOIN customers USING (id)",
                                    "SELECT 1 FROM orders NATURAL JOIN customers", "UPDATE customers SET score = 1",
                                    "DELETE FROM customers", "INSERT INTO customers(name, data) VALUES ('', '')");
  CAPTURE(text);
  CHECK_THROWS_AS(acme.soci(rs::site<"modes.off">) << text, rs::guard_refused);
  // The builder's are not raw SQL.
  CHECK(acme(rs::query<"modes.typed">().select(customers::id).from(customers{}).count_rows()).value() == 3);
}

TEST_CASE("reading and writing are given table by table", "[guard][modes]") {
  two_shops db(rs::guard{}.read_write<orders>());
  rs::session acme = db->for_tenant(1);
  CHECK(acme.raw(rs::site<"modes.may_write">, "UPDATE orders SET note = 'x'").affected_rows == 3);
  CHECK_THAT(said<rs::guard_refused>([&] { acme.raw(rs::site<"modes.may_read">, "UPDATE customers SET score = 1"); }),
             ContainsSubstring("raw SQL is read-only here, and this writes customers"));

  two_shops closed(rs::guard{.mode = rs::raw_mode::off}.read_only<currencies>());
  rs::session other = closed->for_tenant(1);
  CHECK(other.raw<std::int64_t>(rs::site<"modes.only">, "SELECT count(*) FROM currencies").one() == 3);
  CHECK_THROWS_AS((void)customers_of(other), rs::guard_refused);
}

TEST_CASE("while one table is held to the scope, report mode lets nothing through that could reach it",
          "[guard][modes]") {
  two_shops db(rs::guard{.mode = rs::raw_mode::report}.read_only<customers>());
  rs::session acme = db->for_tenant(1);
  CHECK(customers_of(acme) == 3);
  CHECK(orders_of(acme) == 7);
  CHECK(acme.raw<std::int64_t>(rs::site<"modes.undeclared">, "SELECT count(*) FROM secrets").one() == 3);
  const auto* const text =
      GENERATE("SELECT count(*) FROM main.customers", "SELECT * FROM sqlite_master", "PRAGMA table_info(customers)",
               "CREATE VIEW v AS SELECT * FROM customers", "DROP TABLE customers", "ATTACH ':memory:' AS other");
  CAPTURE(text);
  CHECK_THROWS_AS(acme.soci(rs::site<"modes.half_open">) << text, rs::guard_refused);
}

TEST_CASE("undeclared tables are used as they are written where that is asked for, and their views are not",
          "[guard][modes]") {
  two_shops db({.undeclared = rs::undeclared_tables::report});
  db.file().run(
      "CREATE VIEW everybody AS SELECT * FROM customers; CREATE VIEW how_many AS SELECT count(*) AS n FROM customers");
  rs::session acme = db->for_tenant(1);
  CHECK(acme.raw<std::int64_t>(rs::site<"modes.secrets">, "SELECT count(*) FROM secrets").one() == 3);
  REQUIRE(rs::guard_reports(*db).size() == 1);
  CHECK_THAT(rs::guard_reports(*db).front().would_refuse, ContainsSubstring("secrets is not declared"));
  CHECK(customers_of(acme) == 3);
  for (const char* text : {"SELECT count(*) FROM everybody", "SELECT n FROM how_many", "SELECT name FROM everybody"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(acme.soci(rs::site<"modes.views">) << text, rs::guard_refused);
  }
}

TEST_CASE("a row may be written whose parent is off", "[guard][modes]") {
  two_shops db(rs::guard{.mode = rs::raw_mode::read_write}.off<customers>().report<orders>());
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"modes.parent_is_off">);
  sql << "insert into orders(id, customer_id, total) values (900, 1, 1)";
  sql << "update orders set customer_id = 2 where id = 900";
  CHECK(db.file().value("SELECT customer_id FROM orders WHERE id = 900") == "2");
  sql << "delete from orders where id = 900";
  for (const char* text : {"update orders set note = (select group_concat(name) from customers)",
                           "update orders set note = (select count(*) from 'customers')",
                           "update orders set note = name from customers where customers.id = customer_id"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(sql << text, rs::guard_refused);
  }
}

TEST_CASE(
    "triggers of a table in report mode write undeclared tables, and foreign keys no table that keeps to the scope",
    "[guard][modes]") {
  two_shops db(rs::guard{.mode = rs::raw_mode::read_write}.report<customers, orders>());
  db.file().run(
      "PRAGMA foreign_keys = OFF; DROP TABLE items; CREATE TABLE items(id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL "
      "REFERENCES orders(id) ON DELETE CASCADE, product TEXT NOT NULL, amount INTEGER NOT NULL, data TEXT NOT NULL)");
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"modes.triggers">);
  sql << "insert into customers(id, account_id, name, data) values (900, 1, 'Eve', '')";
  CHECK(db.file().value("SELECT count(*) FROM journal WHERE what = 'Eve'") == "1");
  CHECK_THAT(said<rs::guard_refused>([&] { sql << "delete from orders where id = 2"; }),
             ContainsSubstring("would change rows of items by a foreign key's action or a trigger"));
}

TEST_CASE("the tables of a virtual one are not used as undeclared ones", "[guard][modes]") {
  two_shops db({.undeclared = rs::undeclared_tables::report});
  db.file().run("CREATE VIRTUAL TABLE words USING fts5(name); INSERT INTO words SELECT name FROM customers");
  rs::session acme = db->for_tenant(1);
  for (const char* text : {"SELECT c0 FROM words_content", "SELECT name FROM words", "SELECT count(*) FROM words",
                           "SELECT count(*) FROM words_data", "SELECT 1 FROM words_content JOIN secrets USING (id)"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(acme.soci(rs::site<"modes.virtual">) << text, rs::guard_refused);
  }
}

TEST_CASE("a stored view of which no column is read is refused in every mode", "[guard][modes]") {
  const auto modes = GENERATE(rs::guard{.mode = rs::raw_mode::read_write}, rs::guard{}.off<customers>(),
                              rs::guard{}.report<orders>(), rs::guard{.undeclared = rs::undeclared_tables::report},
                              rs::guard{.mode = rs::raw_mode::report}.read_only<customers>());
  two_shops db(modes);
  db.file().run(
      "CREATE VIEW v1 AS SELECT 1 AS one FROM customers;"
      "CREATE VIEW v2 AS SELECT 1 AS one FROM customers NATURAL JOIN (SELECT 'Zed' AS name);"
      "CREATE VIEW v3 AS SELECT orders.id FROM orders JOIN customers USING (id);"
      "CREATE VIEW v4 AS SELECT secrets.id FROM secrets, customers");
  rs::session acme = db->for_tenant(1);
  for (const char* text :
       {"SELECT count(*) FROM v1", "SELECT 1 FROM v1", "SELECT count(*) FROM v2", "SELECT count(*) FROM 'v2'",
        "SELECT count(*) FROM v3", "SELECT count(*) FROM \"V4\"", "SELECT count(*) FROM main.v1",
        "SELECT 1 FROM orders WHERE (SELECT count(*) FROM [v2]) > 0"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(acme.soci(rs::site<"modes.stored_views">) << text, rs::guard_refused);
  }
}

TEST_CASE("a mode is given to a table of the database's schema", "[guard][modes]") {
  plain_database file;
  CHECK_THAT(said<rs::usage_error>([&] {
               const rs::database db(rs::sqlite(file.path(), {.guard = rs::guard{}.report<customers>()}),
                                     rs::schema<currencies>{});
             }),
             ContainsSubstring("rs::guard gives a mode to the table customers, which is not in the database's schema"));
}

TEST_CASE("a read batch refuses writes of SOCI's in report mode too", "[guard][modes][read_batch]") {
  two_shops db({.mode = rs::raw_mode::report});
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"batch.legacy">);
  {
    const auto batch = acme.read_batch();
    CHECK_THAT(said<rs::usage_error>([&] { sql << "UPDATE customers SET score = 77 WHERE id = 1"; }),
               ContainsSubstring("read_batch"));
  }
  CHECK(db.file().value("SELECT count(*) FROM customers WHERE score = 77") == "0");
  sql << "UPDATE customers SET score = 77 WHERE id = 1";
  CHECK(db.file().value("SELECT count(*) FROM customers WHERE score = 77") == "1");
}

TEST_CASE("a statement of raw() that made room for another is reported as itself when it comes again",
          "[guard][modes][statement_cache]") {
  plain_database file;
  fill(file, world::poisoned);
  rs::database db(
      rs::sqlite(file.path(), {.pool_size = 1, .statement_cache = 1, .guard = {.mode = rs::raw_mode::report}}),
      schema{});
  rs::session acme = db.for_tenant(1);
  for (int i = 0; i < 3; ++i) {
    CHECK(acme.raw<int>(rs::site<"room.customers">, "SELECT count(*) FROM customers").one() == 8);
    CHECK(acme.raw<int>(rs::site<"room.orders">, "SELECT count(*) FROM orders").one() > 3);
  }
  const std::vector<rs::guard_report> all = rs::guard_reports(db);
  REQUIRE(all.size() == 2);
  for (const rs::guard_report& r : all) {
    CHECK(r.executions == 3);
    CHECK_THAT(r.sql, ContainsSubstring(r.site == "room.orders" ? "orders" : "customers"));
  }
}

TEST_CASE("a transaction locks a database that was attached in report mode behind an earlier one", "[guard][modes]") {
  two_shops db({.mode = rs::raw_mode::report});
  plain_database other;
  other.run("CREATE TABLE words(word TEXT)");
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"attached.legacy">);
  { auto before = acme.transaction(); }
  sql << "ATTACH '" + other.path() + "' AS attached";
  auto tx = acme.transaction();
  CHECK_THROWS_WITH(other.run("BEGIN IMMEDIATE"), ContainsSubstring("locked"));
  tx.rollback();
  CHECK_NOTHROW(other.run("BEGIN IMMEDIATE; ROLLBACK"));
}

}  // namespace rowscope_tests::guarded
