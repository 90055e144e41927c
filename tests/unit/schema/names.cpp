#include "support/catch.hpp"
#include "support/counted.hpp"

/// Declared names that SQL would read as something else.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests;

struct parents : rs::table<parents, "we\"ird; DROP TABLE x --"> {
  static constexpr column<"i\"d", std::int64_t, rs::primary_key> id{};
  static constexpr column<"te'nant\"); --", std::int64_t> tenant{};
  static constexpr column<"select", std::string> text{};
  static constexpr auto columns = std::tuple{id, tenant, text};
  static constexpr auto scope = rs::scoped_by<tenant>;
};
struct children : rs::table<children, "it's a 'child' ?1 [table] `x`"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"par'ent\"", std::int64_t> parent{};
  static constexpr column<"%s :t @v $d", bool> open{};
  static constexpr auto columns = std::tuple{id, parent, open};
  static constexpr auto scope = rs::scoped_through<parent, parents::id>;
};
struct main_table : rs::table<main_table, "main"> {
  static constexpr column<"main", std::int64_t, rs::primary_key> id{};
  static constexpr column<"group", std::int64_t> tenant{};
  static constexpr column<"größe", std::optional<std::string>> text{};
  static constexpr auto columns = std::tuple{id, tenant, text};
  static constexpr auto scope = rs::scoped_by<tenant>;
};
struct temp_table : rs::table<temp_table, "temp"> {
  static constexpr column<"rowid", std::string, rs::primary_key> code{};
  static constexpr auto columns = std::tuple{code};
  static constexpr auto scope = rs::shared<"a table of these tests">;
};
using schema = rs::schema<parents, children, main_table, temp_table>;

}  // namespace

TEST_CASE("tables and columns keep their names, whatever characters they have", "[schema][names]") {
  plain_database file;
  rs::database db{rs::sqlite(file.path()), schema{}};
  db.create_tables();
  CHECK(sorted(file.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")) ==
        text_rows{"it's a 'child' ?1 [table] `x`", "main", "temp", "we\"ird; DROP TABLE x --"});
  golden ddl("schema/names");
  ddl.add("DDL", rs::ddl(schema{}));
  ddl.check();
}

TEST_CASE("statements on tables with hostile names read, write and scope as on any other", "[schema][names]") {
  plain_database file;
  rs::database db{rs::sqlite(file.path(), {.pool_size = 4}), schema{}};
  db.create_tables();
  rs::session one = db.for_tenant(1);
  rs::session two = db.for_tenant(2);
  const auto add_child = [](rs::session& s, std::int64_t parent) {
    s(rs::query<"names.child">().insert_into(children{}).set(children::parent = parent, children::open = true));
  };
  const auto add = [&](rs::session& s) {
    const auto key = s(rs::query<"names.parent">().insert_into(parents{}).set(parents::text = "x")).key();
    add_child(s, key);
    s(rs::query<"names.main">().insert_into(main_table{}).set(main_table::text = "x"));
    return key;
  };
  const auto own = add(one);
  const auto foreign = add(two);
  CHECK(own != foreign);

  const auto joined = [](auto q) {
    return q.from(children{}).left_join(parents{}, children::parent == parents::id).where(children::open == true);
  };
  CHECK(counted(one, joined, children::parent, parents::text) == text_rows{std::to_string(own) + "|x"});
  CHECK(counted(two, joined, children::parent, parents::text) == text_rows{std::to_string(foreign) + "|x"});
  CHECK(counted(
            one, [](auto q) { return q.from(main_table{}).where(main_table::text == "x"); }, main_table::tenant) ==
        text_rows{"1"});
  CHECK_THROWS_AS(add_child(one, foreign), rs::scope_violation);
  const auto move = [](std::int64_t parent) {
    return rs::query<"names.steal">().update(children{}).set(children::parent = parent).every_row();
  };
  CHECK_THROWS_AS(one(move(foreign)), rs::scope_violation);
  CHECK(one(move(own)).affected_rows == 1);
  CHECK(one(rs::query<"names.close">().update(children{}).set(children::open = false).every_row()).affected_rows == 1);
  CHECK(one(rs::query<"names.wipe">().remove_from(children{}).every_row()).affected_rows == 1);
  CHECK(counted(two, joined, children::parent, parents::text) == text_rows{std::to_string(foreign) + "|x"});
}

TEST_CASE("the refusal of a row under a foreign parent names the table and the column as declared", "[schema][names]") {
  plain_database file;
  rs::database db{rs::sqlite(file.path()), schema{}};
  db.create_tables();
  rs::session one = db.for_tenant(1);
  CHECK_THROWS_WITH(
      one(rs::query<"names.orphan">().insert_into(children{}).set(children::parent = 99, children::open = true)),
      Catch::Matchers::ContainsSubstring("it's a 'child' ?1 [table] `x`.par'ent\""));
}
