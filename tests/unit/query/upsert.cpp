#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

auto insert_customer(std::int64_t id) {
  return rs::query<"upsert.customer">()
      .insert_into(customers{})
      .set(customers::id = id, customers::name = "taken over");
}

}  // namespace

TEST_CASE("an upsert that meets a row of another tenant fails and leaves it", "[query][upsert]") {
  shop_database shop;
  const text_rows before = shop.rows("SELECT * FROM customers ORDER BY id");
  const auto change =
      insert_customer(1).on_conflict(customers::id).do_update(customers::name = rs::excluded(customers::name));
  const auto leave = insert_customer(1).on_conflict(customers::id).do_nothing();
  const auto change_some = insert_customer(1)
                               .on_conflict(customers::id)
                               .do_update(customers::name = rs::excluded(customers::name))
                               .where(customers::name == "nobody");

  (void)thrown<rs::constraint_error>([&] { shop.tenant(2)(change); });
  (void)thrown<rs::constraint_error>([&] { shop.tenant(2)(leave); });
  (void)thrown<rs::constraint_error>([&] { shop.tenant(2)(change_some); });
  (void)thrown<rs::constraint_error>([&] { shop.tenant(2)(change.returning(customers::name)); });
  CHECK(shop.rows("SELECT * FROM customers ORDER BY id") == before);

  CHECK(shop.tenant(1)(leave).affected_rows == 0);
  CHECK(shop.tenant(1)(change_some).affected_rows == 0);
  CHECK(shop.rows("SELECT * FROM customers ORDER BY id") == before);
  CHECK(shop.tenant(1)(change).affected_rows == 1);
  CHECK(shop.value("SELECT name FROM customers WHERE id = 1") == "taken over");
  shop.run("UPDATE customers SET name = 'Ann' WHERE id = 1");
  CHECK(shop.tenant(1)(change.returning(customers::name)).value() == "taken over");
}

TEST_CASE("of many rows one that meets another tenant's fails the statement", "[query][upsert][insert]") {
  shop_database shop;
  const text_rows before = shop.rows("SELECT * FROM customers ORDER BY id");
  const auto insert = [](std::int64_t second) {
    return rs::query<"upsert.many">()
        .insert_into(customers{})
        .columns(customers::id, customers::name)
        .rows(std::vector<std::pair<std::int64_t, std::string>>{{11, "mine"}, {second, "mine too"}})
        .on_conflict(customers::id)
        .do_update(customers::name = rs::excluded(customers::name));
  };
  (void)thrown<rs::constraint_error>([&] { shop.tenant(2)(insert(1)); });
  CHECK(shop.rows("SELECT * FROM customers ORDER BY id") == before);
  CHECK(shop.tenant(2)(insert(12)).affected_rows == 2);
  CHECK(shop.rows("SELECT id FROM customers WHERE name LIKE 'mine%' AND tenant_id = 2 ORDER BY 1") ==
        text_rows{"11", "12"});
}

TEST_CASE("two tenants have a row of the same key where the key holds the tenant", "[query][upsert]") {
  shop_database shop;
  const auto set = [](std::string value) {
    return rs::query<"upsert.setting">()
        .insert_into(settings{})
        .set(settings::name = "theme", settings::value = value)
        .on_conflict(settings::name)
        .do_update(settings::value = rs::excluded(settings::value));
  };
  CHECK(shop.tenant(2)(set("light")).affected_rows == 1);
  CHECK(shop.tenant(0)(set("blue")).affected_rows == 1);  // it had none
  CHECK(shop.rows("SELECT tenant_id, value FROM settings WHERE name = 'theme' ORDER BY 1") ==
        text_rows{"0|blue", "1|dark", "2|light", "5000000000|dark"});
}

TEST_CASE("an upsert cannot move a row of the tenant to the parent of another", "[query][upsert]") {
  shop_database shop;
  const auto move = [](std::int64_t order, std::int64_t customer) {
    return rs::query<"upsert.move">()
        .insert_into(orders{})
        .set(orders::id = order, orders::customer_id = 11, orders::total = 1.0)
        .on_conflict(orders::id)
        .do_update(orders::customer_id = customer);
  };
  CHECK_THROWS_AS(shop.tenant(2)(move(11, 1)), rs::error);
  CHECK(shop.value("SELECT customer_id FROM orders WHERE id = 11") == "11");
  (void)thrown<rs::constraint_error>([&] { shop.tenant(2)(move(1, 12)); });
  CHECK(shop.value("SELECT customer_id FROM orders WHERE id = 1") == "1");
  CHECK(shop.tenant(2)(move(11, 12)).affected_rows == 1);
  CHECK(shop.value("SELECT customer_id FROM orders WHERE id = 11") == "12");
}
