#include "catch.hpp"
#include "support/two_shops.hpp"

namespace rowscope_tests::guarded {

using Catch::Matchers::ContainsSubstring;

TEST_CASE("a raw insert gets the tenant of its session, and only that", "[guard][write]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  CHECK(acme.raw(rs::site<"write.insert">, "INSERT INTO customers(name, data) VALUES ('Dora', '{}'), ('Eve', '{}')")
            .affected_rows == 2);
  CHECK(db.file().value(
            "SELECT count(*) FROM customers WHERE account_id = 1 AND score = 0 AND name IN ('Dora', 'Eve')") == "2");
  CHECK(acme.raw(rs::site<"write.own">, "INSERT INTO customers(account_id, name, data) VALUES (:t, 'Flo', '{}')",
                 rs::use(1, "t"))
            .affected_rows == 1);
  CHECK_THAT(said<rs::scope_violation>([&] {
               acme.raw(rs::site<"write.foreign">,
                        "INSERT INTO customers(account_id, name, data) VALUES (2, 'Gil', '{}')");
             }),
             ContainsSubstring("customers.account_id"));
  CHECK(db.file().value("SELECT count(*) FROM customers WHERE name = 'Gil'") == "0");
}

TEST_CASE("a raw write of several rows writes all of them or none", "[guard][write]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  const auto second_is_foreign = [&] {
    acme.raw(rs::site<"atomic.insert">, "INSERT INTO orders(customer_id, total) VALUES (1, 1.0), (101, 2.0)");
  };
  CHECK_THROWS_AS(second_is_foreign(), rs::scope_violation);
  CHECK(db.file().value("SELECT count(*) FROM orders WHERE total IN (1.0, 2.0)") == "0");

  const auto tx = acme.transaction();
  CHECK(acme.raw(rs::site<"atomic.before">, "INSERT INTO orders(customer_id, total) VALUES (1, 3.0)").affected_rows ==
        1);
  CHECK_THROWS_AS(second_is_foreign(), rs::scope_violation);
  CHECK(acme.raw<std::int64_t>(rs::site<"atomic.after">, "SELECT count(*) FROM orders WHERE total = 3.0").one() == 1);
}

TEST_CASE("a raw update and a raw delete reach the rows of the scope", "[guard][write]") {
  two_shops db;
  const std::string others =
      db.file().value("SELECT group_concat(id || name || score) FROM customers WHERE account_id <> 1");
  rs::session acme = db->for_tenant(1);
  CHECK(acme.raw(rs::site<"write.update">, "UPDATE customers SET score = score + 1").affected_rows == 3);
  CHECK(db.file().value("SELECT sum(score) FROM customers WHERE account_id = 1") == "63");
  CHECK(acme.raw(rs::site<"write.same">, "UPDATE customers SET score = score").affected_rows == 3);
  CHECK(acme.raw(rs::site<"write.foreign_key">, "UPDATE customers SET name = 'x' WHERE id = 101").affected_rows == 0);
  CHECK_THROWS_AS(acme.raw(rs::site<"write.move">, "UPDATE customers SET account_id = 2 WHERE id = 1"),
                  rs::scope_violation);
  CHECK_THROWS_AS(acme.raw(rs::site<"write.parent">, "UPDATE orders SET customer_id = 101 WHERE id = 1"),
                  rs::scope_violation);
  CHECK(acme.raw(rs::site<"write.delete">, "DELETE FROM items").affected_rows == 3);
  CHECK(db.file().value("SELECT count(*) FROM items") == "4");
  CHECK(others == db.file().value("SELECT group_concat(id || name || score) FROM customers WHERE account_id <> 1"));
}

TEST_CASE("a condition with a term that can fail finds its rows behind the fence", "[guard][write][fence]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  CHECK(acme.raw(rs::site<"fence.update">,
                 "UPDATE customers SET score = :s WHERE json_extract(data, '$.city') = :c OR score > 25",
                 rs::use(7, "s"), rs::use("Bern", "c"))
            .affected_rows == 2);
  CHECK(
      acme.raw(
              rs::site<"fence.place">,
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) UPDATE customers SET name = ?, "
              "email = ? WHERE json_extract(data, '$.k') = ? AND id IN (SELECT i FROM n);",
              rs::use("Ada L."), rs::use("a@l"), rs::use(1))
          .affected_rows == 1);
  CHECK(db.file().value("SELECT name || email || score FROM customers WHERE id = 1") == "Ada L.a@l7");
  CHECK(acme.raw(rs::site<"fence.delete">, "DELETE FROM items WHERE abs(amount) = 5").affected_rows == 1);
  CHECK_THROWS_AS(acme.raw(rs::site<"fence.from">,
                           "UPDATE customers SET score = 1 FROM orders WHERE orders.customer_id = customers.id AND "
                           "abs(orders.total) > 1"),
                  rs::guard_refused);
}

TEST_CASE("raw SQL tells of its own writes, and of no other lease's", "[guard][write]") {
  two_shops db({.mode = rs::raw_mode::read_write}, 1);
  {
    rs::session acme = db->for_tenant(1);
    acme.raw(rs::site<"counters.write">, "INSERT INTO labels(word) VALUES ('a'), ('b')");
    CHECK(acme.raw<std::int64_t>(rs::site<"counters.changes">, "SELECT changes()").one() == 2);
    CHECK(acme.raw<std::int64_t>(rs::site<"counters.key">, "SELECT last_insert_rowid()").one() ==
          std::stoll(db.file().value("SELECT max(id) FROM labels")));
  }
  rs::session globex = db->for_tenant(2);
  CHECK(globex.raw<std::int64_t>(rs::site<"counters.others">, "SELECT changes() + last_insert_rowid()").one() == 0);
}

TEST_CASE("what all tenants share is not written by raw SQL", "[guard][write]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  CHECK_THROWS_AS(acme.raw(rs::site<"shared.insert">, "INSERT INTO currencies VALUES ('EUR', 2)"), rs::guard_refused);
  CHECK_THROWS_AS(acme.raw(rs::site<"shared.user">, "DELETE FROM users"), rs::scope_violation);
  CHECK_THROWS_AS(acme.raw(rs::site<"shared.root">, "INSERT INTO accounts(name) VALUES ('x')"), rs::scope_violation);
  // Rows that all tenants read are left as they are by a write that reaches its own, as the builder leaves them.
  CHECK(acme.raw(rs::site<"shared.labels">, "UPDATE labels SET word = 'x'").affected_rows == 2);
  CHECK(db.file().value("SELECT word FROM labels WHERE account_id IS NULL") == "global");
  CHECK(acme.raw(rs::site<"shared.own_account">, "UPDATE accounts SET name = 'Acme'").affected_rows == 1);
}

TEST_CASE("raw SQL is read-only unless it is said otherwise, and can be off", "[guard][write]") {
  two_shops db(rs::guard{});
  rs::session acme = db->for_tenant(1);
  CHECK_THAT(
      said<rs::guard_refused>([&] { acme.raw(rs::site<"mode.insert">, "INSERT INTO labels(word) VALUES ('x')"); }),
      ContainsSubstring("read_write"));
  CHECK_THROWS_AS(acme.raw(rs::site<"mode.update">, "UPDATE customers SET score = 0"), rs::guard_refused);
  CHECK(acme.raw<std::int64_t>(rs::site<"mode.read">, "SELECT count(*) FROM labels WHERE word = 'x'").one() == 0);
  two_shops none({.mode = rs::raw_mode::off});
  rs::session off = none->for_tenant(1);
  CHECK_THAT(said<rs::usage_error>([&] { (void)off.raw<std::int64_t>(rs::site<"mode.off">, "SELECT 1"); }),
             ContainsSubstring("raw_mode::off"));
}

}  // namespace rowscope_tests::guarded
