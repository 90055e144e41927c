#pragma once
#include "scoped_database.hpp"
#include "support/every_rule.hpp"

namespace rowscope_tests {

/// Tables of every scope rule, with rows of tenants 1 and 2 that look alike. Tests undo what they do.
class every_rule_database : public scoped_database {
 public:
  static const every_rule_database& get() {
    static const every_rule_database file;
    return file;
  }
  every_rule_database() : scoped_database(every_rule::schema{}) {
    unscoped().run(R"(
      INSERT INTO tenants (id, slug, created_at) VALUES (1, 'one', 0), (2, 'two', 0);
      INSERT INTO users (id, email) VALUES (10, 'x'), (20, 'x'), (30, 'x');
      INSERT INTO memberships VALUES (1, 10), (2, 20), (1, 30), (2, 30);
      INSERT INTO templates (id, owner, title) VALUES (100, 1, 'x'), (200, 2, 'x'), (300, NULL, 'x');
      INSERT INTO languages VALUES ('de', 'German');
      INSERT INTO rooms VALUES (1, 'a', 7), (1, 'b', 7), (2, 'a', 7), (2, 'b', 7);
      INSERT INTO talks (id, tenant, event, room, created_at)
        VALUES (1000, 1, 'a', 7, 0), (1001, 1, 'b', 7, 0), (2000, 2, 'a', 7, 0);
      INSERT INTO seats (id, tenant_id, talk_id) VALUES (11, 1, 1000), (12, 1, 1001), (21, 2, 2000);
      INSERT INTO reviews (id, talk_id, author, stars, public, language)
        VALUES (111, 1000, 'x', 5, true, 'de'), (112, 1001, 'x', 5, true, 'de'), (211, 2000, 'x', 5, true, 'de');
      INSERT INTO teams (id, tenant_id, code) VALUES (5001, 1, 'x'), (5002, 2, 'x');
      INSERT INTO members (id, tenant_id, team_id) VALUES (6001, 1, 5001), (6002, 2, 5002);)");
  }
};

/// Tenant 1 and one event, or more of them.
inline rowscope::scope tenant_and_event(std::int64_t tenant, const std::string& event) {
  return rowscope::scope(rowscope::tenant(tenant)) & rowscope::scope("event", {rowscope::tenant(event)}, false);
}

}  // namespace rowscope_tests
