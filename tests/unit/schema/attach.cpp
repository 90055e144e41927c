#include "support/catch.hpp"
#include "support/counted.hpp"

/// Databases that others have made: what scoping stands on is checked, and only that.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using Catch::Matchers::ContainsSubstring;

struct people : rs::table<people, "people"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, tenant_id, name};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct pets : rs::table<pets, "pets"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"owner_id", std::int64_t> owner_id{};
  static constexpr auto columns = std::tuple{id, owner_id};
  static constexpr auto scope = rs::scoped_through<owner_id, people::id>;
};
using integers = rs::schema<people, pets>;

struct folders : rs::table<folders, "folders"> {
  static constexpr column<"code", std::string, rs::primary_key> code{};
  static constexpr column<"tenant", std::string> tenant{};
  static constexpr auto columns = std::tuple{code, tenant};
  static constexpr auto scope = rs::scoped_by<tenant>;
};
struct pages : rs::table<pages, "pages"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"folder", std::optional<std::string>> folder{};
  static constexpr auto columns = std::tuple{id, folder};
  static constexpr auto scope = rs::scoped_through<folder, folders::code>;
};
using texts = rs::schema<folders, pages>;

struct labels : rs::table<labels, "labels"> {
  static constexpr column<"code", std::string, rs::primary_key> code{};
  static constexpr auto columns = std::tuple{code};
  static constexpr auto scope = rs::shared<"a table of these tests">;
};

const std::string good_people =
    "CREATE TABLE people (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, name TEXT NOT NULL);"
    "INSERT INTO people VALUES (1, 1, 'Ann'), (2, 2, 'Ann');";
const std::string good_pets =
    "CREATE TABLE pets (id INTEGER PRIMARY KEY, owner_id INTEGER NOT NULL REFERENCES people (id));"
    "INSERT INTO pets VALUES (1, 1), (2, 2), (3, 2);";
const std::string good_folders =
    "CREATE TABLE folders (code TEXT PRIMARY KEY, tenant TEXT NOT NULL); INSERT INTO folders VALUES ('a', 'acme');";
const std::string good_pages =
    "CREATE TABLE pages (id INTEGER PRIMARY KEY, folder TEXT REFERENCES folders (code));"
    "INSERT INTO pages VALUES (1, 'a'), (2, NULL);";

template <class Schema>
std::string refusal(const std::string& sql) {
  plain_database file;
  file.run(sql);
  try {
    rs::database db{rs::sqlite(file.path()), Schema{}};
    (void)db.unscoped(rs::site<"attach.refused">, "takes a connection");
  } catch (const rs::schema_error& e) {
    CHECK(!e.table().empty());
    return e.what();
  }
  return "accepted";
}

/// What a tenant of an accepted database sees of its pets.
std::int64_t pets_of(const std::string& sql, std::int64_t tenant) {
  plain_database file;
  file.run(sql);
  rs::database db{rs::sqlite(file.path()), integers{}};
  rs::session s = db.for_tenant(tenant);
  return s(rs::query<"attach.pets">().select(rs::count()).from(pets{})).value();
}

}  // namespace

TEST_CASE("a database with the declared tables is taken as it is", "[schema][attach]") {
  CHECK(refusal<integers>(good_people + good_pets) == "accepted");
  CHECK(refusal<texts>(good_folders + good_pages) == "accepted");
  CHECK(pets_of(good_people + good_pets, 1) == 1);
  CHECK(pets_of(good_people + good_pets, 2) == 2);
}

TEST_CASE("declared types are compared by the affinity that SQLite gives them", "[schema][attach]") {
  const auto with_type = [](const char* type) {
    return "CREATE TABLE people (id INTEGER PRIMARY KEY, tenant_id " + std::string(type) + " NOT NULL, name TEXT);";
  };
  for (const char* type : {"INTEGER", "int", "BIGINT", "UNSIGNED BIG INT", "TINYINT(1)"}) {
    INFO(type);
    CHECK(refusal<integers>(with_type(type)) == "accepted");
  }
  for (const char* type : {"TEXT", "REAL", "NUMERIC", "", "VARCHAR(20)", "BOOLEAN"}) {
    INFO(type);
    CHECK_THAT(refusal<integers>(with_type(type)),
               ContainsSubstring("people declares the column tenant_id") && ContainsSubstring("make it INTEGER"));
  }
}

TEST_CASE("a text tenant in a column that changes texts is refused", "[schema][attach]") {
  const auto with_type = [](const char* type) {
    return "CREATE TABLE folders (code TEXT PRIMARY KEY, tenant " + std::string(type) + ");";
  };
  for (const char* type : {"TEXT NOT NULL", "VARCHAR(20) NOT NULL", "CLOB NOT NULL", "TEXT NOT NULL COLLATE BINARY"}) {
    INFO(type);
    CHECK(refusal<texts>(with_type(type)) == "accepted");
  }
  for (const char* type : {"INTEGER NOT NULL", "NUMERIC NOT NULL", "NOT NULL", "STRING NOT NULL", "CHARINT NOT NULL"}) {
    INFO(type);
    CHECK_THAT(refusal<texts>(with_type(type)), ContainsSubstring("make it TEXT"));
  }
  for (const char* type : {"TEXT NOT NULL COLLATE NOCASE", "TEXT NOT NULL COLLATE RTRIM"}) {
    INFO(type);
    CHECK_THAT(refusal<texts>(with_type(type)), ContainsSubstring("COLLATE BINARY"));
  }
}

TEST_CASE("a tenant column that allows NULL is refused", "[schema][attach]") {
  const std::string nullable = "CREATE TABLE people (id INTEGER PRIMARY KEY, tenant_id INTEGER, name TEXT);";
  CHECK_THAT(refusal<integers>(nullable), ContainsSubstring("allows NULL") && ContainsSubstring("make it NOT NULL"));
}

TEST_CASE("a view or a virtual table in the place of a scoped table is refused", "[schema][attach]") {
  const std::string view =
      "CREATE TABLE hidden (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, name TEXT);"
      "CREATE VIEW people AS SELECT * FROM hidden;";
  CHECK_THAT(refusal<integers>(view), ContainsSubstring("people is a view"));
  CHECK_THAT(refusal<integers>(good_people + "CREATE VIEW pets AS SELECT 1 AS id, 1 AS owner_id;"),
             ContainsSubstring("pets is a view"));
}

TEST_CASE("a shared table may be a view", "[schema][attach]") {
  CHECK(refusal<rs::schema<labels>>("CREATE VIEW labels AS SELECT 'x' AS code;") == "accepted");
}

TEST_CASE("a missing tenant column or foreign key column is refused", "[schema][attach]") {
  CHECK_THAT(refusal<integers>("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);"),
             ContainsSubstring("people has no column tenant_id"));
  CHECK_THAT(refusal<integers>(good_people + "CREATE TABLE pets (id INTEGER PRIMARY KEY);"),
             ContainsSubstring("pets has no column owner_id"));
}

TEST_CASE("a child whose parent does not exist is refused", "[schema][attach]") {
  CHECK_THAT(refusal<integers>(good_pets), ContainsSubstring("scoped through people, which does not exist"));
  CHECK(refusal<integers>(good_people) == "accepted");  // the child is created later
}

TEST_CASE("a parent key that is not unique is refused", "[schema][attach]") {
  const auto people_with = [](const std::string& key) {
    return "CREATE TABLE people (id INTEGER NOT NULL, tenant_id INTEGER NOT NULL, name TEXT" + key + ");";
  };
  const std::string pets_table = "CREATE TABLE pets (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES people (id));";
  for (const char* unique : {", PRIMARY KEY (id)", ", UNIQUE (id)"}) {
    INFO(unique);
    CHECK(refusal<integers>(people_with(unique) + pets_table) == "accepted");
  }
  CHECK(refusal<integers>(people_with("") + "CREATE UNIQUE INDEX u ON people (id);" + pets_table) == "accepted");
  for (const char* other : {"", ", PRIMARY KEY (tenant_id, id)", ", UNIQUE (id, tenant_id)"}) {
    INFO(other);
    CHECK_THAT(refusal<integers>(people_with(other) + pets_table), ContainsSubstring("not unique in the database"));
  }
  for (const char* index :
       {"CREATE INDEX u ON people (id);", "CREATE UNIQUE INDEX u ON people (id) WHERE tenant_id = 1;",
        "CREATE UNIQUE INDEX u ON people (abs(id));"}) {
    INFO(index);
    CHECK_THAT(refusal<integers>(people_with("") + index + pets_table),
               ContainsSubstring("not unique in the database"));
  }
}

TEST_CASE("a scoping foreign key that the database does not enforce is refused", "[schema][attach]") {
  const auto pets_with = [](const std::string& reference) {
    return good_people +
           "CREATE TABLE other (id INTEGER PRIMARY KEY);"
           "CREATE TABLE pets (id INTEGER PRIMARY KEY, owner_id INTEGER" +
           reference + ");";
  };
  for (const char* reference : {" REFERENCES people (id)", " REFERENCES people", " REFERENCES PEOPLE (ID)",
                                ", FOREIGN KEY (OWNER_ID) REFERENCES people (id) ON DELETE CASCADE"}) {
    INFO(reference);
    CHECK(refusal<integers>(pets_with(reference)) == "accepted");
  }
  for (const char* reference :
       {"", " REFERENCES other (id)", " REFERENCES people (tenant_id)", ", x INTEGER REFERENCES people (id)",
        ", x INTEGER, FOREIGN KEY (owner_id, x) REFERENCES people (id, tenant_id)"}) {
    INFO(reference);
    CHECK_THAT(refusal<integers>(pets_with(reference)), ContainsSubstring("has no foreign key owner_id -> people(id)"));
  }
}

TEST_CASE("a foreign key without a column points to the database's primary key, which must be the declared one",
          "[schema][attach]") {
  const auto people_with_key = [](const std::string& columns) {
    return "CREATE TABLE people (" + columns +
           ", tenant_id INTEGER NOT NULL, name TEXT);"
           "CREATE TABLE pets (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES people);";
  };
  CHECK(refusal<integers>(people_with_key("id INTEGER PRIMARY KEY")) == "accepted");
  CHECK_THAT(refusal<integers>(people_with_key("no INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE")),
             ContainsSubstring("has no foreign key owner_id -> people(id)"));
}

TEST_CASE("a key of a path with another type or collation is refused", "[schema][attach]") {
  CHECK_THAT(
      refusal<integers>(good_people + "CREATE TABLE pets (id INTEGER PRIMARY KEY, owner_id TEXT REFERENCES people);"),
      ContainsSubstring("pets declares the column owner_id as 'TEXT'"));
  CHECK_THAT(
      refusal<texts>("CREATE TABLE folders (code TEXT PRIMARY KEY COLLATE NOCASE, tenant TEXT NOT NULL);" + good_pages),
      ContainsSubstring("compares the column code by the collation NOCASE"));
  CHECK_THAT(refusal<texts>(good_folders + "CREATE TABLE pages (id INTEGER PRIMARY KEY, folder TEXT COLLATE NOCASE "
                                           "REFERENCES folders (code));"),
             ContainsSubstring("compares the column folder by the collation NOCASE"));
}

TEST_CASE("rows whose parent is gone are refused, and rows without a parent are not", "[schema][attach]") {
  CHECK_THAT(refusal<integers>(good_people + good_pets + "INSERT INTO pets VALUES (4, 77);"),
             ContainsSubstring("pets has rows whose owner_id points to no row of people"));
  CHECK(refusal<texts>(good_folders + good_pages + "INSERT INTO pages VALUES (3, NULL);") == "accepted");
  CHECK_THAT(refusal<texts>(good_folders + good_pages + "INSERT INTO pages VALUES (3, 'A');"),
             ContainsSubstring("points to no row of folders"));
}

TEST_CASE("what scoping does not stand on is not checked at open", "[schema][attach]") {
  const std::string other =
      "CREATE TABLE people (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, name BLOB, more REAL);";
  CHECK(refusal<integers>(other + good_pets.substr(0, good_pets.find("INSERT"))) == "accepted");
}

TEST_CASE("a table that appears after the database was opened is checked before it is used", "[schema][attach]") {
  plain_database file;
  rs::database db{rs::sqlite(file.path()), integers{}};
  file.run("CREATE TABLE people (id INTEGER PRIMARY KEY, tenant_id INTEGER, name TEXT);");
  CHECK_THROWS_AS(db.for_tenant(1), rs::schema_error);
  CHECK_THROWS_AS(db.create_tables(), rs::schema_error);
  CHECK(file.value("SELECT count(*) FROM sqlite_master WHERE name = 'pets'") == "0");
  file.run("DROP TABLE people");
  db.create_tables();
  CHECK_NOTHROW(db.for_tenant(1));
}

TEST_CASE("a database that was refused is taken once it is mended", "[schema][attach]") {
  plain_database file;
  file.run(good_people + good_pets + "INSERT INTO pets VALUES (4, 77);");
  const auto open = [&] { return rs::database(rs::sqlite(file.path()), integers{}); };
  CHECK_THROWS_AS(open(), rs::schema_error);
  file.run("DELETE FROM pets WHERE id = 4");
  rs::database db = open();
  rs::session one = db.for_tenant(1);
  CHECK(one(rs::query<"attach.mended">().select(rs::count()).from(pets{})).value() == 1);
}

TEST_CASE("a column that carries the scope is not generated from others", "[schema][attach]") {
  const std::string generated_tenant =
      "CREATE TABLE people (id INTEGER PRIMARY KEY, region INTEGER NOT NULL, name TEXT, tenant_id INTEGER NOT NULL "
      "GENERATED ALWAYS AS (region) VIRTUAL);";
  const std::string generated_key =
      "CREATE TABLE pets (id INTEGER PRIMARY KEY, owner INTEGER NOT NULL, owner_id INTEGER GENERATED ALWAYS AS (owner) "
      "STORED REFERENCES people (id));";
  CHECK_THAT(refusal<integers>(generated_tenant), ContainsSubstring("generates the column tenant_id"));
  CHECK_THAT(refusal<integers>(good_people + generated_key), ContainsSubstring("generates the column owner_id"));
}

TEST_CASE("an index with an expression does not make a parent's key unique", "[schema][attach]") {
  const std::string folders_without_key = "CREATE TABLE folders (code TEXT NOT NULL, tenant TEXT NOT NULL);";
  CHECK_THAT(
      refusal<texts>(folders_without_key + "CREATE UNIQUE INDEX u ON folders (code, lower(tenant));" + good_pages),
      ContainsSubstring("not unique"));
  CHECK(refusal<texts>(folders_without_key +
                       "CREATE UNIQUE INDEX u ON folders (code);"
                       "CREATE TABLE pages (id INTEGER PRIMARY KEY, folder TEXT REFERENCES folders (code));") ==
        "accepted");
}

TEST_CASE("a foreign key that would write the column which carries the scope is refused", "[schema][attach]") {
  const auto with_pets = [](const std::string& actions) {
    return good_people +
           "CREATE TABLE pets (id INTEGER PRIMARY KEY, owner_id INTEGER NOT NULL DEFAULT 1 REFERENCES people "
           "(id) " +
           actions + ");";
  };
  for (const char* actions :
       {"", "ON DELETE CASCADE", "ON UPDATE CASCADE", "ON DELETE RESTRICT", "ON DELETE SET NULL"}) {
    INFO(actions);
    CHECK(refusal<integers>(with_pets(actions)) == "accepted");
  }
  for (const char* actions : {"ON DELETE SET DEFAULT", "ON UPDATE SET DEFAULT"}) {
    INFO(actions);
    CHECK_THAT(refusal<integers>(with_pets(actions)), ContainsSubstring("change their tenant"));
  }
  const std::string accounts = "CREATE TABLE accounts (number INTEGER PRIMARY KEY);";
  const auto tenant_of_account = [&](const char* actions) {
    return accounts +
           "CREATE TABLE people (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL REFERENCES accounts "
           "(number) " +
           actions + ", name TEXT);" + good_pets.substr(0, good_pets.find("INSERT"));
  };
  CHECK(refusal<integers>(tenant_of_account("")) == "accepted");
  CHECK_THAT(refusal<integers>(tenant_of_account("ON UPDATE CASCADE")), ContainsSubstring("change their tenant"));
  CHECK_THAT(refusal<integers>(with_pets("DEFERRABLE INITIALLY DEFERRED")), ContainsSubstring("immediate"));
}

namespace {

struct courses : rs::table<courses, "courses"> {
  static constexpr column<"faculty", std::string, rs::primary_key> faculty{};
  static constexpr column<"number", std::int64_t, rs::primary_key> number{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{faculty, number, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
  static constexpr auto uniques = std::tuple{rs::unique<number>};
};
struct exams : rs::table<exams, "exams"> {
  static constexpr column<"faculty", std::string> faculty{};
  static constexpr column<"number", std::int64_t> number{};
  static constexpr auto columns = std::tuple{faculty, number};
  static constexpr auto scope =
      rs::scoped_through<rs::key<faculty, number>, rs::key<courses::faculty, courses::number>>;
};
using composite = rs::schema<courses, exams>;

}  // namespace

TEST_CASE("a scoping foreign key of several columns is checked as one", "[schema][attach]") {
  const auto courses_with = [](const std::string& key) {
    return "CREATE TABLE courses (faculty TEXT NOT NULL, number INTEGER NOT NULL, tenant_id INTEGER NOT NULL" + key +
           ");";
  };
  const auto exams_with = [](const std::string& key) {
    return "CREATE TABLE exams (faculty TEXT NOT NULL, number INTEGER NOT NULL" + key + ");";
  };
  const std::string primary = ", PRIMARY KEY (faculty, number)";
  const std::string foreign = ", FOREIGN KEY (faculty, number) REFERENCES courses (faculty, number)";
  CHECK(refusal<composite>(courses_with(primary) + exams_with(foreign)) == "accepted");
  CHECK(refusal<composite>(courses_with(", UNIQUE (number, faculty)") + exams_with(foreign)) == "accepted");
  CHECK_THAT(refusal<composite>(courses_with(", UNIQUE (faculty, number, tenant_id)") + exams_with("")),
             ContainsSubstring("not unique in the database"));
  CHECK_THAT(refusal<composite>(courses_with(primary) + exams_with("")), ContainsSubstring("has no foreign key"));
  CHECK_THAT(refusal<composite>(courses_with(primary + ", UNIQUE (faculty), UNIQUE (number)") +
                                exams_with(", FOREIGN KEY (faculty) REFERENCES courses (faculty),"
                                           " FOREIGN KEY (number) REFERENCES courses (number)")),
             ContainsSubstring("has no foreign key"));
  const std::string rows = "INSERT INTO courses VALUES ('art', 1, 1), ('law', 2, 2); INSERT INTO exams VALUES ";
  CHECK(refusal<composite>(courses_with(primary) + exams_with(foreign) + rows + "('art', 1)") == "accepted");
  CHECK_THAT(refusal<composite>(courses_with(primary) + exams_with(foreign) + rows + "('art', 2)"),
             ContainsSubstring("points to no row"));
}
