#include <functional>

#include "raw_accounts.hpp"

/// Raw SQL on PostgreSQL: what it reads and writes, and by which modes and limits.
namespace rs = rowscope;
using namespace rowscope_tests;
using namespace rowscope_tests::accounts_on_postgresql;
using Catch::Matchers::ContainsSubstring;

namespace {

struct named {
  std::int64_t id;
  std::string name;
};

}  // namespace

TEST_CASE("on postgresql a raw select reads the rows of the scope into a struct, a tuple or a value",
          "[postgresql][raw]") {
  NEEDS_POSTGRESQL();
  raw_shop shop({}, 2);
  auto one = shop->for_tenant(1);
  const auto rows = one.raw<named>(rs::site<"pg.raw.struct">, "SELECT id, name FROM accounts ORDER BY id").all();
  REQUIRE(rows.size() == 5);
  CHECK(rows[1].id == 4);
  CHECK(rows[1].name == "account 4");
  const auto mean = one.raw<std::tuple<double, std::int64_t, bool, std::optional<std::string>>>(
                           rs::site<"pg.raw.types">,
                           "SELECT avg(id), sum(id), max(id) = 10, min(name) FILTER (WHERE id = 1) "
                           "FROM public.accounts")
                        .one();
  CHECK(mean == std::tuple<double, std::int64_t, bool, std::optional<std::string>>{6, 30, true, std::nullopt});
  CHECK(one.raw<std::int64_t>(rs::site<"pg.raw.with">,
                              "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 4) SELECT "
                              "count(*) FROM n JOIN accounts ON accounts.id = n.i")
            .one() == 2);
  CHECK(one.raw<std::tuple<std::int64_t, std::int64_t, std::string>>(rs::site<"pg.raw.table">, "TABLE accounts")
            .all()
            .size() == 5);
  CHECK(one.raw<std::int64_t>(rs::site<"pg.raw.names">,
                              "WITH delete AS (SELECT 1 AS i), update AS (TABLE delete) SELECT i FROM update")
            .one() == 1);
  CHECK(one.raw<std::int64_t>(rs::site<"pg.raw.columns">,
                              "SELECT p.lo_price + p.lastval AS xmin FROM (VALUES (1, 2)) AS p(lo_price, lastval)")
            .one() == 3);
  CHECK(one.raw<std::tuple<std::string, std::string, std::int64_t>>(
               rs::site<"pg.raw.size">,
               "SELECT pg_size_pretty(sum(octet_length(name))), pg_typeof(max(id))::text, pg_column_size(max(id)) FROM "
               "accounts")
            .one() == std::tuple<std::string, std::string, std::int64_t>{"46 bytes", "bigint", 8});
  CHECK(one.raw<std::int64_t>(rs::site<"pg.raw.union">,
                              "(SELECT id FROM accounts WHERE id < 4) UNION ALL (SELECT id FROM accounts)")
            .all()
            .size() == 6);
  CHECK(shop->for_tenant(1)
            .raw<std::string>(rs::site<"pg.raw.kept">, "SELECT name FROM accounts ORDER BY id")
            .all()
            .size() == 5);
}

TEST_CASE("on postgresql the values of a raw statement are bound by name, by number and by place",
          "[postgresql][raw]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  auto one = shop->for_tenant(1);
  using list = std::vector<std::int64_t>;
  CHECK(one.raw<std::int64_t>(
               rs::site<"pg.bind.name">,
               "SELECT id FROM accounts WHERE id >= :low AND name <> :n AND id < :low::bigint + 6 ORDER BY 1",
               rs::use("account 6", "n"), rs::use(4, "low"))
            .all() == list{4, 8});
  CHECK(one.raw<std::int64_t>(rs::site<"pg.bind.place">, "SELECT id FROM accounts WHERE id > ? AND name < ? ORDER BY 1",
                              rs::use(5), rs::use(std::string("account 8")))
            .all() == list{6, 10});
  CHECK(one.raw<std::int64_t>(rs::site<"pg.bind.word">, "SELECT id FROM accounts ORDER BY id LIMIT? OFFSET:from",
                              rs::use(2), rs::use(1, "from"))
            .all() == list{4, 6});
  CHECK(one.raw<std::int64_t>(rs::site<"pg.bind.number">, "SELECT id FROM accounts WHERE name = $2 AND id >= ?1",
                              rs::use(1), rs::use("account 8"))
            .all() == list{8});
  CHECK(one.raw<std::tuple<std::optional<std::string>, bool, double, std::int64_t>>(
               rs::site<"pg.bind.types">, "SELECT :a::text, :b::boolean, :c::float8, :d::bigint",
               rs::use(std::nullopt, "a"), rs::use(true, "b"), rs::use(0.1, "c"),
               rs::use(std::numeric_limits<std::int64_t>::min(), "d"))
            .one() == std::tuple<std::optional<std::string>, bool, double, std::int64_t>{
                          std::nullopt, true, 0.1, std::numeric_limits<std::int64_t>::min()});
  // Not one of these is a parameter but the last; the others are operators and texts of PostgreSQL's.
  CHECK(one.raw<std::string>(rs::site<"pg.bind.words">,
                             R"(SELECT ':a' || $t$ ? $1 :b $$ $t$ || E'\':c\\' || (ARRAY['x', 'y'])[1:1]::text ||
                                ('{"k": 1}'::jsonb ?? 'k')::text /* :d /* ? */ :e */ || :f -- :g)",
                             rs::use("end", "f"))
            .one() == R"(:a ? $1 :b $$ ':c\{x}trueend)");
  CHECK_THAT(said<rs::usage_error>([&] {
               (void)one.raw<std::int64_t>(rs::site<"pg.bind.missing">, "SELECT id FROM accounts WHERE id = $1");
             }),
             ContainsSubstring("rs::use(value)"));
  CHECK_THAT(said<rs::value_error>([&] {
               (void)one.raw<std::int64_t>(rs::site<"pg.bind.no_number">, "SELECT id FROM accounts WHERE id = ?",
                                           rs::use("forty-two"));
             }),
             !ContainsSubstring("forty"));
}

TEST_CASE("on postgresql a row of a raw select must have as many columns as are read", "[postgresql][raw]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  auto one = shop->for_tenant(1);
  const auto text = GENERATE("SELECT id FROM accounts", "SELECT id FROM accounts WHERE id < 0");
  CHECK_THAT(said<rs::value_error>([&] { (void)one.raw<named>(rs::site<"pg.raw.few">, rs::unchecked_sql(text)); }),
             ContainsSubstring("gives 1 columns, and 2 are read"));
  CHECK(seen_by(one) == 5);
}

TEST_CASE("on postgresql a raw insert that does not name the tenant is the session's", "[postgresql][raw]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  auto two = shop->for_tenant(2);
  const auto insert = [](rs::session& s) {
    return s.raw(rs::site<"pg.raw.unnamed">, "INSERT INTO accounts (name) VALUES ('mine'), ('too')").affected_rows;
  };
  CHECK(insert(two) == 2);
  CHECK(shop.stored("SELECT count(*), min(tenant_id), max(tenant_id) FROM accounts WHERE name IN ('mine', 'too')") ==
        "2|2|2");
  CHECK_THROWS_AS(two.raw(rs::site<"pg.raw.null">, "INSERT INTO accounts (tenant_id, name) VALUES (NULL, 'nobody')"),
                  rs::scope_violation);
  CHECK(shop.stored("SELECT count(*) FROM accounts") == "12");
}

TEST_CASE("on postgresql a statement whose columns get another type fails once on a connection, and runs again",
          "[postgresql][raw]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  auto one = shop->for_tenant(1);
  const auto raw = [&] {
    return one.raw<std::string>(rs::site<"pg.raw.old">, "SELECT name FROM accounts WHERE id = 8").one();
  };
  const auto typed = [&] { return one(one_name(8)).value(); };
  const auto streamed = [&] { return std::get<1>(one(names_of()).tuples().at(3)); };
  const std::function<std::string()> ways[] = {raw, typed, streamed};
  const auto& run = ways[GENERATE(0, 1, 2)];
  CHECK(run() == "account 8");
  CHECK(run() == "account 8");
  shop.give("ALTER TABLE accounts ALTER COLUMN name TYPE varchar(100)");
  CHECK_THROWS_AS(run(), rs::database_error);
  CHECK(run() == "account 8");
  CHECK(run() == "account 8");
}

TEST_CASE("on postgresql raw writes reach the rows of the scope, all of them or none", "[postgresql][raw]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  auto one = shop->for_tenant(1);
  CHECK(one.raw(rs::site<"pg.raw.update">, "UPDATE accounts SET name = 'x' || name").affected_rows == 5);
  CHECK(one.raw(rs::site<"pg.raw.delete">, "DELETE FROM accounts WHERE id IN (1, 2, 3)").affected_rows == 1);
  CHECK(one.raw(rs::site<"pg.raw.insert">, "INSERT INTO accounts (tenant_id, name) SELECT :t, name FROM accounts",
                rs::use(1, "t"))
            .affected_rows == 4);
  CHECK(shop.stored("SELECT count(*), count(*) FILTER (WHERE name LIKE 'x%') FROM accounts WHERE tenant_id = 2") ==
        "5|0");
  CHECK_THROWS_AS(
      one.raw(rs::site<"pg.raw.foreign">, "INSERT INTO accounts (tenant_id, name) VALUES (1, 'a'), (2, 'b')"),
      rs::scope_violation);
  CHECK_THROWS_AS(one.raw(rs::site<"pg.raw.move">, "UPDATE accounts SET tenant_id = 2"), rs::scope_violation);
  CHECK(shop.stored("SELECT count(*) FROM accounts") == "13");
  {
    // A write that fails is undone by itself, and the transaction goes on.
    auto tx = one.transaction();
    CHECK(one.raw(rs::site<"pg.raw.in">, "DELETE FROM accounts WHERE id = 4").affected_rows == 1);
    CHECK_THROWS_AS(one.raw(rs::site<"pg.raw.fails">, "UPDATE accounts SET id = 6"), rs::constraint_error);
    CHECK(one.raw(rs::site<"pg.raw.again">, "DELETE FROM accounts WHERE id = 6").affected_rows == 1);
    tx.commit();
  }
  CHECK(shop.stored("SELECT count(*) FROM accounts") == "11");
  CHECK_THAT(said<rs::usage_error>([&] { one.raw(rs::site<"pg.raw.reads">, "SELECT 1"); }),
             ContainsSubstring("this statement reads"));
  CHECK_THAT(
      said<rs::usage_error>([&] { (void)one.raw<std::int64_t>(rs::site<"pg.raw.writes">, "DELETE FROM accounts"); }),
      ContainsSubstring("this statement writes"));
}

TEST_CASE("on postgresql raw SQL that reads only cannot write by any function", "[postgresql][raw][P9]") {
  NEEDS_POSTGRESQL();
  raw_shop shop(rs::guard{});
  shop.give(
      "CREATE FUNCTION wipe() RETURNS bigint LANGUAGE sql AS 'DELETE FROM accounts; SELECT 1::bigint';"
      "CREATE FUNCTION unlock() RETURNS bigint LANGUAGE sql AS "
      "'SELECT set_config(''transaction_read_only'', ''off'', true); DELETE FROM accounts; SELECT 1::bigint'");
  auto one = shop->for_tenant(1);
  CHECK_THAT(said<rs::guard_refused>([&] { one.raw(rs::site<"pg.read_only.write">, "DELETE FROM accounts"); }),
             ContainsSubstring("read-only"));
  for (const bool inside : {false, true}) {
    const auto sql = GENERATE("SELECT wipe()", "SELECT unlock()");
    std::unique_ptr<rs::transaction> tx;
    if (inside) tx.reset(new rs::transaction(one.transaction()));
    CHECK_THROWS_AS(one.raw<std::int64_t>(rs::site<"pg.read_only.function">, rs::unchecked_sql(sql)).one(), rs::error);
  }
  // The transaction around it can still write.
  auto tx = one.transaction();
  CHECK(seen_by(one) == 5);
  CHECK(one(rename(2, "written")).affected_rows == 1);
  CHECK(seen_by(one) == 5);
  CHECK(one(rename(4, "written")).affected_rows == 1);
  tx.commit();
  CHECK(shop.stored("SELECT count(*) FROM accounts WHERE name = 'written'") == "2");
  CHECK(shop.stored("SELECT count(*) FROM accounts") == "10");
}

TEST_CASE("on postgresql raw SQL in a transaction that reads only does so too", "[postgresql][raw][P9]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  shop.give("CREATE FUNCTION wipe() RETURNS bigint LANGUAGE sql AS 'DELETE FROM accounts; SELECT 1::bigint'");
  auto one = shop->for_tenant(1);
  const auto wipe = [&] { return one.raw<std::int64_t>(rs::site<"pg.reads.wipe">, "SELECT wipe()").one(); };
  {
    auto batch = one.read_batch();
    CHECK_THROWS_AS(wipe(), rs::guard_refused);
  }
  {
    auto tx = one.transaction();
    {
      auto inner = one.transaction(rs::read_only);
      CHECK_THROWS_AS(wipe(), rs::guard_refused);
    }
    CHECK(one(rename(2, "written")).affected_rows == 1);
    tx.commit();
  }
  CHECK(shop.stored("SELECT count(*) FROM accounts") == "10");
}

TEST_CASE("on postgresql raw SQL keeps to its limits, and the session goes on", "[postgresql][raw]") {
  NEEDS_POSTGRESQL();
  raw_shop shop({.longest = std::chrono::milliseconds(100), .most_rows = 4});
  auto one = shop->for_tenant(1);
  const bool inside = GENERATE(false, true);
  std::unique_ptr<rs::transaction> tx;
  if (inside) tx.reset(new rs::transaction(one.transaction()));
  CHECK_THAT(said<rs::guard_refused>(
                 [&] { (void)one.raw<std::int64_t>(rs::site<"pg.limit.rows">, "SELECT id FROM accounts").all(); }),
             ContainsSubstring("guard::most_rows, 4"));
  CHECK(one.raw<std::int64_t>(rs::site<"pg.limit.four">, "SELECT id FROM accounts LIMIT 4").all().size() == 4);
  CHECK_THAT(said<rs::guard_refused>([&] {
               (void)one
                   .raw<std::int64_t>(rs::site<"pg.limit.time">,
                                      "SELECT count(*) FROM generate_series(1, 100000000) AS n")
                   .one();
             }),
             ContainsSubstring("guard::longest"));
  if (tx) tx->rollback();
  // The limit is that of raw SQL alone.
  CHECK(one(names_of()).tuples().size() == 5);
}

TEST_CASE("on postgresql raw SQL runs for one tenant, on the role that row-level security holds", "[postgresql][raw]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  {
    auto both = shop->for_scope(rs::tenants({1, 2}));
    CHECK_THAT(said<rs::usage_error>([&] { (void)seen_by(both); }), ContainsSubstring("session.as(tenant)"));
    auto two = both.as(2);
    CHECK(seen_by(two) == 5);
  }
  auto narrowed = shop->unscoped(rs::site<"pg.raw.all">, "the tests of raw SQL").as(rs::tenant(1));
  CHECK_THAT(said<rs::usage_error>([&] { (void)seen_by(narrowed); }), ContainsSubstring("db.for_tenant(tenant).raw"));
}

TEST_CASE("on postgresql raw SQL is off where it was opened so, and has no report mode", "[postgresql][raw]") {
  NEEDS_POSTGRESQL();
  raw_shop shop({.mode = rs::raw_mode::off});
  auto one = shop->for_tenant(1);
  CHECK_THAT(said<rs::usage_error>([&] { (void)seen_by(one); }), ContainsSubstring("raw_mode::off"));
  CHECK(one(names_of()).tuples().size() == 5);
  const auto open = [&](rs::guard raw) {
    const postgresql_database& base = shop.base();
    rs::database db{rs::postgresql(base.application_string(),
                                   {.signing_key = "thirty-two bytes that are no secret", .guard = std::move(raw)}),
                    schema{}};
  };
  CHECK_THAT(said<rs::usage_error>([&] { open({.mode = rs::raw_mode::report}); }), ContainsSubstring("no report mode"));
  CHECK_THAT(said<rs::usage_error>([&] { open({.undeclared = rs::undeclared_tables::report}); }),
             ContainsSubstring("no report mode"));
  CHECK_THAT(said<rs::usage_error>([&] { open(rs::guard{}.read_only<accounts>()); }), ContainsSubstring("REVOKE"));
}
