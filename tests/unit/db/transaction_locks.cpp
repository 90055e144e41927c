// SQLite's lock of the file: against other connections of the pool and against another process.
#include "support/catch.hpp"
#include "support/other_process.hpp"
#include "support/small_shop.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using Catch::Matchers::ContainsSubstring;
using std::chrono::milliseconds;

constexpr milliseconds busy_timeout{120};

struct locked_shop {
  temporary_directory directory;
  other_process other{directory.file("shop.db")};
  rs::database db{rs::sqlite(directory.file("shop.db"),
                             {.pool_size = 2, .lease_timeout = milliseconds(150), .busy_timeout = busy_timeout}),
                  schema{}};

  locked_shop() { fill(db); }
};

}  // namespace

TEST_CASE("a transaction waits for another process' writer, and then is busy", "[db][transaction][busy][sqlite]") {
  locked_shop shop;
  rs::session session = shop.db.for_tenant(1);
  shop.other.run("BEGIN IMMEDIATE; INSERT INTO customers (tenant_id, name) VALUES (1, 'other')");
  const auto started = std::chrono::steady_clock::now();
  const auto e = thrown<rs::busy>([&] { (void)session.transaction(); });
  CHECK(std::chrono::steady_clock::now() - started >= busy_timeout * 9 / 10);
  CHECK(e.retryable());
  CHECK(customer_count(session) == 3);  // readers go on
  { const auto tx = session.transaction(rs::read_only); }
  const auto write = thrown<rs::busy>([&] { add_customer(session, "mine"); });
  CHECK(write.site() == "shop.add_customer");
  CHECK(write.table() == "customers");
  CHECK(write.retryable());

  shop.other.run("COMMIT");
  auto tx = session.transaction();  // the same work, again
  add_customer(session, "mine");
  tx.commit();
  CHECK(names(session) == std::vector<std::string>{"one-1", "one-2", "one-3", "other", "mine"});
}

TEST_CASE("a transaction begins as soon as the other writer is done", "[db][transaction][busy][sqlite]") {
  locked_shop shop;
  rs::session session = shop.db.for_tenant(1);
  for (int i = 0; i < 3; ++i) {
    shop.other.run("BEGIN IMMEDIATE; UPDATE customers SET email = 'o'; COMMIT");
    auto tx = session.transaction();
    CHECK(session(rs::query<"locks.update">().update(customers{}).set(customers::email = "m").every_row())
              .affected_rows == 3);
    tx.commit();
  }
}

TEST_CASE("a busy write inside of a transaction cannot happen: it has the lock from its start",
          "[db][transaction][busy][sqlite]") {
  locked_shop shop;
  rs::session session = shop.db.for_tenant(1);
  auto tx = session.transaction();
  CHECK(customer_count(session) == 3);
  rs::session second = shop.db.for_tenant(2);
  CHECK_THROWS_AS(second.transaction(), rs::busy);
  CHECK_THROWS_AS(add_customer(second, "x"), rs::busy);
  add_customer(session, "mine");
  tx.commit();
  add_customer(second, "x");
  CHECK(customer_count(second) == 3);
}

TEST_CASE("a write beside rows of an older state is busy, and goes through when they are over",
          "[db][transaction][busy][sqlite]") {
  locked_shop shop;
  rs::session session = shop.db.for_tenant(1);
  {
    const auto rows = session(rs::query<"locks.rows">().select(customers::id).from(customers{}));
    shop.other.run("INSERT INTO customers (tenant_id, name) VALUES (1, 'other')");
    const auto e = thrown<rs::busy>([&] { add_customer(session, "mine"); });
    CHECK(e.retryable());
    CHECK(rows.tuples().size() == 3);
  }
  add_customer(session, "mine");
  CHECK(customer_count(session) == 5);
}

TEST_CASE("a busy begin leaves the session as it was", "[db][transaction][busy][sqlite]") {
  locked_shop shop;
  rs::session session = shop.db.for_tenant(1);
  shop.other.run("BEGIN IMMEDIATE");
  CHECK_THROWS_AS(session.transaction(), rs::busy);
  shop.other.run("ROLLBACK");
  add_customer(session, "on its own");
  auto tx = session.transaction();
  auto inner = session.transaction();
  add_customer(session, "x");
  inner.commit();
  tx.commit();
  CHECK(customer_count(session) == 5);
}

TEST_CASE("another process that removes the rows is seen by the next statement", "[db][transaction][busy][sqlite]") {
  locked_shop shop;
  rs::session session = shop.db.for_tenant(1);
  CHECK(customer_count(session) == 3);
  shop.other.run("DELETE FROM orders; DELETE FROM customers WHERE tenant_id = 1");
  CHECK(customer_count(session) == 0);
  CHECK(customer_count(shop.db.for_tenant(2)) == 2);
}
