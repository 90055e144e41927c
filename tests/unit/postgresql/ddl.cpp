#include "scoped_database.hpp"
#include "support/every_rule.hpp"
#include "support/golden.hpp"
#include "support/shop_database.hpp"

namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using Catch::Matchers::ContainsSubstring;

const rs::postgresql_ddl roles{.application_role = "shop_app", .unscoped_role = "shop_all"};

}  // namespace

TEST_CASE("the DDL for postgresql is the reviewed one", "[postgresql][ddl][golden]") {
  golden shop("schema/postgresql_shop"), rules("schema/postgresql_rules");
  shop.add("the shop of the tests", rs::ddl(shop::schema{}, roles));
  shop.check();
  rules.add("every scope rule", rs::ddl(every_rule::schema{}, roles));
  rules.check();
}

TEST_CASE("the DDL of every scope rule is run by postgresql, and again", "[postgresql][ddl]") {
  NEEDS_POSTGRESQL();
  const scoped_database file{every_rule::schema{}};
  const std::string objects =
      "SELECT c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relacl, "
      "(SELECT string_agg(concat_ws(' ', polname, polcmd, pg_get_expr(polqual, oid), pg_get_expr(polwithcheck, oid)), ', ' "
      "ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid) FROM pg_class AS c "
      "WHERE relnamespace IN ('public'::regnamespace, 'rowscope'::regnamespace) ORDER BY 1";
  const text_rows before = file.owner().rows(objects);
  CHECK(before.size() > 20);
  file.run_ddl(every_rule::schema{});
  CHECK(file.owner().rows(objects) == before);
}
