#include "support/catch.hpp"
#include "support/typed_statements.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

const auto orders_of_customer = rs::select(rs::count()).from(orders{}).where(orders::customer_id == customers::id);
const auto order_of_customer = rs::select(orders::id).from(orders{}).where(orders::customer_id == customers::id);

}  // namespace

TEST_CASE("a sub-query sees the tenant's rows, whatever its place in where()", "[query][subquery][golden]") {
  typed_selects shows("query/typed_subqueries_where");

  shows("in", rs::query<"typed.in">()
                  .select(customers::id)
                  .from(customers{})
                  .where(customers::id.in(rs::select(orders::customer_id).from(orders{})))
                  .order_by(customers::id));
  shows("not in", rs::query<"typed.not_in">()
                      .select(customers::id)
                      .from(customers{})
                      .where(!customers::id.in(rs::select(orders::customer_id).from(orders{})))
                      .order_by(customers::id));
  shows("exists", rs::query<"typed.exists">()
                      .select(customers::id)
                      .from(customers{})
                      .where(rs::exists(order_of_customer))
                      .order_by(customers::id));
  shows("not exists", rs::query<"typed.not_exists">()
                          .select(customers::id)
                          .from(customers{})
                          .where(!rs::exists(order_of_customer))
                          .order_by(customers::id));
  shows("exists of anything",
        rs::query<"typed.exists_any">()
            .select(currencies::code)
            .from(currencies{})
            .where(rs::exists(
                rs::select(order_lines::id).from(order_lines{}).where(order_lines::currency == currencies::code)))
            .order_by(currencies::code));
  shows("scalar", rs::query<"typed.scalar">()
                      .select(orders::id)
                      .from(orders{})
                      .where(orders::total > rs::scalar(rs::select(rs::avg(orders::total)).from(orders{})))
                      .order_by(orders::id));
  shows("correlated scalar of an alias",
        rs::query<"typed.correlated">()
            .select(orders::id)
            .from(orders{})
            .where(orders::total >=
                   rs::scalar(rs::select(rs::max(rs::alias<orders, "other">[orders::total]))
                                  .from(rs::alias<orders, "other">)
                                  .where(rs::alias<orders, "other">[orders::customer_id] == orders::customer_id)))
            .order_by(orders::id));
  shows(
      "three deep",
      rs::query<"typed.deep">()
          .select(customers::id)
          .from(customers{})
          .where(customers::id.in(
              rs::select(orders::customer_id)
                  .from(orders{})
                  .where(orders::id.in(rs::select(order_lines::order_id)
                                           .from(order_lines{})
                                           .where(rs::exists(rs::select(currencies::code)
                                                                 .from(currencies{})
                                                                 .where(currencies::code == order_lines::currency)))))))
          .order_by(customers::id));
  shows("with a join inside",
        rs::query<"typed.join_inside">()
            .select(customers::id)
            .from(customers{})
            .where(customers::id.in(rs::select(orders::customer_id)
                                        .from(orders{})
                                        .left_join(order_lines{}, order_lines::order_id == orders::id)
                                        .where(order_lines::id.is_null())))
            .order_by(customers::id));
  shows("with a limit inside", rs::query<"typed.limit_inside">()
                                   .select(orders::id)
                                   .from(orders{})
                                   .where(orders::id.in(rs::select(rs::alias<orders, "last">[orders::id])
                                                            .from(rs::alias<orders, "last">)
                                                            .order_by(rs::alias<orders, "last">[orders::id].desc())
                                                            .limit(1))));
  const auto if_in = [](bool with_order, bool first) {
    return rs::query<"typed.if_in">()
        .select(customers::id)
        .from(customers{})
        .where_if(with_order, [] { return rs::exists(order_of_customer); })
        .where_if(first, [] { return customers::id == 1; })
        .order_by(customers::id);
  };
  shows("in a condition that is not always there", if_in(true, false));
  shows("in the condition that is not there", if_in(false, true));
  shows("set operation inside",
        rs::query<"typed.union_inside">()
            .select(customers::id)
            .from(customers{})
            .where(customers::id.in(rs::select(orders::customer_id)
                                        .from(orders{})
                                        .where(orders::total > 200.0)
                                        .union_with(rs::select(rs::alias<customers, "c">[customers::id])
                                                        .from(rs::alias<customers, "c">)
                                                        .where(rs::alias<customers, "c">[customers::name] == "Dan"))))
            .order_by(customers::id));
  shows.check();
}

TEST_CASE("a sub-query sees the tenant's rows as an output, in on, having and order", "[query][subquery][golden]") {
  typed_selects shows("query/typed_subqueries_places");

  shows("output", rs::query<"typed.output">()
                      .select(customers::name, rs::as<"orders">(orders_of_customer))
                      .from(customers{})
                      .order_by(customers::id));
  shows.with_count("output without correlation",
                   rs::query<"typed.output_free">()
                       .select(currencies::code, rs::as<"all">(rs::select(rs::count()).from(order_lines{})))
                       .from(currencies{})
                       .order_by(currencies::code));
  shows("output that may have no row",
        rs::query<"typed.output_none">()
            .select(customers::id, rs::as<"note">(rs::select(orders::note)
                                                      .from(orders{})
                                                      .where(orders::customer_id == customers::id)
                                                      .order_by(orders::id)
                                                      .limit(1)))
            .from(customers{})
            .order_by(customers::id));
  shows("on", rs::query<"typed.on">()
                  .select(customers::name, settings::value)
                  .from(customers{})
                  .left_join(settings{}, settings::name == "theme" && rs::exists(order_of_customer))
                  .order_by(customers::id));
  shows("having",
        rs::query<"typed.having_sub">()
            .select(orders::customer_id, rs::as<"sum">(rs::sum(orders::total)))
            .from(orders{})
            .group_by(orders::customer_id)
            .having(rs::sum(orders::total) >
                    rs::scalar(rs::select(rs::avg(rs::alias<orders, "o">[orders::total])).from(rs::alias<orders, "o">)))
            .order_by(orders::customer_id));
  shows("order", rs::query<"typed.order_sub">()
                     .select(customers::name)
                     .from(customers{})
                     .order_by(rs::scalar(orders_of_customer).desc(), customers::id));
  // SQLite takes the first of several values, where PostgreSQL reports an error.
  if (!plain_database::is_postgresql())
    shows("inside of case and coalesce",
          rs::query<"typed.case_sub">()
              .select(customers::name,
                      rs::as<"size">(rs::case_when(rs::scalar(orders_of_customer) > 1, "many").otherwise("few")),
                      rs::as<"first">(rs::coalesce(rs::scalar(order_of_customer), 0)))
              .from(customers{})
              .order_by(customers::id));
  shows.with_count(
      "inside of an aggregate",
      rs::query<"typed.sum_sub">().select(rs::as<"n">(rs::sum(rs::scalar(orders_of_customer)))).from(customers{}));
  shows.check();
}

TEST_CASE("a scalar sub-query is optional unless it always has a row", "[query][subquery]") {
  shop_database shop;
  rs::session two = shop.tenant(2);
  const auto row =
      two(rs::query<"typed.scalar_types">()
              .select(rs::as<"count">(orders_of_customer),
                      rs::as<"max">(rs::select(rs::max(orders::total)).from(orders{}).where(orders::id < 10)),
                      rs::as<"one">(order_of_customer))
              .from(customers{})
              .where(customers::name == "Bob"))
          .one();
  static_assert(std::is_same_v<std::remove_cvref_t<decltype(row.tuple())>,
                               std::tuple<std::int64_t, std::optional<double>, std::optional<std::int64_t>>>);
  CHECK(row.tuple() == std::tuple<std::int64_t, std::optional<double>, std::optional<std::int64_t>>{0, {}, {}});
}

TEST_CASE("a nameless part is used in several statements", "[query][subquery]") {
  shop_database shop;
  const auto with_orders = rs::query<"typed.reuse_select">()
                               .select(customers::id)
                               .from(customers{})
                               .where(rs::exists(order_of_customer) && rs::exists(order_of_customer))
                               .order_by(customers::id);
  CHECK(texts_of(shop.tenant(1)(with_orders)) == text_rows{"1", "2"});
  CHECK(texts_of(shop.tenant(2)(with_orders)) == text_rows{"11", "13"});
  const auto rename = rs::query<"typed.reuse_update">()
                          .update(customers{})
                          .set(customers::name = "buyer")
                          .where(rs::exists(order_of_customer));
  CHECK(shop.tenant(2)(rename).affected_rows == 2);
  CHECK(shop.rows("SELECT id FROM customers WHERE name = 'buyer' ORDER BY id") == text_rows{"11", "13"});
}
