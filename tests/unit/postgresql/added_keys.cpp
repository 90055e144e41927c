#include "attached_database.hpp"

/// Foreign keys that are added while row security is on. It is forced, and so it keeps the rows from the owner, whose
/// statement is to look whether they are right.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using Catch::Matchers::ContainsSubstring;

struct people : rs::table<people, "people"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{id, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct pets : rs::table<pets, "pets"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"owner_id", std::int64_t> owner_id{};
  static constexpr auto columns = std::tuple{id, owner_id};
  static constexpr auto scope = rs::scoped_through<owner_id, people::id>;
};
struct letters : rs::table<letters, "letters"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"sender", std::int64_t, rs::references<people::id>> sender{};
  static constexpr auto columns = std::tuple{id, tenant_id, sender};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
using schema = rs::schema<people, pets, letters>;

constexpr const char* drop_keys =
    "ALTER TABLE pets DROP CONSTRAINT pets_fk_owner_id; ALTER TABLE letters DROP CONSTRAINT letters_fk_sender";

/// Why the owner's SQL failed; empty where it did not.
std::string failure_of(const attached_database& file, const std::string& sql) {
  try {
    file.owner().run(sql);
  } catch (const postgresql_failure& f) {
    return f.state;
  }
  return {};
}
std::string mend_of(const attached_database& file, const std::string& id) {
  for (const rs::finding& f : file.lint())
    if (f.id == id) return f.mend;
  return "nothing was found";
}

}  // namespace

TEST_CASE("a postgresql foreign key that the DDL adds later has looked at the rows", "[postgresql][keys][S7]") {
  NEEDS_POSTGRESQL();
  const std::string partitioned =
      "CREATE TABLE pets (id bigint PRIMARY KEY, owner_id bigint NOT NULL) PARTITION BY RANGE (id); CREATE TABLE old_pets "
      "PARTITION OF pets FOR VALUES FROM (0) TO (100)";
  for (const std::string& made : {std::string(), partitioned}) {
    INFO(made);
    const attached_database file(schema{}, made);
    const auto ddl_fails = [&] {
      try {
        file.run_ddl();
      } catch (const postgresql_failure& f) {
        return f.state == "23503";
      }
      return false;
    };
    file.owner().run(drop_keys);
    file.superuser().run("INSERT INTO people VALUES (1, 1), (2, 2); INSERT INTO pets VALUES (1, 999)");
    CHECK(ddl_fails());
    file.superuser().run("UPDATE pets SET owner_id = 1; INSERT INTO letters VALUES (1, 1, 2)");  // another tenant's
    CHECK(ddl_fails());
    file.superuser().run("UPDATE letters SET sender = 1");
    file.run_ddl();
    CHECK(file.findings().empty());
    CHECK(file.application().value("SELECT bool_and(relforcerowsecurity) FROM pg_class WHERE relname IN ('people', "
                                   "'pets', 'old_pets', 'letters')") == "t");
  }
}

TEST_CASE("the SQL that mends a postgresql foreign key looks at the rows", "[postgresql][keys][lint][S7]") {
  NEEDS_POSTGRESQL();
  const attached_database file(schema{}, "");
  file.owner().run(drop_keys);
  file.superuser().run(
      "INSERT INTO people VALUES (1, 1), (2, 2); INSERT INTO pets VALUES (1, 999); INSERT INTO letters VALUES (1, 1, 2)");
  CHECK(failure_of(file, mend_of(file, "scoping-key-not-enforced")) == "23503");
  CHECK(failure_of(file, mend_of(file, "foreign-key-missing")) == "23503");
  file.owner().run("ALTER TABLE pets ADD CONSTRAINT mine FOREIGN KEY (owner_id) REFERENCES people (id) NOT VALID");
  CHECK(failure_of(file, mend_of(file, "scoping-key-not-validated")) == "23503");
  file.superuser().run("UPDATE pets SET owner_id = 1; UPDATE letters SET sender = 1");
  CHECK(failure_of(file, mend_of(file, "scoping-key-not-validated")).empty());
  CHECK(failure_of(file, mend_of(file, "foreign-key-missing")).empty());
  CHECK(file.findings().empty());
  CHECK(file.refusal() == "accepted");
}

TEST_CASE("a postgresql partition is attached with its rows where the owner looks at every row",
          "[postgresql][keys][S7]") {
  NEEDS_POSTGRESQL();
  const attached_database file(
      schema{}, "CREATE TABLE pets (id bigint PRIMARY KEY, owner_id bigint NOT NULL) PARTITION BY RANGE (id)");
  file.superuser().run("INSERT INTO people VALUES (1, 1)");
  file.owner().run("CREATE TABLE old_pets (LIKE pets INCLUDING ALL); INSERT INTO old_pets VALUES (1, 999)");
  const std::string attach = "ALTER TABLE public.pets ATTACH PARTITION public.old_pets FOR VALUES FROM (0) TO (10)";
  const std::string looks =
      "CALL rowscope.with_every_row(ARRAY['pets', 'people', 'old_pets']::regclass[], '" + attach + "')";
  CHECK(failure_of(file, looks) == "23503");
  file.owner().run("UPDATE old_pets SET owner_id = 1");
  CHECK(failure_of(file, attach) == "23503");  // for the owner sees nobody
  CHECK(failure_of(file, looks).empty());
  file.run_ddl();
  CHECK(file.findings().empty());
}

TEST_CASE("postgresql rows that a foreign key has not looked at, and that point nowhere, are linted",
          "[postgresql][keys][lint][S7]") {
  NEEDS_POSTGRESQL();
  const attached_database file(schema{}, "");
  file.owner().run("ALTER TABLE pets DROP CONSTRAINT pets_fk_owner_id");
  file.superuser().run("INSERT INTO pets VALUES (1, 999)");
  // As a migration of one's own does it, which sees no rows.
  file.owner().run("ALTER TABLE pets ADD FOREIGN KEY (owner_id) REFERENCES people (id)");
  const auto all = file.lint();
  REQUIRE(all.size() == 1);
  CHECK(all[0].id == "orphans");
  CHECK(all[0].level == rs::severity::error);
  CHECK_THAT(all[0].sentence, ContainsSubstring("pets has 1 rows whose owner_id -> people(id) points to no row"));
  file.superuser().run("DELETE FROM pets");
  CHECK(file.findings().empty());
}
