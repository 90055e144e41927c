#include "accounts.hpp"

/// Behind pgbouncer, which gives each transaction whatever connection to the server is free: here there is only one.
namespace rs = rowscope;
using namespace rowscope_tests;
using namespace rowscope_tests::accounts_on_postgresql;

TEST_CASE("on postgresql sessions share one connection of a proxy, and see their own rows", "[postgresql][P11]") {
  NEEDS_POSTGRESQL();
  const postgresql_server& server = postgresql_server::get();
  const postgresql_database base;
  const auto pooled = [&](const std::string& role) { return server.pooled_string(base.name(), role); };
  if (pooled("app").empty()) SKIP("pgbouncer is not installed");

  rs::postgresql_options options{.signing_key = "thirty-two bytes that are no secret",
                                 .unscoped = pooled(base.unscoped_role()),
                                 .owner = base.owner_string(),
                                 .pool_size = 3,
                                 .transaction_pooling = true};
  rs::database db{rs::postgresql(pooled(base.application_role()), options), schema{}};
  db.create_tables();
  auto one = db.for_tenant(1);
  auto two = db.for_tenant(2);
  const auto add = [](rs::session& s, std::string name) {
    return s(rs::query<"pooled.add">().insert_into(accounts{}).set(accounts::name = std::move(name))).affected_rows;
  };
  for (int i = 0; i < 3; ++i) {
    CHECK(add(one, "one") == 1);
    CHECK(add(two, "two") == 1);
  }
  CHECK(one(names_of()).tuples().size() == 3);
  CHECK(two(names_of()).tuples().size() == 3);
  {
    auto tx = one.transaction();
    CHECK(one(rename(1, "first")).affected_rows == 1);
    CHECK(one(rename(2, "stolen")).affected_rows == 0);
    tx.commit();
  }
  CHECK(two(one_name(1)).one_or_none() == std::nullopt);
  CHECK(one(one_name(1)).value() == "first");
  const auto counted = [](rs::session& s) {
    return s.raw<std::int64_t>(rs::site<"pooled.raw">, "SELECT count(*) FROM accounts WHERE id > ?", rs::use(0)).one();
  };
  CHECK(counted(one) == 3);
  {
    auto tx = two.transaction();
    CHECK(counted(two) == 3);
    CHECK(two(names_of()).tuples().size() == 3);
  }
  CHECK_THROWS_AS(one.soci(rs::site<"pooled.soci">), rs::usage_error);
  CHECK(db.unscoped(rs::site<"pooled.all">, "all of them")(names_of()).tuples().size() == 6);
  // The proxy's connection keeps nothing of ours: no statement, no setting, no scope.
  postgresql_connection raw(pooled(base.application_role()));
  CHECK(raw.value("SELECT count(*) FROM pg_prepared_statements") == "0");
  CHECK(raw.value("SELECT count(*) FROM accounts") == "0");
  CHECK(raw.value("SELECT coalesce(current_setting('rowscope.scope', true), '')").empty());
}

TEST_CASE("on postgresql what raw SQL has set on a proxy's connection holds for no other transaction",
          "[postgresql][raw][P4][P11]") {
  NEEDS_POSTGRESQL();
  const postgresql_server& server = postgresql_server::get();
  const postgresql_database base;
  const std::string pooled = server.pooled_string(base.name(), base.application_role());
  if (pooled.empty()) SKIP("pgbouncer is not installed");
  rs::database db{rs::postgresql(pooled, {.signing_key = "thirty-two bytes that are no secret",
                                          .unscoped = base.unscoped_string(),
                                          .owner = base.owner_string(),
                                          .pool_size = 2,
                                          .transaction_pooling = true,
                                          .guard = {.mode = rs::raw_mode::read_write}}),
                  schema{}};
  db.create_tables();
  base.unscoped().run(
      "INSERT INTO accounts (tenant_id, name) SELECT 1 + n % 2, 'account' FROM generate_series(1, 10) AS n");
  const std::string other = base.name() + "_other";
  base.superuser().run("CREATE ROLE " + other);
  base.superuser().run("GRANT " + other + " TO " + base.application_role());
  base.owner().run(R"(
    CREATE FUNCTION forged(name text, value text) RETURNS bigint LANGUAGE sql AS
      'SELECT 1::bigint FROM set_config(name, value, false)';
    CREATE SCHEMA other; CREATE TABLE other.accounts AS SELECT 2 AS id, 'of the other schema' AS name;)");
  base.owner().run("GRANT USAGE ON SCHEMA other TO PUBLIC; GRANT SELECT ON other.accounts TO PUBLIC");

  auto one = db.for_tenant(1);
  auto two = db.for_tenant(2);
  const auto number = [](rs::session& s, const std::string& sql) {
    return s.raw<std::int64_t>(rs::site<"pooled.number_of">, rs::unchecked_sql(sql)).one();
  };
  for (const auto& [name, value] : {std::pair<std::string, std::string>{"search_path", "other"}, {"role", other}}) {
    INFO(name);
    const std::string forge = "SELECT forged('" + name + "', '" + value + "')";
    CHECK(number(one, forge) == 1);
    CHECK(two(names_of()).tuples().size() == 5);
    CHECK(number(two, "SELECT count(*) FROM accounts WHERE name = 'account'") == 5);
    {
      auto tx = one.transaction();
      CHECK(number(one, forge) == 1);
      CHECK(number(one, "SELECT count(*) FROM accounts WHERE name = 'account'") == 5);
      tx.commit();
    }
    CHECK(two(names_of()).tuples().size() == 5);
  }
  base.superuser().run("DROP ROLE " + other);
}

TEST_CASE("on postgresql a statement that is not kept reads the columns as they are each time", "[postgresql]") {
  NEEDS_POSTGRESQL();
  const postgresql_database base;
  rs::postgresql_options options{.signing_key = "thirty-two bytes that are no secret",
                                 .unscoped = base.unscoped_string(),
                                 .owner = base.owner_string(),
                                 .pool_size = 1,
                                 .transaction_pooling = true};
  rs::database db{rs::postgresql(base.application_string(), options), schema{}};
  db.create_tables();
  auto one = db.for_tenant(1);
  CHECK(one(rs::query<"pooled.number">().insert_into(accounts{}).set(accounts::name = "17")).key() == 1);
  for (int i = 0; i < 2; ++i) CHECK(one(one_name(1)).value() == "17");
  base.owner().run("ALTER TABLE accounts ALTER COLUMN name TYPE bytea USING name::bytea");
  CHECK_THROWS_AS(one(one_name(1)).value(), rs::value_error);
  base.owner().run("ALTER TABLE accounts ALTER COLUMN name TYPE text USING encode(name, 'escape')");
  for (int i = 0; i < 2; ++i) CHECK(one(one_name(1)).value() == "17");
}
