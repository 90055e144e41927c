// Several threads on one database. For ThreadSanitizer; results are collected, since Catch2's macros are for one
// thread.
#include <atomic>
#include <thread>

#include "support/catch.hpp"
#include "support/on_threads.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using Catch::Matchers::ContainsSubstring;

rs::database open_patient(std::size_t pool_size) {
  return open_with({.pool_size = pool_size, .lease_timeout = std::chrono::minutes(2)});
}

}  // namespace

TEST_CASE("two threads on a pool of two read and write only their tenant", "[db][pool][thread]") {
  rs::database db = open_patient(2);
  std::atomic<int> wrong = 0;
  const int failed = on_threads(2, [&](int i) {
    const std::int64_t tenant = 1 + i;
    const std::string prefix = i == 0 ? "one-" : "two-";
    for (int round = 0; round < 30; ++round) {
      rs::session session = db.for_tenant(tenant);
      add_order(session, add_customer(session, prefix + "more"), 1);
      for (const std::string& name : names(session)) wrong += name.starts_with(prefix) ? 0 : 1;
      auto tx = session.transaction();
      const auto renamed =
          session(rs::query<"threads.rename">().update(customers{}).set(customers::email = prefix).every_row());
      wrong += renamed.affected_rows == customer_count(session) ? 0 : 1;
      if (round % 2 == 0) tx.commit();
    }
  });
  CHECK(failed == 0);
  CHECK(wrong == 0);
  CHECK(customer_count(db.for_tenant(1)) == 33);
  CHECK(customer_count(db.for_tenant(2)) == 32);
}

TEST_CASE("eight threads on a pool of three serve many tenants", "[db][pool][thread]") {
  rs::database db = open_patient(3);
  constexpr int tenants = 12;
  std::atomic<int> wrong = 0;
  std::array<std::atomic<std::int64_t>, tenants> added{};
  const int failed = on_threads(8, [&](int i) {
    for (int round = 0; round < 25; ++round) {
      const int which = (i * 7 + round * 5) % tenants;
      const std::int64_t tenant = 100 + which;
      const std::string name = "of " + std::to_string(tenant);
      {
        rs::session session = db.for_tenant(tenant);
        add_customer(session, name);
        ++added[static_cast<std::size_t>(which)];
        for (const auto& row :
             session(rs::query<"threads.pairs">().select(customers::tenant_id, customers::name).from(customers{})))
          wrong += row[customers::tenant_id] == tenant && row.view(customers::name) == name ? 0 : 1;
      }
      wrong += customer_count(db.for_tenant(1)) == 3 ? 0 : 1;
    }
  });
  CHECK(failed == 0);
  CHECK(wrong == 0);
  for (int which = 0; which < tenants; ++which)
    CHECK(customer_count(db.for_tenant(100 + which)) == added[static_cast<std::size_t>(which)]);
}

TEST_CASE("threads that meet a statement at the same time make one plan", "[db][plan][thread]") {
  rs::database db = open_patient(6);
  std::atomic<int> wrong = 0;
  const int failed = on_threads(6, [&](int i) {
    rs::session session = db.for_tenant(1 + i % 2);
    const std::int64_t own = i % 2 == 0 ? 3 : 2;
    const bool narrow = i % 3 == 0;
    const auto statement = rs::query<"threads.plan">()
                               .select(rs::count())
                               .from(orders{})
                               .join(customers{}, orders::customer_id == customers::id)
                               .where_if(narrow, [] { return orders::total > 0.0; })
                               .where_if(!narrow, [] { return orders::total < 1e9; });
    for (int round = 0; round < 5; ++round) wrong += session(statement).value() == own ? 0 : 1;
    wrong += session.sql(statement).find("tenant_id") == std::string::npos ? 1 : 0;
  });
  CHECK(failed == 0);
  CHECK(wrong == 0);
}

TEST_CASE("a session that another thread holds is waited for", "[db][pool][thread]") {
  rs::database db = open_patient(1);
  std::atomic<bool> held = false;
  std::jthread holder([&] {
    rs::session session = db.for_tenant(1);
    add_customer(session, "by the holder");
    held = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  });
  while (!held) std::this_thread::yield();
  CHECK(customer_count(db.for_tenant(1)) == 4);
}

TEST_CASE("no free lease in time is a connection error that names the holders", "[db][pool][thread]") {
  rs::database db = open(2);
  std::atomic<int> held = 0;
  std::atomic<bool> done = false;
  std::vector<std::jthread> holders;
  const auto line = std::source_location::current().line() + 3;
  for (int i = 0; i < 2; ++i)
    holders.emplace_back([&] {
      const rs::session session = db.for_tenant(1);
      ++held;
      while (!done) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    });
  while (held < 2) std::this_thread::yield();
  const auto started = std::chrono::steady_clock::now();
  const auto e = thrown<rs::connection_error>([&] { (void)db.for_tenant(2); });
  const auto waited = std::chrono::steady_clock::now() - started;
  CHECK(waited >= std::chrono::milliseconds(150));
  CHECK(waited < std::chrono::seconds(60));
  CHECK_THAT(e.what(), ContainsSubstring("150 ms") && ContainsSubstring("pool_threads.cpp:" + std::to_string(line)));
  done = true;
  holders.clear();
  CHECK(customer_count(db.for_tenant(2)) == 2);
}

TEST_CASE("a session is moved to another thread, which gives its lease back", "[db][pool][thread]") {
  rs::database db = open_patient(1);
  std::atomic<std::int64_t> seen = 0;
  for (int i = 0; i < 5; ++i) {
    rs::session session = db.for_tenant(1);
    auto rows = session(rs::query<"threads.moved">().select(customers::id).from(customers{}));
    std::jthread([&seen, session = std::move(session), rows = std::move(rows)]() mutable {
      seen += static_cast<std::int64_t>(rows.tuples().size());
      add_customer(session, "from the thread");
      seen += customer_count(session);
    }).join();
    CHECK(customer_count(db.for_tenant(1)) == 4 + i);
  }
  CHECK(seen == (3 + 4) + (4 + 5) + (5 + 6) + (6 + 7) + (7 + 8));
}

TEST_CASE("a thread that waits for a lease which it has handed over to another gets it", "[db][pool][thread]") {
  rs::database db = open_patient(1);
  rs::session session = db.for_tenant(1);
  std::atomic<bool> taken = false;
  std::jthread other([&taken, session = std::move(session)]() mutable {
    add_customer(session, "in the other thread");
    const rs::session mine = std::move(session);
    taken = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  });
  while (!taken) std::this_thread::yield();
  CHECK(customer_count(db.for_tenant(1)) == 4);
}

TEST_CASE("a lease that was used by a thread which has ended is waited for, not called a deadlock",
          "[db][pool][thread]") {
  rs::database db = open_patient(1);
  std::optional<rs::session> session;
  std::jthread([&] { session = db.for_tenant(1); }).join();
  // A new thread may get the memory of the one that has ended.
  std::atomic<int> wrong = 0;
  std::atomic<bool> waits = false;
  std::jthread waiter([&] {
    waits = true;
    try {
      wrong += customer_count(db.for_tenant(2)) == 2 ? 0 : 1;
    } catch (const rs::error&) {
      ++wrong;
    }
  });
  while (!waits) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  session.reset();
  waiter.join();
  CHECK(wrong == 0);
}

TEST_CASE("databases are made and destroyed on many threads", "[db][pool][thread]") {
  std::atomic<int> wrong = 0;
  const int failed = on_threads(4, [&](int i) {
    for (int round = 0; round < (plain_database::is_postgresql() ? 2 : 5); ++round) {
      rs::database db = open(1);
      rs::session session = db.for_tenant(1 + i % 2);
      wrong += customer_count(session) == (i % 2 == 0 ? 3 : 2) ? 0 : 1;
      const auto open =
          session(rs::query<"threads.destroyed">().select(customers::id).from(customers{}).order_by(customers::id));
      wrong += (*open.begin())[customers::id] == (i % 2 == 0 ? 1 : 4) ? 0 : 1;
    }
  });
  CHECK(failed == 0);
  CHECK(wrong == 0);
}

TEST_CASE("one observer is told by every thread of its own executions", "[db][observer][thread]") {
  struct counter : rs::observer {
    std::atomic<int> of_tenant[3]{}, others = 0;
    void executed(const rs::execution& e) noexcept override {
      if (e.scope.tenant() && e.site == "threads.watched")
        ++of_tenant[e.scope.tenant()->integer()];
      else
        ++others;
    }
  };
  rs::database db = open_patient(2);
  counter seen;
  const auto watch = rs::observe(seen);
  std::atomic<int> wrong = 0;
  const int failed = on_threads(2, [&](int i) {
    rs::session session = db.for_tenant(1 + i);
    for (int round = 0; round < 20 + i; ++round)
      wrong += session(rs::query<"threads.watched">().select(rs::count()).from(customers{})).value() == 3 - i ? 0 : 1;
  });
  CHECK(failed == 0);
  CHECK(wrong == 0);
  CHECK(seen.of_tenant[1] == 20);
  CHECK(seen.of_tenant[2] == 21);
  CHECK(seen.others == 0);
}
