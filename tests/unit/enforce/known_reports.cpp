#include "support/catch.hpp"
#include "support/desk_database.hpp"

/// What libraries of this kind were reported to leak, where no other file has it.
namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::desk;

tree::statement joined(tree::join_kind kind) {
  tree::statement s = select_tree(instance_of<tickets>(), {at(tickets::id), at(teams::id)});
  s.body.joins.push_back({instance_of<teams>(), kind, equal(at(tickets::team_id), at(teams::id))});
  return s;
}

}  // namespace

TEST_CASE("a right and a full join show no foreign row, and lose no own one", "[enforce][select]") {
  desk_database desk;
  rs::session one = desk.tenant(1);
  CHECK(sorted(run_tree(one, joined(tree::join_kind::right)).rows) == text_rows{"1|1", "NULL|2"});
  CHECK(sorted(run_tree(one, joined(tree::join_kind::full)).rows) == text_rows{"1|1", "2|NULL", "NULL|2"});
  rs::session two = desk.tenant(2);
  CHECK(run_tree(two, joined(tree::join_kind::right)).rows == text_rows{"11|11"});
  // Where the foreign rows count, they are there.
  rs::unscoped_session all = desk.everyone();
  CHECK(sorted(run_tree(all, joined(tree::join_kind::full)).rows) == text_rows{"11|11", "1|1", "2|NULL", "NULL|2"});
}

TEST_CASE("a term that fails is tested on no foreign row, whatever index the engine takes", "[enforce][poison]") {
  desk_database desk;
  desk.run(
      "UPDATE teams SET name = '\"' || name || '\"'; UPDATE teams SET name = '{' WHERE company = 2;"
      "CREATE INDEX of_name ON teams (name, id)");
  const auto readable = [](std::string_view instance) {
    const auto name = [&] { return tree::column(instance, "name"); };
    return both(tree::infix(name(), ">", tree::literal("''")),
                tree::infix(tree::call("json", {name()}), "IS NOT", tree::literal("NULL")));
  };
  tree::statement s = select_tree(instance_of<teams>(), {at(teams::id)});
  s.body.where = readable("teams");
  // The same out of a derived table, beside rows that make the engine build an index for it.
  tree::select from = select_tree(instance_of<teams>(), {at(teams::id)}).body;
  from.outputs.push_back({at(teams::name), ""});
  tree::statement outside = select_tree(tree::derived_source(from, "d"), {tree::column("d", "id")});
  outside.body.where = readable("d");
  tree::statement beside = select_tree(instance_of<tickets>(), {at(tickets::id), tree::column("d", "id")});
  beside.body.joins.push_back({tree::derived_source(from, "d"), tree::join_kind::left,
                               both(equal(tree::column("d", "id"), at(tickets::team_id)), readable("d"))});
  rs::session one = desk.tenant(1);
  CHECK(sorted(run_tree(one, s).rows) == text_rows{"1", "2"});
  CHECK(sorted(run_tree(one, outside).rows) == text_rows{"1", "2"});
  CHECK(sorted(run_tree(one, beside).rows) == text_rows{"1|1", "2|NULL"});
  // Whose row it is meets the error.
  rs::session two = desk.tenant(2);
  CHECK_THROWS_AS(run_tree(two, s), rs::error);
  CHECK_THROWS_AS(run_tree(two, outside), rs::error);
}

TEST_CASE("removing what is missing from a list removes none of another tenant's rows", "[enforce][remove]") {
  desk_database desk;
  rs::session one = desk.tenant(1);
  tree::statement s = write_tree(tree::verb::remove, instance_of<assignments>());
  tree::expr in = tree::make(tree::expr::kind::in_values);
  in.args.push_back(at(assignments::id));
  in.index = s.value_count++;
  s.body.where = negated(std::move(in));
  CHECK(run_tree(one, s, {std::vector<std::int64_t>{1}}).affected_rows == 0);
  CHECK(run_tree(one, s, {std::vector<std::int64_t>{}}).affected_rows == 1);
  CHECK(desk.rows("SELECT id FROM assignments") == text_rows{"11"});
}

TEST_CASE("a value that is unique per tenant is free although another tenant has it", "[enforce][insert]") {
  desk_database desk;
  const auto add = [&](std::int64_t tenant, const char* text) {
    rs::session session = desk.tenant(tenant);
    tree::statement s = write_tree(tree::verb::insert, instance_of<tickets>());
    s.assignments.push_back({"text", tree::literal(text)});
    return run_tree(session, s).affected_rows;
  };
  CHECK(add(2, "'b'") == 1);  // as tenant 1 has
  CHECK_THROWS_AS(add(1, "'b'"), rs::constraint_error);
  CHECK_THROWS_AS(add(2, "'b'"), rs::constraint_error);
}

TEST_CASE("saving another tenant's row saves nothing, and the session stays with its tenant", "[enforce][update]") {
  desk_database desk;
  rs::session one = desk.tenant(1);
  tree::statement save = write_tree(tree::verb::update, instance_of<tickets>());
  save.assignments.push_back({"text", tree::literal("'taken'")});
  save.body.where = equal(at(tickets::id), tree::literal("11"));
  CHECK(run_tree(one, save).affected_rows == 0);
  tree::statement add = write_tree(tree::verb::insert, instance_of<tickets>());
  add.assignments.push_back({"text", tree::literal("'next'")});
  CHECK(run_tree(one, add).affected_rows == 1);
  CHECK(desk.rows("SELECT tenant_id FROM tickets WHERE text IN ('taken', 'next')") == text_rows{"1"});
  rs::session two = desk.tenant(2);
  CHECK(run_tree(two, save).affected_rows == 1);
}
