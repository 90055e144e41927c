#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"

/// Every position in which a table can stand, with data in which a missing predicate shows.
namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

}  // namespace

TEST_CASE("a select without a condition returns only the tenant's rows", "[enforce][select]") {
  shop_database shop;
  for (const std::int64_t tenant : {std::int64_t{0}, std::int64_t{1}, std::int64_t{2}, far_tenant, std::int64_t{3}}) {
    INFO("tenant " << tenant);
    rs::session s = shop.tenant(tenant);
    const std::string own = " WHERE tenant_id = " + std::to_string(tenant);
    const std::string own_orders = " WHERE customer_id IN (SELECT id FROM customers" + own + ")";
    CHECK(counted(
              s, [](auto q) { return q.from(customers{}); }, customers::columns) ==
          sorted(shop.rows("SELECT * FROM customers" + own)));
    CHECK(counted(
              s, [](auto q) { return q.from(orders{}); }, orders::columns) ==
          sorted(shop.rows("SELECT * FROM orders" + own_orders)));
    CHECK(counted(
              s, [](auto q) { return q.from(order_lines{}); }, order_lines::columns) ==
          sorted(shop.rows("SELECT * FROM order_lines WHERE order_id IN (SELECT id FROM orders" + own_orders + ")")));
    CHECK(counted(
              s, [](auto q) { return q.from(settings{}); }, settings::columns) ==
          sorted(shop.rows("SELECT * FROM settings" + own)));
    CHECK(counted(
              s, [](auto q) { return q.from(visits{}); }, visits::columns) ==
          sorted(shop.rows("SELECT * FROM visits" + own_orders)));
    CHECK(counted(
              s, [](auto q) { return q.from(currencies{}); }, currencies::code)
              .size() == 3);
  }
}

TEST_CASE("an OR at any depth does not reach another tenant's rows", "[enforce][select]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto ids = [&](auto condition) {
    return counted(
        one, [&](auto q) { return q.from(customers{}).where(condition); }, customers::id);
  };
  const auto ann = customers::name == "Ann";
  const auto bob = customers::name == "Bob";
  CHECK(ids(ann || bob) == text_rows{"1", "2"});
  CHECK(ids((ann || bob) || customers::email.is_null()) == text_rows{"1", "2", "3"});
  CHECK(ids(ann || (bob && (customers::email.is_null() || ann))) == text_rows{"1", "2"});
  CHECK(ids(!(ann && bob)) == text_rows{"1", "2", "3"});
  CHECK(ids(customers::tenant_id == 2 || customers::tenant_id != 2) == text_rows{"1", "2", "3"});
  CHECK(ids(customers::tenant_id == 2).empty());
  CHECK(counted(
            one, [&](auto q) { return q.from(customers{}).where(ann || bob).where(ann || customers::id > 0); },
            customers::id) == text_rows{"1", "2"});
}

TEST_CASE("an OR over a table scoped through others does not reach another tenant's rows", "[enforce][select]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto pen = order_lines::product == "pen";
  const auto any = order_lines::id > 0;
  CHECK(counted(
            one, [&](auto q) { return q.from(order_lines{}).where(pen || any); }, order_lines::id) ==
        text_rows{"1", "2", "3"});
  CHECK(counted(
            one, [&](auto q) { return q.from(order_lines{}).where(!pen || any || order_lines::currency.is_null()); },
            order_lines::id) == text_rows{"1", "2", "3"});
  CHECK(
      counted(
          one,
          [&](auto q) { return q.from(orders{}).where(orders::id == 1 || orders::id == 11 || orders::note.like("%")); },
          orders::id) == text_rows{"1", "3"});
}

TEST_CASE("a row is read by its key only by its owner", "[enforce][select]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::session two = shop.tenant(2);
  const auto order = [](std::int64_t id) {
    return rs::query<"select.by_key">().select(orders::total).from(orders{}).where(orders::id == id);
  };
  CHECK(two(order(12)).value() == 250.0);
  CHECK(!one(order(12)).one_or_none());
  CHECK_THROWS_AS(one(order(12)).one(), rs::not_found);
  const auto line = [](std::int64_t id) {
    return rs::query<"select.line_by_key">()
        .select(order_lines::product)
        .from(order_lines{})
        .where(order_lines::id == id);
  };
  CHECK(one(line(1)).value() == "pen");
  CHECK(!two(line(1)).one_or_none());
  const auto setting = rs::query<"select.setting">()
                           .select(settings::value)
                           .from(settings{})
                           .where(settings::tenant_id == 2 && settings::name == "language");
  CHECK(two(setting).value() == "fr");
  CHECK(!one(setting).one_or_none());
}

TEST_CASE("the answer for a foreign key is the answer for one that does not exist", "[enforce][select]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto message = [&](std::int64_t id) {
    try {
      (void)one(rs::query<"select.message">().select(orders::id).from(orders{}).where(orders::id == id)).one();
    } catch (const rs::not_found& e) {
      return std::string(e.what());
    }
    return std::string("found");
  };
  CHECK(message(1) == "found");
  CHECK(message(11) == message(99));
  CHECK(message(11) != "found");
}

TEST_CASE("each table of an inner join has its own predicate", "[enforce][select]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  // Orders of other tenants name a customer of tenant 1 as referrer, and an order of tenant 1 a customer of tenant 2.
  CHECK(counted(
            one, [](auto q) { return q.from(customers{}).join(orders{}, orders::referrer_id == customers::id); },
            orders::id) == text_rows{"2"});
  CHECK(counted(
            one, [](auto q) { return q.from(orders{}).join(customers{}, orders::referrer_id == customers::id); },
            orders::id, customers::id) == text_rows{"2|2"});
  CHECK(counted(
            one, [](auto q) { return q.from(settings{}).join(customers{}, settings::name != customers::name); },
            customers::id)
            .size() == 6);
  CHECK(counted(
            one,
            [](auto q) { return q.from(currencies{}).join(order_lines{}, order_lines::currency == currencies::code); },
            order_lines::id) == text_rows{"1", "3"});
}

TEST_CASE("each of several joined tables has its own predicate", "[enforce][select]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::session two = shop.tenant(2);
  const auto everything = [](auto q) {
    return q.from(customers{})
        .join(orders{}, orders::id > 0)
        .join(order_lines{}, order_lines::id > 0)
        .join(settings{}, settings::name == "theme")
        .join(visits{}, visits::id > 0);
  };
  CHECK(counted(one, everything, customers::id, orders::id, order_lines::id, visits::id).size() == 3 * 3 * 3 * 1 * 2);
  CHECK(counted(two, everything, customers::id, orders::id, order_lines::id, visits::id).size() == 3 * 3 * 2 * 1 * 1);
}

TEST_CASE("a left-joined table shows no foreign row", "[enforce][select]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  CHECK(counted(
            one, [](auto q) { return q.from(customers{}).left_join(orders{}, orders::referrer_id == customers::id); },
            customers::id, orders::id) == text_rows{"1|NULL", "2|2", "3|NULL"});
  CHECK(counted(
            one, [](auto q) { return q.from(orders{}).left_join(customers{}, orders::referrer_id == customers::id); },
            orders::id, customers::name) == text_rows{"1|NULL", "2|Bob", "3|NULL"});
  CHECK(counted(
            one, [](auto q) { return q.from(customers{}).left_join(settings{}, settings::name == "language"); },
            customers::id, settings::value) == text_rows{"1|de", "2|de", "3|de"});
}

TEST_CASE("a left join keeps own rows whose other side is none, or only foreign", "[enforce][select]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  shop.run("DELETE FROM order_lines; UPDATE settings SET tenant_id = 9 WHERE tenant_id = 1;");
  CHECK(counted(
            one, [](auto q) { return q.from(orders{}).left_join(order_lines{}, order_lines::order_id == orders::id); },
            orders::id, order_lines::id) == text_rows{"1|NULL", "2|NULL", "3|NULL"});
  CHECK(counted(
            one, [](auto q) { return q.from(customers{}).left_join(settings{}, settings::name == "theme"); },
            customers::id, settings::value) == text_rows{"1|NULL", "2|NULL", "3|NULL"});
}

TEST_CASE("several left joins, one behind the other, keep own rows and show no foreign ones", "[enforce][select]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto chain = [](auto q) {
    return q.from(customers{})
        .left_join(orders{}, orders::referrer_id == customers::id)
        .left_join(order_lines{}, order_lines::order_id == orders::id)
        .left_join(currencies{}, order_lines::currency == currencies::code);
  };
  CHECK(counted(one, chain, customers::id, orders::id, order_lines::id, currencies::label) ==
        text_rows{"1|NULL|NULL|NULL", "2|2|3|euro", "3|NULL|NULL|NULL"});
  const auto from_shared = [](auto q) {
    return q.from(currencies{})
        .left_join(order_lines{}, order_lines::currency == currencies::code)
        .left_join(orders{}, orders::id == order_lines::order_id);
  };
  CHECK(counted(one, from_shared, currencies::code, order_lines::id, orders::id) ==
        text_rows{"EUR|1|1", "EUR|3|2", "USD|NULL|NULL", "XXX|NULL|NULL"});
}

TEST_CASE("a sum never meets a foreign row", "[enforce][select]") {
  shop_database shop;  // a foreign quantity would make each of these sums overflow
  rs::session one = shop.tenant(1);
  const auto total = rs::sum(order_lines::quantity);
  CHECK(one(rs::query<"select.sum">().select(total).from(order_lines{})).value() == 8);
  CHECK(one(rs::query<"select.sum_or">()
                .select(total)
                .from(order_lines{})
                .where(order_lines::id > 0 || order_lines::product == "pen"))
            .value() == 8);
  CHECK(one(rs::query<"select.sum_joined">()
                .select(total)
                .from(currencies{})
                .join(order_lines{}, order_lines::currency == currencies::code))
            .value() == 7);
  CHECK(one(rs::query<"select.sum_left">()
                .select(total)
                .from(currencies{})
                .left_join(order_lines{}, order_lines::currency == currencies::code))
            .value() == 7);
}

TEST_CASE("the tenant 0 is a tenant like any other", "[enforce][select]") {
  shop_database shop;
  rs::session zero = shop.tenant(0);
  CHECK(counted(
            zero, [](auto q) { return q.from(customers{}); }, customers::id) == text_rows{"21"});
  const auto add = [](std::int64_t customer) {
    return rs::query<"select.zero_add">().insert_into(orders{}).set(orders::customer_id = customer, orders::total = 1);
  };
  zero(add(21));
  CHECK(counted(
            zero, [](auto q) { return q.from(orders{}); }, orders::total) == text_rows{"1.0"});
  CHECK_THROWS_AS(zero(add(1)), rs::scope_violation);
}
