#include <soci/soci.h>

#include "raw_accounts.hpp"

/// Code that is written for SOCI, on PostgreSQL: on a session that is lent, and on one of the user's own.
namespace rs = rowscope;
using namespace rowscope_tests;
using namespace rowscope_tests::accounts_on_postgresql;
using Catch::Matchers::ContainsSubstring;

namespace {

int counted(soci::session& sql) {
  int count = 0;
  sql << "select count(*) from accounts", soci::into(count);
  return count;
}

/// What the server keeps prepared by the protocol on the connection of the session, beside the library's own.
std::int64_t prepared_by_soci(rs::session& s) {
  return s.raw<std::int64_t>(rs::site<"pg.soci.prepared">, "SELECT kept()").one();
}
constexpr const char* kept =
    "CREATE FUNCTION kept() RETURNS bigint LANGUAGE sql AS "
    "'SELECT count(*) FROM pg_prepared_statements WHERE name LIKE ''st\\_%'''";

}  // namespace

TEST_CASE("on postgresql code written for SOCI reads and writes the rows of the scope", "[postgresql][soci]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  rs::session one = shop->for_tenant(1);
  soci::session& sql = one.soci(rs::site<"pg.soci.works">);
  const bool inside = GENERATE(false, true);
  std::unique_ptr<rs::transaction> tx;
  if (inside) tx.reset(new rs::transaction(one.transaction()));

  CHECK(sql.get_backend_name() == "postgresql");
  CHECK(counted(sql) == 5);
  std::string name;
  const int own = 4, foreign = 3;
  sql << "select name from accounts where id = :id", soci::use(own), soci::into(name);
  CHECK(name == "account 4");
  sql << "select name from accounts where id = :id", soci::use(foreign), soci::into(name);
  CHECK_FALSE(sql.got_data());

  // Its columns are described by executing it.
  std::string all;
  const int least = 5;
  const soci::rowset<soci::row> rows =
      (sql.prepare << "select name, id * 2 from accounts where id > :id order by id", soci::use(least));
  for (const soci::row& r : rows) all += r.get<std::string>(0) + " ";
  CHECK(all == "account 6 account 8 account 10 ");
  std::vector<std::string> some(2);
  soci::statement in_bulk = (sql.prepare << "select name from accounts order by id", soci::into(some));
  in_bulk.execute();
  std::size_t fetched = 0;
  while (in_bulk.fetch()) {
    fetched += some.size();
    some.resize(2);
  }
  CHECK(fetched == 5);

  int id = 0;
  soci::statement again = (sql.prepare << "select name from accounts where id = :id", soci::use(id), soci::into(name));
  for (id = 2; id <= 4; id += 2) {
    again.execute(true);
    CHECK(name == "account " + std::to_string(id));
    CHECK(one(names_of()).tuples().size() == 5);
  }

  soci::statement update = (sql.prepare << "update accounts set name = 'x'");
  update.execute(true);
  CHECK(update.get_affected_rows() == 5);
  const soci::rowset<soci::row> of_write = (sql.prepare << "update accounts set name = 'x'");
  CHECK(std::distance(of_write.begin(), of_write.end()) == 0);
  std::vector<std::string> names{"a", "b"};
  sql << "insert into accounts(tenant_id, name) values (1, :n)", soci::use(names);
  CHECK(counted(sql) == 7);
  sql << "insert into accounts(name) values ('of its own')";
  CHECK(counted(sql) == 8);
  if (tx) tx->commit();
  CHECK(shop.stored("SELECT count(*), count(*) FILTER (WHERE name = 'x') FROM accounts") == "13|5");
}

TEST_CASE("on postgresql what SOCI may not do is said as for raw SQL, and errors as SOCI says them",
          "[postgresql][soci][forging][P9]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  rs::session one = shop->for_tenant(1);
  soci::session& sql = one.soci(rs::site<"pg.soci.refused">);
  for (const char* text :
       {"select 1; delete from accounts", "begin", "set role postgres", "select set_config('a.b', 'c', false)",
        "select 1 from pg_class", "create table t(a int)", "with gone as (delete from accounts) select 1",
        "insert into accounts(id, tenant_id, name) values (1, 1, '') on conflict (id) do update set name = '' where "
        "accounts.name::int = 1"})
    CHECK_THROWS_AS(sql << text, rs::guard_refused);
  CHECK_THROWS_AS(sql << std::string("delete from accounts --\0\n where id = 2", 38), rs::guard_refused);
  CHECK_THROWS_AS(sql << "selec 1", rs::guard_refused);
  CHECK_THROWS_AS(sql << "select nothing from accounts", soci::soci_error);
  CHECK_THROWS_AS(sql << "insert into accounts(tenant_id, name) values (2, 'x')", rs::scope_violation);
  CHECK_THROWS_AS(sql << "update accounts set tenant_id = 2", rs::scope_violation);
  CHECK_THROWS_AS(sql << "update accounts set id = 4", soci::soci_error);
  CHECK_THROWS_AS(soci::blob(sql), rs::guard_refused);
  CHECK(counted(sql) == 5);
  {
    auto tx = one.transaction();
    CHECK_THROWS_AS(sql << "select nothing from accounts", soci::soci_error);
    CHECK_THROWS_AS(counted(sql), rs::usage_error);
  }
  CHECK(counted(sql) == 5);
  CHECK(shop.stored("SELECT count(*) FROM accounts") == "10");
}

TEST_CASE("on postgresql what SOCI would send as it stands is prepared by the protocol", "[postgresql][soci][P9]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  shop.give(R"(CREATE FUNCTION prepared_here() RETURNS bigint LANGUAGE sql AS $$
    SELECT count(*) FROM pg_prepared_statements WHERE NOT from_sql AND statement LIKE '%prepared_here%' $$)");
  rs::session one = shop->for_tenant(1);
  soci::session& sql = one.soci(rs::site<"pg.soci.prepared">);
  long long found = 0;
  sql << "select prepared_here()", soci::into(found);
  CHECK(found == 1);
}

TEST_CASE("on postgresql SOCI gets what a write returns, and no ON CONFLICT that looks at another tenant's row",
          "[postgresql][soci][P9]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  rs::session one = shop->for_tenant(1);
  soci::session& sql = one.soci(rs::site<"pg.soci.conflict">);
  // Whether the name of another tenant's row is this one would be told: 0 rows, or an error.
  for (const char* name : {"account 3", "account 4"})
    CHECK_THROWS_AS((sql << "insert into accounts(id, tenant_id, name) values (3, 1, 'x') "
                            "on conflict (id) do update set name = 'x' where accounts.name = :name",
                     soci::use(std::string(name))),
                    rs::guard_refused);
  CHECK_THROWS_AS(sql << "insert into accounts(id, tenant_id, name) values (4, 1, 'x') on conflict do nothing",
                  rs::guard_refused);
  long long id = 0;
  sql << "insert into accounts(tenant_id, name) values (1, 'new') returning id", soci::into(id);
  CHECK(shop.stored("SELECT name FROM accounts WHERE id = " + std::to_string(id)) == "new");
  std::vector<std::string> names(10);
  sql << "update accounts set name = 'all' returning name", soci::into(names);
  CHECK(names.size() == 6);
  CHECK(shop.stored("SELECT count(*) FROM accounts WHERE name = 'all'") == "6");
  std::string all;
  const soci::rowset<std::string> rows = (sql.prepare << "delete from accounts where id < 7 returning name || id");
  for (const std::string& row : rows) all += row + " ";
  CHECK(all == "all2 all4 all6 ");
  soci::statement some = (sql.prepare << "update accounts set name = 'some' returning name", soci::into(names));
  some.execute(true);
  CHECK(some.get_affected_rows() == 3);
}

TEST_CASE("on postgresql SOCI reads only where raw SQL does, whatever it calls", "[postgresql][soci][P9]") {
  NEEDS_POSTGRESQL();
  raw_shop shop({.longest = std::chrono::milliseconds(200), .most_rows = 4});
  shop.give("CREATE FUNCTION wipe() RETURNS bigint LANGUAGE sql AS 'DELETE FROM accounts; SELECT 1::bigint'");
  rs::session one = shop->for_tenant(1);
  soci::session& sql = one.soci(rs::site<"pg.soci.reads">);
  const bool inside = GENERATE(false, true);
  std::unique_ptr<rs::transaction> tx;
  if (inside) tx.reset(new rs::transaction(one.transaction()));
  int count = 0;
  SECTION("a write") { CHECK_THROWS_AS(sql << "delete from accounts", rs::guard_refused); }
  SECTION("a function") { CHECK_THROWS_AS((sql << "select wipe()", soci::into(count)), rs::guard_refused); }
  SECTION("too long") {
    CHECK_THAT(said<rs::guard_refused>(
                   [&] { sql << "select count(*) from generate_series(1, 100000000) as n", soci::into(count); }),
               ContainsSubstring("guard::longest"));
  }
  SECTION("too many rows") {
    std::vector<int> ids(10);
    CHECK_THAT(said<rs::guard_refused>([&] { sql << "select id from accounts", soci::into(ids); }),
               ContainsSubstring("guard::most_rows, 4"));
  }
  SECTION("and the transaction around it writes again") {
    CHECK(counted(sql) == 5);
    CHECK(one(rename(2, "written")).affected_rows == 1);
    if (tx) tx->commit();
    CHECK(shop.stored("SELECT count(*) FROM accounts WHERE name = 'written'") == "1");
  }
  tx.reset();
  CHECK(shop.stored("SELECT count(*) FROM accounts") == "10");
}

TEST_CASE("on postgresql transactions of SOCI's and of the session are the same", "[postgresql][soci]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  rs::session one = shop->for_tenant(1);
  soci::session& sql = one.soci(rs::site<"pg.soci.transactions">);
  const auto stored = [&] { return shop.stored("SELECT count(*) FROM accounts WHERE name = 'tx'"); };
  {
    soci::transaction tx(sql);
    sql << "update accounts set name = 'tx' where id = 2";
    CHECK(one(one_name(2)).value() == "tx");
  }
  CHECK(stored() == "0");
  {
    auto outer = one.transaction();
    {
      soci::transaction tx(sql);
      sql << "update accounts set name = 'tx' where id = 2";
      tx.commit();
    }
    CHECK(stored() == "0");
    outer.commit();
  }
  CHECK(stored() == "1");
}

TEST_CASE("on postgresql a session of SOCI's is cut off when its lease is over", "[postgresql][soci][P4]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  shop.give(kept);
  soci::session* lent = nullptr;
  std::unique_ptr<soci::statement> open;
  std::string name;
  {
    rs::session one = shop->for_tenant(1);
    lent = &one.soci(rs::site<"pg.soci.kept">);
    open = std::make_unique<soci::statement>(
        (lent->prepare << "select name from accounts where name <> 'of tenant 1' order by id", soci::into(name)));
    open->execute();
    REQUIRE(open->fetch());
    CHECK(name == "account 2");
    CHECK(prepared_by_soci(one) == 1);
  }
  rs::session two = shop->for_tenant(2);
  CHECK(prepared_by_soci(two) == 0);
  int count = 0;
  CHECK_THROWS_AS((*lent << "select count(*) from accounts", soci::into(count)), rs::usage_error);
  CHECK_THROWS_AS(open->execute(true), rs::usage_error);
  CHECK_THROWS_AS(open->fetch(), rs::usage_error);
  CHECK_THROWS_AS(lent->reconnect(), rs::usage_error);
  CHECK(name == "account 2");
  open.reset();
  CHECK(seen_by(two) == 5);
}

TEST_CASE("on postgresql a session of the user's own is borrowed for one tenant after the other",
          "[postgresql][soci][borrow]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  shop.give(kept);
  soci::session sql(shop->backend(), "");
  CHECK_THROWS_AS(counted(sql), rs::usage_error);
  std::optional<soci::statement> prepared;
  std::string name = "nobody";
  {
    rs::session one = shop->borrow(sql, 1);
    CHECK(counted(sql) == 5);
    CHECK(one(names_of()).tuples().size() == 5);
    CHECK(seen_by(one) == 5);
    prepared.emplace((sql.prepare << "select name from accounts order by id", soci::into(name)));
    sql.begin();
    sql << "update accounts set name = 'left open'";
    CHECK_THROWS_AS(shop->borrow(sql, 2), rs::usage_error);
  }
  CHECK_THROWS_AS(counted(sql), rs::usage_error);
  CHECK(shop.stored("SELECT count(*) FROM accounts WHERE name = 'left open'") == "0");
  {
    rs::session two = shop->borrow(sql, 2);
    CHECK(prepared_by_soci(two) == 0);
    CHECK_THROWS_AS(prepared->execute(true), rs::usage_error);
    CHECK(name == "nobody");
    sql << "select name from accounts order by id", soci::into(name);
    CHECK(name == "account 1");
    sql.close();
    CHECK_THROWS_AS(two(names_of()), rs::usage_error);
  }
  sql.reconnect();
  const rs::session one = shop->borrow(sql, 1);
  CHECK(counted(sql) == 5);
  CHECK_THROWS_AS(soci::session(shop->backend(), "dbname=other"), rs::usage_error);
}
