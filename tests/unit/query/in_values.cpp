#include <array>
#include <deque>
#include <list>
#include <numeric>
#include <ranges>
#include <set>
#include <span>

#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

template <class Range>
text_rows orders_in(rs::session& s, const Range& ids) {
  return counted(
      s, [&](auto q) { return q.from(orders{}).where(orders::id.in(ids)); }, orders::id);
}

}  // namespace

TEST_CASE("in() finds the elements that are there, of none, one and many", "[query][in]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  CHECK(orders_in(one, std::vector<std::int64_t>{}).empty());
  CHECK(orders_in(one, std::vector<std::int64_t>{2}) == text_rows{"2"});
  CHECK(orders_in(one, std::vector<std::int64_t>{3, 1, 1, 99}) == text_rows{"1", "3"});
  CHECK(orders_in(one, std::vector<std::int64_t>{11, 12, far_order}).empty());
}

TEST_CASE("in() takes a hundred thousand elements", "[query][in]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  std::vector<std::int64_t> ids(100'000);
  std::iota(ids.begin(), ids.end(), 2);
  CHECK(orders_in(one, ids) == text_rows{"2", "3"});
  std::ranges::reverse(ids);
  CHECK(orders_in(one, ids) == text_rows{"2", "3"});
  std::vector<std::string> names;
  for (const std::int64_t id : ids) names.push_back("name " + std::to_string(id));
  names.emplace_back("Ann");
  CHECK(counted(
            one, [&](auto q) { return q.from(customers{}).where(customers::name.in(names)); }, customers::id) ==
        text_rows{"1"});
}

TEST_CASE("in() takes any range, and values in braces", "[query][in]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::session two = shop.tenant(2);
  const auto found = [&](const auto& keys_of_one) {
    CHECK(orders_in(two, keys_of_one).empty());
    return orders_in(one, keys_of_one);
  };
  const std::array<int, 2> array{1, 2};
  CHECK(found(array) == text_rows{"1", "2"});
  CHECK(found(std::list<short>{2}) == text_rows{"2"});
  CHECK(found(std::set<unsigned>{1, 3}) == text_rows{"1", "3"});
  CHECK(found(std::deque<std::int64_t>{3}) == text_rows{"3"});
  CHECK(found(std::span<const int>(array)) == text_rows{"1", "2"});
  CHECK(found(array | std::views::transform([](int i) { return i + 1; })) == text_rows{"2", "3"});
  const auto in_braces = [](auto q) { return q.from(orders{}).where(orders::id.in({1, 3})); };
  CHECK(counted(one, in_braces, orders::id) == text_rows{"1", "3"});
  CHECK(counted(two, in_braces, orders::id).empty());
  CHECK(counted(
            one,
            [](auto q) {
              return q.from(orders{}).where(orders::note.in({"late", "x"}));
            },
            orders::id) == text_rows{"1", "3"});
  CHECK(counted(
            one,
            [](auto q) {
              return q.from(orders{}).where(orders::total.in({100.0, 250.0}));
            },
            orders::id) == text_rows{"1", "2"});
  CHECK(counted(
            one,
            [](auto q) {
              return q.from(orders{}).where(orders::total.in({100, 50}));
            },
            orders::id) == text_rows{"1", "3"});
}

TEST_CASE("in() compares texts as they are, whatever they contain", "[query][in]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::session two = shop.tenant(2);
  const std::vector<std::string> hostile{"it's",
                                         "\"quoted\"",
                                         "[1, 2]",
                                         "{\"a\": null}",
                                         "a,b",
                                         "%",
                                         "_",
                                         "\\",
                                         "'); DROP TABLE x",
                                         "naïve ☃",
                                         "?1",
                                         "NULL",
                                         "",
                                         " ",
                                         "0",
                                         "1e1"};
  for (const std::string& text : hostile)
    one(rs::query<"in.add">().insert_into(customers{}).set(customers::name = text));
  for (const std::string& text : hostile) {
    INFO(text);
    const auto by_text = rs::query<"in.hostile">()
                             .select(customers::name)
                             .from(customers{})
                             .where(customers::name.in(std::vector{text, std::string("no such name")}));
    CHECK(texts_of(one(by_text)) == text_rows{text});
    CHECK(texts_of(two(by_text)).empty());
  }
  const auto all = rs::query<"in.all">().select(rs::count()).from(customers{}).where(customers::name.in(hostile));
  CHECK(one(all).value() == static_cast<std::int64_t>(hostile.size()));
  CHECK(two(all).value() == 0);
}

TEST_CASE("an empty in() is false, and its negation true", "[query][in]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::session two = shop.tenant(2);
  const std::vector<std::string> none;
  CHECK(counted(
            one, [&](auto q) { return q.from(orders{}).where(!orders::note.in(none)); }, orders::id)
            .size() == 3);
  const auto in_none = [&](auto q) { return q.from(orders{}).where(orders::note.in(none) || orders::id == 2); };
  CHECK(counted(one, in_none, orders::id) == text_rows{"2"});
  CHECK(counted(two, in_none, orders::id).empty());
}

TEST_CASE("not in() leaves NULL out, as SQL does", "[query][in]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  CHECK(counted(
            one, [](auto q) { return q.from(orders{}).where(!orders::note.in({"early"})); }, orders::id) ==
        text_rows{"1", "3"});
}

TEST_CASE("several lists in one statement keep apart, on both sides of a join", "[query][in]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::session two = shop.tenant(2);
  const std::vector<std::int64_t> order_ids{1, 2, 3, 11, 12};
  const std::vector<std::string> names{"Ann", "Cleo"};
  const std::vector<double> totals{100, 50, 250};
  const auto body = [&](auto q) {
    return q.from(orders{})
        .join(customers{}, orders::customer_id == customers::id && customers::name.in(names))
        .where(orders::id.in(order_ids) && orders::total.in(totals) && !orders::id.in({2, 12}));
  };
  CHECK(counted(one, body, orders::id) == text_rows{"1"});
  CHECK(counted(two, body, orders::id) == text_rows{"11"});
}

TEST_CASE("one statement runs with lists of different lengths, one after the other", "[query][in]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  for (const std::size_t n : {0U, 3U, 1U, 2U, 0U, 3U}) {
    std::vector<std::int64_t> ids{1, 2, 3};
    ids.resize(n);
    CHECK(orders_in(one, ids).size() == n);
  }
}
