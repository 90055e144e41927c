#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"

/// Who sees every tenant's rows, and for how long.
namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

constexpr auto all_orders = [](auto q) { return q.from(orders{}); };
constexpr auto joined = [](auto q) {
  return q.from(order_lines{}).join(orders{}, order_lines::order_id == orders::id).where(orders::total > 0.0);
};

}  // namespace

TEST_CASE("an unscoped session sees every tenant's rows", "[enforce][unscoped]") {
  shop_database shop;
  rs::unscoped_session all = shop.everyone();
  CHECK(counted(all, all_orders, orders::id).size() == 7);
  CHECK(counted(all, joined, order_lines::id).size() == 6);
  CHECK(counted(
            all, [](auto q) { return q.from(visits{}); }, visits::id) == text_rows{"1", "11", "2", "3"});
}

TEST_CASE("narrowing an unscoped session scopes what runs in the narrowed one, and only that", "[enforce][unscoped]") {
  shop_database shop;
  rs::unscoped_session all = shop.everyone();
  for (int i = 0; i < 2; ++i) {
    rs::session one = all.as(1);
    CHECK(counted(one, all_orders, orders::id) == text_rows{"1", "2", "3"});
    CHECK(counted(all, all_orders, orders::id).size() == 7);
    rs::session two = all.as(2);
    CHECK(counted(two, all_orders, orders::id) == text_rows{"11", "12", "13"});
    CHECK(counted(one, joined, order_lines::id) == text_rows{"1", "2", "3"});
  }
}

TEST_CASE("an unscoped session opens nothing for the sessions beside it", "[enforce][unscoped]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::unscoped_session all = shop.everyone();
  CHECK(counted(all, all_orders, orders::id).size() == 7);
  CHECK(counted(one, all_orders, orders::id).size() == 3);
  { rs::unscoped_session gone = std::move(all); }
  CHECK(counted(one, all_orders, orders::id).size() == 3);
  rs::session two = shop.tenant(2);  // takes the connection that was unscoped
  CHECK(counted(two, all_orders, orders::id) == text_rows{"11", "12", "13"});
}

TEST_CASE("one statement runs as one tenant, then another, then the first, whatever its verb", "[enforce][unscoped]") {
  shop_database shop;
  shop.run("INSERT INTO settings VALUES (9, 'turn', 'v')");
  rs::unscoped_session all = shop.everyone();
  const auto select = rs::query<"turns.select">().select(rs::count()).from(order_lines{});
  const auto update = rs::query<"turns.update">().update(orders{}).set(orders::note = "x").where(orders::total >= 50.0);
  const auto insert =
      rs::query<"turns.insert">().insert_into(settings{}).set(settings::name = "turn", settings::value = "v");
  const auto remove = rs::query<"turns.remove">().remove_from(settings{}).where(settings::name == "turn");
  for (const auto& [tenant, lines, found] :
       {std::tuple{1, 3, 3}, std::tuple{2, 2, 3}, std::tuple{1, 3, 3}, std::tuple{3, 0, 0}}) {
    INFO("tenant " << tenant);
    rs::session s = all.as(tenant);
    CHECK(s(select).value() == lines);
    CHECK(s(update).affected_rows == found);
    CHECK(s(insert).affected_rows == 1);
    CHECK(shop.value("SELECT tenant_id FROM settings WHERE name = 'turn' AND tenant_id <> 9") ==
          std::to_string(tenant));
    CHECK(s(remove).affected_rows == 1);
  }
  CHECK(all(select).value() == 6);
}
