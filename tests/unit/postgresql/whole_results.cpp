#include "accounts.hpp"

/// Selects that are known to give few rows: all of them are there with the first one. Others come row by row.

namespace rs = rowscope;
using namespace rowscope_tests;
using namespace rowscope_tests::accounts_on_postgresql;

namespace {

/// Twice that is beyond 64 bits: the server fails when it gets there. Without an order it reads the rows as they came,
/// and computes each when it sends it.
constexpr std::int64_t huge = std::int64_t{1} << 62;

/// How many rows are read before the error comes; -1: with the call itself.
template <class Statement>
std::int64_t rows_before_the_error(rs::session& s, const Statement& statement) {
  std::int64_t seen = -1;
  CHECK_THROWS_AS(
      [&] {
        auto rows = s(statement);
        seen = 0;
        for (const auto& row : rows) seen += row[accounts::id] > 0 ? 1 : 0;
      }(),
      rs::value_error);
  return seen;
}

}  // namespace

TEST_CASE("on postgresql few rows come at once, so that an error in a later one comes with the call", "[postgresql]") {
  NEEDS_POSTGRESQL();
  filled shop(200, 1);
  shop.plain->run("INSERT INTO accounts (id, tenant_id, name) VALUES (" + std::to_string(huge) + ", 1, 'huge')");
  const auto doubled = rs::as<"doubled">(accounts::id + accounts::id);
  const auto all = [&](std::int64_t most) {
    return rs::query<"pg.doubled">().select(accounts::id, doubled).from(accounts{}).limit(most);
  };
  auto one = shop.db.for_tenant(1);
  CHECK(one(all(100)).tuples().size() == 100);
  CHECK(rows_before_the_error(one, all(200)) == -1);
  CHECK(rows_before_the_error(one, all(256)) == -1);
  CHECK(rows_before_the_error(one, all(257)) == 100);
  CHECK(rows_before_the_error(one, rs::query<"pg.doubled_all">().select(accounts::id, doubled).from(accounts{})) ==
        100);
  // The connection is as before.
  CHECK(one(all(100)).tuples().size() == 100);
  {
    auto tx = one.transaction();
    CHECK(rows_before_the_error(one, all(200)) == -1);
    CHECK_THROWS_AS(one(one_name(2)).value(), rs::usage_error);
    tx.rollback();
  }
  CHECK(one(one_name(2)).value() == "account 2");
}

TEST_CASE("on postgresql other statements run between few rows that are open, and leave them as they are",
          "[postgresql]") {
  NEEDS_POSTGRESQL();
  filled shop(200, 1);
  auto one = shop.db.for_tenant(1);
  const bool inside = GENERATE(false, true);
  std::unique_ptr<rs::transaction> tx;
  if (inside) tx.reset(new rs::transaction(one.transaction()));
  const auto few = names_of().limit(50);
  std::size_t seen = 0, same = 0;
  for (const auto& row : one(few)) {
    ++seen;
    CHECK(one(rename(row[accounts::id] + 2, "seen")).affected_rows == 1);
    CHECK(one(few).tuples().size() == 50);
    CHECK(one(one_name(row[accounts::id] + 2)).value() == "seen");
    same += row[accounts::name] == "account " + std::to_string(row[accounts::id]) ? 1U : 0U;
  }
  CHECK(seen == 50);
  CHECK(same == 50);
}

TEST_CASE("on postgresql few rows outlive the connection that gave them, and many do not", "[postgresql]") {
  NEEDS_POSTGRESQL();
  filled shop(20000, 1);
  auto one = shop.db.for_tenant(1);
  const auto cut = [&] {
    shop.plain->run(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
        "pg_backend_pid()");
  };
  SECTION("few") {
    const auto rows = one(names_of().limit(200));
    cut();
    std::size_t seen = 0;
    for (const auto& row : rows) seen += row[accounts::name].empty() ? 0U : 1U;
    CHECK(seen == 200);
    CHECK_THROWS_AS(one(one_name(2)), rs::connection_error);
  }
  SECTION("many") {
    const auto rows = one(names_of());
    cut();
    CHECK_THROWS_AS(rows.tuples(), rs::connection_error);
  }
}

TEST_CASE("on postgresql a limit that is bound to another number reads as many rows", "[postgresql]") {
  NEEDS_POSTGRESQL();
  filled shop(2000, 1);
  auto one = shop.db.for_tenant(1);
  for (const std::int64_t most : {1, 300, 0, 256, 5000, 2})
    CHECK(one(names_of().limit(most)).tuples().size() == static_cast<std::size_t>(std::min<std::int64_t>(most, 1000)));
}
