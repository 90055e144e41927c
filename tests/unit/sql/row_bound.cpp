#include <rowscope/db/plan.hpp>

#include "support/catch.hpp"
#include "support/shop_database.hpp"
#include "support/trees.hpp"

/// How many rows a select gives at most, by its form.

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

struct text_badges : rs::table<text_badges, "text_badges"> {
  static constexpr column<"tenant_id", std::string, rs::primary_key> tenant_id{};
  static constexpr column<"name", std::string, rs::primary_key> name{};
  static constexpr auto columns = std::tuple{tenant_id, name};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

template <class Statement>
rs::detail::plan planned(const Statement& s, rs::scope_form form = rs::scope_form::one) {
  return rs::detail::build_plan(Statement::site, Statement::lower(s.condition_bits()), {form, rs::dialect::postgresql});
}
/// At most one row.
template <class Statement>
bool is_single(const Statement& s, rs::scope_form form = rs::scope_form::one) {
  const rs::detail::row_bound bound = planned(s, form).bound;
  CHECK((!bound.rows || *bound.rows == 1));
  return bound.rows.has_value();
}
template <class Statement>
bool is_unbounded(const Statement& s) {
  const rs::detail::row_bound bound = planned(s).bound;
  return !bound.rows && bound.limit_parameter == 0;
}

auto some_orders() { return rs::query<"bound.orders">().select(orders::id).from(orders{}); }
auto some_settings() { return rs::query<"bound.settings">().select(settings::value).from(settings{}); }

}  // namespace

TEST_CASE("a select by the whole primary key gives one row at most", "[sql][bound]") {
  CHECK(is_single(some_orders().where(orders::id == 1)));
  CHECK(is_single(some_orders().where(orders::total > 5.0 && 1 == orders::id)));
  CHECK(is_single(some_orders().where(orders::id == 1).limit(500)));
  CHECK(is_unbounded(some_orders()));
  CHECK(is_unbounded(some_orders().where(orders::id >= 1)));
  CHECK(is_unbounded(some_orders().where(orders::id == 1 || orders::id == 2)));
  CHECK(is_unbounded(some_orders().where(!(orders::id == 1))));
  CHECK(is_unbounded(some_orders().where(orders::id == orders::customer_id)));
  CHECK(is_unbounded(some_orders().where(orders::id.in(std::vector<std::int64_t>{1, 2}))));
  CHECK(is_unbounded(some_orders().where(orders::customer_id == 1)));
}

TEST_CASE("of a key of several columns the tenant of a scope is one, and no set of tenants is", "[sql][bound]") {
  const auto by_name = some_settings().where(settings::name == "first");
  CHECK(is_single(by_name));
  CHECK_FALSE(is_single(by_name, rs::scope_form::set));
  CHECK_FALSE(is_single(by_name, rs::scope_form::absent));
  CHECK(is_unbounded(some_settings().where(settings::value == "x")));
  CHECK(is_single(
      rs::query<"bound.text">().select(text_badges::name).from(text_badges{}).where(text_badges::name == "first")));
}

TEST_CASE("a table that is joined by its whole primary key adds no rows", "[sql][bound]") {
  const auto with_customer = [](auto condition) {
    return rs::query<"bound.join">()
        .select(orders::id, customers::name)
        .from(orders{})
        .join(customers{}, orders::customer_id == customers::id)
        .where(condition);
  };
  CHECK(is_single(with_customer(orders::id == 1)));
  CHECK(is_unbounded(with_customer(orders::total == 1.0)));
  CHECK(is_unbounded(with_customer(customers::id == 1)));
  const auto with_orders = rs::query<"bound.back">().select(orders::id).from(customers{});
  CHECK(is_unbounded(with_orders.join(orders{}, orders::customer_id == customers::id).where(customers::id == 1)));
  CHECK(is_unbounded(with_orders.left_join(orders{}, orders::customer_id == customers::id).where(customers::id == 1)));
  const auto right = with_orders.right_join(orders{}, orders::id == customers::id).where(customers::id == 1);
  CHECK(is_single(right, rs::scope_form::absent));
  CHECK(is_unbounded(right));  // of a scope its tables are sub-queries
  CHECK(is_unbounded(with_orders.cross_join(orders{}).where(customers::id == 1)));
  CHECK(is_single(rs::query<"bound.left">()
                      .select(orders::id)
                      .from(orders{})
                      .left_join(customers{}, customers::id == orders::customer_id)
                      .where(orders::id == 1)));
}

TEST_CASE("one group of all rows is one row, and groups by a column are not", "[sql][bound]") {
  CHECK(is_single(rs::query<"bound.sum">().select(rs::count(), rs::sum(orders::total)).from(orders{})));
  CHECK(is_single(some_orders().count_rows()));
  CHECK(is_unbounded(rs::query<"bound.groups">()
                         .select(orders::customer_id, rs::count())
                         .from(orders{})
                         .group_by(orders::customer_id)));
  CHECK(is_unbounded(rs::query<"bound.union">()
                         .select(rs::count())
                         .from(orders{})
                         .union_all(rs::select(rs::count()).from(customers{}))));
}

TEST_CASE("a limit is told by the parameter that it is bound to", "[sql][bound]") {
  const auto limited = planned(some_orders().where(orders::total > 5.0).limit(100));
  CHECK_FALSE(limited.bound.rows);
  CHECK(limited.bound.limit_parameter != 0);
  const std::string limit = "LIMIT $" + std::to_string(limited.bound.limit_parameter);
  CHECK(limited.text.sql.find(limit) != std::string::npos);
  CHECK(planned(some_orders().limit(100).offset(5)).bound.limit_parameter != 0);
  // The limit of a sub-query is none of the statement's.
  CHECK(is_unbounded(some_orders().where(
      orders::customer_id.in(rs::select(customers::id).from(customers{}).order_by(customers::id).limit(5)))));
  tree::statement literal = select_tree(instance_of<orders>(), {at(orders::id)});
  literal.body.limit = tree::literal("20");
  static constexpr rs::site_name site{"bound.literal"};
  const auto p = rs::detail::build_plan(site, literal, {rs::scope_form::one, rs::dialect::postgresql});
  CHECK(p.bound.rows == 20);
}
