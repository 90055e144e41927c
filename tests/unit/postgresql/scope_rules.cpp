#include "every_rule_database.hpp"

namespace {

namespace rs = rowscope;
using namespace rowscope_tests;

const char* const of_row_security = "42501";

/// The keys that raw SQL sees in a scope.
text_rows seen(const rs::scope& scope, const std::string& table, const std::string& key = "id") {
  return scoped_work(every_rule_database::get(), scope).rows("SELECT " + key + " FROM " + table + " ORDER BY 1");
}
text_rows all(const std::string& table, const std::string& key = "id") {
  return every_rule_database::get().unscoped().rows("SELECT " + key + " FROM " + table + " ORDER BY 1");
}

}  // namespace

TEST_CASE("a postgresql table with a tenant column shows and changes rows of the scope alone", "[postgresql][rules]") {
  NEEDS_POSTGRESQL();
  CHECK(all("teams") == text_rows{"5001", "5002"});
  CHECK(seen(rs::tenant(1), "teams") == text_rows{"5001"});
  CHECK(seen(rs::tenant(2), "teams") == text_rows{"5002"});
  CHECK(seen(rs::tenants{1, 2}, "teams") == text_rows{"5001", "5002"});
  CHECK(seen(rs::tenants{}, "teams").empty());
  CHECK(seen(rs::scope("event", {rs::tenant("a")}, false), "teams").empty());

  scoped_work one(every_rule_database::get(), rs::tenant(1));
  CHECK(one.affected("UPDATE teams SET code = 'y'") == "1");
  CHECK(one.affected("UPDATE teams SET code = 'y' WHERE id = 5002") == "0");
  CHECK(one.affected("DELETE FROM teams WHERE id = 5002") == "0");
  CHECK(one.state_of("UPDATE teams SET tenant_id = 2") == of_row_security);
  CHECK(one.state_of("INSERT INTO teams (tenant_id, code) VALUES (2, 'z')") == of_row_security);
  CHECK(one.affected("INSERT INTO teams (tenant_id, code) VALUES (1, 'z')") == "1");
  CHECK(one.affected("DELETE FROM teams WHERE code = 'z'") == "1");
}

TEST_CASE("a postgresql table of two dimensions is held by both", "[postgresql][rules]") {
  NEEDS_POSTGRESQL();
  CHECK(all("rooms", "tenant_id, event_id").size() == 4);
  CHECK(seen(tenant_and_event(1, "a"), "rooms", "tenant_id, event_id") == text_rows{"1|a"});
  CHECK(seen(tenant_and_event(2, "b"), "rooms", "tenant_id, event_id") == text_rows{"2|b"});
  CHECK(seen(rs::tenant(1), "rooms", "tenant_id").empty());
  scoped_work one(every_rule_database::get(), tenant_and_event(1, "a"));
  CHECK(one.affected("INSERT INTO rooms VALUES (1, 'a', 8)") == "1");
  CHECK(one.state_of("INSERT INTO rooms VALUES (1, 'b', 8)") == of_row_security);
  CHECK(one.state_of("INSERT INTO rooms VALUES (2, 'a', 8)") == of_row_security);
}

TEST_CASE("a postgresql table scoped through others, two hops away, shows and changes rows of the scope alone",
          "[postgresql][rules]") {
  NEEDS_POSTGRESQL();
  const rs::scope one_a = tenant_and_event(1, "a");
  CHECK(all("talks") == text_rows{"1000", "1001", "2000"});
  CHECK(seen(one_a, "talks") == text_rows{"1000"});
  CHECK(all("reviews") == text_rows{"111", "112", "211"});
  CHECK(seen(one_a, "reviews") == text_rows{"111"});
  CHECK(seen(tenant_and_event(2, "a"), "reviews") == text_rows{"211"});
  CHECK(seen(one_a, "seats") == text_rows{"11"});

  scoped_work one(every_rule_database::get(), one_a);
  CHECK(one.affected("UPDATE reviews SET stars = 1") == "1");
  CHECK(one.affected("DELETE FROM reviews WHERE id = 211") == "0");
  CHECK(one.state_of("UPDATE reviews SET talk_id = 2000") == of_row_security);
  const std::string add = "INSERT INTO reviews (talk_id, author, stars, public, language) VALUES ";
  CHECK(one.affected(add + "(1000, 'y', 1, true, 'de')") == "1");
  CHECK(one.state_of(add + "(1001, 'y', 1, true, 'de')") == of_row_security);
  CHECK(one.state_of(add + "(2000, 'y', 1, true, 'de')") == of_row_security);
  CHECK(one.affected("DELETE FROM reviews") == "2");
}

TEST_CASE("the postgresql table of tenants shows and changes the own row, and neither adds nor removes",
          "[postgresql][rules]") {
  NEEDS_POSTGRESQL();
  CHECK(all("tenants") == text_rows{"1", "2"});
  CHECK(seen(rs::tenant(1), "tenants") == text_rows{"1"});
  scoped_work one(every_rule_database::get(), rs::tenant(1));
  CHECK(one.affected("UPDATE tenants SET slug = 'uno'") == "1");
  CHECK(one.affected("UPDATE tenants SET slug = 'dos' WHERE id = 2") == "0");
  CHECK(one.state_of("UPDATE tenants SET id = 3") == of_row_security);
  CHECK(one.state_of("INSERT INTO tenants (slug, created_at) VALUES ('three', 0)") == of_row_security);
  CHECK(one.state_of("DELETE FROM tenants WHERE id = 1") == of_row_security);
}

TEST_CASE("a postgresql table that is visible through another shows linked rows, and is not written",
          "[postgresql][rules]") {
  NEEDS_POSTGRESQL();
  CHECK(all("users") == text_rows{"10", "20", "30"});
  CHECK(seen(rs::tenant(1), "users") == text_rows{"10", "30"});
  CHECK(seen(rs::tenant(2), "users") == text_rows{"20", "30"});
  scoped_work one(every_rule_database::get(), rs::tenant(1));
  for (const char* write :
       {"INSERT INTO users (email) VALUES ('y')", "UPDATE users SET email = 'y'", "DELETE FROM users WHERE id = 10"})
    CHECK(one.state_of(write) == of_row_security);
}

TEST_CASE("raw SQL cannot link a postgresql row that it does not see, and so see it", "[postgresql][rules]") {
  NEEDS_POSTGRESQL();
  scoped_work one(every_rule_database::get(), rs::tenant(1));
  CHECK(one.state_of("INSERT INTO memberships VALUES (1, 20)") == of_row_security);
  CHECK(one.state_of("INSERT INTO memberships VALUES (1, 999)") == of_row_security);
  CHECK(one.state_of("UPDATE memberships SET user_id = 20 WHERE user_id = 10") == of_row_security);
  CHECK(one.affected("DELETE FROM memberships WHERE user_id = 10") == "1");
  CHECK(every_rule_database::get()
            .unscoped()
            .state_of("BEGIN; INSERT INTO memberships VALUES (1, 20); ROLLBACK")
            .empty());
}

TEST_CASE("a postgresql row that all may read is written only unscoped", "[postgresql][rules][P1]") {
  NEEDS_POSTGRESQL();
  CHECK(seen(rs::tenant(1), "templates") == text_rows{"100", "300"});
  CHECK(seen(rs::tenant(2), "templates") == text_rows{"200", "300"});
  CHECK(seen(rs::tenant(1), "languages", "code") == text_rows{"de"});
  scoped_work one(every_rule_database::get(), rs::tenant(1));
  CHECK(one.affected("UPDATE templates SET title = 'y'") == "1");
  CHECK(one.affected("DELETE FROM templates WHERE owner IS NULL") == "0");
  CHECK(one.state_of("INSERT INTO templates (owner, title) VALUES (NULL, 'z')") == of_row_security);
  CHECK(one.state_of("UPDATE templates SET owner = NULL") == of_row_security);
  CHECK(one.affected("INSERT INTO templates (owner, title) VALUES (1, 'z')") == "1");
  for (const char* write :
       {"INSERT INTO languages VALUES ('en', 'English')", "UPDATE languages SET title = 'y'", "DELETE FROM languages"})
    CHECK(one.state_of(write) == of_row_security);

  postgresql_connection everyone = every_rule_database::get().unscoped();
  everyone.run("BEGIN");
  CHECK(everyone.affected("UPDATE templates SET title = 'y' WHERE owner IS NULL") == "1");
  CHECK(everyone.affected("INSERT INTO languages VALUES ('en', 'English')") == "1");
  CHECK(everyone.state_of("INSERT INTO templates (owner, title) VALUES (NULL, 'y')") == "23505");
}

TEST_CASE("the owner of the postgresql tables is held to the scope too", "[postgresql][rules]") {
  NEEDS_POSTGRESQL();
  postgresql_connection owner = every_rule_database::get().owner();
  for (const char* table : {"teams", "rooms", "talks", "reviews", "users", "tenants"})
    CHECK(owner.rows(std::string("SELECT 1 FROM ") + table).empty());
}
