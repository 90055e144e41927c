#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

/// Each condition is compared with the same written in SQL by hand, for tenants that have rows and one that has none.
struct where_test {
  shop_database shop;
  golden_statements file;
  const std::string own_orders =
      "SELECT o.id FROM orders o JOIN customers c ON o.customer_id = c.id WHERE c.tenant_id = ";

  explicit where_test(std::string name) : file("query/" + std::move(name)) {
    shop.run("INSERT INTO orders (id, customer_id, total, note) VALUES (4, 1, 55, 'early'), (14, 11, 55, 'early')");
  }
  ~where_test() { file.check(); }

  template <class Condition>
  void orders_where(const std::string& sql, const Condition& condition) {
    bool first = true;
    for (const std::int64_t tenant : {1, 2, 3}) {
      INFO("tenant " << tenant << ": " << sql);
      rs::session s = shop.tenant(tenant);
      const auto body = [&](auto q) { return q.from(orders{}).where(condition); };
      if (std::exchange(first, false)) file.add(sql, s, counted_select(body, orders::id));
      CHECK(counted(s, body, orders::id) ==
            sorted(shop.rows(own_orders + std::to_string(tenant) + " AND (" + sql + ")")));
    }
  }
};

}  // namespace

TEST_CASE("each comparison with a value finds the rows that SQL finds", "[query][where][golden]") {
  where_test test("comparisons");
  test.orders_where("o.total = 100", orders::total == 100.0);
  test.orders_where("o.total <> 100", orders::total != 100.0);
  test.orders_where("o.total < 100", orders::total < 100.0);
  test.orders_where("o.total <= 100", orders::total <= 100.0);
  test.orders_where("o.total > 100", orders::total > 100);
  test.orders_where("o.total >= 100", orders::total >= 100.0F);
  test.orders_where("o.note = 'late'", orders::note == "late");
  test.orders_where("o.note <> 'late'", orders::note != std::string("late"));
  test.orders_where("o.note > 'a'", orders::note > std::string_view("a"));
}

TEST_CASE("columns are compared with columns", "[query][where][golden]") {
  where_test test("columns");
  test.orders_where("o.id = o.customer_id", orders::id == orders::customer_id);
  test.orders_where("o.referrer_id < o.id", orders::referrer_id < orders::id);
  test.orders_where("o.total > o.id", orders::total > orders::id);
}

TEST_CASE("conditions are combined by and, or, not, at any depth", "[query][where][golden]") {
  where_test test("logic");
  const auto late = orders::note == "late";
  const auto dear = orders::total > 60.0;
  const auto first = orders::id.in({1, 11});
  test.orders_where("o.note = 'late' AND o.total > 60", late && dear);
  test.orders_where("o.note = 'late' OR o.total > 60", late || dear);
  test.orders_where("NOT (o.note = 'late')", !late);
  test.orders_where("NOT (o.note = 'late' OR o.total > 60)", !(late || dear));
  test.orders_where("(o.note = 'late' OR o.total > 60) AND NOT o.id IN (1, 11)", (late || dear) && !first);
  test.orders_where("o.note = 'late' OR (o.total > 60 AND o.id IN (1, 11))", late || (dear && first));
  test.orders_where("NOT (NOT (o.note = 'late' AND NOT o.id IN (1, 11)) OR o.total > 60)",
                    !(!(late && !first) || dear));
}

TEST_CASE("NULL is tested for, and equals nothing", "[query][where][golden]") {
  where_test test("null_tests");
  test.orders_where("o.note IS NULL", orders::note.is_null());
  test.orders_where("o.note IS NOT NULL", orders::note.is_not_null());
  test.orders_where("o.referrer_id IS NULL OR o.note IS NULL", orders::referrer_id.is_null() || orders::note.is_null());
  test.orders_where("NOT (o.referrer_id = 11)", !(orders::referrer_id == 11));
  test.orders_where("o.total IS NULL OR o.id = 11", orders::total.is_null() || orders::id == 11);
}

TEST_CASE("between takes both ends in, values and columns", "[query][where][golden]") {
  where_test test("between");
  test.orders_where("o.total BETWEEN 50 AND 100", orders::total.between(50.0, 100.0));
  test.orders_where("NOT (o.total BETWEEN 100 AND 50)", !orders::total.between(100, 50));
  test.orders_where("o.id BETWEEN o.customer_id AND 12", orders::id.between(orders::customer_id, 12));
  test.orders_where("o.note BETWEEN 'l' AND 'm'", orders::note.between("l", std::string("m")));
  test.orders_where("NOT (o.total BETWEEN 50 AND 100) OR o.note IS NULL",
                    !orders::total.between(50.0, 100.0) || orders::note.is_null());
}

TEST_CASE("several where() are joined by and", "[query][where]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::session two = shop.tenant(2);
  CHECK(counted(
            one, [](auto q) { return q.from(orders{}).where(orders::note == "late").where(orders::total > 60.0); },
            orders::id) == text_rows{"1"});
  const auto by_key = [](auto q) {
    return q.from(orders{})
        .where(orders::id == 1 || orders::id == 2)
        .where(orders::id == 2 || orders::id == 3)
        .where(orders::total > 0.0);
  };
  CHECK(counted(one, by_key, orders::id) == text_rows{"2"});
  CHECK(counted(two, by_key, orders::id).empty());
}

TEST_CASE("a condition may be built before, copied, and used in several statements", "[query][where]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::session two = shop.tenant(2);
  const auto condition = orders::note == std::string("late") && orders::total.between(60.0, 300.0);
  const auto base = rs::query<"where.base">().select(orders::id).from(orders{});
  const auto narrowed = base.where(condition);
  const auto other = narrowed.where(orders::id > 5);
  CHECK(texts_of(one(narrowed)) == text_rows{"1"});
  CHECK(texts_of(two(narrowed)) == text_rows{"11"});
  CHECK(texts_of(one(other)).empty());
  CHECK(texts_of(one(base)).size() == 3);
}

TEST_CASE("a column of a shared table and of a composite-key table is compared like any other", "[query][where]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  CHECK(counted(
            one, [](auto q) { return q.from(currencies{}).where(currencies::code >= "US"); }, currencies::label) ==
        text_rows{"dollar", "none"});
  const auto theme = [](auto q) { return q.from(settings{}).where(settings::name == "language"); };
  CHECK(counted(one, theme, settings::value) == text_rows{"de"});
  rs::session two = shop.tenant(2);
  CHECK(counted(two, theme, settings::value) == text_rows{"fr"});
}
