#include <sstream>

#include "support/catch.hpp"
#include "support/every_rule.hpp"
#include "support/plain_database.hpp"

#include <rowscope/db/lint.hpp>

/// What the lint finds: each finding is provoked in a database that has none, and gone after its SQL was run.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using namespace rowscope_tests::every_rule;
using Catch::Matchers::ContainsSubstring;

const std::string counts_view =
    "CREATE VIEW talk_counts AS SELECT tenant AS tenant_id, count(*) AS talks FROM talks GROUP BY tenant;";

/// The findings with the id.
std::vector<rs::finding> with_id(const std::vector<rs::finding>& all, std::string_view id) {
  std::vector<rs::finding> found;
  for (const rs::finding& f : all)
    if (f.id == id) found.push_back(f);
  return found;
}
template <class Schema = schema>
std::vector<rs::finding> lint(const plain_database& file) {
  return rs::lint(rs::sqlite(file.path()), Schema{});
}

/// A database of the DDL in which each table's SQL can be replaced.
struct changed {
  explicit changed(std::string sql = rs::ddl(schema{}) + counts_view) : text(std::move(sql)) {}
  changed& replace(const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    text.replace(at, what.size(), by);
    return *this;
  }
  changed& add(const std::string& sql) {
    text += sql;
    return *this;
  }
  std::string text;
};

/// Checks that the lint tells the one thing of the table, and that its SQL mends it where it has some.
rs::finding told(const changed& database, std::string_view id, std::string_view table) {
  plain_database file;
  file.run(database.text);
  const auto found = with_id(lint(file), id);
  REQUIRE(found.size() == 1);
  CHECK(found[0].table == table);
  CHECK_THAT(found[0].sentence, ContainsSubstring(std::string(table)));
  if (!found[0].mend.empty()) {
    file.run(found[0].mend);
    CHECK(with_id(lint(file), id).empty());
  }
  return found[0];
}

}  // namespace

TEST_CASE("the lint has nothing to say of the DDL", "[schema][lint]") {
  plain_database file;
  file.run(rs::ddl(schema{}) + counts_view);
  const auto all = lint(file);
  std::ostringstream text;
  rs::print(text, all);
  INFO(text.str());
  CHECK(all.empty());
  rs::database db{rs::sqlite(file.path()), schema{}};
  CHECK(rs::lint(db).empty());
}

TEST_CASE("a table that is missing is told, with the DDL that makes it", "[schema][lint]") {
  const auto f = told(changed().add("DROP TABLE reviews"), "missing-table", "reviews");
  CHECK(f.level == rs::severity::warning);
  CHECK_THAT(f.mend,
             ContainsSubstring("CREATE TABLE \"reviews\"") && ContainsSubstring("reviews_unique_talk_id_author"));
  CHECK(told(changed().add("DROP VIEW talk_counts"), "missing-table", "talk_counts").mend.empty());
}

TEST_CASE("a column that is missing is told, and added where that needs no value", "[schema][lint]") {
  CHECK_THAT(told(changed().add("ALTER TABLE talks DROP COLUMN created_by"), "missing-column", "talks").mend,
             ContainsSubstring("ADD COLUMN \"created_by\" TEXT"));
  CHECK(told(changed().add("ALTER TABLE talks DROP COLUMN created_at"), "missing-column", "talks").mend.empty());
}

TEST_CASE("a column of another type, collation, or that may be NULL is told", "[schema][lint]") {
  CHECK(told(changed().replace("\"stars\" REAL", "\"stars\" TEXT"), "wrong-type", "reviews").level ==
        rs::severity::warning);
  told(changed().replace("\"author\" TEXT NOT NULL", "\"author\" TEXT NOT NULL COLLATE NOCASE"), "wrong-collation",
       "reviews");
  told(changed().replace("\"stars\" REAL NOT NULL", "\"stars\" REAL"), "nullable-column", "reviews");
}

TEST_CASE("what a database is refused for is told as an error", "[schema][lint]") {
  const auto error = [](const changed& database, std::string_view id, std::string_view table) {
    const auto f = told(database, id, table);
    CHECK(f.level == rs::severity::error);
    plain_database file;
    file.run(database.text);
    CHECK_THROWS_AS(rs::database(rs::sqlite(file.path()), schema{}), rs::schema_error);
    return f;
  };
  error(changed().replace("\"tenant_id\" INTEGER NOT NULL,\n  \"lead_id\"", "\"tenant_id\" INTEGER,\n  \"lead_id\""),
        "nullable-tenant", "teams");
  error(changed().replace("\"owner\" INTEGER", "\"owner\" TEXT"), "wrong-type", "templates");
  error(changed().replace("\"event\" TEXT NOT NULL", "\"event\" TEXT NOT NULL COLLATE NOCASE"), "wrong-collation",
        "talks");
  error(changed().replace(",\n  FOREIGN KEY (\"talk_id\") REFERENCES \"talks\" (\"id\"),\n  FOREIGN KEY (\"language\")",
                          ",\n  FOREIGN KEY (\"language\")"),
        "scoping-key-not-enforced", "reviews");
  error(
      changed().replace("REFERENCES \"rooms\" (\"tenant_id\", \"event_id\", \"number\")",
                        "REFERENCES \"rooms\" (\"tenant_id\", \"event_id\", \"number\") DEFERRABLE INITIALLY DEFERRED"),
      "deferred-foreign-key", "talks");
  error(changed().replace("REFERENCES \"rooms\" (\"tenant_id\", \"event_id\", \"number\")",
                          "REFERENCES \"rooms\" (\"tenant_id\", \"event_id\", \"number\") ON DELETE SET DEFAULT"),
        "action-writes-scope", "talks");
  error(changed().replace("REFERENCES \"teams\" (\"tenant_id\", \"code\")",
                          "REFERENCES \"teams\" (\"tenant_id\", \"code\") ON DELETE SET NULL"),
        "set-null-on-scoped-key", "members");
  error(changed().replace("PRIMARY KEY (\"tenant_id\", \"event_id\", \"number\")", "CHECK (1)"), "key-not-unique",
        "talks");
  error(changed().add("PRAGMA foreign_keys = OFF; INSERT INTO reviews VALUES (1, 77, 'x', 1.0, 1, 'en')"), "orphans",
        "reviews");
  error(changed().add("ALTER TABLE reviews ADD COLUMN other INTEGER REFERENCES seats (id)"), "undeclared-foreign-key",
        "reviews");
  error(changed()
            .replace("\"number\" INTEGER NOT NULL,\n", "\"number\" INTEGER NOT NULL, \"region\" TEXT,\n")
            .replace("\"event_id\" TEXT NOT NULL", "\"event_id\" TEXT NOT NULL AS (\"region\") STORED")
            .replace("PRIMARY KEY (\"tenant_id\", \"event_id\", \"number\")",
                     "UNIQUE (\"tenant_id\", \"event_id\", \"number\")"),
        "generated-scope-column", "rooms");
  error(changed().replace("\"id\" INTEGER PRIMARY KEY AUTOINCREMENT,\n  \"slug\"",
                          "\"id\" INTEGER NOT NULL,\n  \"slug\""),
        "root-key-not-unique", "tenants");
}

TEST_CASE("a table that is a view in the database is told", "[schema][lint]") {
  told(changed().add("DROP TABLE templates; CREATE VIEW templates AS SELECT 1 AS id, 1 AS owner, 'x' AS title;"),
       "not-a-table", "templates");
}

TEST_CASE("a unique key without the tenant is told, and not where it is declared", "[schema][lint]") {
  const auto f =
      told(changed().add("CREATE UNIQUE INDEX teams_code ON teams (code)"), "unique-without-tenant", "teams");
  CHECK(f.mend ==
        "DROP INDEX \"teams_code\"; CREATE UNIQUE INDEX \"teams_code\" ON \"teams\" (\"tenant_id\", \"code\");");
  CHECK_THAT(f.sentence, ContainsSubstring("rs::globally_unique<code>"));
  // A constraint needs the table anew, and a key of an expression is the user's to change.
  CHECK(told(changed().replace("INTEGER,\n  \"code\" TEXT NOT NULL", "INTEGER,\n  \"code\" TEXT NOT NULL UNIQUE"),
             "unique-without-tenant", "teams")
            .mend.empty());
  CHECK(told(changed().add("CREATE UNIQUE INDEX u ON teams (lower(code))"), "unique-without-tenant", "teams")
            .mend.empty());
  CHECK(told(changed().add("CREATE UNIQUE INDEX u ON reviews (author)"), "unique-without-tenant", "reviews").mend ==
        "DROP INDEX \"u\"; CREATE UNIQUE INDEX \"u\" ON \"reviews\" (\"talk_id\", \"author\");");
  CHECK(told(changed().add("CREATE UNIQUE INDEX u ON rooms (tenant_id, number)"), "unique-without-tenant", "rooms")
            .mend ==
        "DROP INDEX \"u\"; CREATE UNIQUE INDEX \"u\" ON \"rooms\" (\"tenant_id\", \"event_id\", \"number\");");
  told(changed().add("CREATE UNIQUE INDEX u ON users (email)"), "unique-without-tenant", "users");
}

TEST_CASE("an index without the tenant is told, and one that finds a foreign key is not", "[schema][lint]") {
  const auto f = told(changed().add("CREATE INDEX by_code ON teams (code)"), "index-without-tenant", "teams");
  CHECK(f.level == rs::severity::note);
  plain_database file;
  file.run(rs::ddl(schema{}) + counts_view +
           "CREATE INDEX by_lead ON teams (lead_id); CREATE INDEX by_mail ON users (email);");
  CHECK(lint(file).empty());
}

TEST_CASE("an index or a key that should be there and is not is told", "[schema][lint]") {
  CHECK(told(changed().add("DROP INDEX members_by_tenant_id"), "no-tenant-index", "members").mend ==
        "CREATE INDEX \"members_by_tenant_id\" ON \"members\" (\"tenant_id\", \"id\");");
  CHECK(told(changed().add("DROP INDEX memberships_by_user_id"), "no-link-index", "memberships").level ==
        rs::severity::note);
  told(changed().add("DROP INDEX teams_by_tenant_id_lead_id"), "missing-index", "teams");
  told(changed().add("DROP INDEX tenants_unique_slug"), "missing-unique", "tenants");
  told(changed().add("DROP INDEX templates_unique_shared_title"), "missing-unique", "templates");
  told(changed().add("DROP INDEX teams_unique_tenant_id_code; CREATE INDEX teams_unique_tenant_id_code ON teams "
                     "(tenant_id, code)"),
       "missing-unique", "teams");
}

TEST_CASE("a declared foreign key that the database lacks is told", "[schema][lint]") {
  const auto f = told(changed().replace(",\n  FOREIGN KEY (\"language\") REFERENCES \"languages\" (\"code\")", ""),
                      "foreign-key-missing", "reviews");
  CHECK(f.level == rs::severity::warning);
  CHECK_THAT(f.sentence, ContainsSubstring("language -> languages(code)"));
  told(changed().replace(",\n  FOREIGN KEY (\"user_id\") REFERENCES \"users\" (\"id\")", ""), "link-not-enforced",
       "memberships");
}

TEST_CASE("an action of a foreign key without the tenant is told, and one with it is not", "[schema][lint]") {
  told(changed().replace("FOREIGN KEY (\"team_id\") REFERENCES \"teams\" (\"id\")",
                         "FOREIGN KEY (\"team_id\") REFERENCES \"teams\" (\"id\") ON DELETE CASCADE"),
       "cascade-crosses-tenants", "members");
  plain_database file;
  file.run(
      changed()
          .replace("REFERENCES \"teams\" (\"tenant_id\", \"code\")",
                   "REFERENCES \"teams\" (\"tenant_id\", \"code\") ON DELETE CASCADE")
          .replace(
              "FOREIGN KEY (\"talk_id\") REFERENCES \"talks\" (\"id\"),\n  FOREIGN KEY (\"language\")",
              "FOREIGN KEY (\"talk_id\") REFERENCES \"talks\" (\"id\") ON DELETE CASCADE,\n  FOREIGN KEY (\"language\")")
          .text);
  CHECK(lint(file).empty());
}

TEST_CASE("rows that point to another tenant's are counted", "[schema][lint]") {
  const std::string teams_of_two = "INSERT INTO teams VALUES (1, 1, NULL, 'x'), (2, 2, NULL, 'x');";
  const std::string own = "INSERT INTO members VALUES (1, 1, 1, NULL), (2, 2, 2, 'x');";
  plain_database file;
  file.run(rs::ddl(schema{}) + counts_view + teams_of_two + own);
  CHECK(lint(file).empty());
  file.run("INSERT INTO members VALUES (3, 1, 2, NULL), (4, 1, 2, NULL)");
  const auto found = with_id(lint(file), "rows-cross-tenants");
  REQUIRE(found.size() == 1);
  CHECK(found[0].level == rs::severity::error);
  CHECK_THAT(found[0].sentence, ContainsSubstring("members has 2 rows whose team_id -> teams(id)"));
  file.run("UPDATE members SET team_id = 1 WHERE tenant_id = 1");
  CHECK(lint(file).empty());
}

TEST_CASE("rows cross tenants also through their own parents, and by one dimension alone", "[schema][lint]") {
  const std::string rows =
      "INSERT INTO rooms VALUES (1, 'e', 1), (2, 'e', 1), (1, 'f', 1); INSERT INTO talks (id, tenant, event, room, "
      "created_at) VALUES (1, 1, 'e', 1, 0), (2, 2, 'e', 1, 0), (3, 1, 'f', 1, 0);";
  plain_database file;
  file.run(rs::ddl(schema{}) + counts_view + rows + "INSERT INTO seats VALUES (1, 1, 1, NULL), (2, 1, 1, 1)");
  CHECK(lint(file).empty());
  SECTION("a row whose own tenant is not its parent's") {
    file.run("INSERT INTO seats VALUES (3, 1, 2, NULL)");
    const auto found = with_id(lint(file), "rows-cross-tenants");
    REQUIRE(found.size() == 1);
    CHECK_THAT(found[0].sentence,
               ContainsSubstring("seats has 1 rows whose talk_id -> talks(id) points to a row of another tenant"));
  }
  SECTION("a row that points to one of its tenant, of another event") {
    file.run("INSERT INTO seats VALUES (3, 1, 3, 1)");
    const auto found = with_id(lint(file), "rows-cross-tenants");
    REQUIRE(found.size() == 1);
    CHECK_THAT(found[0].sentence, ContainsSubstring("neighbour -> seats(id) points to a row of another event"));
  }
}

TEST_CASE("rows without a parent are told where the key carries no scope", "[schema][lint]") {
  told(changed().add("PRAGMA foreign_keys = OFF; INSERT INTO teams VALUES (1, 1, 9, 'x')"), "rows-without-parent",
       "teams");
}

TEST_CASE("what is in the database and not declared is told", "[schema][lint]") {
  CHECK(told(changed().add("CREATE TABLE notes (id INTEGER PRIMARY KEY)"), "undeclared-table", "notes").level ==
        rs::severity::note);
  told(changed().replace("\"stars\" REAL NOT NULL", "\"stars\" REAL NOT NULL, \"extra\" TEXT NOT NULL"),
       "undeclared-required-column", "reviews");
  plain_database file;
  file.run(
      changed().replace("\"stars\" REAL NOT NULL", "\"stars\" REAL NOT NULL, \"extra\" TEXT NOT NULL DEFAULT ''").text);
  CHECK(lint(file).empty());
}

TEST_CASE("a virtual table is told once, and its shadow tables are not", "[schema][lint]") {
  CHECK(told(changed().add("CREATE VIRTUAL TABLE search USING fts5 (body)"), "virtual-table", "search").level ==
        rs::severity::warning);
}

TEST_CASE("stored views and triggers that name the tables of tenants are told", "[schema][lint]") {
  const auto f =
      told(changed().add("CREATE VIEW everybody AS SELECT 1 FROM \"Teams\""), "view-over-scoped-table", "everybody");
  CHECK(f.level == rs::severity::warning);
  CHECK_THAT(f.sentence, ContainsSubstring("names teams"));
  for (const char* sql : {"CREATE VIEW plain AS SELECT 'teams' AS x, 1 AS teams, 2 AS \"teams\" -- teams",
                          "CREATE VIEW plain AS SELECT id, teams FROM (SELECT 1 AS id, 2 AS teams)",
                          "CREATE VIEW plain AS SELECT 1 FROM t_teams"}) {
    CAPTURE(sql);
    CHECK(
        told(changed().add("CREATE VIEW t_teams AS SELECT 1; DROP VIEW t_teams;").add(sql), "undeclared-table", "plain")
            .level == rs::severity::note);
  }
  for (const char* from : {"teams", "main.teams", "(teams)", "reviews, teams", "reviews JOIN teams", "'teams'"}) {
    CAPTURE(from);
    told(changed().add(std::string("CREATE VIEW v AS SELECT 1 FROM ") + from), "view-over-scoped-table", "v");
  }
  plain_database two;
  two.run(changed().add("CREATE VIEW v1 AS SELECT 1 AS x FROM teams; CREATE VIEW v2 AS SELECT x FROM v1").text);
  CHECK(with_id(lint(two), "view-over-scoped-table").size() == 2);

  plain_database file;
  file.run(
      changed()
          .add(
              "CREATE TABLE notes (id INTEGER PRIMARY KEY); CREATE TRIGGER count_teams AFTER INSERT ON notes BEGIN UPDATE notes SET "
              "id = (SELECT count(*) FROM teams); END; CREATE TRIGGER harmless AFTER INSERT ON notes BEGIN SELECT 1; END")
          .text);
  const auto found = with_id(lint(file), "trigger-names-scoped-table");
  REQUIRE(found.size() == 1);
  CHECK_THAT(found[0].sentence, ContainsSubstring("the table notes has the trigger count_teams, which names teams"));
}

TEST_CASE("triggers, ON CONFLICT clauses and tables that are not STRICT are told", "[schema][lint]") {
  const auto f = told(changed().add("CREATE TRIGGER audit AFTER INSERT ON teams BEGIN DELETE FROM members; END"),
                      "trigger-on-scoped-table", "teams");
  CHECK_THAT(f.sentence, ContainsSubstring("the trigger audit"));
  told(changed().replace("\"slug\" TEXT NOT NULL", "\"slug\" TEXT NOT NULL UNIQUE ON CONFLICT REPLACE"),
       "conflict-clause", "tenants");
  changed loose;
  const auto begin = loose.text.find("CREATE TABLE \"templates\"");
  loose.text.replace(loose.text.find(" STRICT", begin), 7, "");
  CHECK(told(loose, "not-strict", "templates").level == rs::severity::note);
}

TEST_CASE("a key that can come back is told where others point to it", "[schema][lint]") {
  told(changed().replace("\"id\" INTEGER PRIMARY KEY AUTOINCREMENT,\n  \"email\"",
                         "\"id\" INTEGER PRIMARY KEY,\n  \"email\""),
       "key-reuse", "users");
}

TEST_CASE("an open database is linted as it is now", "[schema][lint]") {
  plain_database file;
  file.run(rs::ddl(schema{}) + counts_view);
  rs::database db{rs::sqlite(file.path()), schema{}};
  CHECK(rs::lint(db).empty());
  file.run("DROP INDEX tenants_unique_slug");
  const auto found = rs::lint(db);
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "missing-unique");
  CHECK(rs::lint(rs::database{rs::sqlite_memory(), schema{}}).size() == schema::info().tables.size());
}

TEST_CASE("findings are printed with their SQL, the worst first", "[schema][lint]") {
  const std::vector<rs::finding> findings{{"a-note", rs::severity::note, "t", "the table t is so"},
                                          {"an-error", rs::severity::error, "t", "the table t leaks", "DROP TABLE t;"}};
  std::ostringstream text;
  rs::print(text, findings);
  CHECK(text.str() == "error [an-error] the table t leaks\n  DROP TABLE t;\nnote [a-note] the table t is so\n");
}
