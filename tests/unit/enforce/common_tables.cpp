#include "support/catch.hpp"
#include "support/desk_database.hpp"

/// A common table is what the statement says it is, and nothing that the database happens to have.
namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::desk;

tree::source common(const char* name) {
  tree::source s;
  s.common = name;
  s.instance = name;
  return s;
}
tree::statement reading(tree::source from) { return select_tree(std::move(from), {tree::call("COUNT", {})}); }

}  // namespace

TEST_CASE("a common table that nobody declares is not looked up in the database", "[enforce][names]") {
  desk_database desk;
  rs::session one = desk.tenant(1);
  // "teams" would be the table with the rows of all.
  CHECK_THROWS_AS(run_tree(one, reading(common("teams"))), rs::usage_error);
  tree::statement declared = reading(common("mine"));
  declared.body.with.push_back({"mine", {}, select_tree(instance_of<teams>(), {at(teams::id)}).body});
  CHECK(run_tree(one, declared).rows == text_rows{"2"});
}

TEST_CASE("a common table is read where its with() reaches, and nowhere else", "[enforce][names]") {
  desk_database desk;
  rs::session one = desk.tenant(1);
  // The name is declared inside of the sub-query, and read outside of it: that would be the table "rooms".
  tree::select inner = reading(common("rooms")).body;
  inner.with.push_back({"rooms", {}, select_tree(instance_of<teams>(), {at(teams::id)}).body});
  tree::statement outside = reading(common("rooms"));
  outside.body.where = tree::with_subquery(tree::expr::kind::exists, inner);
  CHECK_THROWS_AS(run_tree(one, outside), rs::usage_error);
  tree::statement inside = select_tree(instance_of<tickets>(), {at(tickets::id)});
  inside.body.where = equal(tree::with_subquery(tree::expr::kind::scalar, inner), tree::literal("2"));
  CHECK(run_tree(one, inside).rows.size() == 2);
}

TEST_CASE("a common table of a write is read in each of its parts", "[enforce][names]") {
  desk_database desk;
  rs::session one = desk.tenant(1);
  const auto mine = [] { return tree::with_subquery(tree::expr::kind::scalar, reading(common("rooms")).body); };
  tree::statement update = write_tree(tree::verb::update, instance_of<assignments>());
  update.body.with.push_back({"rooms", {}, select_tree(instance_of<teams>(), {at(teams::id)}).body});
  update.assignments.push_back({"hours", mine()});
  update.body.where = equal(mine(), tree::literal("2"));
  update.returning.push_back({mine(), "n"});
  CHECK(run_tree(one, update).rows == text_rows{"2"});
  CHECK(desk.rows("SELECT id, hours FROM assignments ORDER BY id") == text_rows{"1|2", "11|7"});
  update.body.with.clear();
  CHECK_THROWS_AS(run_tree(one, update), rs::usage_error);
}
