#include <chrono>

#include <sqlite3.h>

#include "catch.hpp"
#include "support/two_shops.hpp"

namespace rowscope_tests::guarded {

using Catch::Matchers::ContainsSubstring;

namespace {

/// items, with a column that the database computes.
struct items_with_kind : rs::table<items_with_kind, "items"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"order_id", std::int64_t> order_id{};
  static constexpr column<"product", std::string> product{};
  static constexpr column<"amount", std::int64_t> amount{};
  static constexpr column<"kind", std::optional<std::string>> kind{};
  static constexpr auto columns = std::tuple{id, order_id, product, amount, kind};
  static constexpr auto scope = rs::scoped_through<order_id, orders::id>;
};
using with_kind_schema = rs::schema<accounts, customers, orders, items_with_kind>;

}  // namespace

TEST_CASE("a raw statement that runs away is broken off, and the session goes on", "[guard][limits]") {
  two_shops db({.mode = rs::raw_mode::read_write, .longest = std::chrono::milliseconds(50), .most_rows = 100});
  rs::session acme = db->for_tenant(1);
  const auto begun = std::chrono::steady_clock::now();
  CHECK_THAT(said<rs::guard_refused>([&] {
               (void)acme.raw<int>(
                   rs::site<"limit.time">,
                   "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
             }),
             ContainsSubstring("longest, 50 ms"));
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(5));
  auto many = acme.raw<int>(rs::site<"limit.rows">,
                            "SELECT 1 FROM customers a, customers b, customers c, customers d, items e");
  CHECK_THAT(said<rs::guard_refused>([&] { (void)many.all(); }), ContainsSubstring("most_rows, 100"));
  CHECK_THROWS_AS(
      acme.raw(rs::site<"limit.write">,
               "INSERT INTO labels(word) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i "
               "FROM n"),
      rs::guard_refused);
  CHECK(acme.raw<int>(rs::site<"limit.after">, "SELECT count(*) FROM labels").one() == 3);
}

TEST_CASE("a raw statement does not take all memory", "[guard][limits]") {
  two_shops db({.most_memory = 20'000'000});
  rs::session acme = db->for_tenant(1);
  constexpr rs::raw_text large =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :n) "
      "SELECT length(group_concat(hex(zeroblob(500)))) FROM n";
  CHECK(acme.raw<int>(rs::site<"limit.small">, large, rs::use(100, "n")).one() == 100'099);
  CHECK_THAT(
      said<rs::guard_refused>([&] { (void)acme.raw<int>(rs::site<"limit.large">, large, rs::use(100'000, "n")); }),
      ContainsSubstring("most_memory, 20000000 bytes"));
  CHECK(acme.raw<int>(rs::site<"limit.go_on">, "SELECT count(*) FROM customers").one() == 3);
}

TEST_CASE("whether a statement has an end does not depend on rows out of the scope", "[guard][limits][fence]") {
  two_shops db({.longest = std::chrono::milliseconds(200)});
  rs::session acme = db->for_tenant(1);
  for (const char* text :
       {"SELECT id FROM items WHERE product = 'bomb' AND amount > (WITH r AS (SELECT 1 AS i UNION ALL SELECT i "
        "FROM r) SELECT count(i) FROM r)",
        "WITH r AS NOT MATERIALIZED (SELECT 1 AS i UNION ALL SELECT i FROM r) SELECT id FROM items WHERE product "
        "= 'bomb' AND amount > (SELECT count(i) FROM r)"})
    CHECK(acme.raw<int>(rs::site<"end.none">, rs::unchecked_sql(text)).all().empty());
}

TEST_CASE("a refused statement changes nothing and leaves the transaction usable", "[guard][refused]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  auto tx = acme.transaction();
  acme.raw(rs::site<"refused.before">, "UPDATE customers SET score = 99 WHERE id = 1");
  for (const char* text : {"SELECT * FROM secrets", "SELECT * FROM main.customers", "PRAGMA user_version = 3",
                           "DROP TABLE customers", "ATTACH ':memory:' AS x", "SELECT load_extension('x')"})
    CHECK_THROWS_AS(acme.raw<int>(rs::site<"refused.text">, rs::unchecked_sql(text)), rs::guard_refused);
  tx.commit();
  CHECK(db.file().value("SELECT score FROM customers WHERE id = 1") == "99");
}

TEST_CASE("malformed SQL is told with SQLite's message and the text, a made text without it", "[guard][refused]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  CHECK_THAT(said<rs::database_error>([&] { (void)acme.raw<int>(rs::site<"bad.literal">, "SELECT FROM customers"); }),
             ContainsSubstring("near \"FROM\": syntax error; in: SELECT FROM customers"));
  const std::string text = said<rs::database_error>([&] {
    (void)acme.raw<int>(rs::site<"bad.made">, rs::unchecked_sql("SELECT missing FROM customers WHERE name = 'Ada'"));
  });
  CHECK_THAT(text, ContainsSubstring("no such column: missing"));
  CHECK_THAT(text, !ContainsSubstring("Ada"));
  CHECK_THROWS_AS(acme.raw<int>(rs::site<"bad.nul">, rs::unchecked_sql(std::string("SELECT 1\0; x", 12))),
                  rs::guard_refused);
  CHECK_THROWS_AS(acme.raw<int>(rs::site<"bad.empty">, rs::unchecked_sql(" -- nothing")), rs::usage_error);
}

TEST_CASE("a schema that another connection changes under a session opens no table", "[guard][schema]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  const auto count = [&] { return acme.raw<int>(rs::site<"change.count">, "SELECT count(*) FROM customers").one(); };
  CHECK(count() == 3);
  db.file().run("CREATE TABLE added(word TEXT); INSERT INTO added VALUES ('x'); CREATE INDEX more ON customers(email)");
  CHECK(count() == 3);
  CHECK_THROWS_AS(acme.raw<int>(rs::site<"change.added">, "SELECT count(*) FROM added"), rs::guard_refused);
  CHECK_THROWS_AS(acme.raw<int>(rs::site<"change.using">, "SELECT count(*) FROM added JOIN added AS b USING (word)"),
                  rs::guard_refused);
  db.file().run("ALTER TABLE customers RENAME COLUMN email TO mail");
  CHECK_THROWS_AS(acme.raw<std::string>(rs::site<"change.column">, "SELECT name FROM customers").all(), rs::error);
  db.file().run("ALTER TABLE customers RENAME COLUMN mail TO email");
  CHECK(count() == 3);
}

TEST_CASE("a function of the application's own is called in raw SQL, and fences the statement", "[guard][functions]") {
  plain_database file;
  fill(file, world::poisoned);
  const auto open = [](sqlite3* handle) {
    sqlite3_create_function(
        handle, "must_be_good", 1, SQLITE_UTF8, nullptr,
        [](sqlite3_context* context, int, sqlite3_value** values) {
          const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
          if (std::string(text) == "{broken") sqlite3_result_error(context, "a foreign row was seen", -1);
          sqlite3_result_int(context, 1);
        },
        nullptr, nullptr);
  };
  rs::database db(rs::sqlite(file.path(), {.pool_size = 1, .on_open = open}), schema{});
  rs::session acme = db.for_tenant(1);
  CHECK(acme.raw<int>(rs::site<"own.function">, "SELECT count(*) FROM customers WHERE must_be_good(data) AND data > ''")
            .one() == 3);
}

TEST_CASE("a column that is computed as it is read fences what names its table", "[guard][fence]") {
  plain_database file;
  fill(file, world::poisoned);
  file.run(
      "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, ') STRICT', ')') WHERE name = 'items'; "
      "PRAGMA writable_schema = RESET;"
      "ALTER TABLE items ADD COLUMN kind TEXT AS (json_extract(data, '$.k')) VIRTUAL");
  rs::database db(rs::sqlite(file.path(), {.pool_size = 1, .guard = {.mode = rs::raw_mode::read_write}}),
                  with_kind_schema{});
  rs::session acme = db.for_tenant(1);
  CHECK(acme.raw<int>(rs::site<"computed.read">, "SELECT count(*) FROM items WHERE product = 'bomb' AND kind = 'x'")
            .one() == 0);
  CHECK(acme.raw(rs::site<"computed.write">, "DELETE FROM items WHERE product = 'bomb' AND kind = 'x'").affected_rows ==
        0);
  CHECK(acme.raw(rs::site<"computed.own">, "UPDATE items SET amount = 9 WHERE product = 'pen' AND kind = '3'")
            .affected_rows == 1);
}

}  // namespace rowscope_tests::guarded
