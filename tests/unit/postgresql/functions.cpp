#include "every_rule_database.hpp"

using namespace rowscope_tests;

namespace {

postgresql_failure failure_of(postgresql_connection& c, const std::string& sql) {
  try {
    c.run(sql);
  } catch (const postgresql_failure& f) {
    return f;
  }
  return postgresql_failure("no failure");
}

}  // namespace

TEST_CASE("rowscope.required of postgresql gives a value back, and names the table where there is none",
          "[postgresql][functions]") {
  NEEDS_POSTGRESQL();
  postgresql_connection app = every_rule_database::get().application();
  CHECK(app.value("SELECT rowscope.required(7::bigint, 'orders', 'customer_id')") == "7");
  CHECK(app.value("SELECT pg_typeof(rowscope.required('a'::text COLLATE \"C\", 'orders', 'customer_id'))") == "text");
  CHECK(app.value("SELECT rowscope.required('2b8f2a2e-0000-4000-8000-000000000001'::uuid, 't', 'c')") ==
        "2b8f2a2e-0000-4000-8000-000000000001");
  const postgresql_failure f = failure_of(app, "SELECT rowscope.required(NULL::bigint, 'orders', 'customer_id')");
  CHECK(f.state == "RS001");
  CHECK(f.table == "orders");
  CHECK(f.column == "customer_id");
  // Per row, also where the value is a constant.
  CHECK(app.value("SELECT count(rowscope.required(n, 't', 'c')) FROM generate_series(1, 3) AS n") == "3");
  CHECK(app.rows("SELECT rowscope.required(NULL::bigint, 't', 'c') FROM generate_series(1, 0)").empty());
}

TEST_CASE("rowscope.conflict of postgresql names the table", "[postgresql][functions]") {
  NEEDS_POSTGRESQL();
  postgresql_connection app = every_rule_database::get().application();
  const postgresql_failure f = failure_of(app, "SELECT rowscope.conflict('orders')");
  CHECK(f.state == "RS002");
  CHECK(f.table == "orders");
  CHECK(app.value("SELECT CASE WHEN true THEN true ELSE rowscope.conflict('orders') END") == "t");
}

TEST_CASE("rowscope.pattern of postgresql ends no pattern in a lone backslash", "[postgresql][functions]") {
  NEEDS_POSTGRESQL();
  postgresql_connection app = every_rule_database::get().application();
  const auto pattern = [&](const std::string& given) {
    return app.rows("SELECT rowscope.pattern($1)", {given}).front();
  };
  CHECK(pattern("") == "");
  CHECK(pattern("a%") == "a%");
  CHECK(pattern("\\") == "\\\\");
  CHECK(pattern("a\\") == "a\\\\");
  CHECK(pattern("a\\\\") == "a\\\\");
  CHECK(pattern("\\a\\\\\\") == "\\a\\\\\\\\");
  CHECK(pattern("a\\\n") == "a\\\n");
  CHECK(app.value("SELECT rowscope.pattern(NULL) IS NULL") == "t");
  app.run("SET standard_conforming_strings = off");
  CHECK(pattern("a\\") == "a\\\\");
  CHECK(app.state_of("SELECT 'x' LIKE 'y\\\\'") == "");
  app.run("SET standard_conforming_strings = on");
  CHECK(app.state_of("SELECT 'yz' LIKE 'y\\'") == "22025");
  CHECK(app.value("SELECT 'y\\' LIKE rowscope.pattern('y\\')") == "t");
}

TEST_CASE("rowscope.pattern of postgresql is inlined, so that an index serves", "[postgresql][functions]") {
  NEEDS_POSTGRESQL();
  postgresql_connection app = every_rule_database::get().application();
  app.run("SET enable_seqscan = off; SET search_path = pg_temp, public");
  std::string plan;
  for (const std::string& line : app.rows("EXPLAIN SELECT 1 FROM languages WHERE code LIKE rowscope.pattern('d%')"))
    plan += line + '\n';
  CHECK(plan.find("Index Cond: ((code >= 'd'::text) AND (code < 'e'::text))") != std::string::npos);
}
