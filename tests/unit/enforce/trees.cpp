#include "support/trees.hpp"

#include "support/catch.hpp"
#include "support/shop_database.hpp"

/// The scope pass alone, on trees: also such as the query builder does not make. The SQL is run by plain SQLite.
namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;
using Catch::Matchers::ContainsSubstring;

const plain_value one = std::int64_t{1};

tree::expr number(const char* digits) { return tree::literal(digits); }

}  // namespace

TEST_CASE("two instances of one table have a predicate each", "[enforce][tree][sqlite]") {
  shop_database shop;
  tree::statement s = select_tree(instance_of<customers>("a"), {at(customers::id, "a"), at(customers::id, "b")});
  join(s, instance_of<customers>("b"), equal(at(customers::name, "a"), at(customers::name, "b")));
  CHECK(sorted(shop.rows(scoped_text(s), one)) == text_rows{"1|1", "2|2", "3|3"});

  tree::statement left = select_tree(instance_of<customers>("a"), {at(customers::id, "a"), at(customers::id, "b")});
  left_join(left, instance_of<customers>("b"),
            both(equal(at(customers::email, "a"), at(customers::email, "b")),
                 tree::infix(at(customers::id, "a"), "<>", at(customers::id, "b"))));
  CHECK(sorted(shop.rows(scoped_text(left), one)) == text_rows{"1|NULL", "2|NULL", "3|NULL"});
}

TEST_CASE("two instances of a child joined to one parent: only the one with the foreign key is freed",
          "[enforce][tree][sqlite]") {
  shop_database shop;
  // b is linked to the parent by its referrer, which leads to foreign orders.
  tree::statement s = select_tree(instance_of<orders>("a"), {at(orders::id, "a"), at(orders::id, "b")});
  join(s, instance_of<customers>("c"), equal(at(orders::customer_id, "a"), at(customers::id, "c")));
  join(s, instance_of<orders>("b"), equal(at(orders::referrer_id, "b"), at(customers::id, "c")));
  CHECK(sorted(shop.rows(scoped_text(s), one)) == text_rows{"3|2"});
}

TEST_CASE("an alias that could be taken for a step of a path is refused", "[enforce][tree][sqlite]") {
  for (const char* name : {"scope_1", "SCOPE_1", "Scope_x", "ROWSCOPE_a"}) {
    INFO(name);
    CHECK_THROWS_AS(scoped_sql(select_tree(instance_of<order_lines>(name), {at(order_lines::id, name)})),
                    rs::usage_error);
  }
  CHECK_NOTHROW(scoped_sql(select_tree(instance_of<order_lines>("scop"), {at(order_lines::id, "scop")})));
}

TEST_CASE("any other alias is taken, whatever it looks like", "[enforce][tree][sqlite]") {
  shop_database shop;
  for (const char* name : {"main", "customers", "orders\"x", "tenant_id", "excluded"}) {
    INFO(name);
    tree::statement s = select_tree(instance_of<order_lines>(name), {at(order_lines::id, name)});
    CHECK(sorted(shop.rows(scoped_text(s), one)) == text_rows{"1", "2", "3"});
    // By key the path is looked up for each row, and refers to it by the name of the instance.
    s.body.where = equal(at(order_lines::id, name), number("2"));
    CHECK(shop.rows(scoped_text(s), one) == text_rows{"2"});
    s.body.where = equal(at(order_lines::id, name), number("12"));
    CHECK(shop.rows(scoped_text(s), one).empty());
  }
}

TEST_CASE("conditions of any number and nesting stay one operand beside the scope", "[enforce][tree][sqlite]") {
  shop_database shop;
  const auto ids = [&](std::vector<tree::expr> conditions) {
    tree::statement s = select_tree(instance_of<customers>(), {at(customers::id)});
    for (tree::expr& e : conditions) tree::and_behind(s.body.where, std::move(e));
    return sorted(shop.rows(scoped_text(s), one));
  };
  const auto always = [] { return equal(number("1"), number("1")); };
  const auto never = [] { return equal(number("1"), number("2")); };
  const text_rows all{"1", "2", "3"};
  CHECK(ids({}) == all);
  CHECK(ids({always()}) == all);
  CHECK(ids({either(never(), always())}) == all);
  CHECK(ids({either(always(), never())}) == all);
  CHECK(ids({either(always(), always()), either(never(), always())}) == all);
  CHECK(ids({either(both(never(), always()), either(never(), always()))}) == all);
  CHECK(ids({negated(either(never(), never()))}) == all);
  CHECK(ids({negated(never())}) == all);
  CHECK(ids({is_null(at(customers::email))}) == text_rows{"2", "3"});
}

TEST_CASE("a condition in ON with an OR stays one operand beside the scope", "[enforce][tree][sqlite]") {
  shop_database shop;
  const auto on = [] {
    return either(equal(at(settings::name), at(customers::name)), equal(number("1"), number("1")));
  };
  tree::statement inner = select_tree(instance_of<customers>(), {at(customers::id), at(settings::value)});
  join(inner, instance_of<settings>(), on());
  CHECK(shop.rows(scoped_text(inner), one).size() == 3 * 2);
  tree::statement left = select_tree(instance_of<customers>(), {at(customers::id), at(settings::value)});
  left_join(left, instance_of<settings>(), on());
  CHECK(shop.rows(scoped_text(left), one).size() == 3 * 2);
}

TEST_CASE("a shared table needs no predicate, an unscoped statement none at all", "[enforce][tree][sqlite]") {
  const tree::statement shared = select_tree(instance_of<currencies>(), {at(currencies::code)});
  CHECK(scoped_sql(shared) == plain_sql(shared));
  const tree::statement all = select_tree(instance_of<order_lines>(), {at(order_lines::id)});
  CHECK(plain_sql(all) == R"(SELECT "order_lines"."id" FROM "main"."order_lines" AS "order_lines")");
}

TEST_CASE("the pass sees the form of a scope and never a tenant", "[enforce][tree][sqlite]") {
  const tree::statement s = select_tree(instance_of<customers>(), {at(customers::id)});
  const rs::sql_text text = scoped_text(s);
  CHECK(text.tenant_parameter == 1);
  CHECK(text.sql == scoped_sql(s));
}

TEST_CASE("a scoped insert that names its tenant is refused", "[enforce][tree][sqlite]") {
  tree::statement s = write_tree(tree::verb::insert, instance_of<customers>());
  s.assignments.push_back({"name", number("1")});
  CHECK_NOTHROW(scoped_sql(s));
  CHECK_THROWS_WITH(plain_sql(s), ContainsSubstring("names the tenant"));
  s.assignments.push_back({"tenant_id", number("2")});
  CHECK_THROWS_AS(scoped_sql(s), rs::scope_violation);
  CHECK_NOTHROW(plain_sql(s));
}

TEST_CASE("an update never sets the tenant column, in any session", "[enforce][tree][sqlite]") {
  tree::statement s = write_tree(tree::verb::update, instance_of<customers>());
  s.assignments.push_back({"name", number("1")});
  CHECK_NOTHROW(scoped_sql(s));
  s.assignments.push_back({"tenant_id", number("2")});
  CHECK_THROWS_AS(scoped_sql(s), rs::scope_violation);
  CHECK_THROWS_AS(plain_sql(s), rs::scope_violation);
}

TEST_CASE("a shared table is written only without a scope", "[enforce][tree][sqlite]") {
  for (const tree::verb verb : {tree::verb::insert, tree::verb::update, tree::verb::remove}) {
    tree::statement s = write_tree(verb, instance_of<currencies>());
    if (verb != tree::verb::remove) s.assignments.push_back({"label", number("1")});
    CHECK_THROWS_AS(scoped_sql(s), rs::scope_violation);
    CHECK_NOTHROW(plain_sql(s));
  }
}

TEST_CASE("an insert that leaves out the key that carries the scope is refused", "[enforce][tree][sqlite]") {
  tree::statement s = write_tree(tree::verb::insert, instance_of<visits>());
  s.assignments.push_back({"topic", number("1")});
  CHECK_THROWS_AS(scoped_sql(s), rs::scope_violation);
  CHECK_THROWS_AS(plain_sql(s), rs::scope_violation);
  s.assignments.push_back({"customer_id", number("1")});
  CHECK_NOTHROW(scoped_sql(s));
}
