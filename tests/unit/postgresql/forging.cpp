#include "every_rule_database.hpp"

namespace {

namespace rs = rowscope;
using namespace rowscope_tests;

const std::string visible = "SELECT id FROM teams ORDER BY 1";
const char* const denied = "42501";

}  // namespace

TEST_CASE("the application cannot become another postgresql role", "[postgresql][forging]") {
  NEEDS_POSTGRESQL();
  const every_rule_database& file = every_rule_database::get();
  scoped_work one(file, rs::tenant(1));
  for (const std::string& role : {file.owner_role(), file.unscoped_role(), std::string("postgres")}) {
    CHECK(one.state_of("SET ROLE " + role) == denied);
    CHECK(one.state_of("SET SESSION AUTHORIZATION " + role) == denied);
    CHECK(one.state_of("GRANT " + role + " TO " + file.application_role()) == denied);
  }
  CHECK(one.state_of("RESET ROLE").empty());
  CHECK(one.state_of("RESET SESSION AUTHORIZATION").empty());
  CHECK(one.rows(visible) == text_rows{"5001"});
  CHECK(one.state_of("ALTER ROLE " + file.application_role() + " BYPASSRLS") == denied);
}

TEST_CASE("no setting lets a postgresql session out of its scope", "[postgresql][forging]") {
  NEEDS_POSTGRESQL();
  scoped_work one(every_rule_database::get(), rs::tenant(1));
  // Then a statement that the policies would filter fails.
  one.run("SET LOCAL row_security = off");
  CHECK(one.state_of(visible) == denied);
  one.run("SET LOCAL row_security = on");
  one.rows("SELECT set_config('rowscope.tenant', '2', true), set_config('rowscope.scope_values', '{2}', true)");
  CHECK(one.rows(visible) == text_rows{"5001"});
  for (const char* sql :
       {"ALTER TABLE teams DISABLE ROW LEVEL SECURITY", "ALTER TABLE teams NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY rowscope_select ON teams", "CREATE POLICY mine ON teams USING (true)",
        "ALTER TABLE teams OWNER TO CURRENT_USER", "SET LOCAL session_replication_role = replica"})
    CHECK(one.state_of(sql) == denied);
  one.run("RESET ALL");
  CHECK(one.rows(visible).empty());
}

TEST_CASE("the application cannot read or change the postgresql signing key, and nothing signs for it",
          "[postgresql][forging][P2]") {
  NEEDS_POSTGRESQL();
  const every_rule_database& file = every_rule_database::get();
  for (const std::string& role : {file.application_string(), file.unscoped_string()}) {
    postgresql_connection c(role);
    for (
        const char* sql :
        {"SELECT * FROM rowscope.signing_key", "DELETE FROM rowscope.signing_key",
         "SELECT rowscope.set_signing_key(decode(repeat('00', 32), 'hex'))",
         "CALL rowscope.secure_rows('teams', 'SELECT 1', '')", "CALL rowscope.with_every_row('{}', 'SELECT 1')",
         "CREATE OR REPLACE FUNCTION rowscope.scope_values(dimension text) RETURNS text[] LANGUAGE sql AS 'SELECT NULL'",
         "CREATE TABLE rowscope.t (a integer)", "TRUNCATE rowscope.signing_key"})
      CHECK(c.state_of(sql) == denied);
  }
  // Each function that the application may execute, by what it does: none gives out a hash.
  CHECK(file.owner().rows("SELECT p.proname FROM pg_proc AS p WHERE pronamespace = 'rowscope'::regnamespace AND "
                          "has_function_privilege('" +
                          file.application_role() + "', p.oid, 'EXECUTE') ORDER BY 1") ==
        text_rows{"conflict", "only_value", "pattern", "required", "scope_values", "security_of", "sees_seats_id",
                  "sees_users_id"});
  CHECK(file.owner()
            .rows("SELECT p.proname FROM pg_proc AS p WHERE pronamespace = 'rowscope'::regnamespace AND "
                  "prosecdef AND proconfig IS DISTINCT FROM '{\"search_path=pg_catalog, pg_temp\"}'")
            .empty());
  // In a parallel worker another process would be asked for its number.
  CHECK(file.owner().value("SELECT provolatile, proparallel FROM pg_proc WHERE oid = "
                           "'rowscope.scope_values(text)'::regprocedure") == "s|r");
  // The owner can.
  CHECK(file.owner().value("SELECT count(*) FROM rowscope.signing_key") == "1");
}

TEST_CASE("no table, function or operator of its own stands for one that a postgresql policy calls",
          "[postgresql][forging][P3]") {
  NEEDS_POSTGRESQL();
  scoped_work one(every_rule_database::get(), rs::tenant(1));
  for (const char* sql : {"CREATE TEMP TABLE signing_key (a integer)", "CREATE TABLE public.t (a integer)",
                          "CREATE SCHEMA mine", "CREATE TEMP VIEW teams AS SELECT 1", "SELECT 1 INTO TEMP t",
                          "CREATE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
                          "CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
                          "CREATE OPERATOR public.= (leftarg = bigint, rightarg = bigint, function = int8ne)"})
    CHECK(one.state_of(sql) == denied);
  one.run("SET LOCAL search_path = pg_temp, rowscope, public");
  CHECK(one.rows(visible) == text_rows{"5001"});
}

TEST_CASE("what others make in a postgresql schema that is searched first changes no policy",
          "[postgresql][forging][P3]") {
  NEEDS_POSTGRESQL();
  const every_rule_database& file = every_rule_database::get();
  postgresql_connection superuser = file.superuser();
  // As though the application had rights that the DDL takes away.
  superuser.run("CREATE SCHEMA hostile AUTHORIZATION " + file.application_role() + "; GRANT TEMP ON DATABASE " +
                file.name() + " TO " + file.application_role());
  {
    postgresql_connection app = file.application();
    app.run(R"(
      GRANT USAGE ON SCHEMA hostile TO PUBLIC;
      SET search_path = hostile, pg_temp, pg_catalog, public;
      CREATE FUNCTION hostile.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1';
      CREATE FUNCTION hostile.current_setting(text, boolean) RETURNS text LANGUAGE sql AS $$SELECT '{"tenant":["2"]}'$$;
      CREATE FUNCTION hostile.always(bytea, bytea) RETURNS boolean LANGUAGE sql AS 'SELECT false';
      CREATE OPERATOR hostile.<> (leftarg = bytea, rightarg = bytea, function = hostile.always);
      CREATE FUNCTION hostile.joined(text, text) RETURNS text LANGUAGE sql AS $$SELECT 'hostile'$$;
      CREATE OPERATOR hostile.|| (leftarg = text, rightarg = text, function = hostile.joined);
      CREATE FUNCTION hostile.same(bigint, bigint) RETURNS boolean LANGUAGE sql AS 'SELECT true';
      CREATE OPERATOR hostile.= (leftarg = bigint, rightarg = bigint, function = hostile.same);
      CREATE TEMP TABLE signing_key (is_one boolean, inner_key bytea, outer_key bytea);
      INSERT INTO pg_temp.signing_key VALUES (true, repeat('6', 64)::bytea, repeat('\\', 64)::bytea);
      CREATE TEMP TABLE memberships AS SELECT 1::bigint AS tenant_id, 20::bigint AS user_id;)");
    app.rows("SELECT set_config('rowscope.scope', $1, false), set_config('rowscope.signature', $2, false)",
             {R"({"tenant":["2"]})", std::string(64, '0')});
    CHECK(app.rows("SELECT id FROM public.teams").empty());
    CHECK(app.rows("SELECT id FROM public.users").empty());
    CHECK(app.value("SELECT rowscope.pattern(E'a\\\\')") == "a\\\\");
    CHECK(app.value("SELECT rowscope.sees_users_id(20)") == "f");
  }
  superuser.run("DROP SCHEMA hostile CASCADE; REVOKE TEMP ON DATABASE " + file.name() + " FROM " +
                file.application_role());
}

TEST_CASE("a row of a postgresql table is hidden from functions and errors of raw SQL", "[postgresql][forging]") {
  NEEDS_POSTGRESQL();
  scoped_work one(every_rule_database::get(), rs::tenant(1));
  // A function that can fail is called after the policy, for rows in scope alone.
  CHECK(one.rows("SELECT id FROM teams WHERE 1 / (id - 5002) < 1") == text_rows{"5001"});
  CHECK(one.state_of("SELECT id FROM teams WHERE 1 / (id - 5001) < 1") == "22012");
  CHECK(one.rows("SELECT n_live_tup FROM pg_stats, pg_stat_user_tables WHERE tablename = 'teams' AND relname = 'teams'")
            .empty());
}
