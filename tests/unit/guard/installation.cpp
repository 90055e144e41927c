#include <sqlite3.h>

#include "catch.hpp"
#include "support/two_shops.hpp"

namespace rowscope_tests::guarded {

using Catch::Matchers::ContainsSubstring;

namespace {

int is_set(sqlite3* handle, int option) {
  int now = -1;
  sqlite3_db_config(handle, option, -1, &now);
  return now;
}

sqlite3* opened_last = nullptr;

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"account_id", std::int64_t> account_id{};
  static constexpr column<"word", std::string> word{};
  static constexpr auto columns = std::tuple{id, account_id, word};
  static constexpr auto scope = rs::scoped_by<account_id>;
};
struct secrets : rs::table<secrets, "secrets"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"account_id", std::int64_t> account_id{};
  static constexpr column<"word", std::string> word{};
  static constexpr auto columns = std::tuple{id, account_id, word};
  static constexpr auto scope = rs::scoped_by<account_id>;
};

}  // namespace

TEST_CASE("tables are created while the guard is there", "[guard][schema]") {
  rs::database db(rs::sqlite_temporary({.guard = {.mode = rs::raw_mode::read_write}}), schema{});
  db.create_tables();
  rs::unscoped_session all = db.unscoped(rs::site<"create.fill">, "accounts are made unscoped");
  all(rs::query<"create.account">().insert_into(accounts{}).set(accounts::id = 1, accounts::name = "acme"));
  rs::session acme = all.as(1);
  acme.raw(rs::site<"create.insert">, "INSERT INTO customers(name, data, score) VALUES ('Ada', '{}', 1)");
  CHECK(acme.raw<std::string>(rs::site<"create.read">, "SELECT name FROM customers").one() == "Ada");
}

TEST_CASE("a connection that is defensive gets its guard, and stays defensive", "[guard][schema]") {
  plain_database file;
  fill(file, world::poisoned);
  const auto open = [](sqlite3* handle) {
    opened_last = handle;
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  };
  rs::database db(rs::sqlite(file.path(), {.guard = {.mode = rs::raw_mode::read_write}, .on_open = open}), schema{});
  rs::session acme = db.for_tenant(1);
  CHECK(acme.raw<int>(rs::site<"defensive.read">, "SELECT count(*) FROM customers").one() == 3);
  CHECK(acme.raw(rs::site<"defensive.write">, "UPDATE customers SET score = 1").affected_rows == 3);
  CHECK(is_set(opened_last, SQLITE_DBCONFIG_DEFENSIVE) == 1);
  CHECK(is_set(opened_last, SQLITE_DBCONFIG_WRITABLE_SCHEMA) == 0);
}

TEST_CASE("a file of texts in UTF-16 gets its guard", "[guard][schema]") {
  plain_database file;
  file.run("PRAGMA encoding = 'UTF-16le'");
  fill(file, world::poisoned);
  REQUIRE(file.value("PRAGMA encoding") == "UTF-16le");
  rs::database db(rs::sqlite(file.path(), {.guard = {.mode = rs::raw_mode::read_write}}), schema{});
  rs::session acme = db.for_tenant(1);
  CHECK(acme.raw<int>(rs::site<"wide.read">, "SELECT count(*) FROM customers").one() == 3);
  CHECK(acme.raw(rs::site<"wide.write">, "UPDATE customers SET name = 'Zoë'").affected_rows == 3);
  CHECK(file.value("SELECT count(*) FROM customers WHERE name = 'Zoë'") == "3");
}

TEST_CASE("a temporary table made by on_open with the name of a declared one is refused", "[guard][schema]") {
  const auto open = [](sqlite3* handle) {
    sqlite3_exec(handle, "CREATE TEMP TABLE Customers(word TEXT)", nullptr, nullptr, nullptr);
  };
  CHECK_THAT(said<rs::usage_error>([&] { rs::database(rs::sqlite_temporary({.on_open = open}), schema{}); }),
             ContainsSubstring("temporary table named \"Customers\""));
}

TEST_CASE("tables that could not be created leave the guard as it was", "[guard][schema]") {
  plain_database file;
  file.run("CREATE TABLE orders_by_customer_id(word TEXT)");
  rs::database db(rs::sqlite(file.path(), {.pool_size = 1, .guard = {.mode = rs::raw_mode::read_write}}), schema{});
  CHECK_THROWS_AS(db.create_tables(), rs::database_error);
  CHECK(file.value("SELECT count(*) FROM sqlite_master") == "1");
  const auto count = [&] {
    return db.for_tenant(1).raw<int>(rs::site<"again.count">, "SELECT count(*) FROM customers").one();
  };
  CHECK_THROWS_AS(count(), rs::database_error);
  file.run("DROP TABLE orders_by_customer_id");
  db.create_tables();
  CHECK(count() == 0);
}

TEST_CASE("what was read of tables that were not committed is forgotten", "[guard][schema]") {
  // A commit that fails, and then another program that makes the same tables in another order: their pages are others.
  static bool refuses_tables = false;
  static bool loses_views = false;  // they cannot be made again either: the connection goes away
  static bool refuses_views = false;
  const auto open = [](sqlite3* handle) {
    sqlite3_commit_hook(
        handle,
        [](void* of) {
          const bool of_file = sqlite3_txn_state(static_cast<sqlite3*>(of), "main") == SQLITE_TXN_WRITE;
          if (of_file && refuses_tables) refuses_views = loses_views;
          return (of_file ? refuses_tables : refuses_views) ? 1 : 0;
        },
        handle);
  };
  for (const bool loses : {false, true}) {
    plain_database file;
    rs::database db(
        rs::sqlite(file.path(), {.pool_size = 1, .guard = {.mode = rs::raw_mode::read_write}, .on_open = open}),
        rs::schema<notes, secrets>{});
    refuses_tables = true;
    loses_views = loses;
    CHECK_THAT(said<rs::constraint_error>([&] { db.create_tables(); }), ContainsSubstring("COMMIT"));
    refuses_tables = refuses_views = false;
    file.run(rs::ddl(rs::schema<secrets>{}) + rs::ddl(rs::schema<notes>{}));
    file.run("INSERT INTO secrets(id, account_id, word) VALUES (1, 1, 'secret')");
    file.run("INSERT INTO notes(id, account_id, word) VALUES (1, 1, 'note')");
    rs::session acme = db.for_tenant(1);
    CHECK(acme.raw<std::string>(rs::site<"uncommitted.read">, "SELECT word FROM notes").one() == "note");
    acme.raw(rs::site<"uncommitted.write">, "INSERT INTO notes(word) VALUES ('another')");
    CHECK(file.value("SELECT count(*) FROM secrets") == "1");
    CHECK(file.value("SELECT count(*) FROM notes") == "2");
  }
}

TEST_CASE("a temporary trigger of on_open's may have the name of a declared table", "[guard][schema]") {
  plain_database file;
  fill(file, world::poisoned);
  const auto open = [](sqlite3* handle) {
    sqlite3_exec(handle, "CREATE TEMP TRIGGER orders AFTER INSERT ON main.orders BEGIN SELECT 1; END", nullptr, nullptr,
                 nullptr);
  };
  rs::database db(rs::sqlite(file.path(), {.on_open = open}), schema{});
  CHECK(db.for_tenant(1).raw<int>(rs::site<"trigger.read">, "SELECT count(*) FROM customers").one() == 3);
}

TEST_CASE("a guard that cannot be installed says so", "[guard][schema]") {
  const auto open = [](sqlite3* handle) { sqlite3_exec(handle, "PRAGMA query_only = ON", nullptr, nullptr, nullptr); };
  CHECK_THAT(said<rs::database_error>([&] { rs::database(rs::sqlite_temporary({.on_open = open}), schema{}); }),
             ContainsSubstring("installing the guard"));
}

}  // namespace rowscope_tests::guarded
