#include "support/catch.hpp"
#include "support/shop_database.hpp"
#include "support/trees.hpp"

/// Which terms stand behind the predicates of their rows depends on what can fail, and is tested when, on the database.
namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;
using Catch::Matchers::ContainsSubstring;

std::string on(rs::dialect sql, const tree::statement& s) { return scoped_sql(s, {rs::scope_form::one, sql}); }
std::string on_sqlite(const tree::statement& s) { return on(rs::dialect::sqlite, s); }
std::string on_postgresql(const tree::statement& s) { return on(rs::dialect::postgresql, s); }

tree::expr positive(tree::expr e) { return tree::infix(std::move(e), ">", tree::literal("0")); }
tree::expr doubled(tree::expr e) { return tree::infix(std::move(e), "*", tree::literal("2")); }
tree::expr absolute(tree::expr e) { return tree::call("abs", {std::move(e)}); }

}  // namespace

TEST_CASE("arithmetic can fail on PostgreSQL alone, so that there it waits for the scope", "[enforce][postgresql]") {
  tree::statement s = select_tree(instance_of<customers>(), {at(customers::id)});
  s.body.where = positive(doubled(at(customers::id)));
  CHECK_THAT(on_sqlite(s), !ContainsSubstring("CASE"));
  CHECK_THAT(on_postgresql(s), ContainsSubstring(R"((CASE WHEN ("customers"."tenant_id" = $1::bigint) THEN )"
                                                 R"((("customers"."id" * 2) > 0) END))"));
}

TEST_CASE("a sub-query that can fail on a row of the select around it waits for that row's scope on PostgreSQL",
          "[enforce][postgresql]") {
  const auto looking = [](tree::expr condition) {
    tree::statement s = select_tree(instance_of<customers>(), {at(customers::id)});
    tree::select look = select_tree(instance_of<currencies>(), {at(currencies::code)}).body;
    look.where = std::move(condition);
    s.body.where = tree::with_subquery(tree::expr::kind::exists, std::move(look));
    return s;
  };
  const auto guard = ContainsSubstring(R"(CASE WHEN ("customers"."tenant_id" = $1::bigint) THEN EXISTS)");
  CHECK_THAT(on_postgresql(looking(positive(absolute(at(customers::id))))), guard);
  CHECK_THAT(on_postgresql(looking(equal(at(customers::name), at(currencies::code)))), !guard);
  CHECK_THAT(on_postgresql(looking(positive(absolute(at(currencies::code))))), !guard);
  CHECK_THAT(on_sqlite(looking(positive(absolute(at(customers::id))))), !ContainsSubstring("CASE"));
}

TEST_CASE("what a derived table computes waits for the scope on PostgreSQL", "[enforce][postgresql]") {
  tree::select inner = select_tree(instance_of<customers>(), {at(customers::id)}).body;
  inner.outputs.push_back({absolute(at(customers::id)), "n"});
  tree::statement s = select_tree(instance_of<currencies>(), {at(currencies::code)});
  left_join(s, tree::derived_source(inner, "d"), equal(tree::column("d", "id"), tree::literal("1")));
  CHECK_THAT(on_postgresql(s), ContainsSubstring(R"(CASE WHEN ("customers"."tenant_id" = $1::bigint) THEN )"
                                                 R"(abs("customers"."id") END) AS "n")"));
  CHECK_THAT(on_sqlite(s), !ContainsSubstring("CASE"));
  tree::statement alone;
  alone.body = inner;
  CHECK_THAT(on_postgresql(alone), !ContainsSubstring("CASE"));
}

TEST_CASE("a condition on groups is not tested on the rows before they are grouped, on PostgreSQL",
          "[enforce][postgresql]") {
  tree::statement s = select_tree(instance_of<customers>(), {at(customers::id)});
  s.body.group_by.push_back(at(customers::id));
  s.body.having = positive(absolute(at(customers::id)));
  CHECK_THAT(on_postgresql(s), ContainsSubstring(R"(HAVING (CASE WHEN (COUNT(*) >= 0) THEN )"));
  CHECK_THAT(on_sqlite(s), !ContainsSubstring("CASE"));

  s.body.having.reset();
  tree::statement around;
  around.body.from = tree::derived_source(s.body, "d");
  around.body.outputs.push_back({tree::column("d", "id")});
  around.body.where = positive(absolute(tree::column("d", "id")));
  CHECK_THAT(on_postgresql(around), ContainsSubstring(R"((COUNT(*) >= 0) AS "scope_seen")"));
  CHECK_THAT(on_sqlite(around), ContainsSubstring(R"(TRUE AS "scope_seen")"));
}

TEST_CASE("a parent is locked where the session may change it, and on PostgreSQL", "[enforce][postgresql]") {
  tree::statement s = write_tree(tree::verb::insert, instance_of<orders>());
  s.assignments.push_back({"customer_id", tree::value(s.value_count++)});
  CHECK_THAT(on_postgresql(s), ContainsSubstring(R"(("scope_1"."tenant_id" = $2::bigint)) FOR KEY SHARE), 'orders')"));
  CHECK_THAT(on_sqlite(s), !ContainsSubstring("FOR KEY SHARE"));
}
