#include "support/catch.hpp"
#include "support/desk_database.hpp"

/// ON CONFLICT meets only rows of the scope: a foreign row with the key fails the statement, and stays as it is.
namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::desk;

tree::statement put(std::vector<std::pair<std::string, const char*>> values, std::vector<std::string> key,
                    std::vector<std::pair<std::string, const char*>> then) {
  tree::statement s = write_tree(tree::verb::insert, instance_of<tickets>());
  for (auto& [column, value] : values) s.assignments.push_back({column, tree::literal(value)});
  s.on_conflict = tree::conflict_clause{std::move(key), {}, std::nullopt};
  for (auto& [column, value] : then) s.on_conflict->assignments.push_back({column, tree::literal(value)});
  return s;
}

}  // namespace

TEST_CASE("a key that is unique per tenant meets the own row, and never another's", "[enforce][upsert]") {
  desk_database desk;
  rs::session one = desk.tenant(1);
  const text_rows others = desk.rows("SELECT * FROM tickets WHERE tenant_id = 2");
  // Both tenants have a ticket 'a'.
  CHECK(run_tree(one, put({{"text", "'a'"}}, {"text"}, {{"label_id", "9"}})).affected_rows == 1);
  CHECK(desk.rows("SELECT id, label_id FROM tickets WHERE tenant_id = 1 AND text = 'a'") == text_rows{"1|9"});
  CHECK(desk.rows("SELECT * FROM tickets WHERE tenant_id = 2") == others);
  CHECK_THROWS_AS(run_tree(one, put({{"text", "'a'"}}, {"label_id"}, {{"label_id", "9"}})), rs::usage_error);
}

TEST_CASE("an upsert by a key over all tenants fails on another's row", "[enforce][upsert]") {
  desk_database desk;
  const text_rows others = desk.rows("SELECT * FROM tickets WHERE tenant_id = 2");
  rs::session one = desk.tenant(1);
  CHECK_THROWS_AS(run_tree(one, put({{"id", "11"}, {"text", "'x'"}}, {"id"}, {{"text", "'x'"}})), rs::constraint_error);
  CHECK_THROWS_AS(run_tree(one, put({{"id", "11"}, {"text", "'x'"}}, {"id"}, {})), rs::constraint_error);
  tree::statement never = put({{"id", "11"}, {"text", "'x'"}}, {"id"}, {{"text", "'x'"}});
  never.on_conflict->where = equal(tree::literal("1"), tree::literal("2"));
  CHECK_THROWS_AS(run_tree(one, never), rs::constraint_error);
  rs::unscoped_session all = desk.everyone();
  CHECK_THROWS_AS(run_tree(all, put({{"id", "11"}, {"tenant_id", "1"}, {"text", "'x'"}}, {"id"}, {{"text", "'x'"}})),
                  rs::constraint_error);
  CHECK(desk.rows("SELECT * FROM tickets WHERE tenant_id = 2") == others);
  // The owner can.
  rs::session two = desk.tenant(2);
  CHECK(run_tree(two, put({{"id", "11"}, {"text", "'x'"}}, {"id"}, {{"text", "'x'"}})).affected_rows == 1);
  CHECK(run_tree(all, put({{"id", "11"}, {"tenant_id", "2"}, {"text", "'x'"}}, {"id"}, {{"text", "'y'"}}))
            .affected_rows == 1);
  CHECK(run_tree(two, put({{"id", "11"}, {"text", "'x'"}}, {"id"}, {})).affected_rows == 0);
  CHECK(desk.value("SELECT text FROM tickets WHERE id = 11") == "y");
}

TEST_CASE("no row by the user's own condition of an upsert is no error", "[enforce][upsert]") {
  desk_database desk;
  rs::session one = desk.tenant(1);
  tree::statement never = put({{"id", "1"}, {"text", "'x'"}}, {"id"}, {{"text", "'x'"}});
  never.on_conflict->where = equal(at(tickets::text), tree::literal("'other'"));
  CHECK(run_tree(one, never).affected_rows == 0);
  never.on_conflict->where = equal(at(tickets::text), tree::literal("'a'"));
  CHECK(run_tree(one, never).affected_rows == 1);
}

TEST_CASE("DO UPDATE neither changes the tenant nor points out of the scope", "[enforce][upsert]") {
  desk_database desk;
  rs::session one = desk.tenant(1);
  const auto then = [&](const char* column, const char* value) {
    return put({{"id", "1"}, {"text", "'x'"}}, {"id"}, {{column, value}});
  };
  CHECK_THROWS_AS(run_tree(one, then("tenant_id", "2")), rs::scope_violation);
  CHECK_THROWS_AS(run_tree(one, then("team_id", "11")), rs::scope_violation);
  CHECK_THROWS_AS(run_tree(one, then("number", "2")), rs::scope_violation);
  CHECK(run_tree(one, then("team_id", "2")).affected_rows == 1);
  rs::unscoped_session all = desk.everyone();
  tree::statement s = then("team_id", "11");
  s.assignments.push_back({"tenant_id", tree::literal("1")});
  CHECK_THROWS_AS(run_tree(all, s), rs::scope_violation);
  CHECK(desk.rows("SELECT tenant_id, team_id, number FROM tickets WHERE id = 1") == text_rows{"1|2|1"});
}

TEST_CASE("a table that is called as the row to be inserted is not mistaken for it", "[enforce][upsert][names]") {
  tree::statement s = put({{"id", "11"}, {"text", "'x'"}}, {"id"}, {{"text", "'x'"}});
  CHECK_NOTHROW(scoped_sql(s));
  s.body.from.instance = "Excluded";
  CHECK_THROWS_AS(scoped_sql(s), rs::usage_error);
}

TEST_CASE("a row for all is put by who is not scoped, and by nobody else", "[enforce][upsert]") {
  desk_database desk;
  const auto word = [](const char* tenant) {
    tree::statement s = write_tree(tree::verb::insert, instance_of<labels>());
    s.assignments = {{"id", tree::literal("9")}, {"word", tree::literal("'new'")}};
    if (tenant != nullptr) s.assignments.push_back({"tenant_id", tree::literal(tenant)});
    s.on_conflict = tree::conflict_clause{{"id"}, {{"word", tree::literal("'new'")}}, std::nullopt};
    return s;
  };
  rs::session one = desk.tenant(1);
  CHECK_THROWS_AS(run_tree(one, word(nullptr)), rs::constraint_error);
  rs::unscoped_session all = desk.everyone();
  CHECK_THROWS_AS(run_tree(all, word("1")), rs::constraint_error);
  CHECK(desk.value("SELECT word FROM labels WHERE id = 9") == "all");
  CHECK(run_tree(all, word("NULL")).affected_rows == 1);
  CHECK(desk.value("SELECT word FROM labels WHERE id = 9") == "new");
}
