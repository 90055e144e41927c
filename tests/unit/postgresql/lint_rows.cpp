#include <algorithm>

#include "attached_database.hpp"
#include "every_rule_database.hpp"

/// What the lint finds in rows: as the role that sees every tenant's, and whatever row security keeps from others.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using namespace rowscope_tests::every_rule;
using Catch::Matchers::ContainsSubstring;

struct crossing_database : attached_database {
  crossing_database() : attached_database(schema{}, "") {
    rows(
        "INSERT INTO teams VALUES (1, 1, NULL, 'x'), (2, 2, NULL, 'x'); INSERT INTO members VALUES (1, 1, 1, NULL), (2, "
        "2, 2, 'x'); INSERT INTO rooms VALUES (1, 'e', 1), (2, 'e', 1), (1, 'f', 1); INSERT INTO talks (id, tenant, "
        "event, room, created_at) VALUES (1, 1, 'e', 1, 0), (2, 2, 'e', 1, 0), (3, 1, 'f', 1, 0); INSERT INTO seats "
        "VALUES (1, 1, 1, NULL), (2, 1, 1, 1)");
  }
  /// Past the foreign keys, as rows that were there before them.
  void rows(const std::string& sql) const { superuser().run("SET session_replication_role = replica;" + sql); }
  /// "severity|table|sentence" of what the lint says of rows.
  [[nodiscard]] text_rows found() const { return found(source()); }
  [[nodiscard]] static text_rows found(const rs::postgresql_source& source) {
    text_rows all;
    for (const rs::finding& f : rs::lint(source, schema{}))
      if (f.id.starts_with("rows-")) all.push_back(f.id + "|" + std::string(to_string(f.level)) + "|" + f.sentence);
    return all;
  }
  void check_found(const std::string& begin, const std::string& what) const {
    const text_rows all = found();
    CAPTURE(all);
    REQUIRE(all.size() == 1);
    CHECK_THAT(all[0], Catch::Matchers::StartsWith(begin) && ContainsSubstring(what));
  }
};

}  // namespace

TEST_CASE("postgresql rows that point to another tenant's are counted", "[postgresql][lint]") {
  NEEDS_POSTGRESQL();
  const crossing_database file;
  CHECK(file.found().empty());
  SECTION("by a foreign key that carries no scope") {
    file.rows("INSERT INTO members VALUES (3, 1, 2, NULL), (4, 1, 2, NULL)");
    file.check_found("rows-cross-tenants|error|", "members has 2 rows whose team_id -> teams(id)");
    CHECK(file.refusal() == "accepted");  // nothing reads rows at open
    file.rows("UPDATE members SET team_id = 1 WHERE tenant_id = 1");
  }
  SECTION("whose own tenant is not their parent's") {
    file.rows("INSERT INTO seats VALUES (3, 1, 2, NULL)");
    file.check_found("rows-cross-tenants|error|",
                     "seats has 1 rows whose talk_id -> talks(id) points to a row of another tenant");
    file.rows("DELETE FROM seats WHERE id = 3");
  }
  SECTION("by one dimension alone") {
    file.rows("INSERT INTO seats VALUES (3, 1, 3, 1)");
    file.check_found("rows-cross-tenants|error|", "neighbour -> seats(id) points to a row of another event");
    file.rows("DELETE FROM seats WHERE id = 3");
  }
  SECTION("or nowhere") {
    file.rows("INSERT INTO teams VALUES (3, 1, 9, 'y')");
    file.check_found("rows-without-parent|warning|", "teams has 1 rows whose ");
    file.rows("DELETE FROM teams WHERE id = 3");
  }
  CHECK(file.found().empty());
}

TEST_CASE("postgresql rows that the role of unscoped sessions may not read are left out", "[postgresql][lint]") {
  NEEDS_POSTGRESQL();
  const crossing_database file;
  file.rows("INSERT INTO members VALUES (3, 1, 2, NULL)");
  CHECK(file.found().size() == 1);
  file.owner().run("REVOKE SELECT ON teams FROM " + postgresql_database::unscoped_role());
  CHECK(file.found().empty());
  rs::postgresql_source alone = file.source();
  alone.options.unscoped.clear();
  const text_rows told = crossing_database::found(alone);
  REQUIRE(told.size() == 1);
  CHECK_THAT(told[0], ContainsSubstring("rows-not-read|note|") && ContainsSubstring("postgresql_options::unscoped"));
}
