// What a failing statement leaves of the transaction around it.
#include <cmath>
#include <functional>

#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using Catch::Matchers::ContainsSubstring;

void insert_with_key(rs::session& session, std::int64_t key) {
  session(rs::query<"fail.twice">().insert_into(customers{}).set(customers::id = key, customers::name = "x"));
}
void insert_key_twice(rs::session& session) { insert_with_key(session, 1); }
/// Only what undoes is accepted.
void check_has_failed(rs::session& session, rs::transaction& tx) {
  const auto e = thrown<rs::usage_error>([&] { customer_count(session); });
  CHECK(e.site() == "shop.customer_count");
  CHECK_THAT(e.what(), ContainsSubstring("roll it back"));
  CHECK_THROWS_AS(add_customer(session, "x"), rs::usage_error);
  CHECK_THROWS_AS(session.transaction(), rs::usage_error);
  CHECK_THROWS_AS(session.transaction(rs::read_only), rs::usage_error);
  CHECK_THROWS_AS(tx.commit(), rs::usage_error);
}

}  // namespace

TEST_CASE("after a failed statement a transaction accepts only its rollback", "[db][transaction]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  auto tx = session.transaction();
  add_customer(session, "undone");
  const auto move_all = [](std::int64_t to) {
    return rs::query<"fail.move">().update(orders{}).set(orders::customer_id = to).every_row();
  };
  SECTION("a constraint") { CHECK_THROWS_AS(insert_key_twice(session), rs::constraint_error); }
  SECTION("a foreign parent") { CHECK_THROWS_AS(add_order(session, 4, 1), rs::scope_violation); }
  SECTION("a new parent that is foreign") { CHECK_THROWS_AS(session(move_all(4)), rs::scope_violation); }
  SECTION("a new parent that is foreign, where no row matches") {
    CHECK_THROWS_AS(
        session(rs::query<"fail.move_none">().update(orders{}).set(orders::customer_id = 4).where(orders::id == 77)),
        rs::scope_violation);
  }
  check_has_failed(session, tx);
  tx.rollback();
  CHECK(customer_count(session) == 3);
  add_order(session, 1, 5);  // the positive control: the session is as good as new
  CHECK(session(move_all(2)).affected_rows == 4);
  auto next = session.transaction();
  add_customer(session, "kept");
  next.commit();
  CHECK(customer_count(session) == 4);
}

TEST_CASE("the savepoint around a failed statement recovers what was before it", "[db][transaction]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  auto outer = session.transaction();
  add_customer(session, "kept");
  {
    auto inner = session.transaction();
    add_customer(session, "undone");
    CHECK_THROWS_AS(insert_key_twice(session), rs::constraint_error);
    check_has_failed(session, inner);
    CHECK_THROWS_AS(outer.commit(), rs::usage_error);
  }
  CHECK(customer_count(session) == 4);
  add_customer(session, "kept too");
  outer.commit();
  CHECK(customer_count(session) == 5);
}

TEST_CASE("a failure at any depth is undone from any savepoint around it", "[db][transaction]") {
  rs::database db = open(1);
  {
    rs::session other = db.for_tenant(2);
    add_customer(other, "not to be cleaned");
  }
  rs::session session = db.for_tenant(1);
  for (int fails = 1; fails <= 3; ++fails) {
    for (int undone = 1; undone <= fails; ++undone) {
      INFO("fails at " << fails << ", undone at " << undone);
      auto one = session.transaction();
      add_customer(session, "1");
      std::optional<std::reference_wrapper<rs::transaction>> open[4] = {{}, one, {}, {}};
      const auto fail_and_undo = [&] {
        CHECK_THROWS_AS(insert_key_twice(session), rs::constraint_error);
        open[undone]->get().rollback();
      };
      if (fails == 1) {
        fail_and_undo();
      } else {
        auto two = session.transaction();
        open[2] = two;
        add_customer(session, "2");
        if (fails == 2) {
          fail_and_undo();
        } else {
          auto three = session.transaction();
          open[3] = three;
          add_customer(session, "3");
          fail_and_undo();
          if (undone < 3) CHECK_THROWS_AS(three.commit(), rs::usage_error);
        }
      }
      // All that was inside of the savepoint is gone, and what was before it is there.
      if (undone == 1) {
        CHECK(customer_count(session) == 3);
        CHECK_THROWS_AS(one.commit(), rs::usage_error);
      } else if (undone == 2) {
        CHECK(customer_count(session) == 4);
        one.commit();
      } else {
        CHECK(customer_count(session) == 4);  // two ended by its scope, undone
        one.commit();
      }
      CHECK(session(rs::query<"fail.clean">().remove_from(customers{}).where(customers::id > 5)).affected_rows ==
            (undone == 1 ? 0 : 1));
      CHECK(customer_count(session) == 3);
    }
  }
}

TEST_CASE("what the database never saw fail leaves the transaction as it is", "[db][transaction]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  auto tx = session.transaction();
  add_customer(session, "kept");
  const auto all = rs::query<"fail.all">().select(customers::id).from(customers{});
  CHECK(session(all).tuples().size() == 4);
  CHECK_THROWS_AS(session(all).one(), rs::ambiguous_result);
  CHECK_THROWS_AS(
      session(rs::query<"fail.none">().select(customers::id).from(customers{}).where(customers::id == 4)).one(),
      rs::not_found);
  CHECK_THROWS_AS(add_order(session, 1, std::nan("")), rs::value_error);
  tx.commit();
  CHECK(customer_count(session) == 4);
}

TEST_CASE("a failed statement outside of a transaction changes nothing and blocks nothing", "[db][transaction]") {
  rs::database db = open();
  rs::session session = db.for_tenant(1);
  CHECK_THROWS_AS(insert_key_twice(session), rs::constraint_error);
  // Fails at the second of three rows: OR ABORT undoes the first.
  const auto one_key = rs::query<"fail.all_ids">().update(customers{}).set(customers::id = 90).every_row();
  CHECK_THROWS_AS(session(one_key), rs::constraint_error);
  CHECK(names(session) == std::vector<std::string>{"one-1", "one-2", "one-3"});
  rs::session other = db.for_tenant(3);  // the positive control: a tenant of one row
  add_customer(other, "alone");
  CHECK(other(one_key).affected_rows == 1);
  CHECK(session(rs::query<"fail.max">().select(rs::count()).from(customers{}).where(customers::id == 90)).value() == 0);
  insert_with_key(session, 91);
  CHECK(names(session) == std::vector<std::string>{"one-1", "one-2", "one-3", "x"});
  auto tx = session.transaction();
  add_customer(session, "kept");
  tx.commit();
  CHECK(customer_count(session) == 5);
}

TEST_CASE("a commit that the database refuses can only be rolled back", "[db][transaction]") {
  plain_database raw;
  raw.create(schema::info());
  raw.run(
      "CREATE TABLE badges (customer_id BIGINT REFERENCES customers (id) DEFERRABLE INITIALLY DEFERRED);"
      "INSERT INTO customers VALUES (1, 1, 'a', NULL), (2, 2, 'b', NULL); INSERT INTO badges VALUES (1)");
  rs::database db = raw.open(schema::info(), {.pool_size = 1});
  rs::session session = db.for_tenant(1);
  const auto remove = rs::query<"fail.parent">().remove_from(customers{}).every_row();
  {
    auto tx = session.transaction();
    CHECK(session(remove).affected_rows == 1);
    const auto e = thrown<rs::constraint_error>([&] { tx.commit(); });
    CHECK(e.kind() == rs::constraint_kind::foreign_key);
    check_has_failed(session, tx);
  }
  CHECK(customer_count(session) == 1);
  raw.run("DELETE FROM badges");  // the positive control: without its badge the customer goes
  auto tx = session.transaction();
  session(remove);
  tx.commit();
  CHECK(customer_count(session) == 0);
}
