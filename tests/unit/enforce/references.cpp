#include "support/catch.hpp"
#include "support/desk_database.hpp"
#include "support/new_database.hpp"

/// Foreign keys that carry no scope, and those that do: each points to a row of the tenant of its own row, in every
/// session, by every verb.
namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::desk;

template <class Table>
tree::statement change(std::vector<std::pair<std::string, const char*>> values, std::int64_t id) {
  tree::statement s = write_tree(tree::verb::update, instance_of<Table>());
  for (auto& [column, value] : values) s.assignments.push_back({column, tree::literal(value)});
  s.body.where = equal(tree::column(Table::table_name(), "id"), tree::literal(std::to_string(id)));
  return s;
}
template <class Table>
tree::statement added(std::vector<std::pair<std::string, const char*>> values) {
  tree::statement s = write_tree(tree::verb::insert, instance_of<Table>());
  for (auto& [column, value] : values) s.assignments.push_back({column, tree::literal(value)});
  return s;
}

/// Whether the write goes through; a refusal is a scope violation, and leaves everything as it was.
template <class Session>
bool works(desk_database& desk, Session&& session, const tree::statement& s) {
  const auto all = [&] {
    return std::pair(desk.rows("SELECT * FROM tickets"),
                     std::pair(desk.rows("SELECT * FROM assignments"), desk.rows("SELECT * FROM chairs")));
  };
  const auto before = all();
  try {
    return run_tree(session, s).affected_rows == 1;
  } catch (const rs::scope_violation&) {
    CHECK(all() == before);
    return false;
  }
}

}  // namespace

TEST_CASE("an inserted row refers to rows of its own tenant, and to those for all", "[enforce][reference]") {
  desk_database desk;
  const auto add = [&](auto&& session, const char* column, const char* value) {
    return works(desk, session, added<tickets>({{"text", value}, {column, value}}));
  };
  CHECK(add(desk.tenant(1), "team_id", "2"));
  CHECK(!add(desk.tenant(1), "team_id", "11"));
  CHECK(!add(desk.tenant(1), "team_id", "99"));
  CHECK(add(desk.tenant(2), "team_id", "11"));
  CHECK(add(desk.tenant(1), "label_id", "1"));
  CHECK(add(desk.tenant(1), "label_id", "9"));
  CHECK(!add(desk.tenant(1), "label_id", "11"));
  CHECK(works(desk, desk.tenant(1), added<tickets>({{"text", "'n'"}, {"team_id", "NULL"}})));
  // Without a scope the row's own tenant counts.
  CHECK(works(desk, desk.everyone(), added<tickets>({{"tenant_id", "2"}, {"text", "'u'"}, {"team_id", "11"}})));
  CHECK(!works(desk, desk.everyone(), added<tickets>({{"tenant_id", "2"}, {"text", "'v'"}, {"team_id", "1"}})));
}

TEST_CASE("a foreign key that an insert leaves out is NULL, whatever the default of the database",
          "[enforce][reference][sqlite]") {
  desk_database desk;
  desk.run(
      "ALTER TABLE tickets RENAME TO old; CREATE TABLE tickets (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, "
      "text TEXT NOT NULL, team_id INTEGER DEFAULT 11, label_id INTEGER DEFAULT 11, floor INTEGER DEFAULT 1, number "
      "INTEGER DEFAULT 2) STRICT; INSERT INTO tickets SELECT * FROM old;");
  rs::database db{rs::sqlite(desk.path()), rs::schema<teams, labels, rooms, tickets>{}};
  rs::session one = db.for_tenant(1);
  run_tree(one, added<tickets>({{"id", "50"}, {"text", "'d'"}}));
  CHECK(desk.rows("SELECT team_id, label_id, floor, number FROM tickets WHERE id = 50") ==
        text_rows{"NULL|NULL|NULL|NULL"});
}

TEST_CASE("an update refers to rows of its own tenant, and to those for all", "[enforce][reference]") {
  desk_database desk;
  CHECK(works(desk, desk.tenant(1), change<tickets>({{"team_id", "2"}}, 1)));
  CHECK(!works(desk, desk.tenant(1), change<tickets>({{"team_id", "11"}}, 1)));
  CHECK(works(desk, desk.tenant(2), change<tickets>({{"team_id", "11"}}, 11)));
  CHECK(works(desk, desk.tenant(1), change<tickets>({{"label_id", "9"}}, 1)));
  CHECK(!works(desk, desk.tenant(1), change<tickets>({{"label_id", "11"}}, 1)));
  CHECK(works(desk, desk.tenant(1), change<tickets>({{"team_id", "NULL"}}, 1)));
  // A set, and no scope, go by the row.
  CHECK(works(desk, desk.both(), change<tickets>({{"team_id", "1"}}, 1)));
  CHECK(!works(desk, desk.both(), change<tickets>({{"team_id", "11"}}, 1)));
  CHECK(!works(desk, desk.everyone(), change<tickets>({{"team_id", "11"}}, 1)));
  CHECK(works(desk, desk.everyone(), change<tickets>({{"team_id", "11"}}, 11)));
}

TEST_CASE("a composite key that is changed by one half is tested as a whole", "[enforce][reference]") {
  desk_database desk;
  // Ticket 1 is in room (1, 1) of its tenant; (1, 2) and (2, 1) are of the other, (2, 2) is its own.
  CHECK(!works(desk, desk.tenant(1), change<tickets>({{"number", "2"}}, 1)));
  CHECK(!works(desk, desk.tenant(1), change<tickets>({{"floor", "2"}}, 1)));
  CHECK(works(desk, desk.tenant(1), change<tickets>({{"floor", "2"}, {"number", "2"}}, 1)));
  CHECK(works(desk, desk.tenant(1), change<tickets>({{"floor", "NULL"}}, 1)));
  CHECK(!works(desk, desk.tenant(1), change<tickets>({{"floor", "1"}}, 1)));  // with the half that is still there
  CHECK(works(desk, desk.tenant(1), change<tickets>({{"floor", "2"}}, 1)));
  // The same where the key carries the scope.
  CHECK(!works(desk, desk.tenant(1), change<chairs>({{"number", "2"}}, 1)));
  CHECK(!works(desk, desk.both(), change<chairs>({{"number", "2"}}, 1)));
  CHECK(!works(desk, desk.everyone(), change<chairs>({{"number", "2"}}, 1)));
  CHECK(works(desk, desk.everyone(), change<chairs>({{"number", "2"}, {"floor", "2"}}, 1)));
  CHECK(!works(desk, desk.tenant(1), added<chairs>({{"floor", "1"}, {"number", "2"}})));
  CHECK(works(desk, desk.tenant(1), added<chairs>({{"floor", "2"}, {"number", "2"}})));
}

TEST_CASE("two parents of one row are of one tenant, whoever writes it", "[enforce][reference]") {
  desk_database desk;
  const auto row = [](const char* ticket, const char* team) {
    return added<assignments>({{"ticket_id", ticket}, {"team_id", team}, {"hours", "1"}});
  };
  CHECK(works(desk, desk.tenant(1), row("1", "2")));
  CHECK(!works(desk, desk.tenant(1), row("1", "11")));
  CHECK(!works(desk, desk.tenant(1), row("11", "1")));
  CHECK(works(desk, desk.both(), row("1", "1")));
  CHECK(works(desk, desk.both(), row("11", "11")));
  CHECK(!works(desk, desk.both(), row("1", "11")));
  CHECK(!works(desk, desk.both(), row("11", "1")));
  CHECK(works(desk, desk.everyone(), row("11", "11")));
  CHECK(!works(desk, desk.everyone(), row("11", "1")));
  CHECK(!works(desk, desk.everyone(), change<assignments>({{"team_id", "11"}}, 1)));
  CHECK(!works(desk, desk.everyone(), change<assignments>({{"ticket_id", "11"}, {"team_id", "11"}}, 1)));
}

TEST_CASE("a value that comes out otherwise each time is the one that was tested", "[enforce][reference]") {
  desk_database desk;
  rs::session one = desk.tenant(1);
  tree::statement s = write_tree(tree::verb::update, instance_of<tickets>());
  tree::expr value = tree::make(tree::expr::kind::choice);
  // Now NULL, which may be written, and then the other tenant's team.
  value.args.push_back(tree::infix(tree::call("random", {}), "<", tree::literal("0.5")));
  value.args[0].args[0].what = tree::expr::kind::plain_call;
  value.args.push_back(tree::literal("NULL"));
  value.args.push_back(tree::literal("11"));
  s.assignments.push_back({"team_id", std::move(value)});
  int written = 0, refused = 0;
  for (int i = 0; i < 60; ++i) {
    try {
      run_tree(one, s);
      ++written;
    } catch (const rs::scope_violation&) {
      ++refused;
    }
    CHECK(desk.value("SELECT count(*) FROM tickets WHERE tenant_id = 1 AND team_id = 11") == "0");
  }
  CHECK(written > 0);
  CHECK(refused > 0);
}

TEST_CASE("a tenant cannot make another's user visible to itself", "[enforce][reference]") {
  desk_database desk;
  rs::session one = desk.tenant(1);
  const auto seen = [&] { return run_tree(one, select_tree(instance_of<users>(), {at(users::name)})).rows; };
  CHECK(sorted(seen()) == text_rows{"Ann", "Bob"});
  CHECK_THROWS_AS(run_tree(one, added<members>({{"user_id", "11"}})), rs::scope_violation);
  CHECK_THROWS_AS(run_tree(one, change<members>({{"user_id", "11"}}, 1)), rs::scope_violation);
  CHECK(sorted(seen()) == text_rows{"Ann", "Bob"});
  CHECK(run_tree(one, added<members>({{"user_id", "1"}})).affected_rows == 1);
  // Who may see all can let a tenant see one more.
  rs::unscoped_session all = desk.everyone();
  CHECK(run_tree(all, added<members>({{"tenant_id", "1"}, {"user_id", "11"}})).affected_rows == 1);
  CHECK_THROWS_AS(run_tree(all, added<members>({{"tenant_id", "1"}, {"user_id", "99"}})), rs::scope_violation);
  CHECK(sorted(seen()) == text_rows{"Ann", "Bob", "Cleo"});
}

namespace {

/// Points to rows of its own.
struct staff : rs::table<staff, "staff"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"boss", std::optional<std::int64_t>, rs::references<id>> boss{};
  static constexpr auto columns = std::tuple{id, tenant_id, boss};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

}  // namespace

TEST_CASE("an update may point rows to one that it changes itself", "[enforce][update][references]") {
  rs::database db = new_database(rs::schema<staff>::info(), {.pool_size = 2});
  for (const std::int64_t tenant : {1, 2}) {
    rs::session s = db.for_tenant(tenant);
    for (std::int64_t n = 1; n <= 3; ++n)
      s(rs::query<"references.hire">().insert_into(staff{}).set(staff::id = 10 * tenant + n));
  }
  const auto lead = [](std::int64_t boss) {
    return rs::query<"references.lead">().update(staff{}).set(staff::boss = boss).every_row();
  };
  const auto led_by = [](std::int64_t boss) {
    return rs::query<"references.led">().select(rs::count()).from(staff{}).where(staff::boss == boss);
  };
  rs::session one = db.for_tenant(1);
  CHECK(one(lead(11)).affected_rows == 3);
  CHECK(one(lead(13)).affected_rows == 3);
  CHECK(one(led_by(13)).value() == 3);
  CHECK_THROWS_AS(one(lead(21)), rs::scope_violation);
  CHECK_THROWS_AS(one(lead(99)), rs::scope_violation);
  CHECK(one(led_by(13)).value() == 3);
  rs::session two = db.for_tenant(2);
  CHECK(two(lead(21)).affected_rows == 3);
  CHECK(two(led_by(13)).value() == 0);
}
