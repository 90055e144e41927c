// The one opt-out: named, with its reason, a value with a life of its own, and narrowed by as().
#include <algorithm>

#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using texts = std::vector<std::string>;

struct templates : rs::table<templates, "templates"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"firm", std::optional<std::string>> firm{};
  static constexpr column<"title", std::string> title{};
  static constexpr auto columns = std::tuple{id, firm, title};
  static constexpr auto scope = rs::shared_or_own<firm>;
};

const auto add_named = rs::query<"unscoped.add">().insert_into(customers{}).set(customers::name = "new");
const auto add_for_7 =
    rs::query<"unscoped.add_for">().insert_into(customers{}).set(customers::tenant_id = 7, customers::name = "new");
const auto add_currency = rs::query<"unscoped.currency">().insert_into(currencies{}).set(currencies::code = "EUR");

static_assert(rs::runnable<rs::session, decltype(add_named)> &&
              !rs::runnable<rs::unscoped_session, decltype(add_named)>);
static_assert(rs::runnable<rs::unscoped_session, decltype(add_for_7)> &&
              !rs::runnable<rs::session, decltype(add_for_7)>);
static_assert(rs::runnable<rs::unscoped_session, decltype(add_currency)> &&
              !rs::runnable<rs::session, decltype(add_currency)>);
static_assert(!rs::runnable<int, decltype(add_named)> && !rs::runnable<rs::session, int>);
static_assert(rs::any_session<rs::session> && rs::any_session<rs::unscoped_session&> && !rs::any_session<rs::database>);
// Neither is made from nothing, nor from the other.
static_assert(!std::is_default_constructible_v<rs::session> && !std::is_default_constructible_v<rs::unscoped_session>);
static_assert(!std::is_convertible_v<rs::unscoped_session, rs::session>);
static_assert(!std::is_constructible_v<rs::session, rs::unscoped_session>);
static_assert(!std::is_constructible_v<rs::unscoped_session, rs::session>);
static_assert(!std::is_default_constructible_v<rs::tenant> && !std::is_default_constructible_v<rs::scope>);

}  // namespace

TEST_CASE("an unscoped session reads and writes the rows of every tenant", "[db][unscoped]") {
  rs::database db = open(2);
  rs::unscoped_session all = db.unscoped(rs::site<"unscoped.all">, "reads and writes every tenant's rows");
  CHECK(customer_count(all) == 5);
  CHECK(all(rs::query<"unscoped.touch">().update(customers{}).set(customers::email = "x").every_row()).affected_rows ==
        5);
  CHECK(all(rs::query<"unscoped.wipe">().remove_from(orders{}).where(orders::total < 150.0)).affected_rows == 2);
  CHECK(all(add_currency).affected_rows == 1);
  rs::session one = db.for_tenant(1);
  CHECK(customer_count(one) == 3);
  CHECK(one(rs::query<"unscoped.read_currency">().select(currencies::code).from(currencies{})).value() == "EUR");
  const auto ids = rs::query<"unscoped.sql">().select(customers::id).from(customers{});
  CHECK(all.sql(ids).find("tenant") == std::string::npos);
  CHECK(all(ids).tuples().size() == 5);
}

TEST_CASE("an insert in an unscoped session goes to the tenant that it names", "[db][unscoped]") {
  rs::database db = open(2);
  rs::unscoped_session all = db.unscoped(rs::site<"unscoped.insert">, "adds a customer of tenant 7");
  const auto w = all(add_for_7);
  CHECK(w.key() == 6);
  CHECK(names(db.for_tenant(7)) == texts{"new"});
  CHECK(customer_count(db.for_tenant(1)) == 3);
  all(rs::query<"unscoped.order">().insert_into(orders{}).set(orders::customer_id = w.key(), orders::total = 1.0));
  CHECK(db.for_tenant(7)(rs::query<"unscoped.orders">().select(rs::count()).from(orders{})).value() == 1);
  CHECK_THROWS_AS(
      all(rs::query<"unscoped.orphan">().insert_into(orders{}).set(orders::customer_id = 77, orders::total = 1.0)),
      rs::error);
}

TEST_CASE("as() narrows to one tenant, for every verb", "[db][unscoped]") {
  rs::database db = open(1);
  rs::unscoped_session all = db.unscoped(rs::site<"unscoped.narrow">, "works for one tenant at a time");
  CHECK(customer_count(all.as(1)) == 3);
  CHECK(customer_count(all.as(2)) == 2);
  CHECK(customer_count(all.as(3)) == 0);
  rs::session two = all.as(2);
  CHECK(two.tenant() == rs::tenant(2));
  two(add_named);
  CHECK(names(two) == texts{"two-1", "two-2", "new"});
  CHECK(two(rs::query<"unscoped.narrow_update">().update(customers{}).set(customers::email = "x").every_row())
            .affected_rows == 3);
  CHECK_THROWS_AS(add_order(two, 1, 5), rs::scope_violation);
  CHECK(two(rs::query<"unscoped.narrow_remove">().remove_from(orders{}).every_row()).affected_rows == 2);
  CHECK(customer_count(all) == 6);
  CHECK_THROWS_AS(all.as("acme"), rs::schema_error);
  CHECK_THROWS_AS(all.as(""), rs::value_error);
}

TEST_CASE("as() is in the transaction that is open on its session", "[db][unscoped][transaction]") {
  rs::database db = open(2);
  rs::unscoped_session all =
      db.unscoped(rs::site<"unscoped.transaction">, "moves work between tenants in one transaction");
  rs::session outside = db.for_tenant(2);
  {
    auto tx = all.transaction();
    all.as(1)(add_named);
    all.as(2)(add_named);
    CHECK(customer_count(all) == 7);
    CHECK(customer_count(outside) == 2);
  }
  CHECK(customer_count(all) == 5);
  {
    auto tx = all.transaction();
    rs::session two = all.as(2);
    two(add_named);
    {
      auto inner = two.transaction();
      two(add_named);
      CHECK_THROWS_AS(add_order(two, 1, 5), rs::scope_violation);
      CHECK_THROWS_AS(customer_count(all), rs::usage_error);  // the failure is the connection's
      CHECK_THROWS_AS(tx.commit(), rs::usage_error);
    }
    CHECK(customer_count(all) == 6);
    tx.commit();
  }
  CHECK(customer_count(outside) == 3);
}

TEST_CASE("an unscoped session opens nothing for anybody else", "[db][unscoped]") {
  rs::database db = open(3);
  const auto active = rs::activate(1);
  rs::session before = db.for_tenant(1);
  rs::unscoped_session all = db.unscoped(rs::site<"unscoped.beside">, "is open beside scoped sessions");
  rs::session beside = db.for_active_tenant();
  CHECK(customer_count(all) == 5);
  CHECK(customer_count(before) == 3);
  CHECK(customer_count(beside) == 3);
  { const rs::unscoped_session ended = std::move(all); }
  CHECK(customer_count(db.for_tenant(2)) == 2);
}

TEST_CASE("an unscoped session is the same with rows, lifetimes and moves", "[db][unscoped]") {
  rs::database db = open(1);
  rs::unscoped_session all = db.unscoped(rs::site<"unscoped.moved">, "is moved");
  rs::unscoped_session moved = std::move(all);
  CHECK_THROWS_AS(customer_count(all), rs::usage_error);  // NOLINT(bugprone-use-after-move): told
  std::vector<std::int64_t> tenants;
  for (const auto& row : moved(rs::query<"unscoped.tenants">()
                                   .select(customers::tenant_id, rs::count())
                                   .from(customers{})
                                   .group_by(customers::tenant_id)
                                   .order_by(customers::tenant_id)))
    tenants.push_back(row[customers::tenant_id]);
  CHECK(tenants == std::vector<std::int64_t>{1, 2});
  const auto tx = moved.transaction(rs::read_only);
  CHECK_THROWS_AS(moved(add_for_7), rs::usage_error);
}

TEST_CASE("unscoped sites are listed before they are opened", "[db][unscoped][site]") {
  const auto all = rs::sites();
  const auto found = std::ranges::find(all, "unscoped.opened_later", &rs::site_info::name);
  REQUIRE(found != all.end());
  CHECK(found->verb == "unscoped");
  CHECK(found->file == "unscoped_session.cpp");
  CHECK(found->tables.empty());
  rs::database db = open(1);
  CHECK(customer_count(db.unscoped(rs::site<"unscoped.opened_later">, "was listed before")) == 5);
}

TEST_CASE("an unscoped session inserts a row for all, whose tenant is NULL", "[db][unscoped]") {
  rs::database db = new_database(rs::schema<templates>::info());
  rs::unscoped_session all = db.unscoped(rs::site<"unscoped.templates">, "templates for all belong to no firm");
  all(rs::query<"unscoped.for_all">()
          .insert_into(templates{})
          .set(templates::firm = std::nullopt, templates::title = "for all"));
  const auto add = [&all](const std::optional<std::string>& owner, const char* title) {
    all(rs::query<"unscoped.for_one">()
            .insert_into(templates{})
            .set(templates::firm = owner, templates::title = title));
  };
  add(std::nullopt, "for all too");
  add("acme", "for acme");
  CHECK_THROWS_AS(add("", "for nobody"), rs::value_error);
  using row = std::tuple<std::optional<std::string>, std::string>;
  const auto add_rows = [&all](const std::vector<row>& rows) {
    all(rs::query<"unscoped.many">().insert_into(templates{}).columns(templates::firm, templates::title).rows(rows));
  };
  add_rows({{std::nullopt, "one of many"}, {"acme", "another"}});
  CHECK_THROWS_AS(add_rows({{"", "for nobody"}}), rs::value_error);
  all(rs::query<"unscoped.many_for_all">()
          .insert_into(templates{})
          .columns(templates::firm, templates::title)
          .rows(std::vector{std::tuple{std::nullopt, "the last for all"}}));
  const auto count = rs::query<"unscoped.count_templates">().select(rs::count()).from(templates{});
  CHECK(all(count).value() == 6);
  CHECK(all.as("acme")(count).value() == 6);
  CHECK(all.as("other")(count).value() == 4);
}
