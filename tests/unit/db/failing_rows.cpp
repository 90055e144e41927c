// Rows whose statement fails on the way: they are over, and do not look as if they had been read to their end.
#include <limits>

#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;

constexpr std::int64_t huge = std::numeric_limits<std::int64_t>::max() / 2 + 1;  // twice that is beyond 64 bits

/// A sum for each customer; that of the last one is beyond 64 bits, and the database says so when it gets there.
auto sums() {
  return rs::query<"failing.sums">()
      .select(orders::customer_id, rs::sum(orders::customer_id))
      .from(orders{})
      .group_by(orders::customer_id)
      .order_by(orders::customer_id);
}
/// The order 7 makes the sum of the customer `huge` too large.
rs::database open_overflowing() {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  session(rs::query<"failing.add">().insert_into(customers{}).set(customers::id = huge, customers::name = "huge"));
  add_order(session, huge, 1);
  add_order(session, huge, 1);
  return db;
}

}  // namespace

TEST_CASE("rows that fail on the way are over", "[db][rows]") {
  rs::database db = open_overflowing();
  rs::session session = db.for_tenant(1);
  const auto rows = session(sums());
  const auto copy = rows;
  auto i = rows.begin();
  const auto row = *i;
  ++i;
  ++i;
  CHECK(row[orders::customer_id] == 3);
  const auto e = thrown<rs::value_error>([&] { ++i; });
  CHECK(e.site() == "failing.sums");
  CHECK(e.table() == "orders");
  CHECK(std::string(e.what()).find(std::to_string(huge)) == std::string::npos);
  CHECK_THROWS_AS(row[orders::customer_id], rs::usage_error);
  CHECK_THROWS_AS((*i)[orders::customer_id], rs::usage_error);
  CHECK_THROWS_AS(i == rows.end(), rs::usage_error);
  CHECK_THROWS_AS(++i, rs::usage_error);  // it does not begin again
  CHECK_THROWS_AS(rows.tuples(), rs::usage_error);
  CHECK_THROWS_AS(copy.begin(), rs::usage_error);
}

TEST_CASE("a failure on the way reaches who reads all rows", "[db][rows]") {
  rs::database db = open_overflowing();
  rs::session session = db.for_tenant(1);
  CHECK_THROWS_AS(session(sums()).tuples(), rs::value_error);
  CHECK_THROWS_AS(
      [&] {
        std::int64_t seen = 0;
        for (const auto& row : session(sums())) seen += row[orders::customer_id];
        return seen;
      }(),
      rs::value_error);
  CHECK(customer_count(session) == 4);
  const auto remove_order = [](std::int64_t id) {
    return rs::query<"failing.mend">().remove_from(orders{}).where(orders::id == id);
  };
  CHECK(session(remove_order(4)).affected_rows == 0);  // of tenant 2
  CHECK(session(remove_order(7)).affected_rows == 1);
  CHECK(session(sums()).tuples().size() == 4);
}

TEST_CASE("a failure at the first row comes from the call, and the same site runs on", "[db][rows]") {
  rs::database db = open_overflowing();
  rs::session session = db.for_tenant(1);
  const auto total = rs::query<"failing.total">().select(rs::sum(orders::customer_id)).from(orders{});
  CHECK_THROWS_AS(session(total), rs::value_error);
  CHECK_THROWS_AS(session(total), rs::value_error);
  const auto remove_of = [](std::int64_t customer) {
    return rs::query<"failing.mend_all">().remove_from(orders{}).where(orders::customer_id == customer);
  };
  CHECK(session(remove_of(4)).affected_rows == 0);  // of tenant 2
  CHECK(session(remove_of(huge)).affected_rows == 2);
  CHECK(session(total).value() == 6);
}

TEST_CASE("after a read has failed in a read batch only its end is accepted", "[db][rows][read_batch]") {
  rs::database db = open_overflowing();
  rs::session session = db.for_tenant(1);
  {
    const auto batch = session.read_batch();
    CHECK_THROWS_AS(session(sums()).tuples(), rs::value_error);
    CHECK_THROWS_AS(customer_count(session), rs::usage_error);
  }
  CHECK(customer_count(session) == 4);
}

TEST_CASE("rows that fail inside of a transaction leave it to be rolled back", "[db][rows][transaction]") {
  rs::database db = open_overflowing();
  rs::session session = db.for_tenant(1);
  auto tx = session.transaction();
  add_customer(session, "undone");
  {
    auto inner = session.transaction();
    CHECK_THROWS_AS(session(sums()).tuples(), rs::value_error);
    CHECK_THROWS_AS(customer_count(session), rs::usage_error);
  }
  CHECK(customer_count(session) == 5);
  CHECK_THROWS_AS(session(sums()).tuples(), rs::value_error);
  CHECK_THROWS_AS(tx.commit(), rs::usage_error);
  tx.rollback();
  CHECK(customer_count(session) == 4);
}
