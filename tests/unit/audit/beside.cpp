// What the mutants of a statement give beside it, on a database: what is seen of them, and that nothing of them stays.
#include <chrono>

#include "support/catch.hpp"
#include "support/desk_database.hpp"
#include "watched_run.hpp"

namespace {

namespace rs = rowscope;
namespace audit = rowscope::audit;
using namespace rowscope_tests::desk;
using audit::mutation;
using rowscope_tests::watched_run;
using kinds = std::set<mutation>;
using ids = std::vector<std::int64_t>;

auto ticket(std::int64_t id) {
  return rs::query<"beside.ticket">().select(tickets::text).from(tickets{}).where(tickets::id == id);
}
auto shut(std::int64_t id) {
  return rs::query<"beside.close">().update(tickets{}).set(tickets::text = "closed").where(tickets::id == id);
}
auto unassign(std::int64_t id) {
  return rs::query<"beside.unassign">().remove_from(assignments{}).where(assignments::id == id);
}
auto assign(std::int64_t ticket, std::int64_t team) {
  return rs::query<"beside.assign">()
      .insert_into(assignments{})
      .set(assignments::ticket_id = ticket, assignments::team_id = team, assignments::hours = std::int64_t{1});
}
auto put_team(std::int64_t id) {
  return rs::query<"beside.put">()
      .insert_into(teams{})
      .set(teams::id = id, teams::name = "put")
      .on_conflict(teams::id)
      .do_update(teams::name = rs::excluded(teams::name));
}

rs::database read_write(desk_database& file) {
  const rs::guard guard{.mode = rs::raw_mode::read_write};
  if (!rowscope_tests::plain_database::is_postgresql()) return {rs::sqlite(file.path(), {.guard = guard}), schema{}};
  rs::postgresql_source source = file.postgresql();
  source.options.guard = guard;
  return {source, schema{}};
}

}  // namespace

TEST_CASE("a select by the key of another tenant's row is told from its mutant, and one by its own is not",
          "[audit][mutant][database]") {
  desk_database file;
  watched_run run;
  rs::session one = file.tenant(1);
  CHECK_FALSE(one(ticket(11)).one_or_none());
  CHECK(run.take("beside.ticket") == kinds{mutation::predicates});
  CHECK(one(ticket(1)).one()[tickets::text] == "a");
  CHECK(run.take("beside.ticket").empty());
}

TEST_CASE("an update and a remove are told by the keys of the rows that their mutants would touch",
          "[audit][mutant][database]") {
  desk_database file;
  watched_run run;
  rs::session one = file.tenant(1);
  CHECK(one(shut(11)).affected_rows == 0);
  CHECK(run.take("beside.close") == kinds{mutation::predicates});
  CHECK(one(shut(1)).affected_rows == 1);
  CHECK(run.take("beside.close").empty());
  CHECK(one(unassign(11)).affected_rows == 0);
  CHECK(run.take("beside.unassign") == kinds{mutation::predicates});
  CHECK(one(unassign(1)).affected_rows == 1);
  CHECK(run.take("beside.unassign").empty());
  CHECK(file.value("SELECT text FROM tickets WHERE id = 11") == "a");
  CHECK(file.value("SELECT count(*) FROM assignments") == "1");
}

TEST_CASE("an insert that a foreign parent refuses is told from its mutant, which leaves no row",
          "[audit][mutant][database]") {
  desk_database file;
  watched_run run;
  rs::session one = file.tenant(1);
  CHECK_THROWS_AS(one(assign(11, 11)), rs::scope_violation);
  CHECK(run.take("beside.assign") == kinds{mutation::keys});
  one(assign(1, 1));
  CHECK(run.take("beside.assign").empty());
  CHECK(file.value("SELECT count(*) FROM assignments") == "3");
}

TEST_CASE("an upsert that another tenant's row refuses is told from its mutant", "[audit][mutant][database]") {
  desk_database file;
  watched_run run;
  rs::session one = file.tenant(1);
  CHECK_THROWS_AS(one(put_team(11)), rs::constraint_error);
  CHECK(run.take("beside.put") == kinds{mutation::conflict});
  CHECK(one(put_team(1)).affected_rows == 1);
  CHECK(run.take("beside.put") == kinds{mutation::tenant});
  CHECK(file.value("SELECT name FROM teams WHERE id = 11") == "blue");
}

TEST_CASE("mutants leave a transaction as it is: what was written, what has failed, what may come next",
          "[audit][mutant][database]") {
  desk_database file;
  watched_run run;
  rs::session one = file.tenant(1);
  auto tx = one.transaction();
  CHECK(one(shut(2)).affected_rows == 1);
  CHECK_FALSE(one(ticket(11)).one_or_none());
  {
    auto inner = one.transaction();
    CHECK_THROWS_AS(one(assign(11, 11)), rs::scope_violation);
    CHECK(run.take("beside.assign") == kinds{mutation::keys});
    CHECK_THROWS_AS(one(ticket(1)), rs::usage_error);  // it has failed
  }
  CHECK_THROWS_AS(one(put_team(11)), rs::constraint_error);
  CHECK(run.take("beside.put") == kinds{mutation::conflict});
  CHECK_THROWS_AS(one(ticket(1)), rs::usage_error);
  tx.rollback();
  auto again = one.transaction();
  CHECK(one(shut(2)).affected_rows == 1);
  again.commit();
  CHECK(file.value("SELECT text FROM tickets WHERE id = 2") == "closed");
  CHECK(file.value("SELECT count(*) FROM assignments") == "2");
  CHECK(file.value("SELECT name FROM teams WHERE id = 11") == "blue");
}

TEST_CASE("a mutant sees what its own transaction has written for another tenant", "[audit][mutant][database]") {
  desk_database file;
  watched_run run;
  rs::session several = file.db.for_scope(rs::tenants{1, 7});
  auto tx = several.transaction();
  const std::int64_t other =
      several.as(7)(rs::query<"beside.new">().insert_into(tickets{}).set(tickets::text = "new")).key();
  run.take("beside.new");
  CHECK_FALSE(several.as(1)(ticket(other)).one_or_none());
  CHECK(run.take("beside.ticket") == kinds{mutation::predicates});
}

TEST_CASE("a mutant that fails on another tenant's rows is told, and the statement goes on",
          "[audit][mutant][database]") {
  desk_database file;
  file.run("UPDATE assignments SET hours = 9223372036854775807 WHERE id = 11");
  watched_run run;
  rs::session one = file.tenant(1);
  auto tx = one.transaction();
  const auto doubled = rs::query<"beside.doubled">().select(rs::as<"n">(assignments::hours * 2)).from(assignments{});
  CHECK(one(doubled).value() == 10);
  CHECK(run.take("beside.doubled") == kinds{mutation::predicates});
  CHECK(one(shut(2)).affected_rows == 1);
  tx.commit();
}

TEST_CASE("a mutant that fails makes none of those fail that are run behind it", "[audit][mutant][database]") {
  desk_database file;
  file.run("UPDATE assignments SET hours = 9223372036854775807 WHERE id = 11");
  watched_run run;
  rs::session one = file.tenant(1);
  const auto joined = rs::query<"beside.behind">()
                          .select(rs::as<"n">(assignments::hours * 2))
                          .from(assignments{})
                          .join(tickets{}, assignments::ticket_id == tickets::id);
  CHECK(one(joined).value() == 10);
  // Without the predicate of one table, the other's keeps the foreign rows away.
  CHECK(run.seen_per_table("beside.behind").empty());
  CHECK(run.take("beside.behind") == kinds{mutation::predicates});
}

TEST_CASE("a raw select is told from what it gives without what holds it to its scope", "[audit][mutant][database]") {
  desk_database file;
  watched_run run;
  rs::session one = file.tenant(1);
  auto tx = one.transaction();
  const auto count = [&](std::int64_t id) {
    return one.raw<std::int64_t>(rs::site<"beside.raw">, "SELECT count(*) FROM tickets WHERE id = ?", rs::use(id))
        .one();
  };
  CHECK(count(11) == 0);
  CHECK(run.take("beside.raw") == kinds{mutation::predicates});
  CHECK(count(1) == 1);
  CHECK(run.take("beside.raw").empty());
  CHECK(one(shut(2)).affected_rows == 1);
  tx.commit();
}

TEST_CASE("raw writes are told from what they change without what holds them, and nothing of that stays",
          "[audit][mutant][database]") {
  desk_database file;
  rs::database db = read_write(file);
  watched_run run;
  rs::session one = db.for_tenant(1);
  auto tx = one.transaction();
  const auto write = [&](std::int64_t id) {
    return one.raw(rs::site<"beside.raw_write">, "UPDATE tickets SET text = 'x' WHERE id = ?", rs::use(id))
        .affected_rows;
  };
  CHECK(write(11) == 0);
  CHECK(run.take("beside.raw_write") == kinds{mutation::predicates});
  CHECK(write(1) == 1);
  CHECK(run.take("beside.raw_write").empty());
  tx.commit();
  if (rowscope_tests::plain_database::is_postgresql()) {
    CHECK_THROWS_AS(one.raw(rs::site<"beside.raw_moves">, "UPDATE tickets SET tenant_id = 2 WHERE id = 2"),
                    rs::scope_violation);
    CHECK(run.take("beside.raw_moves") == kinds{mutation::predicates});
  }
  CHECK(file.value("SELECT text FROM tickets WHERE id = 11") == "a");
}

TEST_CASE("on postgresql a raw insert for another tenant is told from what no policy refuses",
          "[audit][mutant][database][.postgresql]") {
  desk_database file;
  rs::database db = read_write(file);
  watched_run run;
  rs::session one = db.for_tenant(1);
  const auto insert = [&](std::int64_t id, std::int64_t company) {
    one.raw(rs::site<"beside.raw_insert">, "INSERT INTO teams (id, company, name) VALUES (?, ?, 'new')", rs::use(id),
            rs::use(company));
  };
  auto tx = one.transaction();
  CHECK_THROWS_AS(insert(3, 2), rs::scope_violation);
  CHECK(run.take("beside.raw_insert") == kinds{mutation::predicates});
  tx.rollback();
  insert(3, 1);
  CHECK(run.take("beside.raw_insert").empty());
  CHECK(file.value("SELECT count(*) FROM teams") == "4");
}

TEST_CASE("a mutant waits only shortly for a row that another session holds",
          "[audit][mutant][database][.postgresql]") {
  desk_database file;
  watched_run run;
  rs::session two = file.tenant(2);
  auto held = two.transaction();
  CHECK(two(put_team(11)).affected_rows == 1);
  rs::session one = file.tenant(1);
  const auto began = std::chrono::steady_clock::now();
  CHECK_THROWS_AS(one(assign(11, 11)), rs::scope_violation);
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(5));
}

TEST_CASE("on postgresql nothing is shown by mutants that cannot see every tenant's rows, and why is said",
          "[audit][mutant][database][.postgresql]") {
  desk_database file;
  rs::postgresql_source source = file.postgresql();
  source.options.unscoped.clear();
  rs::database db{source, schema{}};
  watched_run run;
  rs::session one = db.for_tenant(1);
  CHECK_FALSE(one(ticket(11)).one_or_none());
  CHECK_THAT(run.mutant("beside.ticket", mutation::predicates).change,
             Catch::Matchers::ContainsSubstring("postgresql_options::unscoped"));
  CHECK(run.mutant("beside.ticket", mutation::predicates).sql.empty());
  CHECK(run.take("beside.ticket").empty());
  one(rs::query<"beside.unseen">().insert_into(tickets{}).set(tickets::text = "new"));
  CHECK(run.take("beside.unseen").empty());
}
