#include "support/catch.hpp"
#include "support/desk_database.hpp"

/// Sets of tenants, further dimensions, tables with several rules.
namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::desk;

/// Also in a session that lives no longer.
template <class Session>
tree_result on(Session&& session, const tree::statement& s) {
  return run_tree(session, s);
}
template <class Session>
text_rows ids(Session&& session, const tree::source& from) {
  return sorted(run_tree(session, select_tree(from, {tree::column(from.instance, "id")})).rows);
}

/// An insert of the rows that the select makes.
tree::statement inserted(const rs::table_info& target, const std::vector<std::string>& columns, tree::select rows) {
  tree::statement s = write_tree(tree::verb::insert, tree::table_source(target, target.name));
  s.rows.push_back(std::move(rows));
  s.row_columns = columns;
  return s;
}

}  // namespace

TEST_CASE("a set of tenants sees the rows of each, and an empty one sees none", "[enforce][set]") {
  desk_database desk;
  desk.run("INSERT INTO teams VALUES (21, 3, 'blue')");
  CHECK(ids(desk.both(), instance_of<teams>()) == text_rows{"1", "11", "2"});
  CHECK(ids(desk.db.for_scope(rs::tenants{2, 3}), instance_of<teams>()) == text_rows{"11", "21"});
  CHECK(ids(desk.db.for_scope(rs::tenants{}), instance_of<teams>()).empty());
  CHECK(ids(desk.db.for_scope(rs::tenants{}), instance_of<assignments>()).empty());
  CHECK(ids(desk.db.for_scope(rs::tenants{}), instance_of<users>()).empty());
}

TEST_CASE("an empty set writes nothing", "[enforce][set]") {
  desk_database desk;
  rs::session none = desk.db.for_scope(rs::tenants{});
  tree::statement remove = write_tree(tree::verb::remove, instance_of<assignments>());
  CHECK(run_tree(none, remove).affected_rows == 0);
  tree::statement update = write_tree(tree::verb::update, instance_of<assignments>());
  update.assignments.push_back({"hours", tree::literal("0")});
  CHECK(run_tree(none, update).affected_rows == 0);
  tree::statement insert = write_tree(tree::verb::insert, instance_of<assignments>());
  insert.assignments = {
      {"ticket_id", tree::literal("1")}, {"team_id", tree::literal("1")}, {"hours", tree::literal("1")}};
  CHECK_THROWS_AS(run_tree(none, insert), rs::scope_violation);
  CHECK(desk.rows("SELECT id, hours FROM assignments") == text_rows{"1|5", "11|7"});
  CHECK(on(desk.both(), update).affected_rows == 2);
}

TEST_CASE("a set does not say whose an inserted row is", "[enforce][set]") {
  desk_database desk;
  tree::statement s = write_tree(tree::verb::insert, instance_of<teams>());
  s.assignments.push_back({"name", tree::literal("'new'")});
  CHECK_THROWS_AS(on(desk.both(), s), rs::scope_violation);
  CHECK(desk.value("SELECT count(*) FROM teams") == "3");
  CHECK(on(desk.tenant(2), s).affected_rows == 1);
  CHECK(desk.value("SELECT company FROM teams WHERE name = 'new'") == "2");
}

TEST_CASE("rows that are copied under a set keep their tenant each", "[enforce][set][insert]") {
  desk_database desk;
  tree::select from = select_tree(instance_of<tickets>(), {at(tickets::text)}).body;
  CHECK(on(desk.both(), inserted(rs::info_of<teams>, {"name"}, from)).affected_rows == 3);
  CHECK(sorted(desk.rows("SELECT company, name FROM teams WHERE name IN ('a', 'b')")) ==
        text_rows{"1|a", "1|b", "2|a"});
}

TEST_CASE("what is made of many rows has no tenant that it could keep", "[enforce][set][insert]") {
  desk_database desk;
  const auto made = [&](tree::expr e) {
    tree::select from = select_tree(instance_of<tickets>(), {std::move(e)}).body;
    return on(desk.both(), inserted(rs::info_of<labels>, {"word"}, std::move(from)));
  };
  const text_rows before = desk.rows("SELECT * FROM labels");
  const auto most = [] { return tree::call("MAX", {at(tickets::text)}); };
  CHECK_THROWS_AS(made(most()), rs::scope_violation);
  CHECK_THROWS_AS(made(tree::call("coalesce", {most(), tree::literal("'none'")})), rs::scope_violation);
  CHECK_THROWS_AS(made(tree::infix(most(), "||", tree::literal("'x'"))), rs::scope_violation);
  CHECK(desk.rows("SELECT * FROM labels") == before);
  CHECK(made(at(tickets::text)).affected_rows == 3);
}

TEST_CASE("a copy of a row for all would be one more row for all, and is refused", "[enforce][set][insert]") {
  desk_database desk;
  const auto copy = [&](auto&& session, const char* word) {
    tree::select from = select_tree(instance_of<labels>(), {at(labels::word)}).body;
    from.where = equal(at(labels::word), tree::literal(word));
    return run_tree(session, inserted(rs::info_of<labels>, {"word"}, std::move(from))).affected_rows;
  };
  CHECK_THROWS_AS(copy(desk.both(), "'all'"), rs::scope_violation);
  CHECK(desk.value("SELECT count(*) FROM labels WHERE tenant_id IS NULL") == "1");
  CHECK(copy(desk.both(), "'own'") == 2);
  CHECK(copy(desk.tenant(1), "'all'") == 1);  // for one tenant it is a row of that tenant
  CHECK(desk.value("SELECT count(*) FROM labels WHERE tenant_id IS NULL") == "1");
}

TEST_CASE("tables with tenant columns of other names have a predicate each, under any alias", "[enforce][tree]") {
  desk_database desk;
  rs::session one = desk.tenant(1);
  tree::statement s = select_tree(instance_of<tickets>("x"), {at(tickets::id, "x"), at(teams::id, "y")});
  join(s, instance_of<teams>("y"), equal(tree::literal("1"), tree::literal("1")));
  CHECK(sorted(run_tree(one, s).rows) == text_rows{"1|1", "1|2", "2|1", "2|2"});
  rs::session two = desk.tenant(2);
  CHECK(run_tree(two, s).rows == text_rows{"11|11"});
}

TEST_CASE("a row with two rules is seen where both hold", "[enforce][dimension]") {
  desk_database desk;
  // It has a ticket of one tenant and a team of the other, as a program without the library may have left it.
  desk.run("INSERT INTO assignments VALUES (5, 1, 11, 1), (6, 11, 1, 1)");
  CHECK(ids(desk.tenant(1), instance_of<assignments>()) == text_rows{"1"});
  CHECK(ids(desk.tenant(2), instance_of<assignments>()) == text_rows{"11"});
  CHECK(ids(desk.everyone(), instance_of<assignments>()) == text_rows{"1", "11", "5", "6"});
}

TEST_CASE("a joined parent frees a row with two rules of neither", "[enforce][elision]") {
  desk_database desk;
  desk.run("INSERT INTO assignments VALUES (5, 1, 11, 1)");
  tree::statement s = select_tree(instance_of<assignments>(), {at(assignments::id), at(tickets::id)});
  join(s, instance_of<tickets>(), equal(at(assignments::ticket_id), at(tickets::id)));
  rs::session one = desk.tenant(1);
  CHECK(run_tree(one, s).rows == text_rows{"1|1"});
  rs::session two = desk.tenant(2);
  CHECK(run_tree(two, s).rows == text_rows{"11|11"});
}

TEST_CASE("a parent that is joined by half of its key does not free the child of its path", "[enforce][elision]") {
  desk_database desk;
  rs::session one = desk.tenant(1);
  // Chair 11 stands in the other tenant's room (1, 2); by the floor alone it meets the own room (1, 1).
  tree::statement half = select_tree(instance_of<chairs>(), {at(chairs::id), at(rooms::number)});
  join(half, instance_of<rooms>(), equal(at(chairs::floor), at(rooms::floor)));
  CHECK(sorted(run_tree(one, half).rows) == text_rows{"1|1", "2|2"});
  tree::statement whole = half;
  whole.body.joins[0].on = both(*half.body.joins[0].on, equal(at(chairs::number), at(rooms::number)));
  CHECK(sorted(run_tree(one, whole).rows) == text_rows{"1|1", "2|2"});
  CHECK(scoped_sql(whole).find("scope_1") == std::string::npos);
  CHECK(scoped_sql(half).find("scope_1") != std::string::npos);
}

TEST_CASE("a further dimension is one value, a set, or an error, whatever the tenant is", "[enforce][dimension]") {
  desk_database desk;
  using event = rs::dimension<"event">;
  const auto seen = [&](const rs::scope& s) { return ids(desk.db.for_scope(s), instance_of<talks>()); };
  CHECK(seen(rs::tenant{1} & event{7}) == text_rows{"1"});
  CHECK(seen(rs::tenant{1} & event::any_of({7, 8})) == text_rows{"1", "2"});
  CHECK(seen(rs::tenants{1, 2} & event{7}) == text_rows{"1", "11"});
  CHECK(seen(rs::tenants{1, 2} & event::any_of({8})) == text_rows{"2"});
  CHECK(seen(rs::tenant{1} & event::any_of({})).empty());
  CHECK(seen(rs::tenants{} & event{7}).empty());
  CHECK(ids(desk.everyone(), instance_of<talks>()) == text_rows{"1", "11", "2"});
  CHECK_THROWS_AS(seen(rs::tenant{1}), rs::no_active_tenant);
  CHECK_THROWS_AS(seen(event{7}), rs::no_active_tenant);
  CHECK_THROWS_AS(ids(desk.db.for_scope(event{7}), instance_of<teams>()), rs::no_active_tenant);
}

TEST_CASE("a missing dimension is an error for every verb, and in a sub-query", "[enforce][dimension]") {
  desk_database desk;
  rs::session one = desk.tenant(1);
  const text_rows before = desk.rows("SELECT * FROM talks");
  CHECK_THROWS_AS(run_tree(one, write_tree(tree::verb::remove, instance_of<talks>())), rs::no_active_tenant);
  tree::statement update = write_tree(tree::verb::update, instance_of<talks>());
  update.assignments.push_back({"title", tree::literal("'y'")});
  CHECK_THROWS_AS(run_tree(one, update), rs::no_active_tenant);
  tree::statement insert = write_tree(tree::verb::insert, instance_of<talks>());
  insert.assignments.push_back({"title", tree::literal("'y'")});
  CHECK_THROWS_AS(run_tree(one, insert), rs::no_active_tenant);
  tree::statement read = select_tree(instance_of<teams>(), {at(teams::id)});
  read.body.where =
      tree::with_subquery(tree::expr::kind::exists, select_tree(instance_of<talks>(), {at(talks::id)}).body);
  CHECK_THROWS_AS(run_tree(one, read), rs::no_active_tenant);
  CHECK(desk.rows("SELECT * FROM talks") == before);
  rs::session event = desk.db.for_scope(rs::tenant{1} & rs::dimension<"event">{8});
  CHECK(run_tree(event, insert).affected_rows == 1);
  CHECK(desk.rows("SELECT tenant_id, event_id FROM talks WHERE title = 'y'") == text_rows{"1|8"});
  CHECK(run_tree(event, update).affected_rows == 2);
}
