#include "support/catch.hpp"
#include "support/typed_statements.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

}  // namespace

TEST_CASE("each kind of join shows the tenant's rows, also on the side that may have no row", "[query][join][golden]") {
  typed_selects shows("query/typed_joins");
  const auto on_customer = orders::customer_id == customers::id;

  shows("inner join", rs::query<"typed.inner">()
                          .select(customers::name, orders::id)
                          .from(customers{})
                          .join(orders{}, on_customer)
                          .order_by(orders::id));
  shows("left join", rs::query<"typed.left">()
                         .select(customers::name, orders::id)
                         .from(customers{})
                         .left_join(orders{}, on_customer)
                         .order_by(customers::id, orders::id));
  shows("right join", rs::query<"typed.right">()
                          .select(orders::id, customers::name)
                          .from(orders{})
                          .right_join(customers{}, on_customer)
                          .order_by(customers::id, orders::id));
  shows("right join to the child", rs::query<"typed.right_child">()
                                       .select(customers::name, orders::id)
                                       .from(customers{})
                                       .right_join(orders{}, orders::referrer_id == customers::id)
                                       .order_by(orders::id));
  shows("full join", rs::query<"typed.full">()
                         .select(customers::name, orders::id)
                         .from(customers{})
                         .full_join(orders{}, orders::referrer_id == customers::id)
                         .order_by(customers::id, orders::id));
  shows("cross join", rs::query<"typed.cross">()
                          .select(customers::name, settings::value)
                          .from(customers{})
                          .cross_join(settings{})
                          .order_by(customers::id, settings::value));
  shows("left join, then right join", rs::query<"typed.left_right">()
                                          .select(orders::id, order_lines::product, customers::name)
                                          .from(orders{})
                                          .left_join(order_lines{}, order_lines::order_id == orders::id)
                                          .right_join(customers{}, on_customer)
                                          .order_by(customers::id, orders::id, order_lines::id));
  shows("full join of a shared table", rs::query<"typed.full_shared">()
                                           .select(currencies::code, order_lines::id)
                                           .from(currencies{})
                                           .full_join(order_lines{}, order_lines::currency == currencies::code)
                                           .order_by(currencies::code, order_lines::id));
  shows("full join where each side has a condition", rs::query<"typed.full_where">()
                                                         .select(customers::name, orders::id)
                                                         .from(customers{})
                                                         .full_join(orders{}, orders::referrer_id == customers::id)
                                                         .where(orders::id.is_null() || customers::id.is_null())
                                                         .order_by(customers::id, orders::id));
  shows.check();
}

TEST_CASE("an alias of a table has the scope of the table, in every join", "[query][join][alias][golden]") {
  typed_selects shows("query/typed_aliases");
  const auto earlier = rs::alias<orders, "earlier">;
  const auto referrer = rs::alias<customers, "referrer">;
  const auto same_customer = earlier[orders::customer_id] == orders::customer_id && earlier[orders::id] < orders::id;

  shows("self-join", rs::query<"typed.self">()
                         .select(orders::id, earlier[orders::id], earlier[orders::total])
                         .from(orders{})
                         .join(earlier, same_customer)
                         .order_by(orders::id));
  shows("self-join, left", rs::query<"typed.self_left">()
                               .select(orders::id, earlier[orders::id])
                               .from(orders{})
                               .left_join(earlier, same_customer)
                               .order_by(orders::id));
  shows("self-join on whatever there is", rs::query<"typed.self_free">()
                                              .select(orders::id, earlier[orders::id])
                                              .from(orders{})
                                              .join(earlier, earlier[orders::total] == orders::total)
                                              .order_by(orders::id));
  // PostgreSQL makes a full join only where the sides are compared for equality.
  if (!plain_database::is_postgresql())
    shows("self-join, full", rs::query<"typed.self_full">()
                                 .select(orders::id, earlier[orders::id])
                                 .from(orders{})
                                 .full_join(earlier, earlier[orders::id] > orders::id)
                                 .order_by(orders::id, earlier[orders::id]));
  shows("the parent twice", rs::query<"typed.twice">()
                                .select(orders::id, customers::name, referrer[customers::name])
                                .from(orders{})
                                .join(customers{}, orders::customer_id == customers::id)
                                .left_join(referrer, orders::referrer_id == referrer[customers::id])
                                .order_by(orders::id));
  shows("an alias alone", rs::query<"typed.alias_from">()
                              .select(referrer[customers::name])
                              .from(referrer)
                              .where(referrer[customers::id] > 1)
                              .order_by(referrer[customers::name].desc()));
  shows.check();
}

TEST_CASE("a column is optional where its side of a join may have no row", "[query][join]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::session two = shop.tenant(2);  // who has no Dan
  const auto on_customer = orders::customer_id == customers::id;

  SECTION("of a right join: what stands before it") {
    const auto of_dan = rs::query<"typed.right_types">()
                            .select(orders::id, customers::id)
                            .from(orders{})
                            .right_join(customers{}, on_customer)
                            .where(customers::name == "Dan");
    CHECK(texts_of(two(of_dan)).empty());
    const auto row = one(of_dan).one();
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(row.tuple())>,
                                 std::tuple<std::optional<std::int64_t>, std::int64_t>>);
    CHECK(row[orders::id] == std::nullopt);
    CHECK(row[customers::id] == 3);
  }
  SECTION("of a full join: both") {
    const auto of_dan = rs::query<"typed.full_types">()
                            .select(orders::id, customers::id, rs::as<"sum">(orders::id + customers::id))
                            .from(orders{})
                            .full_join(customers{}, on_customer)
                            .where(customers::name == "Dan");
    CHECK(texts_of(two(of_dan)).empty());
    const auto row = one(of_dan).one();
    using value = std::optional<std::int64_t>;
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(row.tuple())>, std::tuple<value, value, value>>);
    CHECK(row.tuple() == std::tuple<value, value, value>{std::nullopt, 3, std::nullopt});
  }
  SECTION("of a left join: an expression of a column that may be missing") {
    const auto of_dan = rs::query<"typed.left_types">()
                            .select(rs::as<"name">(rs::upper(customers::name)), rs::as<"twice">(orders::total * 2))
                            .from(customers{})
                            .left_join(orders{}, on_customer)
                            .where(customers::name == "Dan");
    CHECK(texts_of(two(of_dan)).empty());
    const auto row = one(of_dan).one();
    static_assert(
        std::is_same_v<std::remove_cvref_t<decltype(row.tuple())>, std::tuple<std::string, std::optional<double>>>);
    CHECK(row.tuple() == std::tuple<std::string, std::optional<double>>{"DAN", std::nullopt});
  }
}
