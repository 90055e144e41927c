#include "raw_accounts.hpp"

/// Raw SQL on PostgreSQL that wants more than its scope.
namespace rs = rowscope;
using namespace rowscope_tests;
using namespace rowscope_tests::accounts_on_postgresql;
using Catch::Matchers::ContainsSubstring;

namespace {

std::int64_t number(rs::session& s, const std::string& sql) {
  return s.raw<std::int64_t>(rs::site<"pg.forge.number">, rs::unchecked_sql(sql)).one();
}
/// Runs whatever it is, as a read or as a write.
void run(rs::session& s, const std::string& sql) {
  try {
    s.raw(rs::site<"pg.forge.write">, rs::unchecked_sql(sql));
  } catch (const rs::usage_error&) {
    (void)s.raw<std::optional<std::string>>(rs::site<"pg.forge.read">, rs::unchecked_sql(sql)).all();
  }
}

}  // namespace

TEST_CASE("on postgresql raw SQL that is no statement on rows is refused before it is sent",
          "[postgresql][raw][forging]") {
  NEEDS_POSTGRESQL();
  static raw_shop shop;
  auto one = shop->for_tenant(1);
  const std::string sql = GENERATE(values<std::string>({
      "BEGIN",
      "COMMIT",
      "ROLLBACK",
      "ABORT",
      "START TRANSACTION",
      "SAVEPOINT a",
      "END",
      "SET ROLE postgres",
      "set local rowscope.scope = '{\"tenant\":[\"2\"]}'",
      "RESET ALL",
      "RESET ROLE",
      "DISCARD ALL",
      "EXPLAIN SELECT 1",
      "COPY accounts TO STDOUT",
      "COPY (SELECT 1) TO PROGRAM 'id'",
      "CREATE TEMP TABLE accounts (a int)",
      "DROP TABLE accounts",
      "ALTER TABLE accounts DISABLE ROW LEVEL SECURITY",
      "TRUNCATE accounts",
      "GRANT ALL ON accounts TO PUBLIC",
      "LOCK accounts",
      "NOTIFY a",
      "LISTEN a",
      "DO $$ BEGIN END $$",
      "CALL rowscope.secure_rows('accounts', '', '')",
      "DECLARE c CURSOR WITH HOLD FOR SELECT 1",
      "PREPARE p AS SELECT 1",
      "EXECUTE p",
      "MERGE INTO accounts USING accounts AS a ON true WHEN MATCHED THEN DELETE",
      "SELECT 1; SELECT 2",
      "SELECT 1; COMMIT; DROP TABLE accounts",
      "SELECT set_config('rowscope.scope', '{\"tenant\":[\"2\"]}', true)",
      "SELECT Set_Config('role', 'postgres', false)",
      "SELECT \"set_config\"('role', 'postgres', false)",
      "SELECT U&\"set\\005fconfig\"('role', 'postgres', false)",
      "SELECT query_to_xml('SELECT set_config(''a.b'', '''', true)', true, true, '')",
      "SELECT * FROM ts_stat('SELECT to_tsvector(name) FROM accounts')",
      "SELECT ('SELECT to_tsvector(query) FROM pg_stat_activity'::text).ts_stat",
      "SELECT (ARRAY['SELECT to_tsvector(query) FROM pg_stat_activity'])[1].ts_stat",
      "SELECT t.ts_stat FROM unnest(ARRAY['SELECT to_tsvector(query) FROM pg_stat_activity']) AS t",
      "SELECT query FROM pg_stat_activity",
      "SELECT reltuples FROM pg_catalog.pg_class",
      "SELECT * FROM information_schema.tables",
      "SELECT * FROM rowscope.signing_key",
      "SELECT pg_advisory_lock(1)",
      "SELECT pg_notify('a', 'b')",
      "SELECT pg_sleep(100)",
      "SELECT lo_create(0)",
      "SELECT (0).lo_creat",
      "SELECT TREAT(1::oid AS lo_get)",
      "SELECT o.\"lo_get\" FROM unnest(ARRAY[1::oid]) AS o",
      "SELECT loread(0, 100)",
      "SELECT lowrite(0, '')",
      "SELECT ('accounts_id_seq'::regclass) . currval",
      "SELECT lastval()",
      "SELECT setseed(0.5)",
      "SELECT (0.5::float8).setseed",
      "SELECT set_limit(1)",
      "SELECT isn_weak(true)",
      "SELECT txid_current()",
      "SELECT (700::bigint).txid_status",
      "SELECT ctid FROM accounts AS ctid",
      "SELECT currtid2('accounts', '(0,1)')",
      "SELECT ST_EstimatedExtent('public', 'accounts', 'place')",
      "SELECT _postgis_index_extent('accounts', 'place')",
      "SELECT * FROM pgrowlocks('accounts')",
      "SELECT * FROM xpath_table('id', 'name', 'accounts', '/a', 'true') AS t(id int, a text)",
      "SELECT setval('accounts_id_seq', 1)",
      "WITH gone AS (DELETE FROM accounts RETURNING *) SELECT count(*) FROM gone",
      "WITH a AS (UPDATE accounts SET name = '' RETURNING 1) INSERT INTO accounts SELECT 1, 1, ''",
      "WITH a AS (WITH b AS (SELECT 1) DELETE FROM accounts RETURNING 1) SELECT count(*) FROM a",
      "WITH a AS (WITH RECURSIVE b(i) AS (SELECT 1 UNION SELECT i FROM b) CYCLE i SET c USING values DELETE FROM accounts "
      "RETURNING 1) SELECT count(*) FROM a",
      "WITH a AS (WITH values AS (SELECT 1) MERGE INTO accounts USING values ON true WHEN MATCHED THEN DELETE) SELECT 1",
      "WITH a AS (SELECT 1) MERGE INTO accounts USING a ON true WHEN NOT MATCHED THEN DO NOTHING",
      "WITH values AS (SELECT 1) INSERT INTO accounts (tenant_id, name) VALUES (1, '') ON CONFLICT DO NOTHING",
      "WITH RECURSIVE b(i) AS (SELECT 1 UNION SELECT i FROM b) SEARCH BREADTH FIRST BY i SET values DELETE FROM accounts "
      "RETURNING 1",
      "INSERT INTO accounts (tenant_id, name) VALUES (1, '') ON CONFLICT DO NOTHING",
      "UPDATE accounts SET name = '' RETURNING name",
      "SELECT $tag$ without an end",
      "SELECT 'without an end",
      "SELECT E'a' 'b\\'; DROP TABLE accounts --'",
      "SELECT 1 /* without an end",
  }));
  INFO(sql);
  CHECK_THROWS_AS(run(one, sql), rs::guard_refused);
}

TEST_CASE("on postgresql what a text hides from the guard is hidden from the server too",
          "[postgresql][raw][forging]") {
  NEEDS_POSTGRESQL();
  static raw_shop shop;
  auto one = shop->for_tenant(1);
  // Each gives 5, or fails: where the guard and the server read it differently, a write would come through.
  const std::string sql = GENERATE(values<std::string>({
      "SELECT count(*) FROM accounts -- ' \n",
      "SELECT count(*) FROM accounts -- ; DELETE FROM accounts",
      "SELECT count(*) FROM accounts --\r; DELETE FROM accounts",
      "SELECT count(*) FROM accounts /* /* */ ; DELETE FROM accounts */",
      "SELECT count(*) FROM accounts WHERE name <> '\\'",
      "SELECT count(*) FROM accounts WHERE name <> E'\\'; DELETE FROM accounts --'",
      "SELECT count(*) FROM accounts WHERE name <> $$'; DELETE FROM accounts --$$",
      "SELECT count(*) FROM accounts WHERE name <> $a$ $b$ $$ ; DELETE FROM accounts $a$",
      "SELECT count(*) FROM accounts WHERE name <> N'\\' AND name <> '; DELETE FROM accounts --'",
      "SELECT count(*) FROM accounts WHERE name <> B'1'::text AND X'1F' <> B'1'",
      "SELECT count(*) AS a$$ FROM accounts -- $$; DELETE FROM accounts",
      "SELECT count(*) FROM accounts AS \"a;\"\"b\" WHERE 1 <> 1.5e-3",
  }));
  INFO(sql);
  std::int64_t counted = 5;
  try {
    counted = number(one, sql);
  } catch (const rs::guard_refused&) {
    // Also where it could have run.
  }
  CHECK(counted == 5);
  CHECK(shop.stored("SELECT count(*) FROM accounts") == "10");
}

TEST_CASE("on postgresql no function of the database's own lets raw SQL out of its scope",
          "[postgresql][raw][forging]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  shop.give(R"(
    CREATE FUNCTION forge(name text, value text) RETURNS bigint LANGUAGE plpgsql AS
      'BEGIN PERFORM set_config(name, value, false); RETURN (SELECT count(*) FROM accounts); END';
    CREATE FUNCTION forged(name text, value text, local boolean) RETURNS bigint LANGUAGE sql AS
      'SELECT 1::bigint FROM set_config(name, value, local)';
    CREATE SCHEMA other; CREATE TABLE other.accounts AS SELECT 2 AS id, 'of the other schema' AS name;)");
  shop.give("GRANT USAGE ON SCHEMA other TO PUBLIC; GRANT SELECT ON other.accounts TO PUBLIC");
  auto one = shop->for_tenant(1);
  const bool inside = GENERATE(false, true);
  const bool local = GENERATE(false, true);
  std::unique_ptr<rs::transaction> tx;
  if (inside) tx.reset(new rs::transaction(one.transaction()));

  CHECK(number(one, R"(SELECT forge('rowscope.scope', '{"tenant":["2"]}'))") == 0);
  CHECK(seen_by(one) == 5);
  CHECK(number(one, "SELECT forge('rowscope.signature', repeat('0', 64))") == 0);
  CHECK(one(names_of()).tuples().size() == 5);
  // What they set holds for no other statement of the session.
  const auto set = [&](const std::string& name, const std::string& value) {
    CHECK(number(one, "SELECT forged('" + name + "', '" + value + "', " + (local ? "true)" : "false)")) == 1);
  };
  set("search_path", "other");
  CHECK(one(one_name(2)).value() == "account 2");
  set("search_path", "other");
  CHECK(number(one, "SELECT count(*) FROM accounts") == 5);
  set("bytea_output", "escape");
  set("DateStyle", "German");
  set("transform_null_equals", "on");
  CHECK(number(one, "SELECT count(*) FROM accounts WHERE name = NULL OR name IS NULL OR id = 4") == 1);
  set("statement_timeout", "1");
  CHECK(one(names_of()).tuples().size() == 5);
  // Nor for a transaction that begins behind it.
  set("default_transaction_isolation", "serializable");
  set("default_transaction_read_only", "on");
  if (tx) tx->commit();
  CHECK(one(rename(2, "written")).affected_rows == 1);
  set("default_transaction_read_only", "on");
  {
    auto after = one.transaction();
    CHECK(one(rename(2, "written again")).affected_rows == 1);
    CHECK(
        one.raw<std::string>(rs::site<"pg.forge.isolation">, "SELECT current_setting('transaction_isolation')").one() ==
        "read committed");
  }
  tx.reset();
  { const rs::session ended = std::move(one); }
  auto two = shop->for_tenant(2);
  CHECK(two(names_of()).tuples().size() == 5);
  CHECK(number(two, "SELECT count(*) FROM accounts WHERE id % 2 = 1") == 5);
}

TEST_CASE("on postgresql what raw SQL has set does not come back with a rollback", "[postgresql][raw][forging]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  shop.give(R"(
    CREATE FUNCTION forged(name text, value text) RETURNS bigint LANGUAGE sql AS
      'SELECT 1::bigint FROM set_config(name, value, false)';
    CREATE SCHEMA other; CREATE TABLE other.accounts AS SELECT 2 AS id, 'of the other schema' AS name;)");
  shop.give("GRANT USAGE ON SCHEMA other TO PUBLIC; GRANT SELECT ON other.accounts TO PUBLIC");
  auto one = shop->for_tenant(1);
  const auto forge = [&] { CHECK(number(one, "SELECT forged('search_path', 'other')") == 1); };
  const auto seen = [&] { return number(one, "SELECT count(*) FROM accounts"); };
  forge();
  {
    auto tx = one.transaction();
    CHECK(one(names_of()).tuples().size() == 5);
  }
  CHECK(seen() == 5);
  {
    auto tx = one.transaction();
    forge();
    {
      auto inner = one.transaction();
      CHECK(one(names_of()).tuples().size() == 5);
    }
    CHECK(seen() == 5);
    forge();
    CHECK(one(names_of()).tuples().size() == 5);
    tx.commit();
  }
  CHECK(seen() == 5);
}

TEST_CASE("on postgresql nothing that raw SQL leaves on a connection meets the next tenant", "[postgresql][raw][P4]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  shop.give(R"(
    CREATE FUNCTION leave() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN
      EXECUTE 'DECLARE kept CURSOR WITH HOLD FOR SELECT name FROM accounts';
      EXECUTE 'LISTEN news';
      EXECUTE 'PREPARE plan AS SELECT ''of tenant 1''';
      PERFORM pg_advisory_lock(4711), set_config('my.secret', 'of tenant 1', false), nextval('accounts_id_seq');
      RETURN 1;
    END $$;
    CREATE FUNCTION found() RETURNS text LANGUAGE sql AS $$
      SELECT (SELECT count(*) FROM pg_cursors WHERE is_holdable) || ' ' || (SELECT count(*) FROM pg_listening_channels()) || ' ' ||
        (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()) || ' ' ||
        (SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%of tenant%') || ' ' ||
        (SELECT count(*) FROM pg_class WHERE relpersistence = 't' AND relkind = 'r') || ' ' || coalesce(current_setting('my.secret', true), '')
    $$;)");
  shop.give(
      "GRANT USAGE ON SEQUENCE accounts_id_seq TO PUBLIC; "
      "CREATE FUNCTION last_key() RETURNS bigint LANGUAGE sql AS 'SELECT lastval()'");
  shop.base().superuser().run("GRANT TEMP ON DATABASE " + shop.base().name() + " TO PUBLIC");
  shop.give(
      "CREATE FUNCTION shadow() RETURNS bigint LANGUAGE plpgsql AS "
      "'BEGIN CREATE TEMP TABLE shadowed AS SELECT name FROM accounts; RETURN 1; END'");
  const auto found = [](rs::session& s) {
    return s.raw<std::string>(rs::site<"pg.left.found">, "SELECT found()").one();
  };
  {
    auto one = shop->for_tenant(1);
    CHECK(number(one, "SELECT leave()") == 1);
    CHECK(number(one, "SELECT shadow()") == 1);
    CHECK(found(one) == "1 1 1 1 1 ");
    CHECK(number(one, "SELECT last_key()") == 11);
    auto open = one.raw<std::string>(rs::site<"pg.left.open">, "SELECT name FROM accounts");
    CHECK((*open.begin()).starts_with("account"));
  }
  auto two = shop->for_tenant(2);
  CHECK(found(two) == "0 0 0 0 0 ");
  CHECK_THROWS_AS(number(two, "SELECT last_key()"), rs::database_error);
  CHECK(seen_by(two) == 5);
}

TEST_CASE("on postgresql raw SQL reads no table that the application has no right to", "[postgresql][raw][forging]") {
  NEEDS_POSTGRESQL();
  raw_shop shop;
  shop.give("CREATE TABLE invoices (total bigint)");
  auto one = shop->for_tenant(1);
  CHECK_THAT(said<rs::guard_refused>([&] { (void)number(one, "SELECT total FROM invoices"); }),
             ContainsSubstring("invoices"));
  CHECK_THAT(said<rs::database_error>([&] { (void)number(one, "SELECT total FROM nowhere"); }),
             ContainsSubstring("nowhere"));
  CHECK(seen_by(one) == 5);
}
