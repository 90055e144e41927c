// rows is a semiregular handle on a single-pass range: for std::views, range-v3 and the algorithms.
#include <algorithm>
#include <numeric>
#include <ranges>

#include <range/v3/algorithm/count_if.hpp>
#include <range/v3/range/conversion.hpp>
#include <range/v3/view/filter.hpp>
#include <range/v3/view/take.hpp>
#include <range/v3/view/transform.hpp>
#include <rowscope/range_v3.hpp>

#include "support/catch.hpp"
#include "support/small_shop.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using texts = std::vector<std::string>;

const auto all =
    rs::query<"range.all">().select(customers::id, customers::name).from(customers{}).order_by(customers::id);
using handle = decltype(std::declval<rs::session>()(all));

constexpr auto name_of = [](const auto& row) { return row[customers::name]; };
constexpr auto id_of = [](const auto& row) { return row[customers::id]; };

static_assert(std::semiregular<handle>);
static_assert(std::ranges::input_range<handle>);
static_assert(std::ranges::input_range<const handle>);
static_assert(!std::ranges::forward_range<handle>);
static_assert(std::ranges::view<handle>);
static_assert(std::input_iterator<handle::iterator>);
static_assert(std::sentinel_for<std::default_sentinel_t, handle::iterator>);
static_assert(std::is_nothrow_move_constructible_v<handle> && std::is_nothrow_copy_constructible_v<handle>);
static_assert(ranges::input_range<handle> && ranges::view_<handle>);
static_assert(!std::is_copy_constructible_v<rs::session> && std::is_nothrow_move_constructible_v<rs::session>);
static_assert(!std::is_copy_constructible_v<handle::iterator::value_type>);
static_assert(!std::is_move_constructible_v<rs::transaction>);

}  // namespace

TEST_CASE("copies of rows share one place", "[db][rows][range]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const handle rows = session(all);
  const handle copy = rows;
  auto i = rows.begin();
  CHECK(name_of(*i) == "one-1");
  ++i;
  CHECK(name_of(*copy.begin()) == "one-2");
  {
    handle third = copy;
    handle fourth;
    fourth = third;
    auto j = fourth.begin();
    ++j;
  }  // ends two copies, and not the execution
  CHECK(name_of(*rows.begin()) == "one-3");
  CHECK(copy.tuples() == std::vector<std::tuple<std::int64_t, std::string>>{{3, "one-3"}});
  CHECK(rows.begin() == rows.end());
}

TEST_CASE("assigning rows to themselves keeps them", "[db][rows][range]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  handle rows = session(all);
  handle& same = rows;
  rows = same;
  CHECK(rows.tuples().size() == 3);
  rows = session(all);
  handle other = session(all);
  std::swap(rows, other);
  other = handle();
  CHECK(rows.tuples().size() == 3);
}

TEST_CASE("rows stop where the reader stops, and go on from there", "[db][rows][range]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const handle rows = session(all);
  for (const auto& row : rows) {
    CHECK(id_of(row) == 1);
    break;
  }
  texts seen;
  for (const auto& row : rows) seen.push_back(name_of(row));
  CHECK(seen == texts{"one-1", "one-2", "one-3"});  // break leaves the place at the row that was looked at
}

TEST_CASE("std::views take rows", "[db][rows][range]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  texts seen;
  for (const auto& name : session(all) | std::views::filter([](const auto& row) { return id_of(row) != 2; }) |
                              std::views::transform(name_of))
    seen.push_back(name);
  CHECK(seen == texts{"one-1", "one-3"});

  seen.clear();
  handle rows = session(all);
  for (const auto& name : rows | std::views::drop(1) | std::views::take(1) | std::views::transform(name_of))
    seen.push_back(name);
  CHECK(seen == texts{"one-2"});

  std::int64_t sum = 0;
  for (auto id : session(all) | std::views::transform(id_of) | std::views::take_while([](auto id) { return id < 3; }))
    sum += id;
  CHECK(sum == 3);
}

TEST_CASE("a std::views pipe over a temporary session owns its rows", "[db][rows][range]") {
  rs::database db = open(1);
  {
    auto pipe = db.for_tenant(2)(all) | std::views::transform(name_of);
    texts seen;
    for (const auto& name : pipe) seen.push_back(name);
    CHECK(seen == texts{"two-1", "two-2"});
  }
  CHECK(customer_count(db.for_tenant(1)) == 3);
}

TEST_CASE("range-v3 takes rows", "[db][rows][range]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const auto names = session(all) | ranges::views::transform(name_of) | ranges::to<std::vector>;
  CHECK(names == texts{"one-1", "one-2", "one-3"});
  const auto odd = session(all) | ranges::views::filter([](const auto& row) { return id_of(row) % 2 == 1; }) |
                   ranges::views::transform(id_of) | ranges::to<std::vector>();
  CHECK(odd == std::vector<std::int64_t>{1, 3});
  handle rows = session(all);
  CHECK((rows | ranges::views::take(2) | ranges::views::transform(name_of) | ranges::to<texts>()) ==
        texts{"one-1", "one-2"});
  CHECK(ranges::count_if(session(all), [](const auto& row) { return row.view(customers::name) > "one-1"; }) == 2);
}

TEST_CASE("a range-v3 pipe over a temporary session owns its rows", "[db][rows][range]") {
  rs::database db = open(1);
  CHECK((db.for_tenant(2)(all) | ranges::views::transform(name_of) | ranges::to<std::vector>) ==
        texts{"two-1", "two-2"});
  {
    auto pipe = db.for_tenant(1)(all) | ranges::views::transform(id_of);
    auto copy = pipe;
    CHECK((pipe | ranges::to<std::vector>) == std::vector<std::int64_t>{1, 2, 3});
    CHECK((copy | ranges::to<std::vector>).empty());
  }
  CHECK(customer_count(db.for_tenant(1)) == 3);
}

TEST_CASE("algorithms read rows", "[db][rows][range]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  CHECK(std::ranges::count_if(session(all), [](const auto& row) { return id_of(row) > 1; }) == 2);
  std::int64_t sum = 0;
  std::ranges::for_each(session(all), [&](const auto& row) { sum += id_of(row); });
  CHECK(sum == 6);
  const handle rows = session(all);
  const auto found = std::ranges::find_if(rows, [](const auto& row) { return row.view(customers::name) == "one-2"; });
  REQUIRE(found != rows.end());
  CHECK(id_of(*found) == 2);
  CHECK(std::ranges::distance(rows) == 2);
  CHECK(std::ranges::distance(rows) == 0);
  CHECK(std::ranges::any_of(session(all), [](const auto& row) { return id_of(row) == 3; }));
  CHECK(std::ranges::none_of(session(all), [](const auto& row) { return id_of(row) == 4; }));
}

TEST_CASE("rows of no match are an empty range", "[db][rows][range]") {
  rs::database db = open(1);
  rs::session nobody = db.for_tenant(3);
  const handle rows = nobody(all);
  CHECK(rows.begin() == rows.end());
  CHECK(rows.begin() == rows.end());
  CHECK(rows.tuples().empty());
  CHECK((nobody(all) | ranges::views::transform(name_of) | ranges::to<std::vector>).empty());
}
