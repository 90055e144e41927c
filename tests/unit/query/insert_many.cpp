#include <array>
#include <limits>
#include <list>

#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;
using Catch::Matchers::ContainsSubstring;

template <class Range>
auto insert_names(const Range& names) {
  return rs::query<"many.names">().insert_into(customers{}).columns(customers::name).rows(names);
}
std::string count_of(shop_database& shop, const std::string& condition) {
  return shop.value("SELECT count(*) FROM customers WHERE " + condition);
}

}  // namespace

TEST_CASE("an empty range inserts nothing", "[query][insert]") {
  shop_database shop;
  rs::session two = shop.tenant(2);
  CHECK(two(insert_names(std::vector<std::string>{})).affected_rows == 0);
  CHECK(count_of(shop, "TRUE") == "8");
  CHECK(two(insert_names(std::vector<std::string>{"Eve"})).affected_rows == 1);  // the same plan
  CHECK(count_of(shop, "name = 'Eve' AND tenant_id = 2") == "1");
}

TEST_CASE("rows in braces are values, or tuples", "[query][insert]") {
  shop_database shop;
  rs::session two = shop.tenant(2);
  const auto names = rs::query<"many.braces">().insert_into(customers{}).columns(customers::name);
  CHECK(two(names.rows({"Eve", "Eva"})).affected_rows == 2);
  const auto both = rs::query<"many.tuples">().insert_into(customers{}).columns(customers::id, customers::name);
  CHECK(two(both.rows({std::tuple{50, "Eve"}, std::tuple{51, "Ed"}})).affected_rows == 2);
  CHECK(count_of(shop, "name IN ('Eve', 'Eva', 'Ed') AND tenant_id = 2") == "4");
  CHECK(shop.value("SELECT name FROM customers WHERE id = 51") == "Ed");
}

TEST_CASE("ten thousand rows are inserted at once, each with the tenant of the session", "[query][insert]") {
  shop_database shop;
  std::vector<std::string> names;
  for (int i = 0; i < 10'000; ++i) names.push_back("name-" + std::to_string(i));
  CHECK(shop.tenant(2)(insert_names(names)).affected_rows == 10'000);
  CHECK(count_of(shop, "name LIKE 'name-%' AND tenant_id = 2") == "10000");
  CHECK(shop.value("SELECT count(DISTINCT name) FROM customers WHERE name LIKE 'name-%'") == "10000");
  CHECK(count_of(shop, "name LIKE 'name-%' AND tenant_id <> 2") == "0");
  CHECK(texts_of(shop.tenant(1)(rs::query<"many.count">().select(rs::count()).from(customers{}))) == text_rows{"3"});
}

TEST_CASE("texts of many rows keep signs of SQL and their length; one with NUL is refused with all others",
          "[query][insert]") {
  shop_database shop;
  const std::vector<std::string> names{"ab", "", "'); DROP TABLE customers; --", std::string(100'000, 'x'),
                                       "gr\xc3\xbc\xc3\x9f"};
  rs::session two = shop.tenant(2);
  CHECK_THROWS_AS(two(insert_names(std::vector<std::string>{"good", std::string("a\0b", 3)})), rs::value_error);
  CHECK(count_of(shop, "name = 'good'") == "0");
  CHECK(shop.tenant(1)(insert_names(std::vector<std::string>{"of another"})).affected_rows == 1);
  CHECK(two(insert_names(names)).affected_rows == 5);
  const auto rows = two(rs::query<"many.read">()
                            .select(customers::name)
                            .from(customers{})
                            .where(customers::id > far_customer)
                            .order_by(customers::id))
                        .tuples();
  REQUIRE(rows.size() == names.size());  // before Catch2 would write out texts of this length
  std::vector<std::string> read;
  for (const auto& [name] : rows) read.push_back(name);
  CHECK(read == names);
}

TEST_CASE("many rows with a value that no database keeps are refused before they are sent", "[query][insert]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  auto tx = one.transaction();
  const auto orders_of = [](double total) {
    const std::vector<std::tuple<std::int64_t, double>> rows{{1, 1.0}, {1, total}};
    return rs::query<"many.totals">().insert_into(orders{}).columns(orders::customer_id, orders::total).rows(rows);
  };
  CHECK_THAT(thrown<rs::value_error>([&] { one(orders_of(std::numeric_limits<double>::quiet_NaN())); }).what(),
             ContainsSubstring("many.totals") && ContainsSubstring("NaN cannot be bound"));
  CHECK_THAT(thrown<rs::value_error>([&] {
               one(insert_names(std::vector<std::string>{"good", "\xff"}));
             }).what(),
             ContainsSubstring("many.names") && ContainsSubstring("is not valid UTF-8"));
  CHECK_THROWS_WITH(one(insert_names(std::vector<std::string>{std::string("a\0b", 3)})), ContainsSubstring("NUL"));
  // The database knows of none of them: the transaction goes on.
  CHECK(one(orders_of(2.0)).affected_rows == 2);
  tx.commit();
  CHECK_THROWS_AS(shop.tenant(2)(orders_of(2.0)), rs::scope_violation);
  CHECK(shop.value("SELECT count(*) FROM orders WHERE total <= 2") == "2");
}

TEST_CASE("rows come from any range, and are copied", "[query][insert]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  CHECK(one(insert_names(std::array<std::string_view, 2>{"a", "b"})).affected_rows == 2);
  CHECK(one(insert_names(std::list<const char*>{"c"})).affected_rows == 1);
  const auto made = [] {
    std::vector<std::string> gone{std::string(1000, 'g')};
    return insert_names(gone);
  }();
  CHECK(one(made).affected_rows == 1);
  CHECK(one(made).affected_rows == 1);
  CHECK(count_of(shop, "tenant_id = 1 AND name IN ('a', 'b', 'c')") == "3");
  CHECK(count_of(shop, "tenant_id = 1 AND length(name) = 1000") == "2");
}

TEST_CASE("many rows with one parent of another tenant are refused, all of them", "[query][insert]") {
  shop_database shop;
  const auto insert = [](std::int64_t second) {
    return rs::query<"many.orders">()
        .insert_into(orders{})
        .columns(orders::customer_id, orders::total)
        .rows(std::vector<std::pair<std::int64_t, double>>{{1, 5.5}, {second, 6.5}});
  };
  (void)thrown<rs::scope_violation>([&] { shop.tenant(1)(insert(11)); });
  (void)thrown<rs::scope_violation>([&] { shop.tenant(1)(insert(999)); });
  CHECK(shop.value("SELECT count(*) FROM orders WHERE total IN (5.5, 6.5)") == "0");
  CHECK(shop.tenant(1)(insert(2)).affected_rows == 2);
  CHECK(shop.value("SELECT count(*) FROM orders WHERE total IN (5.5, 6.5)") == "2");
}

TEST_CASE("a select that an insert reads from sees no row of another tenant", "[query][insert]") {
  shop_database shop;
  const auto copy = [](std::int64_t from_key_to_key) {
    return rs::query<"many.copy">()
        .insert_into(orders{})
        .columns(orders::customer_id, orders::total)
        .from(rs::select(rs::as<"c">(customers::id + from_key_to_key), rs::as<"total">(customers::id * 0.5))
                  .from(customers{}));
  };
  (void)thrown<rs::scope_violation>([&] { shop.tenant(1)(copy(10)); });
  CHECK(shop.tenant(2)(copy(0)).affected_rows == 3);
  CHECK(shop.rows("SELECT customer_id FROM orders WHERE total * 2 = customer_id ORDER BY 1") ==
        text_rows{"11", "12", "13"});
  // referrer_id points to customers of anybody: as a parent it must be one's own
  const auto referrers = [](std::int64_t order) {
    return rs::query<"many.referrers">()
        .insert_into(orders{})
        .columns(orders::customer_id, orders::total)
        .from(rs::select(rs::as<"c">(rs::coalesce(orders::referrer_id, 0)), rs::as<"t">(orders::total + 0.25))
                  .from(orders{})
                  .where(orders::id == order));
  };
  (void)thrown<rs::scope_violation>([&] { shop.tenant(1)(referrers(3)); });
  CHECK(shop.value("SELECT count(*) FROM orders WHERE total = 50.25") == "0");
  CHECK(shop.tenant(2)(referrers(2)).affected_rows == 0);
  CHECK(shop.tenant(1)(referrers(2)).affected_rows == 1);
}

TEST_CASE("of a set of tenants each copied row keeps its tenant", "[query][insert][set]") {
  shop_database shop;
  rs::session both = shop.db.for_scope(rs::tenants{1, 2});
  const auto copy = [](std::int64_t from_key_to_key) {
    return rs::query<"many.copy_set">()
        .insert_into(orders{})
        .columns(orders::customer_id, orders::total)
        .from(rs::select(rs::as<"c">(customers::id + from_key_to_key), rs::as<"total">(customers::id * 0.5))
                  .from(customers{}));
  };
  (void)thrown<rs::scope_violation>([&] { both(copy(20)); });  // customer 21 is of neither
  CHECK(both(copy(0)).affected_rows == 6);
  CHECK(shop.rows("SELECT customer_id FROM orders WHERE total * 2 = customer_id ORDER BY 1") ==
        text_rows{"1", "2", "3", "11", "12", "13"});
  const text_rows before = shop.rows("SELECT * FROM settings ORDER BY 1, 2");
  const auto settings_copy = rs::query<"many.settings_set">()
                                 .insert_into(settings{})
                                 .columns(settings::name, settings::value)
                                 .from(rs::select(rs::as<"name">(rs::concat(settings::name, "-copy")), settings::value)
                                           .from(settings{})
                                           .where(settings::name == "theme"));
  CHECK(both(settings_copy).affected_rows == 2);
  CHECK(shop.rows("SELECT tenant_id, value FROM settings WHERE name = 'theme-copy' ORDER BY 1") ==
        text_rows{"1|dark", "2|dark"});
  CHECK(shop.rows("SELECT * FROM settings WHERE name <> 'theme-copy' ORDER BY 1, 2") == before);
}

TEST_CASE("an insert under a set of tenants says which tenant by as()", "[query][insert][set]") {
  shop_database shop;
  rs::session both = shop.db.for_scope(rs::tenants{1, 2});
  const auto insert = rs::query<"many.set_insert">().insert_into(customers{}).set(customers::name = "Eve");
  CHECK_THROWS_AS(both(insert), rs::error);
  CHECK_THROWS_AS(both(insert_names(std::vector<std::string>{"Eve"})), rs::error);
  CHECK(count_of(shop, "name = 'Eve'") == "0");
  CHECK(both.as(rs::tenant(1))(insert).affected_rows == 1);
  CHECK(both.as(rs::tenant(2))(insert_names(std::vector<std::string>{"Eve"})).affected_rows == 1);
  CHECK(shop.rows("SELECT tenant_id FROM customers WHERE name = 'Eve' ORDER BY 1") == text_rows{"1", "2"});
}

TEST_CASE("a session of a set reads the rows of its tenants, of an empty set none", "[query][set]") {
  shop_database shop;
  const auto all =
      rs::query<"many.set_read">()
          .select(customers::id,
                  rs::as<"n">(rs::select(rs::count()).from(orders{}).where(orders::customer_id == customers::id)))
          .from(customers{})
          .order_by(customers::id);
  rs::session both = shop.db.for_scope(rs::tenants{1, 2});
  CHECK(texts_of(both(all)) == text_rows{"1|2", "2|1", "3|0", "11|2", "12|0", "13|1"});
  CHECK(both(all.count_rows()).value() == 6);
  rs::session none = shop.db.for_scope(rs::tenants(std::vector<std::int64_t>{}));
  CHECK(texts_of(none(all)).empty());
  CHECK(none(all.count_rows()).value() == 0);
  const auto change = rs::query<"many.set_change">().update(customers{}).set(customers::name = "x").every_row();
  CHECK(none(change).affected_rows == 0);
  CHECK(both(change).affected_rows == 6);
}

TEST_CASE("an unscoped insert of many rows names the tenant of each", "[query][insert][unscoped]") {
  shop_database shop;
  const auto insert =
      rs::query<"many.unscoped">()
          .insert_into(customers{})
          .columns(customers::tenant_id, customers::name)
          .rows(std::vector<std::pair<std::int64_t, std::string>>{{1, "Eve"}, {2, "Fay"}, {far_tenant, "Gil"}});
  CHECK(shop.everyone()(insert).affected_rows == 3);
  CHECK(shop.rows("SELECT tenant_id, name FROM customers WHERE name IN ('Eve', 'Fay', 'Gil') ORDER BY 2") ==
        text_rows{"1|Eve", "2|Fay", "5000000000|Gil"});
}
