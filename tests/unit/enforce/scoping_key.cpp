#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"

/// Updates of the foreign key through which a row comes to its tenant.
namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

template <class Work>
std::string outcome_of(const Work& work) {
  try {
    return std::to_string(work().affected_rows);
  } catch (const rs::scope_violation& e) {
    return std::string(e.what()) + '|' + std::string(e.site()) + '|' + std::to_string(e.line()) + '|' +
           std::string(e.table());
  }
}

auto move(std::int64_t order, std::int64_t customer) {
  return rs::query<"key.move">().update(orders{}).set(orders::customer_id = customer).where(orders::id == order);
}
auto move_line(std::int64_t line, std::int64_t order) {
  return rs::query<"key.move_line">()
      .update(order_lines{})
      .set(order_lines::order_id = order)
      .where(order_lines::id == line);
}

}  // namespace

TEST_CASE("an update through a foreign key cannot move a row to another tenant", "[enforce][update]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto all = shop.rows("SELECT * FROM orders ORDER BY id");
  for (const std::int64_t customer : {std::int64_t{11}, std::int64_t{21}, far_customer, std::int64_t{99}})
    CHECK_THROWS_AS(one(move(1, customer)), rs::scope_violation);
  CHECK(shop.rows("SELECT * FROM orders ORDER BY id") == all);
  CHECK(one(move(1, 2)).affected_rows == 1);
  CHECK(one(move(1, 1)).affected_rows == 1);
  CHECK(shop.rows("SELECT * FROM orders ORDER BY id") == all);
}

TEST_CASE("two hops below, an update cannot move a row to another tenant either", "[enforce][update]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  CHECK_THROWS_AS(one(move_line(1, 11)), rs::scope_violation);
  CHECK_THROWS_AS(one(move_line(1, far_order)), rs::scope_violation);
  CHECK_THROWS_AS(one(move_line(1, 99)), rs::scope_violation);
  CHECK(one(move_line(1, 3)).affected_rows == 1);
  CHECK(shop.value("SELECT order_id FROM order_lines WHERE id = 1") == "3");
}

TEST_CASE("an update cannot take a row of another tenant in", "[enforce][update]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto others = shop.rows_of_others(1);
  CHECK(one(move(11, 1)).affected_rows == 0);
  CHECK(one(move_line(11, 1)).affected_rows == 0);
  const auto move_all = [](std::int64_t customer) {
    return rs::query<"key.take_all">().update(orders{}).set(orders::customer_id = customer).every_row();
  };
  CHECK_THROWS_AS(one(move_all(11)), rs::scope_violation);
  CHECK(one(move_all(1)).affected_rows == 3);
  CHECK(shop.rows_of_others(1) == others);
}

TEST_CASE("a foreign and a missing new parent are told alike, whether the update finds a row or not",
          "[enforce][update]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto told = [&](std::int64_t order, std::int64_t customer) {
    return outcome_of([&] { return one(move(order, customer)); });
  };
  CHECK(told(1, 2) == "1");
  const std::string refused = told(1, 11);
  CHECK(refused.find("orders.customer_id") != std::string::npos);
  for (const std::int64_t order : {std::int64_t{1}, std::int64_t{11}, std::int64_t{99}})
    for (const std::int64_t customer : {std::int64_t{11}, std::int64_t{99}, far_customer}) {
      INFO("order " << order << " to customer " << customer);
      CHECK(told(order, customer) == refused);
    }
  CHECK(told(99, 2) == "0");
  CHECK(told(11, 2) == "0");
}

TEST_CASE("two hops below, a new parent is checked also where the update finds no row", "[enforce][update]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto told = [&](std::int64_t line, std::int64_t order) {
    return outcome_of([&] { return one(move_line(line, order)); });
  };
  CHECK(told(1, 3) == "1");
  CHECK(told(99, 3) == "0");
  CHECK(told(99, 11) == told(1, 99));
  CHECK(told(11, 12) == told(1, 99));
  CHECK(told(99, 11) != "0");
}

TEST_CASE("conditions that are off, lists and other values do not disturb the check of a new parent",
          "[enforce][update]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto update = [&](std::int64_t customer, std::optional<double> total, const std::vector<std::int64_t>& ids) {
    return outcome_of([&] {
      return one(rs::query<"key.conditions">()
                     .update(orders{})
                     .set(orders::note = "moved", orders::customer_id = customer, orders::total = 5)
                     .where_if(orders::total == rs::if_set(total))
                     .where(orders::id.in(ids)));
    });
  };
  CHECK(update(2, 250.0, {1, 2, 3}) == "1");
  CHECK(update(2, {}, {1, 2, 11}) == "2");
  CHECK(update(2, 7777.0, {1}) == "0");
  const std::string refused = update(11, {}, {1});
  CHECK(refused.size() > 1);
  CHECK(update(11, 7777.0, {1}) == refused);
  CHECK(update(11, {}, {}) == refused);
  CHECK(update(99, 7777.0, {}) == refused);
}

TEST_CASE("an update of many rows is refused as a whole", "[enforce][update]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  // The new parent is a column of the row: own for visit 1, a foreign customer for visit 12.
  shop.run("UPDATE visits SET id = 12 WHERE id = 2");
  const auto all = shop.rows("SELECT * FROM visits ORDER BY id");
  const auto to_id = rs::query<"key.column">().update(visits{}).set(visits::customer_id = visits::id);
  CHECK_THROWS_AS(one(to_id.every_row()), rs::scope_violation);
  CHECK(shop.rows("SELECT * FROM visits ORDER BY id") == all);
  CHECK(one(to_id.where(visits::id == 1)).affected_rows == 1);
  CHECK_THROWS_AS(one(to_id.where(visits::id == 12)), rs::scope_violation);
  CHECK(one(to_id.where(visits::id == 11)).affected_rows == 0);
  CHECK(one(to_id.where(visits::id == 77)).affected_rows == 0);
  shop.run("UPDATE visits SET id = 2 WHERE id = 12");
  CHECK(one(to_id.every_row()).affected_rows == 2);
}

TEST_CASE("writing NULL where the key carries the scope is a scope violation", "[enforce][update]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto set = [&](std::int64_t id, std::optional<std::int64_t> customer) {
    return outcome_of([&] {
      return one(rs::query<"key.null">().update(visits{}).set(visits::customer_id = customer).where(visits::id == id));
    });
  };
  CHECK(set(1, 2) == "1");
  CHECK(set(1, std::nullopt) == set(1, 99));
  CHECK(set(77, std::nullopt) == set(1, 99));
  CHECK(set(3, 1) == "0");  // a visit of nobody is taken in by no tenant
  CHECK(shop.rows("SELECT id, customer_id FROM visits ORDER BY id") == text_rows{"1|2", "2|2", "3|NULL", "11|11"});
}

TEST_CASE("NULL is allowed in a foreign key that carries no scope", "[enforce][update]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  CHECK(one(rs::query<"key.referrer">().update(orders{}).set(orders::referrer_id = std::nullopt).every_row())
            .affected_rows == 3);
  CHECK(one(rs::query<"key.refer">().update(orders{}).set(orders::referrer_id = 1).where(orders::id.in({1, 11})))
            .affected_rows == 1);
}

TEST_CASE("an unscoped update of the key keeps each row with its tenant", "[enforce][update]") {
  shop_database shop;
  rs::unscoped_session all = shop.everyone();
  CHECK(all(move(1, 2)).affected_rows == 1);
  CHECK(all(move(11, 12)).affected_rows == 1);
  CHECK(all(move_line(11, 12)).affected_rows == 1);
  const auto before = shop.rows("SELECT * FROM orders ORDER BY id");
  CHECK_THROWS_AS(all(move(1, 11)), rs::scope_violation);
  CHECK_THROWS_AS(all(move(11, 1)), rs::scope_violation);
  CHECK_THROWS_AS(all(move(1, 99)), rs::scope_violation);
  CHECK_THROWS_AS(all(move_line(1, 11)), rs::scope_violation);
  CHECK_THROWS_AS(all(rs::query<"key.all">().update(orders{}).set(orders::customer_id = 1).every_row()),
                  rs::scope_violation);
  CHECK(shop.rows("SELECT * FROM orders ORDER BY id") == before);
  CHECK(all(move(99, 1)).affected_rows == 0);
}

TEST_CASE("narrowed to a tenant, a session checks a new parent as that tenant's own", "[enforce][update]") {
  shop_database shop;
  rs::unscoped_session all = shop.everyone();
  rs::session one = all.as(1);
  rs::session two = all.as(2);
  CHECK(one(move(1, 2)).affected_rows == 1);
  CHECK_THROWS_AS(one(move(1, 11)), rs::scope_violation);
  CHECK(two(move(11, 12)).affected_rows == 1);
  CHECK_THROWS_AS(two(move(11, 1)), rs::scope_violation);
  CHECK(one(move(11, 1)).affected_rows == 0);
}
