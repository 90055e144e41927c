#include "support/catch.hpp"
#include "support/typed_statements.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

const auto cte_of_orders =
    rs::cte<"big">(rs::select(orders::id, orders::customer_id, rs::as<"twice">(orders::total * 2))
                       .from(orders{})
                       .where(orders::total >= 100.0));
const auto twice = rs::as<"twice">(orders::total * 2);

}  // namespace

TEST_CASE("a common table has the rows of the tenant", "[query][cte][golden]") {
  typed_selects shows("query/typed_common_tables");

  shows("plain", rs::query<"typed.cte">()
                     .with(cte_of_orders)
                     .select(cte_of_orders[orders::id], cte_of_orders[twice])
                     .from(cte_of_orders)
                     .order_by(cte_of_orders[orders::id]));
  shows("joined", rs::query<"typed.cte_join">()
                      .with(cte_of_orders)
                      .select(customers::name, cte_of_orders[orders::id])
                      .from(customers{})
                      .left_join(cte_of_orders, cte_of_orders[orders::customer_id] == customers::id)
                      .order_by(customers::id, cte_of_orders[orders::id]));
  const auto lines = rs::cte<"lines">(
      rs::select(order_lines::order_id, rs::as<"n">(rs::count())).from(order_lines{}).group_by(order_lines::order_id));
  const auto n = rs::as<"n">(rs::count());
  shows("several", rs::query<"typed.cte_several">()
                       .with(cte_of_orders, lines)
                       .select(cte_of_orders[orders::id], lines[n])
                       .from(cte_of_orders)
                       .left_join(lines, lines[order_lines::order_id] == cte_of_orders[orders::id])
                       .order_by(cte_of_orders[orders::id]));
  const auto of_big =
      rs::cte<"of_big">(rs::select(cte_of_orders[orders::id]).from(cte_of_orders).where(cte_of_orders[twice] > 300.0));
  shows("of a common table", rs::query<"typed.cte_chain">()
                                 .with(cte_of_orders, of_big)
                                 .select(of_big[cte_of_orders[orders::id]])
                                 .from(of_big)
                                 .order_by(of_big[cte_of_orders[orders::id]]));
  shows("in a sub-query",
        rs::query<"typed.cte_in">()
            .with(cte_of_orders)
            .select(customers::name)
            .from(customers{})
            .where(customers::id.in(rs::select(cte_of_orders[orders::customer_id]).from(cte_of_orders)))
            .order_by(customers::id));
  const auto chain = rs::recursive_cte<"chain">(
      rs::select(orders::id, orders::referrer_id).from(orders{}).where(orders::referrer_id.is_not_null()),
      [](auto before) {
        return rs::select(orders::id, orders::referrer_id)
            .from(orders{})
            .join(before, before[orders::referrer_id] == orders::customer_id);
      });
  shows("recursive", rs::query<"typed.recursive">()
                         .with(chain)
                         .select(chain[orders::id], chain[orders::referrer_id])
                         .from(chain)
                         .order_by(chain[orders::id]));
  shows("under the name of a table of the schema",
        rs::query<"typed.cte_name">()
            .with(rs::cte<"customers">(rs::select(orders::id).from(orders{})))
            .select(rs::cte<"customers">(rs::select(orders::id).from(orders{}))[orders::id])
            .from(rs::cte<"customers">(rs::select(orders::id).from(orders{})))
            .order_by(rs::cte<"customers">(rs::select(orders::id).from(orders{}))[orders::id]));
  shows.check();
}

TEST_CASE("each side of a set operation has the rows of the tenant", "[query][set_operation][golden]") {
  typed_selects shows("query/typed_set_operations");
  const auto notes = rs::select(orders::note).from(orders{});
  const auto products = rs::select(order_lines::product).from(order_lines{});
  const auto start = [](auto query) { return query.select(customers::name).from(customers{}); };

  shows("union", start(rs::query<"typed.union">()).union_with(products).order_by(customers::name));
  shows("union all", start(rs::query<"typed.union_all">()).union_all(products).order_by(customers::name.desc()));
  shows("intersect", start(rs::query<"typed.intersect">())
                         .intersect(rs::select(customers::name).from(customers{}).where(customers::email.is_null()))
                         .order_by(customers::name));
  shows("except",
        start(rs::query<"typed.except">())
            .except(rs::select(customers::name)
                        .from(customers{})
                        .where(rs::exists(
                            rs::select(orders::id).from(orders{}).where(orders::customer_id == customers::id))))
            .order_by(customers::name));
  shows("of three", start(rs::query<"typed.three">())
                        .union_with(products)
                        .except(rs::select(customers::name).from(customers{}).where(customers::name == "Ann"))
                        .order_by(customers::name));
  shows("of a set operation",
        start(rs::query<"typed.nested">())
            .except(rs::select(customers::name).from(customers{}).where(customers::name == "Ann").union_with(products))
            .order_by(customers::name));
  shows("with a part that has an order and a limit",
        start(rs::query<"typed.part_limit">())
            .union_all(rs::select(order_lines::product).from(order_lines{}).order_by(order_lines::id.desc()).limit(1))
            .order_by(customers::name)
            .limit(3)
            .offset(1));
  shows("NULL on one side", start(rs::query<"typed.union_null">()).union_with(notes).order_by(customers::name));
  const auto named = [](const std::optional<std::string>& name) {
    return rs::query<"typed.union_if">()
        .select(customers::name)
        .from(customers{})
        .where_if(customers::name == rs::if_set(name))
        .union_all(rs::select(customers::email).from(customers{}).where(customers::email.is_not_null()))
        .order_by(customers::name);
  };
  shows("with a condition that is not always there", named("Ann"));
  shows("without the condition that is not always there", named({}));
  const auto n = rs::as<"n">(rs::count());
  shows.with_count("ordered by a named output", rs::query<"typed.union_named">()
                                                    .select(n)
                                                    .from(customers{})
                                                    .where(customers::name == "Ann")
                                                    .union_all(rs::select(rs::as<"m">(rs::count())).from(orders{}))
                                                    .order_by(n.desc()));
  shows("with shared rows",
        rs::query<"typed.union_shared">()
            .select(currencies::code)
            .from(currencies{})
            .except(rs::select(order_lines::currency).from(order_lines{}).where(order_lines::currency.is_not_null()))
            .order_by(currencies::code));
  shows.check();
}

TEST_CASE("a set operation is optional where one of its sides is", "[query][set_operation]") {
  shop_database shop;
  rs::session two = shop.tenant(2);
  auto q = rs::query<"typed.set_types">()
               .select(customers::name)
               .from(customers{})
               .where(customers::name == "Cleo")
               .union_with(rs::select(orders::note).from(orders{}).where(orders::note.is_null()))
               .order_by(customers::name);
  auto rows = two(q).tuples();
  static_assert(std::is_same_v<decltype(rows)::value_type, std::tuple<std::optional<std::string>>>);
  CHECK(rows.size() == 2);
  CHECK(std::get<0>(rows.at(0)) == std::nullopt);
  CHECK(std::get<0>(rows.at(1)) == "Cleo");
  CHECK(texts_of(shop.tenant(1)(q)) == text_rows{"NULL"});
}

TEST_CASE("a common table that the statement does not have is refused", "[query][cte]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto buyers = [](auto query) {
    return query.select(customers::name)
        .from(customers{})
        .where(customers::id.in(rs::select(cte_of_orders[orders::customer_id]).from(cte_of_orders)));
  };
  const auto query = rs::query<"typed.cte_absent">();
  CHECK_THROWS_AS(one.sql(buyers(query)), rs::error);
  CHECK(texts_of(one(buyers(query.with(cte_of_orders)))) == text_rows{"Ann"});
}
