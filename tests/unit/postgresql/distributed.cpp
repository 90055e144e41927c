#include "support/every_rule.hpp"
#include "support/golden.hpp"
#include "support/postgresql_server.hpp"
#include "support/shop_database.hpp"

namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using Catch::Matchers::ContainsSubstring;

const rs::postgresql_ddl roles{.application_role = "shop_app", .unscoped_role = "shop_all", .distributed = true};

struct tenants : rs::table<tenants, "tenants"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"plan", std::string> plan{};
  static constexpr auto columns = std::tuple{id, plan};
  static constexpr auto scope = rs::tenant_root<id>;
};
struct currencies : rs::table<currencies, "currencies"> {
  static constexpr column<"code", std::string, rs::primary_key> code{};
  static constexpr auto columns = std::tuple{code};
  static constexpr auto scope = rs::shared<"ISO 4217, the same for every tenant">;
};
struct customers : rs::table<customers, "customers"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t, rs::references<tenants::id>> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, tenant_id, name};
  static constexpr auto uniques = std::tuple{rs::unique<name>};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct orders : rs::table<orders, "orders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
  static constexpr column<"currency", std::string, rs::references<currencies::code>> currency{};
  static constexpr auto columns = std::tuple{id, tenant_id, customer_id, currency};
  static constexpr auto scope = rs::scoped_by<tenant_id> & rs::scoped_through<customer_id, customers::id>;
};
struct templates : rs::table<templates, "templates"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"owner", std::optional<std::int64_t>> owner{};
  static constexpr auto columns = std::tuple{id, owner};
  static constexpr auto scope = rs::shared_or_own<owner>;
};
struct slugs : rs::table<slugs, "slugs"> {
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"slug", std::string> slug{};
  static constexpr auto columns = std::tuple{tenant_id, slug};
  static constexpr auto uniques = std::tuple{rs::globally_unique<slug>};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct copies : rs::table<copies, "copies"> {
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"template_id", std::int64_t, rs::references<templates::id>> template_id{};
  static constexpr auto columns = std::tuple{tenant_id, template_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

}  // namespace

TEST_CASE("the DDL for distributed postgresql is the reviewed one", "[postgresql][ddl][citus][golden]") {
  golden file("schema/postgresql_distributed");
  file.add("tenant columns, a reference table",
           rs::ddl(rs::schema<tenants, currencies, customers, orders, templates>{}, roles));
  file.check();
}

TEST_CASE("the policies of distributed postgresql have no sub-select", "[postgresql][ddl][citus]") {
  for (const std::string& statement :
       rs::ddl_of(rs::schema<tenants, currencies, customers, orders, templates>::info(), roles)) {
    INFO(statement);
    if (statement.find("CREATE POLICY") != std::string::npos)
      CHECK(statement.find("SELECT", statement.find("FOR SELECT") + 10) == std::string::npos);
  }
}

TEST_CASE("what distributed postgresql cannot hold to a scope is refused with a sentence", "[postgresql][ddl][citus]") {
  CHECK_THROWS_WITH(rs::ddl(shop::schema{}, roles),
                    ContainsSubstring("the table orders has no tenant column of its own, and Citus distributes by it"));
  CHECK_THROWS_WITH((rs::ddl(rs::schema<every_rule::users, every_rule::memberships>{}, roles)),
                    ContainsSubstring("is visible through another one"));
  CHECK_THROWS_WITH(rs::ddl(rs::schema<slugs>{}, roles), ContainsSubstring("no unique key without the tenant column"));
  CHECK_THROWS_WITH((rs::ddl(rs::schema<templates, copies>{}, roles)),
                    ContainsSubstring("has a foreign key to templates that no key with the tenant holds to it"));
  CHECK_THROWS_AS(rs::ddl(shop::schema{}, roles), rs::schema_error);
}
