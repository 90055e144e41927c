// Rows of a session that nobody keeps: they hold its lease.
#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;

const auto all_ids = rs::query<"temporary.ids">().select(customers::id).from(customers{}).order_by(customers::id);
using handle = decltype(std::declval<rs::session>()(all_ids));
using ids = std::vector<std::int64_t>;

template <class Rows>
ids rest(Rows&& rows) {
  ids all;
  for (const auto& row : rows) all.push_back(row[customers::id]);
  return all;
}

handle made_here(rs::database& db, int tenant) { return db.for_tenant(tenant)(all_ids); }
handle passed_on(handle rows) { return rows; }
struct report {
  handle rows;
};

}  // namespace

TEST_CASE("rows of a temporary session are read after the full expression", "[db][rows][lease]") {
  rs::database db = open(2);
  const auto rows = db.for_tenant(1)(all_ids);
  CHECK(rest(rows) == ids{1, 2, 3});
  CHECK(rest(db.for_tenant(2)(all_ids)) == ids{4, 5});
  ids seen;
  for (const auto& row : db.for_tenant(2)(all_ids)) seen.push_back(row[customers::id]);
  CHECK(seen == ids{4, 5});
}

TEST_CASE("rows of a temporary session are passed on, copied, moved and kept", "[db][rows][lease]") {
  rs::database db = open(3);
  CHECK(rest(passed_on(passed_on(made_here(db, 1)))) == ids{1, 2, 3});
  {
    report kept{made_here(db, 1)};
    report copy = kept;
    report moved = std::move(kept);
    CHECK(rest(copy.rows) == ids{1, 2, 3});
    CHECK(moved.rows.begin() == moved.rows.end());  // the copy shares the cursor
  }
  {
    std::vector<handle> many;
    for (int tenant : {1, 2, 3}) many.push_back(made_here(db, tenant));
    many.erase(many.begin() + 2);
    many.push_back(made_here(db, 2));
    CHECK(rest(many[0]) == ids{1, 2, 3});
    CHECK(rest(many[1]) == ids{4, 5});
    CHECK(rest(many[2]) == ids{4, 5});
  }
  std::optional<handle> assigned = made_here(db, 1);
  assigned = made_here(db, 2);
  CHECK(rest(*assigned) == ids{4, 5});
  handle reused = made_here(db, 2);
  reused = handle(made_here(db, 1));
  CHECK(rest(reused) == ids{1, 2, 3});
}

TEST_CASE("the connection of a temporary session goes back with the last copy of its rows", "[db][rows][lease]") {
  rs::database db = open(1);
  auto rows = std::make_unique<handle>(made_here(db, 1));
  auto copy = std::make_unique<handle>(*rows);
  rows.reset();
  const auto e = thrown<rs::usage_error>([&] { (void)db.for_tenant(2); });
  CHECK_THAT(e.what(), Catch::Matchers::ContainsSubstring("temporary_session.cpp:"));
  CHECK((*(*copy).begin())[customers::id] == 1);
  copy.reset();
  CHECK(customer_count(db.for_tenant(2)) == 2);
}

TEST_CASE("rows of a temporary session keep it also when they are read to their end", "[db][rows][lease]") {
  rs::database db = open(1);
  {
    const handle rows = made_here(db, 1);
    CHECK(rest(rows) == ids{1, 2, 3});
    CHECK_THROWS_AS(db.for_tenant(2), rs::usage_error);
  }
  CHECK(rest(made_here(db, 2)) == ids{4, 5});
}

TEST_CASE("assigning rows of another temporary session gives the connection of the former back", "[db][rows][lease]") {
  rs::database db = open(2);
  handle rows = made_here(db, 1);
  for (int i = 0; i < 5; ++i) rows = made_here(db, 1 + i % 2);  // would run out of connections
  CHECK(rest(rows) == ids{1, 2, 3});
  rows = handle();
  rs::session a = db.for_tenant(1);
  rs::session b = db.for_tenant(2);
  CHECK(customer_count(a) + customer_count(b) == 5);
}

TEST_CASE("a session that is moved into its last statement stays usable, and its rows keep the lease",
          "[db][rows][lease]") {
  rs::database db = open(1);
  std::optional<handle> rows;
  {
    rs::session session = db.for_tenant(1);
    rows = std::move(session)(all_ids);
    CHECK(customer_count(session) == 3);  // NOLINT(bugprone-use-after-move): the call does not move from it
  }
  CHECK(rest(*rows) == ids{1, 2, 3});
  rows.reset();
  CHECK(customer_count(db.for_tenant(2)) == 2);
}

TEST_CASE("a write and a single value of a temporary session leave no lease behind", "[db][lease]") {
  rs::database db = open(1);
  for (int i = 0; i < 3; ++i) {
    CHECK(db.for_tenant(1)(all_ids).tuples().size() == 3);
    CHECK(db.for_tenant(2)(rs::query<"temporary.touch">().update(customers{}).set(customers::email = "x").every_row())
              .affected_rows == 2);
    CHECK_THROWS_AS(db.for_tenant(1)(all_ids).one(), rs::ambiguous_result);
    CHECK_THROWS_AS(db.for_tenant(3)(all_ids).one(), rs::not_found);
    CHECK(db.unscoped(rs::site<"temporary.unscoped">, "a temporary unscoped session")(all_ids).tuples().size() == 5);
  }
}

TEST_CASE("a temporary session that is narrowed from an unscoped one keeps its lease", "[db][lease]") {
  rs::database db = open(1);
  {
    const handle rows =
        db.unscoped(rs::site<"temporary.narrowed">, "the narrowed session is temporary as well").as(2)(all_ids);
    CHECK(rest(rows) == ids{4, 5});
  }
  std::optional<rs::session> narrowed;
  {
    rs::unscoped_session all = db.unscoped(rs::site<"temporary.outlived">, "the narrowed session outlives it");
    narrowed = all.as(1);
  }
  CHECK(customer_count(*narrowed) == 3);
  const auto count_all = [&] {
    return customer_count(db.unscoped(rs::site<"temporary.refused">, "when the lease is back"));
  };
  CHECK_THROWS_AS(count_all(), rs::usage_error);
  narrowed.reset();
  CHECK(count_all() == 5);
}
