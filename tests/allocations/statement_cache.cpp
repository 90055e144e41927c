// How many prepared statements a connection keeps.
#include <algorithm>

#include <sqlite3.h>

#include "catch.hpp"
#include "small_shop.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;

sqlite3* opened_last = nullptr;

/// A filled shop on one connection that keeps some statements.
rs::database open_with(std::size_t statement_cache) {
  rs::database db{rs::sqlite_memory({.statement_cache = statement_cache,
                                     .guard = {.mode = rs::raw_mode::off},
                                     .on_open = [](sqlite3* handle) { opened_last = handle; }}),
                  schema{}};
  fill(db);
  return db;
}

/// The library's own statements on tables, without those that begin and end transactions.
std::vector<std::string> prepared() {
  std::vector<std::string> all;
  for (sqlite3_stmt* s = sqlite3_next_stmt(opened_last, nullptr); s != nullptr; s = sqlite3_next_stmt(opened_last, s))
    if (std::string sql = sqlite3_sql(s); sql.find("main") != std::string::npos) all.push_back(std::move(sql));
  return all;
}
bool is_prepared(std::string_view word) {
  return std::ranges::any_of(prepared(), [&](const std::string& sql) { return sql.find(word) != std::string::npos; });
}

const auto with_email = rs::query<"cache.email">().select(customers::email).from(customers{});
const auto with_note = rs::query<"cache.note">().select(orders::note).from(orders{});
const auto with_total = rs::query<"cache.total">().select(orders::total).from(orders{});

}  // namespace

TEST_CASE("a connection keeps as many prepared statements as it was told", "[db][statement_cache]") {
  rs::database db = open_with(2);
  CHECK(prepared().size() <= 2);
  rs::session session = db.for_tenant(1);
  for (int i = 0; i < 3; ++i) {
    CHECK(session(with_email).tuples().size() == 3);
    CHECK(session(with_note).tuples().size() == 3);
    CHECK(session(with_total).tuples().size() == 3);
    CHECK(prepared().size() == 2);
  }
}

TEST_CASE("the statement that was used longest ago makes room", "[db][statement_cache]") {
  rs::database db = open_with(2);
  rs::session session = db.for_tenant(1);
  (void)session(with_email).tuples();
  (void)session(with_note).tuples();
  (void)session(with_email).tuples();
  (void)session(with_total).tuples();
  CHECK(is_prepared("email"));
  CHECK_FALSE(is_prepared("note"));
  CHECK(is_prepared("total"));
}

TEST_CASE("a statement whose rows are open stays, above the limit too", "[db][statement_cache][rows]") {
  rs::database db = open_with(1);
  rs::session session = db.for_tenant(1);
  int rows = 0;
  for (const auto& outer : session(with_email)) {
    (void)outer;
    for (const auto& inner : session(with_note)) {
      (void)inner;
      CHECK(session(with_total).tuples().size() == 3);
      CHECK(prepared().size() == 3);
      ++rows;
    }
  }
  CHECK(rows == 9);
  (void)session(rs::query<"cache.id">().select(orders::id).from(orders{})).tuples();
  CHECK(prepared().size() == 1);
  CHECK(session(with_email).tuples().size() == 3);
}

TEST_CASE("a limit of no statements is one of one", "[db][statement_cache]") {
  rs::database db = open_with(0);
  rs::session session = db.for_tenant(1);
  CHECK(session(with_email).tuples().size() == 3);
  CHECK(session(with_note).tuples().size() == 3);
  CHECK(prepared().size() == 1);
}

TEST_CASE("a statement that made room is prepared again, also inside of a transaction", "[db][statement_cache]") {
  rs::database db = open_with(1);
  rs::session session = db.for_tenant(1);
  auto tx = session.transaction();
  for (int i = 0; i < 5; ++i) {
    add_customer(session, "a");
    CHECK(customer_count(session) == 4 + i);
  }
  tx.commit();
  CHECK(customer_count(session) == 8);
}
