#include "support/postgresql_server.hpp"

using namespace rowscope_tests;

TEST_CASE("a postgresql database of a test has an owner, and roles that own nothing", "[postgresql]") {
  NEEDS_POSTGRESQL();
  const postgresql_database file;
  CHECK(file.owner().value("SELECT current_user = '" + file.owner_role() + "' AND current_database() = '" +
                           file.name() + "'") == "t");
  file.owner().run("CREATE TABLE t (a integer)");
  CHECK(file.application().state_of("SELECT * FROM t") == "42501");
  CHECK(file.unscoped().state_of("SELECT * FROM t") == "42501");
  CHECK(file.superuser().rows("SELECT rolname FROM pg_roles WHERE rolsuper ORDER BY 1") == text_rows{"postgres"});
}

TEST_CASE("the postgresql server of the tests listens on its socket alone", "[postgresql]") {
  NEEDS_POSTGRESQL();
  const postgresql_database file;
  CHECK(file.superuser().value("SHOW listen_addresses").empty());
}
