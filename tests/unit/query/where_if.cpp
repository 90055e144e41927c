#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

template <int I>
auto excluding(auto statement, unsigned mask) {
  if constexpr (I == 16)
    return statement;
  else
    return excluding<I + 1>(
        std::move(statement).where_if(((mask >> I) & 1U) != 0, [] { return order_lines::quantity != 100 + I; }), mask);
}

}  // namespace

TEST_CASE("each combination of conditions that are there or not finds its rows", "[query][where_if][golden]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  golden_statements file("query/where_if");
  for (unsigned mask = 0; mask < 16; ++mask) {
    const auto set = [&](unsigned bit, auto value) {
      return (mask & bit) != 0 ? std::optional(value) : std::optional<decltype(value)>();
    };
    const auto note = set(1, std::string("late"));
    const auto total = set(2, 100.0);
    const auto id = set(4, std::int64_t{2});
    const auto body = [&](auto q) {
      return q.from(orders{})
          .where_if(orders::note == rs::if_set(note))
          .where_if(orders::total >= rs::if_set(total))
          .where(orders::id > 0)
          .where_if(orders::customer_id != rs::if_set(id))
          .where_if((mask & 8) != 0, [&] { return orders::id == 1 || orders::id == 3; });
    };
    std::string sql = "SELECT o.id FROM orders o WHERE o.customer_id IN (1, 2)";
    if (note) sql += " AND o.note = 'late'";
    if (total) sql += " AND o.total >= 100";
    if (id) sql += " AND o.customer_id <> 2";
    if ((mask & 8) != 0) sql += " AND (o.id = 1 OR o.id = 3)";
    INFO(sql);
    CHECK(reviewed(file, "conditions " + std::to_string(mask), one, body, orders::id) == sorted(shop.rows(sql)));
  }
  file.check();
}

TEST_CASE("sixteen conditions are each there or not, whatever the others are", "[query][where_if]") {
  shop_database shop;
  shop.run("DELETE FROM order_lines WHERE order_id IN (1, 2, 3)");
  for (int i = 0; i < 16; ++i)
    shop.run("INSERT INTO order_lines (order_id, product, quantity) VALUES (1, 'pen', " + std::to_string(100 + i) +
             "), (11, 'pen', " + std::to_string(100 + i) + ")");
  rs::session one = shop.tenant(1);
  const auto left = [&](unsigned mask) {
    return texts_of(
        one(excluding<0>(rs::query<"where_if.sixteen">().select(order_lines::quantity).from(order_lines{}), mask)));
  };
  const auto expected = [](unsigned mask) {
    text_rows rows;
    for (unsigned i = 0; i < 16; ++i)
      if (((mask >> i) & 1U) == 0) rows.push_back(std::to_string(100 + i));
    return rows;
  };
  std::vector<unsigned> masks{0, 0xFFFF, 0xAAAA, 0x5555, 0x8001, 0x0FF0};
  for (unsigned i = 0; i < 16; ++i) {
    masks.push_back(1U << i);
    masks.push_back(0xFFFFU ^ (1U << i));
  }
  for (int round = 0; round < 2; ++round)
    for (const unsigned mask : masks) {
      INFO("conditions " << mask);
      CHECK(sorted(left(mask)) == expected(mask));
    }
}

TEST_CASE("a condition that is off is never made", "[query][where_if]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const std::optional<std::int64_t> unset;
  int made = 0;
  const auto rows = [&](bool on) {
    return one(rs::query<"where_if.lazy">()
                   .select(rs::count())
                   .from(orders{})
                   .where_if(on,
                             [&] {
                               ++made;
                               return orders::id == unset.value_or(2);
                             }))
        .value();
  };
  CHECK(rows(false) == 3);
  CHECK(made == 0);
  CHECK(rows(true) == 1);
  CHECK(made == 1);
}

TEST_CASE("conditions that are off, with lists and several values, leave the values of the others in place",
          "[query][where_if]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const std::vector<std::int64_t> ids{1, 3};
  const auto rows = [&](bool by_id, bool by_total, std::optional<std::string> note) {
    return sorted(texts_of(one(rs::query<"where_if.lists">()
                                   .select(orders::id)
                                   .from(orders{})
                                   .where_if(by_id, [&] { return orders::id.in(ids) && orders::id != 3; })
                                   .where_if(by_total, [&] { return orders::total.between(60.0, 300.0); })
                                   .where_if(orders::note == rs::if_set(note))
                                   .limit(10)
                                   .offset(0))));
  };
  CHECK(rows(false, false, {}) == text_rows{"1", "2", "3"});
  CHECK(rows(true, false, {}) == text_rows{"1"});
  CHECK(rows(false, true, {}) == text_rows{"1", "2"});
  CHECK(rows(false, false, "late") == text_rows{"1", "3"});
  CHECK(rows(true, true, "late") == text_rows{"1"});
  CHECK(rows(false, true, "never").empty());
}

TEST_CASE("an update and a remove take conditions that are there or not", "[query][where_if]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  shop.run("UPDATE orders SET note = 'seen' WHERE id = 13");
  const auto others = shop.rows_of_others(1);
  const auto mark = [&](std::optional<double> at_least) {
    return one(rs::query<"where_if.update">()
                   .update(orders{})
                   .set(orders::note = "seen")
                   .where(orders::id > 0)
                   .where_if(orders::total >= rs::if_set(at_least)))
        .affected_rows;
  };
  CHECK(mark(250.0) == 1);
  CHECK(mark({}) == 3);
  const auto wipe = [&](std::optional<std::string> product) {
    return one(rs::query<"where_if.remove">().remove_from(order_lines{}).every_row()).affected_rows +
           one(rs::query<"where_if.remove_some">()
                   .remove_from(orders{})
                   .where(orders::note == "seen")
                   .where_if(orders::note == rs::if_set(product)))
               .affected_rows;
  };
  CHECK(wipe("other") == 3);
  CHECK(wipe({}) == 3);
  CHECK(shop.rows_of_others(1) == others);
}
