// The pool: who waits, for how long, what is said, and that a lease begins clean.
#include <atomic>
#include <memory>
#include <thread>

#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using Catch::Matchers::ContainsSubstring;
using std::chrono::milliseconds;

constexpr std::uint32_t line_here(std::source_location here = std::source_location::current()) { return here.line(); }
std::string place(std::uint32_t line) { return "pool.cpp:" + std::to_string(line); }

const auto ids = rs::query<"pool.ids">().select(customers::id).from(customers{});

}  // namespace

TEST_CASE("a thread that holds every lease itself is told at once, with the places", "[db][pool]") {
  rs::database db = open_with({.pool_size = 2, .lease_timeout = std::chrono::hours(1)});
  const std::uint32_t first = line_here() + 1;
  rs::session a = db.for_tenant(1);
  rs::session b = db.for_tenant(2);
  const auto started = std::chrono::steady_clock::now();
  const auto e = thrown<rs::usage_error>([&] { (void)db.for_tenant(2); });
  CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(10));
  CHECK_THAT(e.what(), ContainsSubstring(place(first)) && ContainsSubstring(place(first + 1)));
  CHECK_FALSE(e.retryable());
  CHECK(customer_count(a) + customer_count(b) == 5);
  { const rs::session ended = std::move(a); }
  CHECK(customer_count(db.for_tenant(2)) == 2);
}

TEST_CASE("an unscoped session takes its lease from all, or from those of its role", "[db][pool]") {
  rs::database db = open(1);
  const auto count_all = [&] { return customer_count(db.unscoped(rs::site<"pool.all">, "where a lease is left")); };
  {
    rs::session scoped = db.for_tenant(1);
    if (plain_database::is_postgresql()) {
      CHECK(count_all() == 5);
    } else {
      CHECK_THROWS_AS(count_all(), rs::usage_error);
      CHECK_THROWS_AS(db.create_tables(), rs::usage_error);
    }
    CHECK(customer_count(scoped) == 3);
  }
  const std::uint32_t line = line_here() + 1;
  rs::unscoped_session held = db.unscoped(rs::site<"pool.held">, "holds the lease");
  CHECK_THAT(thrown<rs::usage_error>([&] { (void)count_all(); }).what(), ContainsSubstring(place(line)));
  CHECK(customer_count(held) == 5);
  { const rs::unscoped_session ended = std::move(held); }
  CHECK(count_all() == 5);
}

TEST_CASE("rows of a temporary session are named as the holder of their lease", "[db][pool]") {
  rs::database db = open(1);
  const std::uint32_t line = line_here() + 1;
  const auto rows = db.for_tenant(1)(ids);
  const auto e = thrown<rs::usage_error>([&] { (void)db.for_tenant(1); });
  CHECK_THAT(e.what(), ContainsSubstring(place(line)));
  CHECK(rows.tuples().size() == 3);
}

TEST_CASE("the place is where for_active_tenant was written, too", "[db][pool]") {
  rs::database db = open(1);
  const auto active = rs::activate(1);
  const std::uint32_t line = line_here() + 1;
  const rs::session session = db.for_active_tenant();
  const auto e = thrown<rs::usage_error>([&] { (void)db.for_tenant(1); });
  CHECK_THAT(e.what(), ContainsSubstring(place(line)));
}

TEST_CASE("a connection is used again, and a next lease finds nothing open", "[db][pool]") {
  plain_database file;
  file.create(schema::info());
  rs::database db = file.open(schema::info(), {.pool_size = 1});
  add_rows(db);
  const auto count = rs::query<"pool.count">().select(rs::count()).from(customers{});

  SECTION("after open rows") {
    const auto rows = [&] {
      rs::session session = db.for_tenant(1);
      auto open = session(ids);
      auto other = session(ids);
      auto i = open.begin();
      ++i;
      return open;
    }();
    // Rows that stayed open would keep an old state of the file from this reader, and a checkpoint from the writer.
    file.run("INSERT INTO customers (tenant_id, name) VALUES (1, 'raw')");
    CHECK(db.for_tenant(1)(count).value() == 4);
    if (!plain_database::is_postgresql()) CHECK(file.value("PRAGMA wal_checkpoint(TRUNCATE)").starts_with("0|"));
  }
  SECTION("after an open transaction") {
    {
      rs::session session = db.for_tenant(1);
      const std::unique_ptr<rs::transaction> tx(new rs::transaction(session.transaction()));
      add_customer(session, "undone");
      CHECK(customer_count(session) == 4);
      { const rs::session ended = std::move(session); }
      // No lock is left.
      file.run(plain_database::is_postgresql() ? "BEGIN; LOCK customers IN ACCESS EXCLUSIVE MODE NOWAIT; ROLLBACK"
                                               : "BEGIN IMMEDIATE; ROLLBACK");
    }
    CHECK(db.for_tenant(1)(count).value() == 3);
  }
  SECTION("after a failed transaction with savepoints") {
    {
      rs::session session = db.for_tenant(1);
      const auto tx = session.transaction();
      const auto inner = session.transaction();
      add_customer(session, "undone");
      CHECK_THROWS_AS(add_order(session, 77, 1), rs::scope_violation);
      CHECK_THROWS_AS(customer_count(session), rs::usage_error);
    }
    rs::session next = db.for_tenant(1);
    CHECK(customer_count(next) == 3);
    auto tx = next.transaction();
    add_customer(next, "kept");
    tx.commit();
    CHECK(customer_count(next) == 4);
  }
  SECTION("after a read-only transaction") {
    std::unique_ptr<rs::transaction> tx;
    {
      rs::session session = db.for_tenant(1);
      tx.reset(new rs::transaction(session.transaction(rs::read_only)));
      CHECK(customer_count(session) == 3);
    }
    rs::session next = db.for_tenant(1);
    add_customer(next, "written");
    CHECK(customer_count(next) == 4);
  }
  SECTION("after an exception of the user") {
    CHECK_THROWS_AS(
        [&] {
          rs::session session = db.for_tenant(1);
          const auto tx = session.transaction();
          add_customer(session, "undone");
          for (const auto& row : session(ids))
            if (row[customers::id] == 2) throw std::out_of_range("the user's");
        }(),
        std::out_of_range);
    CHECK(db.for_tenant(1)(count).value() == 3);
  }
}

TEST_CASE("one connection serves tenant after tenant", "[db][pool]") {
  rs::database db = open(1);  // with a second connection the tables would be missing
  for (int i = 0; i < 20; ++i) CHECK(customer_count(db.for_tenant(1 + i % 2)) == (i % 2 == 0 ? 3 : 2));
}

TEST_CASE("the pool goes on after failures of every kind", "[db][pool]") {
  rs::database db = open(1);
  const auto with_key = [](std::int64_t key) {
    return rs::query<"pool.twice">().insert_into(customers{}).set(customers::id = key, customers::name = "x");
  };
  for (int i = 0; i < 3; ++i) {
    rs::session session = db.for_tenant(1);
    CHECK_THROWS_AS(add_order(session, 77, 1), rs::scope_violation);
    CHECK_THROWS_AS(session(ids).one(), rs::ambiguous_result);
    CHECK_THROWS_AS(session(with_key(1)), rs::constraint_error);
    CHECK_THROWS_AS(db.for_tenant(2), rs::usage_error);
    CHECK_THROWS_AS(db.for_tenant("one"), rs::schema_error);
    CHECK_THROWS_AS(db.for_tenant(""), rs::value_error);
    CHECK(customer_count(session) == 3);
  }
  CHECK(customer_count(db.for_tenant(2)) == 2);
  CHECK(db.for_tenant(1)(with_key(6)).affected_rows == 1);
  CHECK(customer_count(db.for_tenant(1)) == 4);
}

TEST_CASE("a tenant of the wrong type takes no lease", "[db][pool]") {
  rs::database db = open(1);
  for (int i = 0; i < 3; ++i) CHECK_THROWS_AS(db.for_tenant("acme"), rs::schema_error);
  CHECK(customer_count(db.for_tenant(1)) == 3);
}

TEST_CASE("a pool of none has one connection", "[db][pool]") {
  rs::database db = open(0);
  CHECK(customer_count(db.for_tenant(1)) == 3);
  const rs::session held = db.for_tenant(1);
  CHECK_THROWS_AS(db.for_tenant(2), rs::usage_error);
}

TEST_CASE("a database in memory has one connection, whatever the options say", "[db][pool][sqlite]") {
  rs::database db{rs::sqlite_memory({.pool_size = 4}), schema{}};
  fill(db);
  const rs::session held = db.for_tenant(1);
  CHECK_THROWS_AS(db.for_tenant(2), rs::usage_error);
}

TEST_CASE("two objects of one database have pools of their own", "[db][pool]") {
  plain_database file;
  file.create(schema::info());
  rs::database one = file.open(schema::info(), {.pool_size = 1});
  add_rows(one);
  rs::database two = file.open(schema::info(), {.pool_size = 1});
  rs::session a = one.for_tenant(1);
  rs::session b = two.for_tenant(2);
  add_customer(a, "seen by both");
  CHECK(customer_count(b) == 2);
  CHECK(customer_count(a) == 4);
  rs::unscoped_session all = open(1).unscoped(rs::site<"pool.gone">, "of a database that is gone at once");
  CHECK_THROWS_AS(customer_count(all), rs::usage_error);
}

TEST_CASE("time-outs that are too long for a clock are for ever, and never none", "[db][pool]") {
  rs::database db = open_with({.pool_size = 1, .lease_timeout = milliseconds::max()});
  std::optional<rs::session> held = db.for_tenant(1);
  std::atomic<bool> waits = false, refused = false;
  std::jthread other([&] {
    waits = true;
    try {
      (void)db.for_tenant(2);
    } catch (const rs::error&) {
      refused = true;
    }
  });
  while (!waits) std::this_thread::yield();
  std::this_thread::sleep_for(milliseconds(30));
  held.reset();
  other.join();
  CHECK_FALSE(refused);
}
