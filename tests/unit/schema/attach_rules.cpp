#include "support/catch.hpp"
#include "support/every_rule.hpp"
#include "support/plain_database.hpp"

/// Databases that others have made: what each scope rule stands on is checked at open.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using namespace rowscope_tests::every_rule;
using Catch::Matchers::ContainsSubstring;

/// Why a database is not opened; "accepted" where it is.
template <class Schema>
std::string refusal(const std::string& sql, rs::attach how = rs::attach::checked) {
  plain_database file;
  file.run(sql);
  try {
    rs::database db{rs::sqlite(file.path()), Schema{}, how};
    (void)db.unscoped(rs::site<"attach_rules.refused">, "takes a connection");
  } catch (const rs::schema_error& e) {
    CHECK(!e.table().empty());
    return e.what();
  }
  return "accepted";
}

const std::string good_users = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);";
const std::string good_memberships =
    "CREATE TABLE memberships (tenant_id INTEGER NOT NULL, user_id INTEGER NOT NULL REFERENCES users, PRIMARY KEY "
    "(tenant_id, user_id));";
using members_schema = rs::schema<users, memberships>;

const std::string good_rooms =
    "CREATE TABLE rooms (tenant_id INTEGER NOT NULL, event_id TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY "
    "(tenant_id, event_id, number)); INSERT INTO rooms VALUES (1, 'e', 7);";
std::string talks_with(const std::string& keys) {
  return "CREATE TABLE talks (id INTEGER PRIMARY KEY, tenant INTEGER NOT NULL, event TEXT NOT NULL, room INTEGER NOT "
         "NULL, created_at INTEGER NOT NULL, created_by TEXT" +
         keys + ");";
}
const std::string whole_key = ", FOREIGN KEY (tenant, event, room) REFERENCES rooms (tenant_id, event_id, number)";
using talks_schema = rs::schema<rooms, talks>;

const std::string good_teams =
    "CREATE TABLE teams (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, lead_id INTEGER REFERENCES members, code "
    "TEXT NOT NULL, UNIQUE (tenant_id, code));";
std::string members_with(const std::string& more) {
  return "CREATE TABLE members (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, team_id INTEGER NOT NULL REFERENCES "
         "teams, second_team TEXT" +
         more + ");";
}
using teams_schema = rs::schema<teams, members>;

}  // namespace

TEST_CASE("a database made by the DDL is taken, with each scope rule", "[schema][attach]") {
  CHECK(refusal<schema>(rs::ddl(schema{}) +
                        "CREATE VIEW talk_counts AS SELECT tenant AS tenant_id, count(*) AS talks FROM talks GROUP BY "
                        "tenant;") == "accepted");
}

TEST_CASE("the key of the table of tenants is unique in the database", "[schema][attach]") {
  const auto with_key = [](const std::string& key) {
    return "CREATE TABLE tenants (id INTEGER NOT NULL" + key +
           ", slug TEXT NOT NULL, created_at INTEGER NOT NULL, created_by TEXT);";
  };
  CHECK(refusal<rs::schema<tenants>>(with_key(" PRIMARY KEY")) == "accepted");
  CHECK(refusal<rs::schema<tenants>>(with_key(" UNIQUE")) == "accepted");
  CHECK_THAT(refusal<rs::schema<tenants>>(with_key("")), ContainsSubstring("key id is not unique in the database"));
}

TEST_CASE("the column of a shared_or_own table may be NULL, and nothing may set it to NULL", "[schema][attach]") {
  const auto with_owner = [](const std::string& owner) {
    return "CREATE TABLE owners (id INTEGER PRIMARY KEY); CREATE TABLE templates (id INTEGER PRIMARY KEY, owner " +
           owner + ", title TEXT NOT NULL);";
  };
  for (const char* owner : {"INTEGER", "INTEGER NOT NULL", "INTEGER REFERENCES owners ON DELETE CASCADE"}) {
    INFO(owner);
    CHECK(refusal<rs::schema<templates>>(with_owner(owner)) == "accepted");
  }
  CHECK_THAT(refusal<rs::schema<templates>>(with_owner("INTEGER REFERENCES owners ON DELETE SET NULL")),
             ContainsSubstring("set the column owner to NULL"));
  CHECK_THAT(refusal<rs::schema<templates>>(with_owner("TEXT")), ContainsSubstring("make it INTEGER"));
}

TEST_CASE("what makes rows visible has the declared type and collation, and exists", "[schema][attach]") {
  CHECK(refusal<members_schema>(good_users + good_memberships) == "accepted");
  CHECK_THAT(refusal<members_schema>(good_users),
             ContainsSubstring("visible through memberships, which does not exist"));
  CHECK_THAT(refusal<members_schema>(good_users + "CREATE TABLE memberships (tenant_id INTEGER NOT NULL, user_id TEXT "
                                                  "REFERENCES users);"),
             ContainsSubstring("memberships declares the column user_id as 'TEXT'"));
  CHECK_THAT(refusal<members_schema>("CREATE TABLE users (id TEXT PRIMARY KEY, email TEXT);" + good_memberships),
             ContainsSubstring("users declares the column id as 'TEXT'"));
  CHECK_THAT(
      refusal<members_schema>(good_users + "CREATE TABLE memberships (tenant_id INTEGER NOT NULL, user_id INTEGER "
                                           "DEFAULT 1 REFERENCES users ON DELETE SET DEFAULT);"),
      ContainsSubstring("write the column user_id"));
}

TEST_CASE("every dimension's column is checked", "[schema][attach]") {
  CHECK(refusal<rs::schema<rooms>>(good_rooms) == "accepted");
  const auto rooms_with = [](const std::string& event) {
    return "CREATE TABLE rooms (tenant_id INTEGER NOT NULL, event_id " + event + ", number INTEGER NOT NULL);";
  };
  CHECK_THAT(refusal<rs::schema<rooms>>(rooms_with("INTEGER NOT NULL")), ContainsSubstring("column event_id"));
  CHECK_THAT(refusal<rs::schema<rooms>>(rooms_with("TEXT")),
             ContainsSubstring("allows NULL in the tenant column event_id"));
  CHECK_THAT(refusal<rs::schema<rooms>>(rooms_with("TEXT NOT NULL COLLATE NOCASE")),
             ContainsSubstring("collation NOCASE"));
}

TEST_CASE("a scoping key of several columns is checked as a whole", "[schema][attach]") {
  CHECK(refusal<talks_schema>(good_rooms + talks_with(whole_key)) == "accepted");
  CHECK(refusal<talks_schema>(good_rooms + talks_with(", FOREIGN KEY (tenant, event, room) REFERENCES rooms")) ==
        "accepted");
  // Its columns in another order are the same key.
  CHECK(refusal<talks_schema>(good_rooms + talks_with(", FOREIGN KEY (room, tenant, event) REFERENCES rooms (number, "
                                                      "tenant_id, event_id)")) == "accepted");
  CHECK_THAT(refusal<talks_schema>(good_rooms + talks_with("")),
             ContainsSubstring("has no foreign key tenant, event, room -> rooms(tenant_id, event_id, number)"));
  CHECK_THAT(refusal<talks_schema>(
                 good_rooms + talks_with(", FOREIGN KEY (tenant, event, room) REFERENCES rooms (tenant_id, number, "
                                         "event_id)")),
             ContainsSubstring("has no foreign key"));
  CHECK_THAT(refusal<talks_schema>("CREATE TABLE rooms (tenant_id INTEGER NOT NULL, event_id TEXT NOT NULL, number "
                                   "INTEGER NOT NULL, UNIQUE (tenant_id, number));" +
                                   talks_with(whole_key)),
             ContainsSubstring("rooms.tenant_id, event_id, number, which is not unique"));
  CHECK_THAT(refusal<talks_schema>(good_rooms + talks_with(whole_key) +
                                   "INSERT INTO talks VALUES (1, 1, 'e', 7, 0, NULL), (2, 2, 'e', 7, 0, NULL)"),
             ContainsSubstring("talks has rows whose tenant, event, room points to no row of rooms"));
}

TEST_CASE("a foreign key of the database that is not declared is refused, with the declaration to add",
          "[schema][attach][keys]") {
  CHECK(refusal<teams_schema>(good_teams + members_with("")) == "accepted");
  const std::string column = ", deputy INTEGER REFERENCES members";
  CHECK_THAT(refusal<teams_schema>(good_teams + members_with(column)),
             ContainsSubstring("members has the foreign key deputy -> members(id), which is not declared") &&
                 ContainsSubstring("rs::references<members::id> to the column deputy"));
  CHECK_THAT(refusal<teams_schema>(good_teams +
                                   members_with(", other TEXT, FOREIGN KEY (id, other) REFERENCES teams (id, code)")),
             ContainsSubstring("rs::foreign_key<rs::key<id, other>, rs::key<teams::id, teams::code>>"));
  // lint_only defers exactly that.
  CHECK(refusal<teams_schema>(good_teams + members_with(column), rs::attach::lint_only) == "accepted");
  CHECK_THAT(
      refusal<teams_schema>("CREATE TABLE teams (id INTEGER PRIMARY KEY, tenant_id INTEGER, lead_id INTEGER, code "
                            "TEXT);" +
                                members_with(column),
                            rs::attach::lint_only),
      ContainsSubstring("allows NULL"));
}

TEST_CASE("a declared foreign key may hold the tenant too in the database, and the tenant's own may stand alone",
          "[schema][attach][keys]") {
  CHECK(refusal<teams_schema>(good_teams + members_with(", FOREIGN KEY (tenant_id, second_team) REFERENCES teams "
                                                        "(tenant_id, code)")) == "accepted");
  const std::string accounts =
      "CREATE TABLE tenants (id INTEGER PRIMARY KEY, slug TEXT NOT NULL, created_at INTEGER NOT NULL, created_by TEXT);";
  using with_accounts = rs::schema<tenants, teams, members>;
  CHECK(refusal<with_accounts>(accounts + good_teams + members_with(", FOREIGN KEY (tenant_id) REFERENCES tenants")) ==
        "accepted");
  CHECK(refusal<with_accounts>(accounts + good_teams +
                               members_with(", FOREIGN KEY (tenant_id) REFERENCES tenants ON UPDATE CASCADE")) ==
        "accepted");
  CHECK_THAT(refusal<with_accounts>(accounts + good_teams + members_with(", FOREIGN KEY (team_id) REFERENCES tenants")),
             ContainsSubstring("team_id -> tenants(id), which is not declared"));
}

TEST_CASE("a foreign key to a shared table, or to one that is not declared, needs no declaration",
          "[schema][attach][keys]") {
  using with_languages = rs::schema<teams, members, languages>;
  CHECK(refusal<with_languages>(
            "CREATE TABLE languages (code TEXT PRIMARY KEY, title TEXT); CREATE TABLE places (id "
            "INTEGER PRIMARY KEY);" +
            good_teams + members_with(", language TEXT REFERENCES languages, place INTEGER REFERENCES places")) ==
        "accepted");
}

TEST_CASE("a declared view may be a view or a table, and has the columns that its scope stands on",
          "[schema][attach]") {
  using views = rs::schema<talk_counts>;
  CHECK(refusal<views>("CREATE VIEW talk_counts AS SELECT 1 AS tenant_id, 2 AS talks;") == "accepted");
  CHECK(refusal<views>("CREATE TABLE talk_counts (tenant_id INTEGER NOT NULL, talks INTEGER);") == "accepted");
  CHECK(refusal<views>("") == "accepted");  // created later
  CHECK_THAT(refusal<views>("CREATE VIEW talk_counts AS SELECT 1 AS tenant, 2 AS talks;"),
             ContainsSubstring("talk_counts has no column tenant_id"));
  CHECK_THAT(refusal<views>("CREATE TABLE t (tenant TEXT); CREATE VIEW talk_counts AS SELECT tenant AS tenant_id, 2 AS "
                            "talks FROM t;"),
             ContainsSubstring("declares the column tenant_id as 'TEXT'"));
}

TEST_CASE("words in a comment or a text of the schema are no clause of it", "[schema][attach]") {
  CHECK(refusal<talks_schema>(good_rooms + talks_with(" DEFAULT 'INITIALLY DEFERRED' /* INITIALLY DEFERRED */" +
                                                      whole_key)) == "accepted");
  CHECK_THAT(refusal<talks_schema>(good_rooms + talks_with(whole_key + " DEFERRABLE\n initially /* */ deferred")),
             ContainsSubstring("INITIALLY DEFERRED"));
}
