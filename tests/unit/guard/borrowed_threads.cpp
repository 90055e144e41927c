// A pool of SOCI's whose sessions are borrowed by several threads. For ThreadSanitizer; results are collected, since
// Catch2's macros are for one thread.
#include <atomic>

#include <soci/soci.h>

#include "support/catch.hpp"
#include "support/on_threads.hpp"
#include "support/small_shop.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;

rs::database open_writable() {
  rs::database db{rs::sqlite_temporary({.pool_size = 2,
                                        .lease_timeout = std::chrono::minutes(2),
                                        .busy_timeout = std::chrono::minutes(2),
                                        .guard = {.mode = rs::raw_mode::read_write}}),
                  schema{}};
  fill(db);
  return db;
}

/// How many customers the session sees that are not the tenant's, and how many that are.
struct seen {
  int own = 0, others = 0;

  seen(soci::session& sql, const std::string& prefix) {
    const soci::rowset<std::string> rows = (sql.prepare << "select name from customers");
    for (const std::string& name : rows) ++(name.starts_with(prefix) ? own : others);
  }
};

}  // namespace

TEST_CASE("threads borrow the sessions of a pool of SOCI's, each for its tenant", "[guard][borrow][thread]") {
  rs::database db = open_writable();
  constexpr std::size_t sessions = 2;
  constexpr int threads = 4, rounds = 8;
  soci::connection_pool pool(sessions);
  for (std::size_t i = 0; i < sessions; ++i) pool.at(i).open(db.backend(), "");
  std::atomic<int> wrong = 0;
  const int failed = on_threads(threads, [&](int i) {
    const std::int64_t tenant = 1 + i % 2;
    const std::string prefix = tenant == 1 ? "one-" : "two-";
    for (int round = 0; round < rounds; ++round) {
      soci::session sql(pool);
      rs::session own = db.borrow(sql, tenant);
      {
        soci::transaction tx(sql);
        sql << "insert into customers(name) values ('" << prefix << "more')";
        tx.commit();
      }
      {
        const soci::transaction undone(sql);
        sql << "insert into customers(name) values ('" << prefix << "undone')";
      }
      const seen now(sql, prefix);
      wrong += now.others;
      wrong += now.own < (tenant == 1 ? 4 : 3) ? 1 : 0;
      for (const std::string& name : names(own)) wrong += name.starts_with(prefix) ? 0 : 1;
    }
  });
  CHECK(failed == 0);
  CHECK(wrong == 0);
  CHECK(customer_count(db.for_tenant(1)) == 3 + rounds * threads / 2);
  CHECK(customer_count(db.for_tenant(2)) == 2 + rounds * threads / 2);
}

TEST_CASE("a session that went back to its pool while it is borrowed is borrowed by no other",
          "[guard][borrow][thread]") {
  rs::database db = open_writable();
  soci::connection_pool pool(1);
  pool.at(0).open(db.backend(), "");
  std::optional<rs::session> late;
  {
    soci::session sql(pool);
    late.emplace(db.borrow(sql, 1));
  }
  std::atomic<int> refused = 0;
  const auto try_to_borrow = [&](int) {
    soci::session sql(pool);
    try {
      const rs::session other = db.borrow(sql, 2);
    } catch (const rs::usage_error&) {
      ++refused;
    }
  };
  CHECK(on_threads(2, try_to_borrow) == 0);
  CHECK(refused == 2);
  CHECK(names(*late).size() == 3);
  late.reset();
  CHECK(on_threads(1, try_to_borrow) == 0);
  CHECK(refused == 2);
}

TEST_CASE("sessions of the user's own are opened and closed by several threads", "[guard][borrow][thread]") {
  rs::database db = open_writable();
  std::atomic<int> wrong = 0;
  const int failed = on_threads(3, [&](int i) {
    for (int round = 0; round < 4; ++round) {
      soci::session sql(db.backend(), "");
      const rs::session own = db.borrow(sql, 1 + i % 2);
      wrong += seen(sql, i % 2 == 0 ? "one-" : "two-").others;
      if (round % 2 == 0) sql.close();
    }
  });
  CHECK(failed == 0);
  CHECK(wrong == 0);
}

TEST_CASE("threads close sessions of their own while the database ends", "[guard][borrow][thread]") {
  for (int round = 0; round < 4; ++round) {
    std::optional<rs::database> db(open_writable());
    std::vector<std::unique_ptr<soci::session>> sessions;
    for (int i = 0; i < 3; ++i) sessions.push_back(std::make_unique<soci::session>(db->backend(), ""));
    const int failed = on_threads(4, [&](int i) {
      if (i < 3)
        sessions[static_cast<std::size_t>(i)].reset();
      else
        db.reset();
    });
    CHECK(failed == 0);
  }
}
