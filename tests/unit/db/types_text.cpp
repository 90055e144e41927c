// Texts that a database would not keep as they are, and texts and lists that are large.
#include <numeric>

#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using Catch::Matchers::ContainsSubstring;

const std::string with_nul("secret\0name", 11);
const std::string no_utf8 = "secret \xC3(";
const std::string fine = "na\xC3\xAFve";

}  // namespace

TEST_CASE("a text with NUL, or that is not UTF-8, is refused wherever it is bound", "[db][types][text]") {
  rs::database db = open(1);
  // Both tenants do the same: what the first one wrote is not found by the second.
  for (const std::int64_t tenant : {2, 1}) {
    rs::session session = db.for_tenant(tenant);
    const std::int64_t customers_then = customer_count(session) + 1;
    const auto check = [](const auto& run, const char* site, std::string_view subject, std::int64_t rows) {
      for (const std::string& text : {with_nul, no_utf8}) {
        const auto e = thrown<rs::value_error>([&] { run(text); });
        INFO(e.what());
        CHECK(e.site() == site);
        CHECK_THAT(e.what(), ContainsSubstring(std::string(subject)) && !ContainsSubstring("secret"));
        CHECK_THAT(e.what(), ContainsSubstring(text == with_nul ? "NUL" : "not valid UTF-8"));
      }
      CHECK(run(fine) == rows);
    };
    check(
        [&](const std::string& t) {
          return session(rs::query<"text.insert">().insert_into(customers{}).set(customers::name = t)).affected_rows;
        },
        "text.insert", "a text for customers.name ", 1);
    check(
        [&](const std::string& t) {
          const auto update = rs::query<"text.change">().update(customers{}).set(customers::email = std::optional(t));
          return session(update.every_row()).affected_rows;
        },
        "text.change", "a text for customers.email ", customers_then);
    const auto found = [&](const auto& condition) {
      return session(rs::query<"text.select">().select(rs::count()).from(customers{}).where(condition)).value();
    };
    check([&](const std::string& t) { return found(customers::name == t); }, "text.select",
          "a text for customers.name ", 1);
    check([&](const std::string& t) { return found(customers::name.between("a", t)); }, "text.select",
          "a text for customers.name ", 1);
    check([&](const std::string& t) { return found(customers::email.like(t)); }, "text.select",
          "a text for customers.email ", customers_then);
    check(
        [&](const std::string& t) {
          const std::vector<std::string> list{"fine", t};
          return found(customers::id == 1'000 || customers::name.in(list));
        },
        "text.select", "a text for customers.name ", 1);
    CHECK(customer_count(session) == customers_then);
  }
}

TEST_CASE("the NaN of a real column is refused by the column's name", "[db][types]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const auto set_total = [&](std::int64_t order, double total) {
    return session(rs::query<"real.nan">().update(orders{}).set(orders::total = total).where(orders::id == order))
        .affected_rows;
  };
  const auto e = thrown<rs::value_error>([&] { set_total(1, std::nan("")); });
  CHECK_THAT(e.what(), ContainsSubstring("NaN cannot be bound for orders.total"));
  CHECK(set_total(1, 1.5) == 1);
  CHECK(set_total(4, 1.5) == 0);
}

TEST_CASE("a text of many megabytes is stored and read", "[db][types][text]") {
  rs::database db = open(1);
  const std::string large(plain_database::is_postgresql() ? 10'000'000 : 100'000'000, 'x');
  const auto by_name = rs::query<"text.large">()
                           .select(customers::name, customers::id)
                           .from(customers{})
                           .where(customers::name == large);
  const auto by_key = [](std::int64_t key) {
    return rs::query<"text.view">().select(customers::name).from(customers{}).where(customers::id == key);
  };
  std::int64_t key = 0;
  {
    rs::session session = db.for_tenant(1);
    key = add_customer(session, large);
    CHECK(session(by_name).one()[customers::id] == key);
    rs::session again = std::move(session);
    const auto rows = again(by_key(key));
    CHECK((*rows.begin()).view(customers::name) == large);
    std::string broken = large;
    broken.back() = '\0';
    CHECK_THROWS_AS(add_customer(again, broken), rs::value_error);
  }
  CHECK_FALSE(db.for_tenant(2)(by_name).one_or_none());
  CHECK_FALSE(db.for_tenant(2)(by_key(key)).one_or_none());
}

TEST_CASE("in() takes a million elements", "[db][types][in]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  std::vector<std::int64_t> ids(1'000'000);
  std::iota(ids.begin(), ids.end(), 2);
  CHECK(session(rs::query<"in.million">().select(rs::count()).from(customers{}).where(customers::id.in(ids))).value() ==
        2);
}
