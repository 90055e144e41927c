#include <cmath>
#include <limits>

#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> texts{"'; DROP TABLE customers; --",
                                              "\" OR \"1\"=\"1",
                                              "' OR 1=1 --",
                                              "?1",
                                              ":name",
                                              "@x",
                                              "$y",
                                              "%",
                                              "_",
                                              "\\",
                                              "\\'",
                                              "/* */",
                                              "-- ",
                                              "\n\r\t",
                                              "NULL",
                                              "",
                                              "0x41",
                                              "naïve ☃ 😀",
                                              std::string(70'000, '\'')};
  return texts;
}

std::string number_of_tables(shop_database& shop) {
  return shop.value(std::string("SELECT count(*) FROM ") +
                    (plain_database::is_postgresql() ? "information_schema.tables" : "sqlite_master"));
}

}  // namespace

TEST_CASE("a text is stored, found and changed as it is, whatever it contains", "[query][values]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::session two = shop.tenant(2);
  const std::string tables = number_of_tables(shop);
  for (const std::string& text : hostile_texts()) {
    INFO(text.substr(0, 40));
    const auto id =
        one(rs::query<"values.add">().insert_into(customers{}).set(customers::name = text, customers::email = text))
            .key();
    const auto by_text = rs::query<"values.find">()
                             .select(customers::id, customers::email)
                             .from(customers{})
                             .where(customers::name == text && customers::email == text);
    const auto found = one(by_text).one();
    CHECK(found[customers::id] == id);
    CHECK(found[customers::email] == text);
    CHECK(texts_of(two(by_text)).empty());
    const auto change = rs::query<"values.change">()
                            .update(customers{})
                            .set(customers::email = text + "!")
                            .where(customers::name == text);
    CHECK(two(change).affected_rows == 0);
    CHECK(one(change).affected_rows == 1);
    const auto remove = rs::query<"values.remove">().remove_from(customers{}).where(customers::email == text + "!");
    CHECK(two(remove).affected_rows == 0);
    CHECK(one(remove).affected_rows == 1);
  }
  CHECK(number_of_tables(shop) == tables);
  CHECK(shop.value("SELECT count(*) FROM customers") == "8");
}

TEST_CASE("every kind of text can be compared and stored", "[query][values]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const char* pointer = "Ann";
  char buffer[] = "Ann";
  const auto found = [&](const auto& name) {
    return one(rs::query<"values.kinds">().select(rs::count()).from(customers{}).where(customers::name == name))
        .value();
  };
  CHECK(found("Ann") == 1);
  CHECK(found(pointer) == 1);
  CHECK(found(buffer) == 1);
  CHECK(found(std::string("Ann")) == 1);
  CHECK(found(std::string_view("Annette").substr(0, 3)) == 1);
  CHECK(found(std::string_view()) == 0);
  const char* null = nullptr;
  CHECK_THROWS_AS(found(null), rs::value_error);
}

TEST_CASE("integers of every width are bound whole", "[query][values]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::session two = shop.tenant(2);
  const auto found = [&](auto id) {
    const auto by_key = rs::query<"values.widths">().select(rs::count()).from(customers{}).where(customers::id == id);
    CHECK(two(by_key).value() == 0);
    return one(by_key).value();
  };
  CHECK(found(std::int8_t{1}) == 1);
  CHECK(found(std::uint8_t{1}) == 1);
  CHECK(found(1UL) == 1);
  CHECK(found(std::int64_t{1} + (std::int64_t{1} << 32U)) == 0);
  CHECK(found(std::int64_t{-1}) == 0);
  CHECK(found(static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) == 0);
  CHECK_THROWS_AS(found(std::numeric_limits<std::uint64_t>::max()), rs::value_error);
  CHECK(found(1.0) == 1);
  CHECK(found(1.5) == 0);
}

TEST_CASE("keys above 2^32 survive every clause", "[query][values]") {
  shop_database shop;
  rs::session far = shop.tenant(far_tenant);
  rs::session one = shop.tenant(1);
  const auto body = [](auto q) {
    return q.from(order_lines{})
        .join(orders{}, order_lines::order_id == orders::id)
        .left_join(customers{}, orders::customer_id == customers::id)
        .where(orders::id.in({far_order}) && order_lines::id.between(far_line, far_line) &&
               customers::id == far_customer);
  };
  CHECK(counted(far, body, order_lines::id, orders::id, customers::id, customers::tenant_id) ==
        text_rows{"8000000001|7000000001|6000000001|5000000000"});
  CHECK(counted(one, body, order_lines::id, orders::id, customers::id, customers::tenant_id).empty());
  const auto add =
      rs::query<"values.far">().insert_into(orders{}).set(orders::customer_id = far_customer, orders::total = 1);
  (void)thrown<rs::scope_violation>([&] { one(add); });
  const auto key = far(add).key();
  CHECK(key > far_order);
  const auto remove = rs::query<"values.far_remove">().remove_from(orders{}).where(orders::id == key);
  CHECK(one(remove).affected_rows == 0);
  CHECK(far(remove).affected_rows == 1);
  CHECK(far(rs::query<"values.far_sum">().select(rs::sum(order_lines::quantity)).from(order_lines{})).value() ==
        std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("reals are stored and compared to the last bit, and NaN is refused", "[query][values]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::session two = shop.tenant(2);
  const auto set = [](double total) {
    return rs::query<"values.real">().update(orders{}).set(orders::total = total).where(orders::id == 1);
  };
  const auto same = [](double total) {
    return rs::query<"values.same">().select(orders::total).from(orders{}).where(orders::total == total);
  };
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double total : {0.1, 1e-300, -1e300, 1.0 / 3.0, infinity, -infinity}) {
    INFO(total);
    CHECK(two(set(total)).affected_rows == 0);
    CHECK(one(set(total)).affected_rows == 1);
    CHECK(one(same(total)).value() == total);
    CHECK(texts_of(two(same(total))).empty());
  }
  CHECK_THROWS_AS(one(set(std::nan(""))), rs::value_error);
  CHECK_THROWS_AS(one(same(std::nan(""))), rs::value_error);
  const auto after = rs::query<"values.after">().select(orders::total).from(orders{}).where(orders::id == 1);
  CHECK(one(after).value() == -infinity);
  CHECK(texts_of(two(after)).empty());
}

TEST_CASE("an integer sum that does not fit is an error, not another number", "[query][values]") {
  shop_database shop;
  rs::session far = shop.tenant(far_tenant);
  const auto sum = rs::query<"values.sum">().select(rs::sum(order_lines::quantity)).from(order_lines{});
  CHECK(far(sum).value().has_value());
  const auto one_more =
      rs::query<"values.one_more">()
          .insert_into(order_lines{})
          .set(order_lines::order_id = far_order, order_lines::product = "pen", order_lines::quantity = 1);
  (void)thrown<rs::scope_violation>([&] { shop.tenant(1)(one_more); });
  CHECK(far(sum).value().has_value());
  far(one_more);
  CHECK_THROWS_AS(far(sum).value(), rs::error);
}

TEST_CASE("set() takes values, columns and nothing", "[query][set]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto row = [&] { return shop.value("SELECT total, note, referrer_id FROM orders WHERE id = 1"); };
  const auto run = [&](const auto& change) {
    CHECK(shop.tenant(2)(change).affected_rows == 0);
    CHECK(one(change).affected_rows == 1);
  };
  run(rs::query<"set.values">().update(orders{}).where(orders::id == 1).set(orders::total = 7, orders::note = "n"));
  CHECK(row() == "7.0|n|NULL");
  run(rs::query<"set.columns">()
          .update(orders{})
          .set(orders::total = orders::id, orders::referrer_id = orders::id)
          .where(orders::id == 1));
  CHECK(row() == "1.0|n|1");
  run(rs::query<"set.nothing">()
          .update(orders{})
          .set(orders::note = std::nullopt, orders::referrer_id = std::optional<std::int64_t>())
          .where(orders::id == 1));
  CHECK(row() == "1.0|NULL|NULL");
  run(rs::query<"set.optional">()
          .update(orders{})
          .set(orders::note = std::optional<std::string>("late"))
          .where(orders::id == 1));
  CHECK(row() == "1.0|late|NULL");
}
