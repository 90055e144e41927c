// UUIDs: the value type, and as the type of columns.
#include <unordered_set>

#include "support/catch.hpp"
#include "support/raw_sqlite.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"
#include "support/typed_cells.hpp"

namespace {

using namespace rowscope_tests;
using Catch::Matchers::ContainsSubstring;

const std::string text = "0123abcd-4567-89ab-cdef-fedcba987654";

struct documents : rs::table<documents, "documents"> {
  static constexpr column<"id", rs::uuid, rs::primary_key> id{};
  static constexpr column<"owner", rs::uuid> owner{};
  static constexpr auto columns = std::tuple{id, owner};
  static constexpr auto scope = rs::scoped_by<owner>;
};
struct pages : rs::table<pages, "pages"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"document", rs::uuid> document{};
  static constexpr auto columns = std::tuple{id, document};
  static constexpr auto scope = rs::scoped_through<document, documents::id>;
};

}  // namespace

TEST_CASE("a UUID is read and written as 36 characters", "[db][types][uuid]") {
  const rs::uuid id = rs::uuid::parse(text);
  CHECK(to_string(id) == text);
  CHECK(id.bytes()[0] == 0x01);
  CHECK(id.bytes()[15] == 0x54);
  CHECK(rs::uuid::parse("0123ABCD-4567-89AB-CDEF-FEDCBA987654") == id);
  CHECK(rs::uuid(id.bytes()) == id);
  CHECK(to_string(rs::uuid()) == "00000000-0000-0000-0000-000000000000");
}

TEST_CASE("what is no UUID is a value error", "[db][types][uuid]") {
  for (const std::string& wrong :
       {std::string(), std::string("0123abcd"), text + "0", text.substr(1), "{" + text + "}",
        std::string("0123abcd456789abcdeffedcba9876540123"), std::string("0123abcd-4567-89ab-cdef-fedcba98765g"),
        std::string("0123abcd_4567-89ab-cdef-fedcba987654"), std::string("0123abc-d4567-89ab-cdef-fedcba987654"),
        std::string("0123abcd-4567-89ab-cdef-fedcba98765\0", 36)}) {
    INFO(wrong);
    const auto e = thrown<rs::value_error>([&] { (void)rs::uuid::parse(wrong); });
    CHECK_THAT(e.what(), ContainsSubstring("expected a UUID"));
  }
}

TEST_CASE("UUIDs are ordered as their texts, and hashed", "[db][types][uuid]") {
  const rs::uuid low = rs::uuid::parse("00000000-0000-0000-0000-0000000000ff");
  const rs::uuid high = rs::uuid::parse("80000000-0000-0000-0000-000000000000");
  CHECK((low < high) == (to_string(low) < to_string(high)));
  const std::unordered_set<rs::uuid> set{low, high, low};
  CHECK(set.size() == 2);
  CHECK(set.contains(high));
}

TEST_CASE("UUIDs work in every clause", "[db][types][uuid]") {
  check_type(rs::uuid(), rs::uuid::parse(text), rs::uuid::parse("f0000000-0000-0000-0000-000000000000"));
}

TEST_CASE("a stored text that is no UUID in lower case is a value error", "[db][types][uuid][sqlite]") {
  const temporary_directory directory;
  raw_sqlite raw(directory.file("cells.db"));
  raw.run(
      "CREATE TABLE cells (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, value, maybe);"
      "INSERT INTO cells VALUES (1, 1, '" +
      text + "', NULL), (2, 2, '" + text + "', NULL)");
  using c = cells<rs::uuid>;
  rs::database db{rs::sqlite(directory.file("cells.db"), {.pool_size = 1}), rs::schema<c>{}};
  const auto read = [&] { return db.for_tenant(1)(rs::query<"uuid.read">().select(c::value).from(c{})).value(); };
  CHECK(read() == rs::uuid::parse(text));
  for (const char* stored : {"upper(value)", "'nonsense'", "''", "x'0123'", "17000"}) {
    INFO(stored);
    raw.run("UPDATE cells SET value = '" + text + "'");
    raw.run("UPDATE cells SET value = " + std::string(stored));
    const auto e = thrown<rs::value_error>(read);
    CHECK(e.site() == "uuid.read");
    CHECK_THAT(e.what(), ContainsSubstring("cells.value") && !ContainsSubstring("nonsense"));
  }
}

TEST_CASE("UUIDs are primary keys, foreign keys that carry the scope, and tenants", "[db][types][uuid]") {
  const rs::uuid acme = rs::uuid::parse(text);
  const rs::uuid other = rs::uuid::parse("f0000000-0000-0000-0000-000000000000");
  const rs::uuid document = rs::uuid::parse("aaaaaaaa-0000-0000-0000-000000000001");
  rs::database db = new_database(rs::schema<documents, pages>::info());
  const auto add_document = [](const rs::uuid& id) {
    return rs::query<"document.add">().insert_into(documents{}).set(documents::id = id);
  };
  db.for_tenant(acme)(add_document(document));
  db.for_tenant(other)(add_document(rs::uuid::parse("aaaaaaaa-0000-0000-0000-000000000002")));
  const auto add_page = rs::query<"page.add">().insert_into(pages{}).set(pages::document = document);
  CHECK(db.for_tenant(acme)(add_page).affected_rows == 1);
  CHECK_THROWS_AS(db.for_tenant(other)(add_page), rs::scope_violation);
  const auto count = rs::query<"page.count">().select(rs::count()).from(pages{}).where(pages::document == document);
  CHECK(db.for_tenant(acme)(count).value() == 1);
  CHECK(db.for_tenant(other)(count).value() == 0);
  CHECK(db.for_tenant(to_string(acme))(rs::query<"document.owner">().select(documents::owner).from(documents{}))
            .value() == acme);
}
