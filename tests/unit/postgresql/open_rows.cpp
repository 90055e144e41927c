#include <limits>

#include "accounts.hpp"

/// Rows that come one by one from a server, which answers one statement at a time.

namespace rs = rowscope;
using namespace rowscope_tests;
using namespace rowscope_tests::accounts_on_postgresql;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("on postgresql a tenant reads, writes and removes its own rows and no others", "[postgresql]") {
  NEEDS_POSTGRESQL();
  filled shop(20);
  auto one = shop.db.for_tenant(1);
  auto two = shop.db.for_tenant(2);
  CHECK(one(names_of()).tuples().size() == 10);
  CHECK(one(rename(2, "mine")).affected_rows == 1);
  CHECK(two(rename(2, "stolen")).affected_rows == 0);
  CHECK(one(one_name(2)).value() == "mine");
  CHECK(two(one_name(2)).one_or_none() == std::nullopt);
  const auto added = two(rs::query<"pg.add">().insert_into(accounts{}).set(accounts::name = "new"));
  CHECK(added.key() == 21);
  CHECK(shop.value("SELECT tenant_id, name FROM accounts WHERE id = 21") == "2|new");
  CHECK(one(rs::query<"pg.remove">().remove_from(accounts{}).where(accounts::id == 21)).affected_rows == 0);
  CHECK(two(rs::query<"pg.remove2">().remove_from(accounts{}).where(accounts::id == 21)).affected_rows == 1);
}

TEST_CASE("on postgresql other statements run while rows are open, and the rows go on", "[postgresql]") {
  NEEDS_POSTGRESQL();
  filled shop(2000);
  auto one = shop.db.for_tenant(1);
  const bool inside = GENERATE(false, true);
  std::unique_ptr<rs::transaction> tx;
  if (inside) tx.reset(new rs::transaction(one.transaction()));
  std::size_t seen = 0, same = 0;
  for (const auto& row : one(names_of())) {
    ++seen;
    if (seen % 100 != 1) continue;
    same += one(one_name(row[accounts::id])).value() == row[accounts::name] ? 1U : 0U;
    CHECK(one(rename(row[accounts::id], "seen")).affected_rows == 1);
  }
  CHECK(seen == 1000);
  CHECK(same == 10);
  if (tx) tx->commit();
  CHECK(shop.value("SELECT count(*) FROM accounts WHERE name = 'seen'") == "10");
}

TEST_CASE("on postgresql rows that fail on the way are over, and leave the transaction to its rollback",
          "[postgresql]") {
  NEEDS_POSTGRESQL();
  filled shop(2000);
  auto one = shop.db.for_tenant(1);
  // Of the tenant's keys 2, 4, 6... the 500th is too large.
  const auto sums = [](std::int64_t too_large) {
    return rs::query<"pg.sums">()
        .select(accounts::id, accounts::id + (std::numeric_limits<std::int64_t>::max() - too_large + 1))
        .from(accounts{});
  };
  const auto read = [&](std::int64_t too_large) {
    std::size_t seen = 0;
    const auto rows = one(sums(too_large));
    const auto e = thrown<rs::value_error>([&] {
      for (const auto& row : rows) seen += row[accounts::id] > 0 ? 1U : 0U;
    });
    CHECK(e.site() == "pg.sums");
    CHECK_THROWS_AS(rows.begin(), rs::usage_error);
    CHECK_THROWS_AS(rows.tuples(), rs::usage_error);
    return seen;
  };
  CHECK(read(1000) == 499);
  CHECK(one(sums(2002)).tuples().size() == 1000);
  auto tx = one.transaction();
  CHECK(one(rename(2, "undone")).affected_rows == 1);
  CHECK(read(1000) == 499);
  CHECK_THROWS_AS(one(one_name(2)).value(), rs::usage_error);
  tx.rollback();
  CHECK(one(one_name(2)).value() == "account 2");
}

TEST_CASE("on postgresql rows that are left behind leave nothing on the connection", "[postgresql]") {
  NEEDS_POSTGRESQL();
  filled shop(2000, 1);
  auto one = shop.db.for_tenant(1);
  {
    auto rows = one(names_of());
    CHECK((*rows.begin())[accounts::id] == 2);
  }
  CHECK(one(one_name(4)).value() == "account 4");
  auto tx = one.transaction();
  {
    auto rows = one(names_of());
    CHECK((*rows.begin())[accounts::id] == 2);
    tx.rollback();
  }
  CHECK(one(one_name(4)).value() == "account 4");
  CHECK(shop.value("SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = "
                   "current_database()") == "0");
}

TEST_CASE("on postgresql a failed statement leaves a transaction to its rollback, or to that of the savepoint",
          "[postgresql]") {
  NEEDS_POSTGRESQL();
  filled shop(4);
  auto one = shop.db.for_tenant(1);
  const auto taken = [&] {
    return one(rs::query<"pg.taken">().insert_into(accounts{}).set(accounts::id = 1, accounts::name = "x"));
  };
  {
    auto tx = one.transaction();
    CHECK(one(rename(2, "before")).affected_rows == 1);
    {
      auto part = one.transaction();
      CHECK_THROWS_AS(taken(), rs::constraint_error);
      const auto refused = thrown<rs::usage_error>([&] { (void)one(one_name(2)).value(); });
      CHECK_THAT(refused.what(), ContainsSubstring("roll it back"));
    }
    CHECK(one(one_name(2)).value() == "before");
    tx.commit();
  }
  CHECK(shop.value("SELECT name FROM accounts WHERE id = 2") == "before");
}

TEST_CASE("on postgresql a savepoint that is undone takes the scope of its statements back too", "[postgresql]") {
  NEEDS_POSTGRESQL();
  filled shop(20);
  auto both = shop.db.for_scope(rs::tenants{1, 2});
  auto tx = both.transaction();
  CHECK(both.as(1)(names_of()).tuples().size() == 10);
  {
    auto part = both.transaction();
    CHECK(both(names_of()).tuples().size() == 20);
  }
  CHECK(both(names_of()).tuples().size() == 20);
  auto one = both.as(1);
  CHECK(one(names_of()).tuples().size() == 10);
  CHECK(both(names_of()).tuples().size() == 20);
}

TEST_CASE("on postgresql unscoped sessions have a role of their own", "[postgresql]") {
  NEEDS_POSTGRESQL();
  filled shop(20);
  auto all = shop.db.unscoped(rs::site<"pg.everyone">, "the rows of every tenant");
  CHECK(all(names_of()).tuples().size() == 20);
  auto two = all.as(2);
  CHECK(two(names_of()).tuples().size() == 10);
}

TEST_CASE("on postgresql what fails in the commit of a single statement fails the statement, and leaves nothing",
          "[postgresql]") {
  NEEDS_POSTGRESQL();
  filled shop(4, 1);
  shop.plain->run(
      "ALTER TABLE accounts ADD CONSTRAINT one_name UNIQUE (tenant_id, name) DEFERRABLE INITIALLY DEFERRED");
  auto one = shop.db.for_tenant(1);
  const auto add = [&](std::string name) {
    return one(rs::query<"pg.deferred">().insert_into(accounts{}).set(accounts::name = std::move(name))).affected_rows;
  };
  const auto returned = [&](std::string name) {
    return one(rs::query<"pg.deferred_row">()
                   .insert_into(accounts{})
                   .set(accounts::name = std::move(name))
                   .returning(accounts::name))
        .value();
  };
  CHECK(thrown<rs::constraint_error>([&] { add("account 2"); }).constraint() == "one_name");
  CHECK(thrown<rs::constraint_error>([&] { returned("account 2"); }).constraint() == "one_name");
  CHECK(one(names_of()).tuples().size() == 2);
  CHECK(returned("another") == "another");
  CHECK(add("one more") == 1);
  {
    auto tx = one.transaction();
    CHECK(add("account 4") == 1);
    CHECK_THROWS_AS(tx.commit(), rs::constraint_error);
  }
  CHECK(one(names_of()).tuples().size() == 4);
}
