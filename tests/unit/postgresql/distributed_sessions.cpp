#include <algorithm>

#include <rowscope/db/lint.hpp>

#include "accounts.hpp"
#include "scoped_database.hpp"

/// Sessions on a database that Citus distributes, as far as one node without it can show: what stands for Citus makes
/// nothing of a table, but notes what it was asked for.
namespace rs = rowscope;
using namespace rowscope_tests;
using namespace rowscope_tests::accounts_on_postgresql;
using Catch::Matchers::ContainsSubstring;

namespace {

struct lines : rs::table<lines, "lines"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"account_id", std::int64_t> account_id{};
  static constexpr auto columns = std::tuple{id, account_id};
  static constexpr auto scope = rs::scoped_through<account_id, accounts::id>;
};

struct distributed_accounts {
  postgresql_database base;
  std::unique_ptr<rs::database> db;

  distributed_accounts() {
    // Functions of an extension are found without a schema.
    base.superuser().run(R"(
      CREATE TABLE pg_catalog_stand_in (asked text, about text);
      CREATE TABLE public.pg_dist_partition (logicalrelid regclass);
      CREATE FUNCTION public.create_reference_table(name text) RETURNS void LANGUAGE sql AS
        'INSERT INTO pg_catalog_stand_in VALUES (''reference'', name)';
      CREATE FUNCTION public.create_distributed_table(name text, by text) RETURNS void LANGUAGE sql AS
        'INSERT INTO pg_catalog_stand_in VALUES (''distributed by '' || by, name)';
      GRANT ALL ON pg_catalog_stand_in, pg_dist_partition TO PUBLIC)");
    db = std::make_unique<rs::database>(rs::postgresql(base.application_string(), options()), schema{});
    db->create_tables();
    base.unscoped().run(
        "INSERT INTO accounts (tenant_id, name) SELECT 1 + n % 2, 'a' FROM generate_series(1, 10) AS n");
  }
  [[nodiscard]] rs::postgresql_options options() const {
    return {.signing_key = signing_key,
            .unscoped = base.unscoped_string(),
            .owner = base.owner_string(),
            .distributed = true};
  }
};

}  // namespace

TEST_CASE("on distributed postgresql a session is held to a scope that is set where workers see it",
          "[postgresql][citus][C1]") {
  NEEDS_POSTGRESQL();
  distributed_accounts shop;
  CHECK(shop.base.superuser().rows("SELECT asked, about FROM pg_catalog_stand_in ORDER BY 1") ==
        text_rows{"distributed by tenant_id|\"public\".\"accounts\"", "reference|rowscope.signing_key"});
  auto one = shop.db->for_tenant(1);
  auto two = shop.db->for_tenant(2);
  CHECK(one(names_of()).tuples().size() == 5);
  CHECK(two(rename(2, "stolen")).affected_rows == 0);
  {
    auto tx = one.transaction();
    CHECK(one(rename(2, "mine")).affected_rows == 1);
    CHECK(one(names_of()).tuples().size() == 5);
    tx.commit();
  }
  CHECK(shop.base.unscoped().value("SELECT name FROM accounts WHERE id = 2") == "mine");
}

TEST_CASE("on distributed postgresql a forged scope sees nothing, and raw SQL is off", "[postgresql][citus][C1]") {
  NEEDS_POSTGRESQL();
  distributed_accounts shop;
  auto one = shop.db->for_tenant(1);
  const auto text = [](const auto& work) { return std::string(thrown<rs::usage_error>(work).what()); };
  CHECK_THAT(text([&] { (void)one.raw<int>(rs::site<"pg.citus.raw">, "SELECT 1"); }),
             ContainsSubstring("raw SQL is off"));
  CHECK_THAT(text([&] { one.soci(rs::site<"pg.citus.soci">); }), ContainsSubstring("raw SQL is off"));
  CHECK_THAT(text([&] { (void)shop.db->backend(); }), ContainsSubstring("raw SQL is off"));

  postgresql_connection c = shop.base.application();
  const rs::detail::postgresql::scope_signer signer(signing_key);
  const std::string own = signer.scope_text(rs::tenant(1));
  const auto seen = [&](const std::string& scope, const std::string& signature) {
    c.run("BEGIN");
    c.rows("SELECT set_config('rowscope.scope', $1, true), set_config('rowscope.signature', $2, true)",
           {scope, signature});
    std::string count = c.value("SELECT count(*) FROM accounts");
    c.run("COMMIT");
    return count;
  };
  CHECK(seen(own, signer.sign(own, "", "")) == "5");
  CHECK(seen(signer.scope_text(rs::tenant(2)), signer.sign(own, "", "")) == "0");
  CHECK(seen(own, std::string(64, '0')) == "0");
  CHECK(seen(own, signer.sign(own, c.value("SELECT pg_backend_pid()"), "0")) == "0");
}

TEST_CASE("on postgresql the program and the DDL must both say that it is distributed", "[postgresql][citus]") {
  NEEDS_POSTGRESQL();
  distributed_accounts shop;
  rs::postgresql_options options = shop.options();
  options.distributed = false;
  const auto open = [&] { rs::database db{rs::postgresql(shop.base.application_string(), options), schema{}}; };
  CHECK_THAT(thrown<rs::usage_error>(open).what(), ContainsSubstring("postgresql_options::distributed"));
}

TEST_CASE("on distributed postgresql a table needs the tenant column itself", "[postgresql][citus][lint]") {
  NEEDS_POSTGRESQL();
  const postgresql_database base;
  rs::postgresql_options options{.signing_key = signing_key, .unscoped = base.unscoped_string(), .distributed = true};
  const auto found = rs::lint(rs::postgresql(base.application_string(), options), rs::schema<accounts, lines>{});
  const auto told = std::ranges::find(found, "not-distributable", &rs::finding::id);
  REQUIRE(told != found.end());
  CHECK(told->table == "lines");
  CHECK_THAT(told->sentence, ContainsSubstring("add one, with rs::scoped_by<tenant_id>"));
  CHECK(std::ranges::count(found, "not-distributable", &rs::finding::id) == 1);
}
