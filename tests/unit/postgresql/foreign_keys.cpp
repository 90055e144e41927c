#include "every_rule_database.hpp"

namespace {

namespace rs = rowscope;
using namespace rowscope_tests;

/// What a statement fails with, but for the key that it names itself.
std::string answer(postgresql_connection& c, const std::string& sql, const std::string& key) {
  c.run("SAVEPOINT answer");
  try {
    c.run(sql);
  } catch (const postgresql_failure& f) {
    c.run("ROLLBACK TO SAVEPOINT answer");
    std::string said = f.what() + f.detail;
    for (std::size_t at = said.find(key); at != std::string::npos; at = said.find(key))
      said.replace(at, key.size(), "?");
    return f.state + " " + said;
  }
  return "";
}

}  // namespace

TEST_CASE("pointing at another tenant's postgresql row is answered as pointing at none", "[postgresql][keys][P8]") {
  NEEDS_POSTGRESQL();
  scoped_work one(every_rule_database::get(), tenant_and_event(1, "a"));
  const auto same = [&](const std::string& sql, const std::string& foreign, const std::string& own) {
    const auto filled = [&](const std::string& key) {
      std::string text = sql;
      return text.replace(text.find('?'), 1, key);
    };
    INFO(sql);
    const std::string told = answer(one, filled(foreign), foreign);
    CHECK_FALSE(told.empty());
    CHECK(told == answer(one, filled("9999"), "9999"));
    CHECK(answer(one, filled(own), own).empty());
  };
  // By a key with the tenant, alone and in a circle.
  same("INSERT INTO members (tenant_id, team_id) VALUES (1, ?)", "5002", "5001");
  same("UPDATE members SET team_id = ?", "5002", "5001");
  same("UPDATE teams SET lead_id = ?", "6002", "6001");
  // By the policy: through a table, and to the table itself by the owner's function.
  same("INSERT INTO reviews (talk_id, author, stars, public, language) VALUES (?, 'z', 1, true, 'de')", "2000", "1000");
  same("UPDATE seats SET neighbour = ?", "21", "11");
  same("UPDATE seats SET talk_id = ?", "2000", "1000");
}

TEST_CASE("the function by which a postgresql policy looks tells nothing of rows out of scope",
          "[postgresql][keys][P8]") {
  NEEDS_POSTGRESQL();
  const std::string looks = "SELECT rowscope.sees_seats_id(11), rowscope.sees_seats_id(21), rowscope.sees_seats_id(99)";
  CHECK(scoped_work(every_rule_database::get(), tenant_and_event(1, "a")).value(looks) == "t|f|f");
  CHECK(every_rule_database::get().application().value(looks) == "f|f|f");
}

TEST_CASE("the unscoped role cannot point a postgresql row at another tenant's where a key has the tenant",
          "[postgresql][keys]") {
  NEEDS_POSTGRESQL();
  postgresql_connection everyone = every_rule_database::get().unscoped();
  everyone.run("BEGIN");
  CHECK(everyone.state_of("UPDATE members SET team_id = 5002 WHERE id = 6001") == "23503");
  CHECK(everyone.affected("UPDATE members SET team_id = 5001 WHERE id = 6001") == "1");
}

TEST_CASE("a key of a removed postgresql row does not come back", "[postgresql][keys][S7]") {
  NEEDS_POSTGRESQL();
  scoped_work one(every_rule_database::get(), rs::tenant(1));
  const std::string add = "INSERT INTO teams (tenant_id, code) VALUES (1, 'z') RETURNING id";
  const std::string first = one.value(add);
  one.run("DELETE FROM teams WHERE id = " + first);
  CHECK(one.value(add) != first);
}
