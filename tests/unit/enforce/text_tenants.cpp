#include "support/catch.hpp"
#include "support/counted.hpp"

namespace {

namespace rs = rowscope;
using namespace rowscope_tests;

struct folders : rs::table<folders, "folders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant", std::string> tenant{};
  static constexpr column<"title", std::string> title{};
  static constexpr auto columns = std::tuple{id, tenant, title};
  static constexpr auto scope = rs::scoped_by<tenant>;
};
struct pages : rs::table<pages, "pages"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"folder_id", std::int64_t> folder_id{};
  static constexpr column<"body", std::string> body{};
  static constexpr auto columns = std::tuple{id, folder_id, body};
  static constexpr auto scope = rs::scoped_through<folder_id, folders::id>;
};
using schema = rs::schema<folders, pages>;

/// No two of them may open each other, however alike they look to a database.
const std::vector<std::string>& tenants() {
  static const std::vector<std::string> all{"acme",
                                            "ACME",
                                            "Acme",
                                            "acme ",
                                            " acme",
                                            "042",
                                            " 42",
                                            "42",
                                            "42.0",
                                            "4.2e1",
                                            "0x2A",
                                            "+42",
                                            "0",
                                            "00",
                                            "NULL",
                                            "ä",
                                            "a\xCC\x88",
                                            "' OR '1'='1",
                                            "\" OR 1=1 --",
                                            "%",
                                            "_",
                                            "*",
                                            "acme%",
                                            "acme\n",
                                            "f47ac10b-58cc-4372-a567-0e02b2c3d479",
                                            "F47AC10B-58CC-4372-A567-0E02B2C3D479"};
  return all;
}

std::int64_t add_folder(rs::session& s) {
  return s(rs::query<"text.folder">().insert_into(folders{}).set(folders::title = "same")).key();
}
auto add_page(std::int64_t folder, const std::string& body) {
  return rs::query<"text.page">().insert_into(pages{}).set(pages::folder_id = folder, pages::body = body);
}

}  // namespace

TEST_CASE("texts that look alike are different tenants", "[enforce][text]") {
  plain_database file;
  file.create(schema::info());
  rs::database db = file.open(schema::info(), {.pool_size = 2});
  for (const std::string& tenant : tenants()) {
    rs::session s = db.for_tenant(tenant);
    s(add_page(add_folder(s), tenant));
  }
  for (const std::string& tenant : tenants()) {
    INFO("tenant '" << tenant << "'");
    rs::session s = db.for_tenant(tenant);
    CHECK(counted(
              s, [](auto q) { return q.from(folders{}); }, folders::tenant) == text_rows{tenant});
    CHECK(counted(
              s, [](auto q) { return q.from(folders{}).where(folders::title == "same" || folders::id > 0); },
              folders::tenant) == text_rows{tenant});
    CHECK(counted(
              s, [](auto q) { return q.from(pages{}); }, pages::body) == text_rows{tenant});
    CHECK(s(rs::query<"text.update">().update(folders{}).set(folders::title = "mine").every_row()).affected_rows == 1);
    CHECK(s(rs::query<"text.wipe">().remove_from(pages{}).every_row()).affected_rows == 1);
  }
  CHECK(file.value("SELECT count(*) FROM pages") == "0");
}

TEST_CASE("a text tenant finds its own rows in a database that others made", "[enforce][text][sqlite]") {
  plain_database file;
  file.run(
      "CREATE TABLE folders (id INTEGER PRIMARY KEY, tenant VARCHAR(20) NOT NULL, title TEXT);"
      "INSERT INTO folders VALUES (1, 'acme', 'a'), (2, 'ACME', 'b'), (3, '042', 'c'), (4, '42', 'd'), (5, 42, 'e')");
  rs::database db{rs::sqlite(file.path()), schema{}};
  const auto titles = [&](const char* tenant) {
    rs::session s = db.for_tenant(tenant);
    return counted(
        s, [](auto q) { return q.from(folders{}); }, folders::title);
  };
  CHECK(titles("acme") == text_rows{"a"});
  CHECK(titles("ACME") == text_rows{"b"});
  CHECK(titles("042") == text_rows{"c"});
  CHECK(titles("42") == text_rows{"d", "e"});  // the column made a text of the number
  CHECK(titles("4.2e1").empty());
}

TEST_CASE("a page cannot be put under the folder of a tenant with nearly the same name", "[enforce][text]") {
  plain_database file;
  file.create(schema::info());
  rs::database db = file.open(schema::info(), {.pool_size = 2});
  rs::session lower = db.for_tenant("acme");
  rs::session upper = db.for_tenant("ACME");
  const auto folder = add_folder(upper), own = add_folder(lower);
  CHECK(upper(add_page(folder, "x")).affected_rows == 1);
  CHECK(lower(add_page(own, "x")).affected_rows == 1);
  CHECK_THROWS_AS(lower(add_page(folder, "x")), rs::scope_violation);
  const auto move = [](std::int64_t to) {
    return rs::query<"text.move">().update(pages{}).set(pages::folder_id = to).every_row();
  };
  CHECK_THROWS_AS(lower(move(folder)), rs::scope_violation);
  CHECK(lower(move(own)).affected_rows == 1);
}
