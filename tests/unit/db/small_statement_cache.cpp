// A connection that keeps hardly any statement, while whoever observes executions runs statements of its own.
#include "support/catch.hpp"
#include "support/small_shop.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;

rs::database open_keeping(std::size_t statements) { return open_with({.pool_size = 1, .statement_cache = statements}); }

}  // namespace

TEST_CASE("writes that fail are told of while there is no room for another statement", "[db][statement_cache]") {
  for (std::size_t kept = 1; kept <= 4; ++kept) {
    rs::database db = open_keeping(kept);
    rs::session session = db.for_tenant(1);
    const auto order_of = [&](std::int64_t customer) {
      return session(rs::query<"small.order">().insert_into(orders{}).set(
          orders::customer_id = customer, orders::total = 1.0, orders::note = std::string(100, 'n')));
    };
    for (int i = 0; i < 3; ++i) {
      CHECK_THROWS_AS(order_of(4), rs::scope_violation);  // of tenant 2
      CHECK(order_of(1).affected_rows == 1);
    }
    CHECK(session(rs::query<"small.orders">().select(rs::count()).from(orders{})).value() == 6);
  }
}

TEST_CASE("rows are read on while other statements take the place of theirs", "[db][statement_cache][rows]") {
  rs::database db = open_keeping(1);
  rs::session session = db.for_tenant(1);
  std::vector<std::string> read;
  for (const auto& row : session(rs::query<"small.names">().select(customers::name).from(customers{}))) {
    read.push_back(row[customers::name]);
    CHECK(customer_count(session) == 3);
    CHECK(names(session).size() == 3);
  }
  CHECK(read == std::vector<std::string>{"one-1", "one-2", "one-3"});
}
