// Transactions: commit, rollback, nesting by savepoints, and their order.
#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using Catch::Matchers::ContainsSubstring;
using texts = std::vector<std::string>;

/// The names that the test added.
texts added(rs::session& session) {
  texts all = names(session);
  all.erase(all.begin(), all.begin() + 3);
  return all;
}

}  // namespace

TEST_CASE("a transaction is kept by commit and undone without it", "[db][transaction]") {
  rs::database db = open(2);
  rs::session session = db.for_tenant(1);
  rs::session other = db.for_tenant(1);
  {
    auto tx = session.transaction();
    add_customer(session, "a");
    add_customer(session, "b");
    CHECK(added(session) == texts{"a", "b"});
    CHECK(added(other).empty());
    tx.commit();
    CHECK(added(other) == texts{"a", "b"});
  }
  {
    const auto tx = session.transaction();
    add_customer(session, "c");
    CHECK(session(rs::query<"tx.remove">().remove_from(orders{}).every_row()).affected_rows == 3);
    CHECK(added(session).size() == 3);
  }
  CHECK(added(session) == texts{"a", "b"});
  CHECK(session(rs::query<"tx.orders">().select(rs::count()).from(orders{})).value() == 3);
  {
    auto tx = session.transaction();
    add_customer(session, "d");
    tx.rollback();
    add_customer(session, "e");  // on its own
  }
  CHECK(added(other) == texts{"a", "b", "e"});
}

TEST_CASE("an exception undoes the transaction that it leaves", "[db][transaction]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  auto outer = session.transaction();
  add_customer(session, "outer");
  try {
    const auto inner = session.transaction();
    add_customer(session, "inner");
    throw std::logic_error("the user's");
  } catch (const std::logic_error&) {
    CHECK(added(session) == texts{"outer"});
  }
  outer.commit();
  CHECK(added(session) == texts{"outer"});
}

TEST_CASE("each write outside of a transaction is committed when the call returns", "[db][transaction]") {
  rs::database db = open(2);
  {
    rs::session foreign = db.for_tenant(2);
    add_customer(foreign, "a");
  }
  rs::session session = db.for_tenant(1);
  rs::session other = db.for_tenant(1);
  add_customer(session, "a");
  CHECK(added(other) == texts{"a"});
  CHECK(session(rs::query<"tx.rename">().update(customers{}).set(customers::name = "b").where(customers::name == "a"))
            .affected_rows == 1);
  CHECK(added(other) == texts{"b"});
}

TEST_CASE("three nested transactions keep what all around it keep", "[db][transaction]") {
  rs::database db = open(1);
  {
    rs::session foreign = db.for_tenant(2);
    add_customer(foreign, "1");
  }
  rs::session session = db.for_tenant(1);
  for (int choice = 0; choice < 16; ++choice) {
    const bool outer_commits = (choice & 1) != 0, middle_commits = (choice & 2) != 0, inner_commits = (choice & 4) != 0;
    const bool explicitly = (choice & 8) != 0;  // rollback() or the end of the scope
    INFO("choice " << choice);
    const auto finish = [&](rs::transaction& tx, bool commits) {
      if (commits)
        tx.commit();
      else if (explicitly)
        tx.rollback();
    };
    {
      auto outer = session.transaction();
      add_customer(session, "1");
      {
        auto middle = session.transaction();
        add_customer(session, "2");
        {
          auto inner = session.transaction();
          add_customer(session, "3");
          finish(inner, inner_commits);
        }
        add_customer(session, "4");
        finish(middle, middle_commits);
      }
      add_customer(session, "5");
      finish(outer, outer_commits);
    }
    texts expected;
    if (outer_commits) {
      expected = {"1", "5"};
      if (middle_commits) expected = inner_commits ? texts{"1", "2", "3", "4", "5"} : texts{"1", "2", "4", "5"};
    }
    CHECK(added(session) == expected);
    const auto clean =
        rs::query<"tx.clean">().remove_from(customers{}).where(customers::name.in(texts{"1", "2", "3", "4", "5"}));
    CHECK(session(clean).affected_rows == std::ssize(expected));
  }
}

TEST_CASE("savepoints come one after another, and each is undone for itself", "[db][transaction]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  auto tx = session.transaction();
  for (int i = 0; i < 4; ++i) {
    auto part = session.transaction();
    add_customer(session, std::to_string(i));
    if (i % 2 == 0) part.commit();
  }
  tx.commit();
  CHECK(added(session) == texts{"0", "2"});
}

TEST_CASE("a transaction is over after commit and after rollback", "[db][transaction]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  auto tx = session.transaction();
  add_customer(session, "a");
  tx.commit();
  CHECK_THROWS_AS(tx.commit(), rs::usage_error);
  tx.rollback();  // nothing
  CHECK(added(session) == texts{"a"});
  auto undone = session.transaction();
  undone.rollback();
  undone.rollback();
  CHECK_THROWS_AS(undone.commit(), rs::usage_error);
  CHECK(customer_count(session) == 4);
}

TEST_CASE("an outer transaction is not committed while an inner one is open", "[db][transaction]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  auto outer = session.transaction();
  auto inner = session.transaction();
  add_customer(session, "a");
  const auto e = thrown<rs::usage_error>([&] { outer.commit(); });
  CHECK_THAT(e.what(), ContainsSubstring("inside of this one is still open"));
  inner.commit();
  outer.commit();
  CHECK(added(session) == texts{"a"});
}

TEST_CASE("rolling the outer transaction back ends the inner one", "[db][transaction]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  auto outer = session.transaction();
  add_customer(session, "a");
  auto inner = session.transaction();
  add_customer(session, "b");
  outer.rollback();
  CHECK(added(session).empty());
  CHECK_THROWS_AS(inner.commit(), rs::usage_error);
}

TEST_CASE("a transaction that is over does not touch a later one at its place", "[db][transaction]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  auto outer = session.transaction();
  auto inner = session.transaction();
  outer.rollback();

  auto next = session.transaction();
  add_customer(session, "a");
  auto savepoint = session.transaction();
  add_customer(session, "b");
  SECTION("by commit") { CHECK_THROWS_AS(inner.commit(), rs::usage_error); }
  SECTION("by rollback") { CHECK_NOTHROW(inner.rollback()); }
  CHECK(added(session) == texts{"a", "b"});
  savepoint.commit();
  next.commit();
  CHECK(added(session) == texts{"a", "b"});
}

TEST_CASE("a read-only transaction refuses every write", "[db][transaction]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const auto rename = rs::query<"tx.ro_update">().update(customers{}).set(customers::name = "x").every_row();
  const auto wipe = rs::query<"tx.ro_remove">().remove_from(orders{}).every_row();
  {
    auto tx = session.transaction(rs::read_only);
    CHECK(customer_count(session) == 3);
    const auto e = thrown<rs::usage_error>([&] { add_customer(session, "x"); });
    CHECK(e.site() == "shop.add_customer");
    CHECK_THAT(e.what(), ContainsSubstring("read_only"));
    CHECK_THROWS_AS(session(rename), rs::usage_error);
    CHECK_THROWS_AS(session(wipe), rs::usage_error);
    {
      const auto inner = session.transaction();  // asks for more than the one around it gives
      CHECK_THROWS_AS(add_customer(session, "x"), rs::usage_error);
    }
    CHECK(customer_count(session) == 3);
    tx.commit();
  }
  add_customer(session, "after");
  CHECK(added(session) == texts{"after"});
  CHECK(session(rename).affected_rows == 4);
  CHECK(session(wipe).affected_rows == 3);
}

TEST_CASE("a read-only part of a transaction refuses writes until it is over", "[db][transaction]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  auto tx = session.transaction();
  add_customer(session, "a");
  {
    const auto part = session.transaction(rs::read_only);
    CHECK(added(session) == texts{"a"});
    CHECK_THROWS_AS(add_customer(session, "b"), rs::usage_error);
  }
  add_customer(session, "c");
  tx.commit();
  CHECK(added(session) == texts{"a", "c"});
}

TEST_CASE("a read-only transaction sees one state of the database", "[db][transaction]") {
  rs::database db = open(2);
  rs::session reader = db.for_tenant(1);
  rs::session writer = db.for_tenant(1);
  {
    const auto tx = reader.transaction(rs::read_only);
    CHECK(customer_count(reader) == 3);
    add_customer(writer, "a");
    CHECK(customer_count(reader) == 3);
  }
  CHECK(customer_count(reader) == 4);
}

TEST_CASE("rows that are open over the end of a transaction are read on or told", "[db][transaction][rows]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const auto ids = rs::query<"tx.open_rows">().select(customers::id).from(customers{}).order_by(customers::id);
  SECTION("commit") {
    auto tx = session.transaction();
    add_customer(session, "a");
    const auto rows = session(ids);
    tx.commit();
    CHECK(rows.tuples().size() == 4);
  }
  SECTION("rollback") {
    auto tx = session.transaction();
    const auto rows = session(ids);
    tx.rollback();
    CHECK(rows.tuples().size() == 3);
  }
  CHECK(customer_count(session) >= 3);
}

TEST_CASE("a transaction goes on when its session is moved", "[db][transaction]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  auto tx = session.transaction();
  add_customer(session, "a");
  rs::session moved = std::move(session);
  add_customer(moved, "b");
  tx.commit();
  CHECK(added(moved) == texts{"a", "b"});
}
