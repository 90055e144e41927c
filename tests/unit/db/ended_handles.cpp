// Rows, iterators, transactions and sessions that are used after what they stand on: told, never another tenant's rows.
#include <memory>

#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;

const auto all_names = rs::query<"ended.names">().select(customers::name).from(customers{}).order_by(customers::id);
using handle = decltype(std::declval<rs::session>()(all_names));
using usage = rs::usage_error;

/// Everything that can be asked of rows.
void check_is_over(const handle& rows) {
  CHECK_THROWS_AS(rows.begin(), usage);
  CHECK_THROWS_AS(rows.tuples(), usage);
  CHECK_THROWS_AS(rows.one(), usage);
  CHECK_THROWS_AS(rows.one_or_none(), usage);
  CHECK_THROWS_AS(rows.value(), usage);
  CHECK_THROWS_AS(rows.to<std::tuple<std::string>>(), usage);
  const handle copy = rows;
  CHECK_THROWS_AS(copy.begin(), usage);
}
template <class Iterator>
void check_iterator_is_over(Iterator i) {
  CHECK_THROWS_AS(++i, usage);
  CHECK_THROWS_AS((*i)[customers::name], usage);
  CHECK_THROWS_AS((*i).view(customers::name), usage);
  CHECK_THROWS_AS((*i).template to<std::tuple<std::string>>(), usage);
  CHECK_THROWS_AS(i == std::default_sentinel, usage);
}

}  // namespace

TEST_CASE("rows after their session has ended are over", "[db][rows][lifetime]") {
  rs::database db = open(1);
  std::optional<handle> rows, unread, read_out;
  std::optional<handle::iterator> i;
  {
    rs::session session = db.for_tenant(1);
    rows = session(all_names);
    unread = session(all_names);
    read_out = session(all_names);
    CHECK(read_out->tuples().size() == 3);
    i = rows->begin();
    CHECK((**i)[customers::name] == "one-1");
  }
  for (const auto* over : {&*rows, &*unread, &*read_out}) check_is_over(*over);
  check_iterator_is_over(*i);
  // The connection is leased to another tenant now, and the same statement stands at a row of it.
  rs::session other = db.for_tenant(2);
  const handle others = other(all_names);
  CHECK((*others.begin())[customers::name] == "two-1");
  check_is_over(*rows);
  check_iterator_is_over(*i);
  rows.reset();  // neither ends the other's execution
  unread.reset();
  read_out.reset();
  CHECK(others.tuples().size() == 2);
}

TEST_CASE("rows of an earlier execution do not see the next one of the same session", "[db][rows][lifetime]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  std::optional<handle::iterator> i;
  {
    const handle rows = session(all_names);
    i = rows.begin();
  }
  const handle next = session(all_names);
  check_iterator_is_over(*i);
  CHECK(next.tuples().size() == 3);
}

TEST_CASE("a row object after its rows is over", "[db][rows][lifetime]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  auto rows = std::make_unique<handle>(session(all_names));
  auto i = rows->begin();
  const auto row = *i;
  CHECK(row[customers::name] == "one-1");
  SECTION("behind the last row") {
    ++i;
    CHECK(row[customers::name] == "one-2");
    ++i;
    ++i;
    CHECK(i == rows->end());
    CHECK_THROWS_AS(row[customers::name], usage);
    CHECK_THROWS_AS((*i)[customers::name], usage);
    ++i;  // stays at the end, and does not start again
    CHECK(i == rows->end());
    CHECK(rows->tuples().empty());
  }
  SECTION("after the handle") {
    rows.reset();
    CHECK_THROWS_AS(row[customers::name], usage);
    CHECK_THROWS_AS(row.view(customers::name), usage);
    CHECK_THROWS_AS(row.to<std::tuple<std::string>>(), usage);
  }
  SECTION("after the session") {
    { rs::session ended = std::move(session); }
    rs::session other = db.for_tenant(2);
    const handle others = other(all_names);
    CHECK_THROWS_AS(row[customers::name], usage);
    CHECK((*others.begin())[customers::name] == "two-1");
  }
  SECTION("a range that is iterated as a temporary's iterator") {
    const auto dangling = session(all_names).begin();
    CHECK_THROWS_AS((*dangling)[customers::name], usage);
  }
}

TEST_CASE("rows that were moved from, or never held any, are over", "[db][rows][lifetime]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  handle rows = session(all_names);
  const handle moved = std::move(rows);
  check_is_over(rows);  // NOLINT(bugprone-use-after-move): told
  CHECK(moved.tuples().size() == 3);
  check_is_over(handle());
}

TEST_CASE("rows after the database was destroyed are over", "[db][rows][lifetime]") {
  std::optional<rs::database> db = open(1);
  std::optional<rs::session> session = db->for_tenant(1);
  std::optional<handle> rows = (*session)(all_names);
  const auto i = rows->begin();
  const auto row = *i;
  CHECK(row[customers::name] == "one-1");
  db.reset();
  check_is_over(*rows);
  check_iterator_is_over(i);
  CHECK_THROWS_AS(row[customers::name], usage);

  // Another database takes over the memory of cursors and leases.
  rs::database next = open(1);
  rs::session other = next.for_tenant(2);
  const handle others = other(all_names);
  check_is_over(*rows);
  CHECK_THROWS_AS((*session)(all_names), usage);
  session.reset();
  rows.reset();
  CHECK(others.tuples().size() == 2);
}

TEST_CASE("rows of a temporary session after the database was destroyed are over", "[db][rows][lifetime]") {
  std::optional<rs::database> db = open();
  const handle rows = db->for_tenant(1)(all_names);
  const handle copy = rows;
  CHECK((*copy.begin())[customers::name] == "one-1");
  db.reset();
  check_is_over(rows);
  check_is_over(copy);
}

TEST_CASE("a session after its database is told on every verb", "[db][session][lifetime]") {
  std::optional<rs::database> db = open(3);
  rs::session session = db->for_tenant(1);
  rs::unscoped_session all = db->unscoped(rs::site<"ended.unscoped">, "outlives its database");
  const rs::session narrowed = all.as(2);
  const auto touch = rs::query<"ended.update">().update(customers{}).set(customers::name = "x").every_row();
  const auto wipe = rs::query<"ended.remove">().remove_from(orders{}).every_row();
  CHECK(customer_count(session) == 3);
  CHECK(session(touch).affected_rows == 3);
  CHECK(session(wipe).affected_rows == 3);
  db.reset();
  CHECK_THROWS_AS(customer_count(session), usage);
  CHECK_THROWS_AS(add_customer(session, "late"), usage);
  CHECK_THROWS_AS(session(touch), usage);
  CHECK_THROWS_AS(session(wipe), usage);
  CHECK_THROWS_AS(session.transaction(), usage);
  CHECK_THROWS_AS(session.transaction(rs::read_only), usage);
  CHECK_THROWS_AS(customer_count(all), usage);
  CHECK_THROWS_AS(all.as(1), usage);
  CHECK_THROWS_AS(all.transaction(), usage);
  CHECK_FALSE(session.sql(all_names).empty());  // needs no database
  const auto e = thrown<usage>([&] { customer_count(session); });
  CHECK_THAT(e.what(), Catch::Matchers::ContainsSubstring("database was destroyed"));
}

TEST_CASE("a session that was moved from is told, and the one that it was moved to works", "[db][session][lifetime]") {
  rs::database db = open(2);
  rs::session session = db.for_tenant(1);
  rs::session moved = std::move(session);
  // NOLINTBEGIN(bugprone-use-after-move): told
  CHECK_THROWS_AS(customer_count(session), usage);
  CHECK_THROWS_AS(session.transaction(), usage);
  const auto e = thrown<usage>([&] { customer_count(session); });
  CHECK_THAT(e.what(), Catch::Matchers::ContainsSubstring("moved from"));
  CHECK(customer_count(moved) == 3);
  session = std::move(moved);
  CHECK(customer_count(session) == 3);
  CHECK_THROWS_AS(customer_count(moved), usage);
  // NOLINTEND(bugprone-use-after-move)
  session = db.for_tenant(2);
  CHECK(customer_count(session) == 2);
  session = db.for_tenant(1);
  CHECK(customer_count(session) == 3);
}

TEST_CASE("a database that was moved from is told, and its sessions go on", "[db][lifetime]") {
  rs::database db = open(2);
  rs::session session = db.for_tenant(1);
  rs::database moved = std::move(db);
  const auto count_all = [](rs::database& d) {
    return customer_count(d.unscoped(rs::site<"ended.moved">, "of a database that was moved from, and of the other"));
  };
  // NOLINTBEGIN(bugprone-use-after-move): told
  CHECK_THROWS_AS(db.for_tenant(1), usage);
  CHECK_THROWS_AS(db.create_tables(), usage);
  CHECK_THROWS_AS(count_all(db), usage);
  CHECK(count_all(moved) == 5);
  CHECK(customer_count(session) == 3);
  CHECK(customer_count(moved.for_tenant(2)) == 2);
  db = std::move(moved);
  CHECK(customer_count(session) == 3);
  db = open(1);  // destroys the one before
  // NOLINTEND(bugprone-use-after-move)
  CHECK_THROWS_AS(customer_count(session), usage);
  CHECK(customer_count(db.for_tenant(1)) == 3);
}

TEST_CASE("a transaction that outlives its session is over, and leaves the next lease alone",
          "[db][transaction][lifetime]") {
  rs::database db = open(1);
  std::optional<rs::session> session = db.for_tenant(1);
  const std::unique_ptr<rs::transaction> old(new rs::transaction(session->transaction()));
  add_customer(*session, "undone");
  session.reset();
  CHECK_THROWS_AS(old->commit(), usage);

  rs::session next = db.for_tenant(1);
  CHECK(customer_count(next) == 3);
  auto tx = next.transaction();
  add_customer(next, "kept");
  CHECK_THROWS_AS(old->commit(), usage);
  old->rollback();
  tx.commit();
  CHECK(customer_count(next) == 4);
}

TEST_CASE("a transaction that outlives its database is over", "[db][transaction][lifetime]") {
  std::optional<rs::database> db = open(1);
  std::optional<rs::session> session = db->for_tenant(1);
  const std::unique_ptr<rs::transaction> tx(new rs::transaction(session->transaction()));
  add_customer(*session, "undone");
  db.reset();
  CHECK_THROWS_AS(tx->commit(), usage);
  tx->rollback();
}
