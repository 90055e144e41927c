#include "support/catch.hpp"
#include "support/shop_database.hpp"
#include "support/tree_session.hpp"
#include "support/trees.hpp"

/// Selects that SQLite merges with the one around them, and loses conditions of.
namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

/// SELECT name FROM customers UNION ALL SELECT value FROM settings RIGHT (or FULL) JOIN visits ON false
tree::select names_and_settings(tree::join_kind kind) {
  tree::statement first = select_tree(instance_of<customers>(), {at(customers::name)});
  tree::select second = select_tree(instance_of<settings>(), {at(settings::value)}).body;
  second.joins.push_back({instance_of<visits>(), kind, equal(at(settings::name), at(visits::topic))});
  second.where = negated(is_null(at(settings::value)));
  first.body.others.push_back({tree::set_operation::union_all, std::move(second)});
  return std::move(first.body);
}

}  // namespace

TEST_CASE("beside a part with a right or full join the other parts of a union keep their scope",
          "[enforce][set_operation]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  for (const tree::join_kind kind : {tree::join_kind::right, tree::join_kind::full, tree::join_kind::left}) {
    INFO("join kind " << static_cast<int>(kind));
    tree::statement alone;
    alone.body = names_and_settings(kind);
    const text_rows expected = sorted(run_tree(one, alone).rows);
    REQUIRE(expected.size() >= 3);

    tree::statement derived =
        select_tree(tree::derived_source(names_and_settings(kind), "merged"), {tree::column("merged", "name")});
    CHECK(sorted(run_tree(one, derived).rows) == expected);
    derived.body.where = is_null(tree::column("merged", "name"));
    CHECK(run_tree(one, derived).rows.empty());

    tree::statement common;
    common.body.with.push_back({"merged", {"c1"}, names_and_settings(kind)});
    common.body.from.common = common.body.from.instance = "merged";
    common.body.outputs.push_back({tree::column("merged", "c1")});
    CHECK(sorted(run_tree(one, common).rows) == expected);
  }
}
