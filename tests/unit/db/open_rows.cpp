// A statement that runs again while its own rows are open: a busy cursor is never reset.
#include "support/catch.hpp"
#include "support/small_shop.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;

/// The one site that all of these tests run.
auto ids_above(std::int64_t id) {
  return rs::query<"nested.ids">()
      .select(customers::id)
      .from(customers{})
      .where(customers::id > id)
      .order_by(customers::id);
}
template <class Rows>
std::vector<std::int64_t> rest(const Rows& rows) {
  std::vector<std::int64_t> all;
  for (const auto& row : rows) all.push_back(row[customers::id]);
  return all;
}

}  // namespace

TEST_CASE("a site runs again inside of its own rows, three deep", "[db][rows]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  std::vector<std::array<std::int64_t, 3>> seen;
  for (const auto& a : session(ids_above(0)))
    for (const auto& b : session(ids_above(a[customers::id])))
      for (const auto& c : session(ids_above(b[customers::id])))
        seen.push_back({a[customers::id], b[customers::id], c[customers::id]});
  CHECK(seen == std::vector<std::array<std::int64_t, 3>>{{1, 2, 3}});

  int pairs = 0;
  for (const auto& a : session(ids_above(0)))
    for (const auto& b : session(ids_above(0))) pairs += a[customers::id] != b[customers::id] ? 1 : 0;
  CHECK(pairs == 6);
}

TEST_CASE("three executions of one site step in turns, each at its own place", "[db][rows]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const auto first = session(ids_above(0));
  const auto second = session(ids_above(1));
  const auto third = session(ids_above(0));
  auto a = first.begin();
  auto b = second.begin();
  auto c = third.begin();
  CHECK((*a)[customers::id] == 1);
  CHECK((*b)[customers::id] == 2);
  ++a;
  CHECK((*c)[customers::id] == 1);
  CHECK((*a)[customers::id] == 2);
  ++b;
  ++a;
  CHECK((*a)[customers::id] == 3);
  CHECK((*b)[customers::id] == 3);
  CHECK((*c)[customers::id] == 1);
  ++b;
  CHECK(b == second.end());
  ++c;
  CHECK((*c)[customers::id] == 2);
  ++a;
  CHECK(a == first.end());
  ++c;
  CHECK((*c)[customers::id] == 3);
}

TEST_CASE("rows that end in any order free their cursors for the next execution", "[db][rows]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  using handle = decltype(session(ids_above(0)));
  for (int round = 0; round < 3; ++round) {
    std::vector<handle> open;
    for (int i = 0; i < 4; ++i) open.push_back(session(ids_above(i % 3)));
    open.erase(open.begin() + 1);
    open.push_back(session(ids_above(2)));
    open.erase(open.begin());
    REQUIRE(open.size() == 3);
    CHECK(rest(open[0]) == std::vector<std::int64_t>{3});
    CHECK(rest(open[1]) == std::vector<std::int64_t>{1, 2, 3});
    CHECK(rest(open[2]) == std::vector<std::int64_t>{3});
  }
}

TEST_CASE("open rows keep their values while the same site runs with others", "[db][rows]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const auto named = [](const std::string& name) {
    return rs::query<"nested.named">()
        .select(customers::name)
        .from(customers{})
        .where(customers::name.in(std::vector<std::string>{name + "1", name + "2", name + "3"}) &&
               customers::name.like(name + "%"));
  };
  const auto open = session(named("one-"));
  auto i = open.begin();
  CHECK((*i).view(customers::name) == "one-1");
  CHECK(session(named("two-")).tuples().empty());
  CHECK(session(named("one-")).tuples().size() == 3);
  CHECK((*i).view(customers::name) == "one-1");
  ++i;
  CHECK((*i).view(customers::name) == "one-2");
  ++i;
  CHECK((*i).view(customers::name) == "one-3");
}

TEST_CASE("a recursive function reads a tree of rows through one site", "[db][rows]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  // Each customer is the parent of all with larger keys: 1, 2, 3 give 7 visits.
  struct walker {
    rs::session& session;
    int visits = 0;
    void walk(std::int64_t from) {
      for (const auto& row : session(ids_above(from))) {
        ++visits;
        walk(row[customers::id]);
      }
    }
  };
  walker w{session};
  w.walk(0);
  CHECK(w.visits == 7);
}

TEST_CASE("a write of one site inside of the rows of another leaves the rows as they are", "[db][rows]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  constexpr std::int64_t foreign = 4;
  std::vector<std::int64_t> seen;
  for (const auto& row : session(ids_above(0))) {
    seen.push_back(row[customers::id]);
    const auto w = session(rs::query<"nested.touch">()
                               .update(customers{})
                               .set(customers::email = "touched")
                               .where(customers::id.in({row[customers::id], foreign})));
    CHECK(w.affected_rows == 1);
  }
  CHECK(seen == std::vector<std::int64_t>{1, 2, 3});
}

TEST_CASE("open rows of one tenant do not mix with the same site run for another", "[db][rows]") {
  rs::database db = open(2);
  rs::session a = db.for_tenant(1);
  rs::session b = db.for_tenant(2);
  std::vector<std::int64_t> seen;
  for (const auto& x : a(ids_above(0))) {
    seen.push_back(x[customers::id]);
    for (const auto& y : b(ids_above(0))) seen.push_back(y[customers::id]);
  }
  CHECK(seen == std::vector<std::int64_t>{1, 4, 5, 2, 4, 5, 3, 4, 5});
}

TEST_CASE("sessions narrowed from one unscoped session share its connection and not their rows", "[db][rows]") {
  rs::database db = open(1);
  rs::unscoped_session all = db.unscoped(rs::site<"nested.unscoped">, "runs one site for several tenants at once");
  rs::session a = all.as(1);
  rs::session b = all.as(2);
  std::vector<std::int64_t> seen;
  for (const auto& x : a(ids_above(0))) {
    seen.push_back(x[customers::id]);
    for (const auto& y : b(ids_above(0))) seen.push_back(y[customers::id]);
    if (seen.size() == 3)
      for (const auto& z : all(ids_above(3))) seen.push_back(z[customers::id]);
  }
  CHECK(seen == std::vector<std::int64_t>{1, 4, 5, 4, 5, 2, 4, 5, 3, 4, 5});
}
