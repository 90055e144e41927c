#include "support/catch.hpp"
#include "support/typed_statements.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

}  // namespace

TEST_CASE("what is computed is computed of the tenant's rows", "[query][expression][golden]") {
  typed_selects shows(
      "query/typed_expressions",
      plain_database::is_postgresql()
          ? "CREATE FUNCTION public.instr(text, text) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT strpos($1, $2)'"
          : "");
  const auto of_orders = [](auto query, const auto&... outputs) {
    return query.select(orders::id, outputs...).from(orders{}).order_by(orders::id);
  };
  const auto of_customers = [](auto query, const auto&... outputs) {
    return query.select(customers::id, outputs...).from(customers{}).order_by(customers::id);
  };

  shows("arithmetic", of_orders(rs::query<"typed.arithmetic">(), rs::as<"plus">(orders::total + 1),
                                rs::as<"minus">(1000 - orders::total), rs::as<"mixed">((orders::id + 1) * 2 % 3),
                                rs::as<"half">(orders::total / 2)));
  shows("integer division, and by zero",
        of_orders(rs::query<"typed.division">(), rs::as<"third">(orders::id / 3), rs::as<"none">(orders::id / 0),
                  rs::as<"rest">(orders::id % 0), rs::as<"real">(orders::total / 0.0)));
  shows("case", of_orders(rs::query<"typed.case">(), rs::as<"size">(rs::case_when(orders::total >= 200.0, "big")
                                                                        .when(orders::total >= 100.0, "middle")
                                                                        .otherwise("small"))));
  shows("case without else",
        of_orders(rs::query<"typed.case_null">(),
                  rs::as<"id">(rs::case_when(orders::note == "late", orders::id).otherwise_null())));
  shows("case of a column",
        of_orders(rs::query<"typed.case_column">(),
                  rs::as<"note">(rs::case_when(orders::total > 60.0, orders::note).otherwise("x"))));
  shows("coalesce", of_orders(rs::query<"typed.coalesce">(), rs::as<"note">(rs::coalesce(orders::note, "none")),
                              rs::as<"both">(rs::coalesce(orders::referrer_id, orders::customer_id))));
  shows("nullif", of_orders(rs::query<"typed.nullif">(), rs::as<"id">(rs::nullif(orders::id, orders::customer_id))));
  shows("texts",
        of_customers(rs::query<"typed.texts">(), rs::as<"lower">(rs::lower(customers::name)),
                     rs::as<"upper">(rs::upper(customers::email)), rs::as<"length">(rs::length(customers::name)),
                     rs::as<"trim">(rs::trim(rs::concat("  ", customers::name, " ")))));
  shows("parts of texts",
        of_customers(rs::query<"typed.parts">(), rs::as<"replace">(rs::replace(customers::name, "n", "N")),
                     rs::as<"substring">(rs::substring(customers::name, 2, 2))));
  shows("concat", of_customers(rs::query<"typed.concat">(), rs::as<"two">(rs::concat(customers::name, "!")),
                               rs::as<"three">(rs::concat(customers::name, " ", customers::email))));
  shows("numbers", of_orders(rs::query<"typed.numbers">(), rs::as<"abs">(rs::abs(orders::total - 300)),
                             rs::as<"round">(rs::round(orders::total / 3, 2))));
  const rs::sql_function<"instr", std::int64_t(std::string, std::string)> position{};
  shows("a function of the database",
        of_customers(rs::query<"typed.function">(), rs::as<"at">(position(customers::name, "n"))));
  shows("computed in where", rs::query<"typed.where_computed">()
                                 .select(orders::id)
                                 .from(orders{})
                                 .where(orders::total / 2 + 1 > 50.0 && rs::length(rs::coalesce(orders::note, "")) == 4)
                                 .order_by(orders::id));
  shows("ordered by what is computed", rs::query<"typed.order_computed">()
                                           .select(orders::id)
                                           .from(orders{})
                                           .order_by((orders::total * -1).desc(), orders::id));
  shows.check();
}

TEST_CASE("what matches a text or a row matches among the tenant's rows", "[query][expression][golden]") {
  typed_selects shows("query/typed_matches", "UPDATE customers SET email = '5%' WHERE name = 'Bob'");
  const auto named = [](auto query, const auto& condition) {
    return query.select(customers::id).from(customers{}).where(condition).order_by(customers::id);
  };
  shows("like", named(rs::query<"typed.like">(), customers::name.like("%n%")));
  shows("ilike", named(rs::query<"typed.ilike">(), customers::name.ilike("A%")));
  shows("contains", named(rs::query<"typed.contains">(), customers::email.contains("@example")));
  shows("contains a sign that is special", named(rs::query<"typed.contains_sign">(), customers::email.contains("%")));
  shows("starts with", named(rs::query<"typed.starts">(), customers::name.starts_with("B")));
  shows("ends with", named(rs::query<"typed.ends">(), customers::name.ends_with("n")));
  shows("in values", named(rs::query<"typed.in_values">(), customers::id.in({1, 3, 11, 13})));

  const auto keyed = [](auto query, const auto& condition) {
    return query.select(orders::total, orders::id).from(orders{}).where(condition).order_by(orders::total, orders::id);
  };
  shows("the next page by key",
        keyed(rs::query<"typed.page">(), rs::row(orders::total, orders::id) > rs::row(100.0, 1)));
  shows("the page before",
        keyed(rs::query<"typed.page_before">(), rs::row(orders::total, orders::id) <= rs::row(100.0, 11)));
  shows("equal rows", keyed(rs::query<"typed.row_equal">(), rs::row(orders::total, orders::id) == rs::row(250.0, 2)));
  shows("unequal rows",
        keyed(rs::query<"typed.row_unequal">(), rs::row(orders::total, orders::id) != rs::row(250.0, 2)));
  shows("rows of columns", keyed(rs::query<"typed.row_columns">(),
                                 rs::row(orders::id, orders::id) >= rs::row(orders::customer_id, orders::customer_id)));
  shows.check();
}

TEST_CASE("a value that a division makes is optional", "[query][expression]") {
  shop_database shop;
  const auto by_key =
      rs::query<"typed.value_types">()
          .select(rs::as<"a">(orders::id + 1), rs::as<"b">(orders::id * 1.5), rs::as<"c">(orders::id / 2),
                  rs::as<"d">(orders::id % 2), rs::as<"e">(rs::coalesce(orders::note, "none")),
                  rs::as<"f">(rs::nullif(orders::id, 7)), rs::as<"g">(rs::concat(orders::note, "!")),
                  rs::as<"h">(rs::round(orders::id, 0)), rs::as<"i">(rs::coalesce("x", orders::note)))
          .from(orders{})
          .where(orders::id == 2);
  auto row = shop.tenant(1)(by_key).one().tuple();
  using integer = std::optional<std::int64_t>;
  using expected = std::tuple<std::int64_t, double, integer, integer, std::string, integer, std::optional<std::string>,
                              double, std::string>;
  static_assert(std::is_same_v<decltype(row), expected>);
  CHECK(row == expected{3, 3.0, 1, 0, "none", 2, std::nullopt, 2.0, "x"});
  CHECK(texts_of(shop.tenant(2)(by_key)).empty());
}
