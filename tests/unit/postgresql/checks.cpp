#include <rowscope/schema/postgresql_check.hpp>

#include "every_rule_database.hpp"

namespace {

namespace rs = rowscope;
using namespace rowscope_tests;

struct counts : rs::view<counts, "counts"> {
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
using schema = rs::schema<every_rule::teams, every_rule::members, every_rule::languages, counts>;

/// A database that is right, and what the check says after it was changed.
class checked_database : public scoped_database {
 public:
  checked_database() : scoped_database(schema{}) {}

  /// Level, id and table of each finding.
  [[nodiscard]] text_rows findings(const std::string& connection = "") const {
    postgresql_connection app(connection.empty() ? application_string() : connection);
    text_rows all;
    for (const std::string& row : app.rows(rs::detail::postgresql_check_sql(schema::info())))
      all.push_back(row.substr(0, row.rfind('|')));
    return all;
  }
  /// As the superuser.
  void change(const std::string& sql) const { superuser().run(sql); }
};

}  // namespace

TEST_CASE("a postgresql database that the DDL has made has no finding", "[postgresql][checks]") {
  NEEDS_POSTGRESQL();
  const checked_database file;
  CHECK(file.findings().empty());
  file.run_ddl(schema{});
  CHECK(file.findings().empty());
  // However the connection looks for names.
  CHECK(file.findings(file.application_string() + " options='-c search_path=rowscope,public'").empty());
  postgresql_connection app = file.application();
  CHECK(app.rows(rs::detail::postgresql_check_sql(every_rule::schema::info())).size() == 8);  // tables that are missing
}

TEST_CASE("a postgresql role that row security does not hold is found", "[postgresql][checks]") {
  NEEDS_POSTGRESQL();
  const checked_database file;
  const std::string app = file.application_role();
  const auto found = [&](const std::string& make, const std::string& undo) {
    file.change(make);
    text_rows all = file.findings();
    file.change(undo);
    CHECK(file.findings().empty());
    return all;
  };
  CHECK(found("ALTER ROLE " + app + " BYPASSRLS", "ALTER ROLE " + app + " NOBYPASSRLS") ==
        text_rows{"error|role-not-held|"});
  CHECK(found("ALTER ROLE " + app + " REPLICATION", "ALTER ROLE " + app + " NOREPLICATION") ==
        text_rows{"error|role-not-held|"});
  CHECK(found("ALTER ROLE " + app + " SUPERUSER", "ALTER ROLE " + app + " NOSUPERUSER").front() ==
        "error|own-objects|");
  CHECK(found("GRANT pg_execute_server_program TO " + app, "REVOKE pg_execute_server_program FROM " + app) ==
        text_rows{"error|role-not-held|"});
  CHECK(found("GRANT " + file.unscoped_role() + " TO " + app, "REVOKE " + file.unscoped_role() + " FROM " + app) ==
        text_rows{"error|role-unscoped|"});
  const text_rows of_owner =
      found("GRANT " + file.owner_role() + " TO " + app, "REVOKE " + file.owner_role() + " FROM " + app);
  CHECK(std::ranges::count(of_owner, "error|role-owns-table|teams") == 1);
  CHECK(std::ranges::count(of_owner, "error|role-owns-table|languages") == 1);
  CHECK(found("GRANT TRUNCATE ON teams TO " + app, "REVOKE TRUNCATE ON teams FROM " + app) ==
        text_rows{"error|right-around-scope|teams"});
  CHECK(found("GRANT CREATE ON SCHEMA public TO PUBLIC", "REVOKE CREATE ON SCHEMA public FROM PUBLIC") ==
        text_rows{"error|own-objects|"});
  CHECK(found("GRANT TEMP ON DATABASE " + file.name() + " TO " + app,
              "REVOKE TEMP ON DATABASE " + file.name() + " FROM " + app) == text_rows{"error|own-objects|"});
}

TEST_CASE("postgresql row security that is not as the DDL has made it is found", "[postgresql][checks]") {
  NEEDS_POSTGRESQL();
  const checked_database file;
  const auto found = [&](const std::string& sql, const std::string& finding) {
    file.owner().run(sql);
    const text_rows all = file.findings();
    INFO(sql);
    CHECK(std::ranges::count(all, finding) == 1);
    CHECK(std::ranges::count(all, "error|security-changed|teams") == 1);
    file.owner().run("DROP POLICY IF EXISTS mine ON teams");
    file.run_ddl(schema{});
    CHECK(file.findings().empty());
  };
  found("ALTER TABLE teams DISABLE ROW LEVEL SECURITY", "error|security-off|teams");
  found("ALTER TABLE teams NO FORCE ROW LEVEL SECURITY", "error|security-off|teams");
  found("DROP POLICY rowscope_select ON teams", "error|policy-missing|teams");
  found("ALTER POLICY rowscope_select ON teams USING (true)", "error|policy-true|teams");
  found("ALTER POLICY rowscope_insert ON teams WITH CHECK (true)", "error|policy-true|teams");
  found("ALTER POLICY rowscope_select ON teams USING (tenant_id > 0)", "error|security-changed|teams");
  found("CREATE POLICY mine ON teams USING (tenant_id = 1)", "error|policy-added|teams");
}

TEST_CASE("a postgresql table that other declarations have secured is found", "[postgresql][checks]") {
  NEEDS_POSTGRESQL();
  const checked_database file;
  file.owner().run("UPDATE rowscope.secured SET declared = 'other' WHERE secured = 'teams'::regclass");
  CHECK(file.findings() == text_rows{"error|declarations-changed|teams"});
}

TEST_CASE("a postgresql view that reads as another is found, unless it is declared", "[postgresql][checks][P6]") {
  NEEDS_POSTGRESQL();
  const checked_database file;
  file.change(
      "CREATE VIEW by_superuser AS SELECT * FROM teams; CREATE VIEW counts AS SELECT tenant_id FROM teams; "
      "CREATE VIEW by_reader WITH (security_invoker) AS SELECT * FROM teams; "
      "CREATE MATERIALIZED VIEW old AS SELECT * FROM teams");
  CHECK(file.findings().empty());  // nobody may read them
  file.change("GRANT SELECT ON by_superuser, counts, by_reader, old TO " + file.application_role());
  CHECK(file.findings() == text_rows{"error|view-of-another|by_superuser", "error|view-of-another|old"});
  file.change("ALTER VIEW by_superuser OWNER TO " + file.owner_role() + "; DROP MATERIALIZED VIEW old");
  CHECK(file.findings() == text_rows{"note|view-of-another|by_superuser"});
  // Whom a policy gives the rows of every tenant is held to no scope either.
  file.change("ALTER VIEW by_superuser OWNER TO " + file.unscoped_role());
  CHECK(file.findings() == text_rows{"error|view-of-another|by_superuser"});
  file.change("CREATE ROLE member_of_unscoped IN ROLE " + file.unscoped_role() +
              "; ALTER VIEW by_superuser OWNER TO member_of_unscoped");
  CHECK(file.findings() == text_rows{"error|view-of-another|by_superuser"});
  file.change("DROP VIEW by_superuser; DROP ROLE member_of_unscoped");
}

TEST_CASE("a postgresql view reads as who asks, however that is spelled", "[postgresql][checks][P6]") {
  NEEDS_POSTGRESQL();
  const checked_database file;
  for (const char* yes : {"1", "yes", "TRUE", "'t'", "on"}) {
    INFO(yes);
    file.change("CREATE VIEW by_reader WITH (security_invoker = " + std::string(yes) +
                ") AS SELECT * FROM teams; GRANT SELECT ON by_reader TO " + file.application_role());
    CHECK(file.findings().empty());
    file.change("ALTER VIEW by_reader SET (security_invoker = no)");
    CHECK(file.findings() == text_rows{"error|view-of-another|by_reader"});
    file.change("DROP VIEW by_reader");
  }
}

TEST_CASE("a postgresql partition that is made after the DDL, and can be read, is found", "[postgresql][checks][P6]") {
  NEEDS_POSTGRESQL();
  const checked_database file;
  file.owner().run("CREATE TABLE more () INHERITS (teams)");
  CHECK(file.findings().empty());
  file.owner().run("GRANT SELECT ON more TO " + file.application_role());
  CHECK(file.findings() == text_rows{"error|partition-open|more"});
  file.run_ddl(schema{});
  CHECK(file.findings().empty());
}
