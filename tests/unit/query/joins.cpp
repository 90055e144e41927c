#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

}  // namespace

TEST_CASE("joins give the rows that SQL gives for the tenant's own tables", "[query][join][golden]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  golden_statements file("query/joins");

  CHECK(reviewed(
            file, "inner join on the foreign key", one,
            [](auto q) { return q.from(orders{}).join(customers{}, orders::customer_id == customers::id); }, orders::id,
            customers::name) == text_rows{"1|Ann", "2|Ann", "3|Bob"});
  CHECK(reviewed(
            file, "from the parent", one,
            [](auto q) { return q.from(customers{}).join(orders{}, orders::customer_id == customers::id); }, orders::id,
            customers::name) == text_rows{"1|Ann", "2|Ann", "3|Bob"});
  CHECK(reviewed(
            file, "three tables", one,
            [](auto q) {
              return q.from(order_lines{})
                  .join(orders{}, order_lines::order_id == orders::id)
                  .join(customers{}, orders::customer_id == customers::id)
                  .where(order_lines::product == "pen");
            },
            order_lines::id, orders::id, customers::name) == text_rows{"1|1|Ann", "3|2|Ann"});
  CHECK(reviewed(
            file, "left join from the parent", one,
            [](auto q) { return q.from(customers{}).left_join(orders{}, orders::customer_id == customers::id); },
            customers::name, orders::id,
            orders::note) == text_rows{"Ann|1|late", "Ann|2|NULL", "Bob|3|late", "Dan|NULL|NULL"});
  CHECK(reviewed(
            file, "left join to the parent", one,
            [](auto q) { return q.from(orders{}).left_join(customers{}, orders::referrer_id == customers::id); },
            orders::id, customers::name) == text_rows{"1|NULL", "2|Bob", "3|NULL"});
  CHECK(reviewed(
            file, "a shared table on the right", one,
            [](auto q) {
              return q.from(order_lines{}).left_join(currencies{}, order_lines::currency == currencies::code);
            },
            order_lines::id, currencies::label) == text_rows{"1|euro", "2|NULL", "3|euro"});
  CHECK(reviewed(
            file, "a shared table on the left", one,
            [](auto q) {
              return q.from(currencies{}).left_join(order_lines{}, order_lines::currency == currencies::code);
            },
            currencies::code, order_lines::id) == text_rows{"EUR|1", "EUR|3", "USD|NULL", "XXX|NULL"});
  CHECK(reviewed(
            file, "a left join, then an inner join", one,
            [](auto q) {
              return q.from(customers{})
                  .left_join(visits{}, visits::customer_id == customers::id)
                  .join(orders{}, orders::customer_id == customers::id);
            },
            customers::id, visits::id, orders::id) == text_rows{"1|1|1", "1|1|2", "2|2|3"});
  CHECK(reviewed(
            file, "no foreign key between the tables", one,
            [](auto q) { return q.from(customers{}).join(settings{}, settings::name != customers::name); },
            customers::id, settings::value) == text_rows{"1|dark", "1|de", "2|dark", "2|de", "3|dark", "3|de"});
  file.check();
}

TEST_CASE("columns of a left-joined table come as optional, others as they are", "[query][join]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto dan = one(rs::query<"join.optional">()
                           .select(customers::name, orders::total, orders::note)
                           .from(customers{})
                           .left_join(orders{}, orders::customer_id == customers::id)
                           .where(orders::id.is_null()))
                       .one();
  static_assert(std::is_same_v<decltype(dan[customers::name]), const std::string&>);
  static_assert(std::is_same_v<decltype(dan[orders::total]), const std::optional<double>&>);
  static_assert(std::is_same_v<decltype(dan[orders::note]), const std::optional<std::string>&>);
  CHECK(dan[customers::name] == "Dan");
  CHECK(dan[orders::total] == std::nullopt);
}

TEST_CASE("a condition on a left-joined table stands in ON or in WHERE, with the meaning that SQL gives it",
          "[query][join]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  CHECK(counted(
            one,
            [](auto q) {
              return q.from(customers{})
                  .left_join(orders{}, orders::customer_id == customers::id && orders::total > 200.0);
            },
            customers::name, orders::id) == text_rows{"Ann|2", "Bob|NULL", "Dan|NULL"});
  CHECK(counted(
            one,
            [](auto q) {
              return q.from(customers{})
                  .left_join(orders{}, orders::customer_id == customers::id)
                  .where(orders::total > 200.0);
            },
            customers::name, orders::id) == text_rows{"Ann|2"});
}

TEST_CASE("a join condition binds values, before those of where", "[query][join]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto body = [](auto q) {
    return q.from(orders{})
        .join(customers{},
              orders::customer_id == customers::id && (customers::name == "Bob" || customers::email.is_not_null()))
        .left_join(order_lines{}, order_lines::order_id == orders::id && order_lines::quantity.between(2, 5))
        .where(orders::total >= 50.0 && customers::name.like("%n%"));
  };
  CHECK(counted(one, body, orders::id, order_lines::id) == text_rows{"1|1", "2|3"});
}
