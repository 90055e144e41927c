#include "attached_database.hpp"
#include "support/every_rule.hpp"

/// PostgreSQL databases that others have made, or changed: what a scope stands on is checked at open, the rest is
/// linted.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using Catch::Matchers::ContainsSubstring;

struct people : rs::table<people, "people"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr column<"note", std::optional<std::string>> note{};
  static constexpr auto columns = std::tuple{id, tenant_id, name, note};
  static constexpr auto uniques = std::tuple{rs::unique<name>};
  static constexpr auto indexes = std::tuple{rs::index<note>};
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
using integers = rs::schema<people, pets, letters>;

struct folders : rs::table<folders, "folders"> {
  static constexpr column<"code", std::string, rs::primary_key> code{};
  static constexpr column<"tenant", std::string> tenant{};
  static constexpr auto columns = std::tuple{code, tenant};
  static constexpr auto scope = rs::scoped_by<tenant>;
};
using texts = rs::schema<folders>;

struct values : rs::table<values, "values"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"word", std::string> word{};
  static constexpr column<"price", std::string, rs::postgresql_type<"numeric(10,2)">> price{};
  static constexpr column<"size", double> size{};
  static constexpr column<"is_done", bool> is_done{};
  static constexpr column<"made", std::chrono::sys_time<std::chrono::microseconds>> made{};
  static constexpr auto columns = std::tuple{id, tenant_id, word, price, size, is_done, made};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

/// Both sides: what is found after the change, at open and by the lint; and that its own SQL mends it.
void mended(const attached_database& file, const std::string& change, const std::string& found) {
  INFO(change);
  file.superuser().run(change);
  const auto all = file.lint();
  CHECK(file.findings() == text_rows{found});
  CHECK((file.refusal() == "accepted") == !found.starts_with("error"));
  if (all.empty()) return;
  INFO(all.front().mend);
  CHECK(!all.front().mend.empty());
  file.superuser().run(all.front().mend);
  CHECK(file.findings().empty());
  CHECK(file.refusal() == "accepted");
}

std::string folders_with(const std::string& type) {
  return "CREATE TABLE folders (code text PRIMARY KEY, tenant " + type + ");";
}

}  // namespace

TEST_CASE("a postgresql database that the DDL has made is opened, and has no finding", "[postgresql][attach]") {
  NEEDS_POSTGRESQL();
  const attached_database file(integers{}, "");
  REQUIRE(file.ddl_failed().empty());
  CHECK(file.findings().empty());
  CHECK(file.refusal() == "accepted");
  const rs::database db = file.open();
  CHECK(rs::lint(db).empty());
  const attached_database types(rs::schema<values>{}, "");
  CHECK(types.ddl_failed().empty());
  CHECK(types.findings().empty());
  const attached_database rules(every_rule::schema{}, "");
  CHECK(rules.ddl_failed().empty());
  CHECK(rules.findings().empty());
  CHECK(rules.refusal() == "accepted");
}

TEST_CASE("what a postgresql scope stands on is refused at open where it is missing, with the SQL that mends it",
          "[postgresql][attach]") {
  NEEDS_POSTGRESQL();
  const attached_database file(integers{}, "");
  mended(file, "ALTER TABLE people ALTER tenant_id DROP NOT NULL", "error|nullable-tenant|people");
  CHECK(file.lint().empty());
  mended(file, "ALTER TABLE pets DROP CONSTRAINT pets_fk_owner_id", "error|scoping-key-not-enforced|pets");
  mended(file,
         "ALTER TABLE pets DROP CONSTRAINT pets_fk_owner_id, ADD CONSTRAINT mine FOREIGN KEY (owner_id) REFERENCES "
         "people (id) NOT VALID",
         "error|scoping-key-not-validated|pets");
  mended(file, "ALTER TABLE pets ALTER CONSTRAINT mine DEFERRABLE INITIALLY DEFERRED",
         "error|deferred-foreign-key|pets");
  mended(file, "ALTER TABLE pets DISABLE TRIGGER ALL", "error|scoping-key-not-enforced|pets");
}

TEST_CASE("a postgresql scoping foreign key that one partition alone does not enforce is refused",
          "[postgresql][attach]") {
  NEEDS_POSTGRESQL();
  const attached_database file(
      integers{},
      "CREATE TABLE pets (id bigint PRIMARY KEY, owner_id bigint NOT NULL) PARTITION BY RANGE (id); CREATE TABLE old_pets "
      "PARTITION OF pets FOR VALUES FROM (0) TO (100); CREATE TABLE new_pets PARTITION OF pets DEFAULT");
  REQUIRE(file.ddl_failed().empty());
  CHECK(file.refusal() == "accepted");
  mended(file, "ALTER TABLE old_pets DISABLE TRIGGER ALL", "error|scoping-key-not-enforced|pets");
}

TEST_CASE("a postgresql table that others inherit from is refused where its keys carry a scope",
          "[postgresql][attach][S7]") {
  NEEDS_POSTGRESQL();
  const attached_database file(integers{}, "");
  file.owner().run("CREATE TABLE late_letters () INHERITS (letters)");  // no scope stands on a key of theirs
  CHECK(file.refusal() == "accepted");
  file.owner().run("CREATE TABLE guests () INHERITS (people)");
  CHECK_THAT(file.refusal(), ContainsSubstring("people.id, which is not unique together with guests"));
  file.owner().run("ALTER TABLE guests NO INHERIT people");
  CHECK(file.refusal() == "accepted");
  file.owner().run("CREATE TABLE old_pets () INHERITS (pets)");
  CHECK_THAT(file.refusal(), ContainsSubstring("has the foreign key pets_fk_owner_id, and old_pets"));
  file.owner().run("ALTER TABLE old_pets ADD FOREIGN KEY (owner_id) REFERENCES people (id)");
  CHECK(file.refusal() == "accepted");
}

TEST_CASE("a postgresql scoping foreign key may have a name and an action of its own", "[postgresql][attach][S7]") {
  NEEDS_POSTGRESQL();
  const attached_database file(integers{}, "");
  const auto key = [&](const std::string& rest) {
    file.owner().run(
        "ALTER TABLE pets DROP CONSTRAINT pets_fk_owner_id, ADD CONSTRAINT pets_fk_owner_id FOREIGN KEY "
        "(owner_id) REFERENCES people (id) " +
        rest);
    return file.refusal();
  };
  CHECK(key("ON DELETE CASCADE") == "accepted");
  CHECK(key("ON UPDATE CASCADE") == "accepted");
  CHECK(key("DEFERRABLE INITIALLY IMMEDIATE") == "accepted");
  CHECK_THAT(key("ON DELETE SET DEFAULT"), ContainsSubstring("write the column owner_id"));
}

TEST_CASE("a postgresql parent key that is not unique is refused", "[postgresql][attach]") {
  NEEDS_POSTGRESQL();
  const std::string people_without =
      "CREATE TABLE people (id bigint NOT NULL, tenant_id bigint NOT NULL, name text NOT NULL, note text);";
  const attached_database file(integers{}, people_without);
  CHECK(!file.ddl_failed().empty());
  CHECK(file.refusal() != "accepted");
  const attached_database with_pets(
      integers{}, people_without + "CREATE TABLE pets (id bigint PRIMARY KEY, owner_id bigint NOT NULL);");
  CHECK_THAT(with_pets.refusal(), ContainsSubstring("people.id, which is not unique in the database"));
  for (const char* key : {"ADD PRIMARY KEY (id)", "ADD UNIQUE (id)"}) {
    const attached_database good(integers{}, people_without + "ALTER TABLE people " + key);
    INFO(good.ddl_failed());
    CHECK(good.refusal() == "accepted");
  }
}

TEST_CASE("postgresql tenants are integers of whatever size, and no other numbers", "[postgresql][attach][S8]") {
  NEEDS_POSTGRESQL();
  const auto with_type = [](const std::string& type) {
    return attached_database(integers{}, "CREATE DOMAIN number AS bigint; CREATE TABLE people (id " + type +
                                             " PRIMARY KEY, tenant_id " + type +
                                             " NOT NULL, name text NOT NULL, note text);")
        .refusal();
  };
  for (const char* type : {"bigint", "integer", "smallint", "number"}) {
    INFO(type);
    CHECK(with_type(type) == "accepted");
  }
  for (const char* type : {"numeric", "text", "double precision", "uuid"}) {
    INFO(type);
    CHECK_THAT(with_type(type), ContainsSubstring("people has the column tenant_id of the type " + std::string(type)) &&
                                    ContainsSubstring("make it bigint"));
  }
}

TEST_CASE("a postgresql text tenant is refused in a column where two texts are one value", "[postgresql][attach][S8]") {
  NEEDS_POSTGRESQL();
  const std::string collation =
      "CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false);";
  for (const char* type : {"text NOT NULL", "varchar(20) NOT NULL", "text COLLATE \"C\" NOT NULL"}) {
    INFO(type);
    CHECK(attached_database(texts{}, folders_with(type)).refusal() == "accepted");
  }
  for (const char* type : {"char(20) NOT NULL", "uuid NOT NULL", "name NOT NULL", "jsonb NOT NULL"}) {
    INFO(type);
    CHECK_THAT(attached_database(texts{}, folders_with(type)).refusal(),
               ContainsSubstring("folders has the column tenant of the type") && ContainsSubstring("make it text"));
  }
  CHECK_THAT(attached_database(texts{}, collation + folders_with("text COLLATE blind NOT NULL")).refusal(),
             ContainsSubstring("by the collation blind") && ContainsSubstring("make it COLLATE \"C\""));
}

TEST_CASE("a postgresql text tenant that is not in the order of its bytes is noted", "[postgresql][attach]") {
  NEEDS_POSTGRESQL();
  const attached_database file(texts{}, folders_with("text COLLATE \"en-x-icu\" NOT NULL"));
  CHECK(file.findings() == text_rows{"note|other-order|folders"});
  CHECK(file.refusal() == "accepted");
}

TEST_CASE("a column of another type than postgresql's texts and times compare with is told", "[postgresql][attach]") {
  NEEDS_POSTGRESQL();
  const auto with = [](const std::string& column, const std::string& type) {
    std::string sql = "CREATE TABLE \"values\" (id bigint PRIMARY KEY, tenant_id bigint NOT NULL";
    for (const auto& [name, own] : std::vector<std::pair<std::string, std::string>>{{"word", "text"},
                                                                                    {"price", "numeric(10,2)"},
                                                                                    {"size", "double precision"},
                                                                                    {"is_done", "boolean"},
                                                                                    {"made", "timestamptz"}})
      sql += ", " + name + " " + (name == column ? type : own) + " NOT NULL";
    const attached_database file(rs::schema<values>{}, sql + ")");
    CHECK(file.refusal() == "accepted");
    std::string sentences;
    for (const rs::finding& f : file.lint()) sentences += f.id + ": " + f.sentence;
    return sentences;
  };
  CHECK(with("word", "varchar(9)").empty());
  CHECK(with("price", "numeric").empty());
  CHECK(with("size", "numeric").empty());
  for (const char* type : {"numeric", "uuid", "jsonb", "date"})
    CHECK_THAT(with("word", type), ContainsSubstring("wrong-type: the table values has the column word of the type") &&
                                       ContainsSubstring("rs::postgresql_type<\"" + std::string(type) + "\">"));
  CHECK_THAT(with("price", "text"), ContainsSubstring("wrong-type") && ContainsSubstring("numeric(10,2)"));
  CHECK_THAT(with("size", "real"), ContainsSubstring("wrong-type") && ContainsSubstring("make it double precision"));
  CHECK_THAT(with("is_done", "integer"), ContainsSubstring("make it boolean"));
  CHECK_THAT(with("made", "timestamp"), ContainsSubstring("make it timestamptz"));
}

TEST_CASE("a postgresql view in the place of a scoped table is refused", "[postgresql][attach]") {
  NEEDS_POSTGRESQL();
  const std::string hidden =
      "CREATE TABLE hidden (id bigint PRIMARY KEY, tenant_id bigint NOT NULL, name text NOT NULL, note text);";
  CHECK_THAT(attached_database(integers{}, hidden + "CREATE VIEW people AS SELECT * FROM hidden").refusal(),
             ContainsSubstring("people is a view"));
  CHECK_THAT(
      attached_database(integers{}, hidden + "CREATE MATERIALIZED VIEW people AS SELECT * FROM hidden").refusal(),
      ContainsSubstring("people is a materialized view"));
}

TEST_CASE("a postgresql column that is missing is refused where the scope or the key is in it",
          "[postgresql][attach]") {
  NEEDS_POSTGRESQL();
  const attached_database no_tenant(integers{}, "CREATE TABLE people (id bigint PRIMARY KEY, name text, note text)");
  CHECK_THAT(no_tenant.refusal(), ContainsSubstring("people has no column tenant_id"));
  const attached_database no_key(integers{},
                                 "CREATE TABLE letters (tenant_id bigint NOT NULL, sender bigint NOT NULL)");
  CHECK_THAT(no_key.refusal(), ContainsSubstring("letters has no column id"));
  const attached_database file(integers{}, "");
  file.owner().run("ALTER TABLE people DROP COLUMN note");
  CHECK(file.findings() == text_rows{"warning|missing-column|people"});
  CHECK(file.refusal() == "accepted");
  file.owner().run(file.lint().at(0).mend);
  CHECK(file.findings() == text_rows{"note|missing-index|people"});  // which went with it
}

TEST_CASE("a foreign key of the postgresql database that is not declared is refused, or linted only",
          "[postgresql][attach]") {
  NEEDS_POSTGRESQL();
  const attached_database file(integers{}, "");
  file.owner().run("ALTER TABLE pets ADD friend_id bigint REFERENCES people (id)");
  CHECK_THAT(file.refusal(),
             ContainsSubstring("pets has the foreign key friend_id -> people(id), which is not declared") &&
                 ContainsSubstring("rs::references<people::id>") && ContainsSubstring("rs::attach::lint_only"));
  CHECK(file.refusal(rs::attach::lint_only) == "accepted");
  CHECK(rs::lint(file.open(rs::attach::lint_only)).size() == 1);
  CHECK(file.findings() == text_rows{"error|undeclared-foreign-key|pets"});
  file.owner().run("ALTER TABLE people ALTER tenant_id DROP NOT NULL");
  CHECK_THAT(file.refusal(rs::attach::lint_only), ContainsSubstring("allows NULL in the tenant column"));
}

TEST_CASE("what costs a postgresql database time, or tells one tenant of another, is linted with the SQL that mends it",
          "[postgresql][attach][lint]") {
  NEEDS_POSTGRESQL();
  const attached_database file(integers{}, "");
  mended(file, "DROP INDEX pets_by_owner_id", "warning|no-tenant-index|pets");
  mended(file, "DROP INDEX people_by_tenant_id_note", "note|missing-index|people");
  mended(file, "CREATE UNIQUE INDEX mine ON people (note)", "warning|unique-without-tenant|people");
  file.owner().run("DROP INDEX mine");
  mended(file, "CREATE INDEX mine ON people (name)", "note|index-without-tenant|people");
  file.owner().run("DROP INDEX mine");
  mended(file, "DROP INDEX people_unique_tenant_id_name", "warning|missing-unique|people");
  mended(file, "ALTER TABLE letters DROP CONSTRAINT letters_fk_sender", "warning|foreign-key-missing|letters");
  mended(file, "ALTER TABLE people ALTER name DROP NOT NULL", "warning|nullable-column|people");
  file.owner().run("ALTER TABLE people ADD more text NOT NULL");
  CHECK(file.findings() == text_rows{"warning|undeclared-required-column|people"});
  CHECK(file.refusal() == "accepted");
}

TEST_CASE("an index that postgresql could not finish counts as none", "[postgresql][attach][lint]") {
  NEEDS_POSTGRESQL();
  const attached_database file(integers{}, "");
  file.superuser().run("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'pets_by_owner_id'::regclass");
  CHECK(file.findings() == text_rows{"warning|no-tenant-index|pets"});
}
