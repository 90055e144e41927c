#include "every_rule_database.hpp"

namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using schema = rs::schema<every_rule::teams, every_rule::members>;

/// What the DDL says; empty where it is run.
std::string answer(postgresql_connection c, const postgresql_database& file) {
  try {
    c.run(rs::ddl(schema{}, {.application_role = file.application_role(), .unscoped_role = file.unscoped_role()}));
  } catch (const postgresql_failure& f) {
    return f.what();
  }
  return "";
}
bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the DDL for postgresql is run by an owner whom row security holds", "[postgresql][ddl][roles]") {
  NEEDS_POSTGRESQL();
  const postgresql_database file;
  CHECK(contains(answer(file.superuser(), file), "whom row security does not hold; run it as a role of its own"));
  CHECK(contains(answer(file.application(), file), "whom the role " + file.application_role() + " is or may become"));
  CHECK(contains(answer(file.unscoped(), file), "whom the role " + file.unscoped_role() + " is or may become"));
  CHECK(answer(file.owner(), file).empty());
}

TEST_CASE("the DDL for postgresql refuses an application role that could leave its scope", "[postgresql][ddl][roles]") {
  NEEDS_POSTGRESQL();
  const postgresql_database file;
  const std::string app = file.application_role();
  const auto refused = [&](const std::string& make, const std::string& undo, const std::string& sentence) {
    file.superuser().run(make);
    const std::string told = answer(file.owner(), file);
    INFO(told);
    CHECK(contains(told, sentence));
    file.superuser().run(undo);
    CHECK(answer(file.owner(), file).empty());
  };
  refused("ALTER ROLE " + app + " BYPASSRLS", "ALTER ROLE " + app + " NOBYPASSRLS", "is or may become " + app);
  refused("ALTER ROLE " + app + " SUPERUSER", "ALTER ROLE " + app + " NOSUPERUSER", "is or may become");
  refused("GRANT " + file.unscoped_role() + " TO " + app, "REVOKE " + file.unscoped_role() + " FROM " + app,
          "is or may become " + file.unscoped_role());
  refused("GRANT " + file.owner_role() + " TO " + app, "REVOKE " + file.owner_role() + " FROM " + app,
          "is or may become");
  refused("ALTER ROLE " + app + " RENAME TO another_" + app, "ALTER ROLE another_" + app + " RENAME TO " + app,
          "there is no role " + app);
}

TEST_CASE("the DDL for postgresql says where its owner cannot take rights away", "[postgresql][ddl][roles][P3]") {
  NEEDS_POSTGRESQL();
  const postgresql_database file;
  // A database of somebody else's: what PUBLIC may do there is not the owner's to revoke.
  file.superuser().run("ALTER DATABASE " + file.name() + " OWNER TO postgres; GRANT CREATE ON DATABASE " + file.name() +
                       " TO " + file.owner_role() + "; GRANT CREATE ON SCHEMA public TO " + file.owner_role());
  CHECK(contains(answer(file.owner(), file), "may make tables of its own in this database"));
  file.superuser().run("REVOKE TEMP ON DATABASE " + file.name() + " FROM PUBLIC");
  CHECK(answer(file.owner(), file).empty());
}

TEST_CASE("postgresql tables that exist already are held to the scope as well", "[postgresql][ddl]") {
  NEEDS_POSTGRESQL();
  const postgresql_database file;
  postgresql_connection owner = file.owner();
  // Made by hand, with narrower types, and open to all.
  owner.run(
      "CREATE TABLE teams (id integer PRIMARY KEY, tenant_id integer NOT NULL, lead_id integer, code varchar(9) NOT "
      "NULL, more text); GRANT ALL ON teams TO PUBLIC; INSERT INTO teams VALUES (1, 1, NULL, 'x'), (2, 2, NULL, 'x')");
  CHECK(file.application().rows("SELECT id FROM teams").size() == 2);
  CHECK(answer(file.owner(), file).empty());
  set_signing_key(owner);
  CHECK(file.application().rows("SELECT id FROM teams").empty());
  scoped_work one(file, rs::tenant(1));
  CHECK(one.rows("SELECT id FROM teams") == text_rows{"1"});
  CHECK(one.affected("UPDATE teams SET more = 'y'") == "1");
  CHECK(one.state_of("TRUNCATE teams") == "42501");
}
