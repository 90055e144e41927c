// The tenant that is active on a thread: restored on every way out, and empty on a new thread.
#include <csignal>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <thread>

#include <rowscope/context/active_tenant.hpp>

#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;

std::string active() {
  const auto t = rs::active_tenant();
  return t ? rs::to_string(*t) : "none";
}

static_assert(!std::is_copy_constructible_v<rs::tenant_activation> &&
              !std::is_move_constructible_v<rs::tenant_activation>);
static_assert(!std::is_copy_assignable_v<rs::tenant_activation> && !std::is_move_assignable_v<rs::tenant_activation>);

}  // namespace

TEST_CASE("an activation lasts as long as its guard, and nests", "[context][active]") {
  CHECK(active() == "none");
  {
    const auto one = rs::activate(1);
    CHECK(active() == "1");
    {
      const auto acme = rs::activate("acme");
      CHECK(active() == "acme");
      const auto zero = rs::activate(0);
      CHECK(active() == "0");
    }
    CHECK(active() == "1");
    const auto again = rs::activate(1);
    CHECK(active() == "1");
  }
  CHECK(active() == "none");
}

TEST_CASE("an activation is restored when an exception leaves it", "[context][active]") {
  const auto outer = rs::activate(1);
  for (int i = 0; i < 3; ++i) {
    try {
      const auto inner = rs::activate(2);
      const auto innermost = rs::activate(3);
      throw std::runtime_error("the user's");
    } catch (const std::runtime_error&) {
      CHECK(active() == "1");
    }
  }
  CHECK_THROWS_AS(rs::activate(""), rs::value_error);
  CHECK(active() == "1");
}

TEST_CASE("an activation is restored on return, break and continue", "[context][active]") {
  const auto leave = [](int how) {
    for (int i = 0; i < 2; ++i) {
      const auto inner = rs::activate(10 + how);
      if (how == 0) return active();
      if (how == 1) break;
      if (how == 2) continue;
    }
    return active();
  };
  CHECK(leave(0) == "10");
  CHECK(leave(1) == "none");
  CHECK(leave(2) == "none");
  CHECK(active() == "none");
}

TEST_CASE("without an active tenant there is no session, and nothing of the pool is taken", "[context][active]") {
  rs::database db = open(1);
  for (int i = 0; i < 3; ++i) {
    const auto e = thrown<rs::no_active_tenant>([&] { (void)db.for_active_tenant(); });
    CHECK_THAT(e.what(), Catch::Matchers::ContainsSubstring("rs::activate(tenant)"));
    CHECK_FALSE(e.retryable());
  }
  const auto guard = rs::activate(1);
  CHECK(customer_count(db.for_active_tenant()) == 3);
}

TEST_CASE("a session keeps the scope that it was made with", "[context][active][session]") {
  rs::database db = open(3);
  std::optional<rs::session> made_inside;
  {
    const auto one = rs::activate(1);
    made_inside = db.for_active_tenant();
    const auto two = rs::activate(2);
    CHECK(customer_count(*made_inside) == 3);
    CHECK(customer_count(db.for_active_tenant()) == 2);
    rs::session named = db.for_tenant(1);  // the active tenant changes nothing of it
    CHECK(customer_count(named) == 3);
    add_customer(*made_inside, "of tenant 1");
    CHECK(customer_count(db.for_active_tenant()) == 2);
  }
  CHECK(made_inside->tenant() == rs::tenant(1));
  CHECK(customer_count(*made_inside) == 4);
  CHECK_THROWS_AS(db.for_active_tenant(), rs::no_active_tenant);
}

TEST_CASE("the active tenant must be of the schema's type", "[context][active][session]") {
  rs::database db = open(1);
  const auto text = rs::activate("1");
  CHECK_THROWS_AS(db.for_active_tenant(), rs::schema_error);
  const auto integer = rs::activate(1);
  CHECK(customer_count(db.for_active_tenant()) == 3);
}

TEST_CASE("a new thread starts with no tenant, and keeps its own", "[context][active][thread]") {
  rs::database db = open(2);
  const auto guard = rs::activate(1);
  std::string at_start, inside, refused;
  std::thread([&] {
    at_start = active();
    try {
      (void)db.for_active_tenant();
    } catch (const rs::no_active_tenant&) {
      refused = "refused";
    }
    const auto other = rs::activate(2);
    inside = active() + ":" + std::to_string(customer_count(db.for_active_tenant()));
  }).join();
  CHECK(at_start == "none");
  CHECK(refused == "refused");
  CHECK(inside == "2:2");
  CHECK(active() == "1");
  CHECK(customer_count(db.for_active_tenant()) == 3);
}

TEST_CASE("many threads activate at once, each its own", "[context][active][thread]") {
  rs::database db = open(4);
  std::atomic<int> wrong = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&, i] {
        for (int round = 0; round < 50; ++round) {
          const int tenant = 1 + (i + round) % 2;
          const auto guard = rs::activate(tenant);
          wrong += active() == std::to_string(tenant) ? 0 : 1;
          if (round % 10 == 0) wrong += customer_count(db.for_active_tenant()) == (tenant == 1 ? 3 : 2) ? 0 : 1;
        }
        wrong += active() == "none" ? 0 : 1;
      });
  }
  CHECK(wrong == 0);
}

TEST_CASE("a guard that ends out of order stops the program instead of going on as another tenant",
          "[context][active]") {
  const std::string ended = in_child([]() -> std::string {
    if (std::freopen("/dev/null", "w", stderr) == nullptr) return "no /dev/null";  // it says why before it stops
    std::optional<rs::tenant_activation> first, second;
    first.emplace(1);
    second.emplace(2);
    first.reset();
    return active();
  });
  CHECK(ended == "signal " + std::to_string(SIGABRT));
  const std::string in_order = in_child([]() -> std::string {
    std::optional<rs::tenant_activation> first, second;
    first.emplace(1);
    second.emplace(2);
    second.reset();
    return active();
  });
  CHECK(in_order == "1");
}
