#pragma once
#include <rowscope/rowscope.hpp>

#include "tree_session.hpp"
#include "trees.hpp"

/// Tables whose keys point in every direction: what a write may point to, and what it may not.
namespace rowscope_tests::desk {

namespace rs = rowscope;

struct teams : rs::table<teams, "teams"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"company", std::int64_t> company{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, company, name};
  static constexpr auto scope = rs::scoped_by<company>;
  static constexpr auto uniques = std::tuple{rs::unique<name>};
};
/// NULL: for all.
struct labels : rs::table<labels, "labels"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::optional<std::int64_t>> tenant_id{};
  static constexpr column<"word", std::string> word{};
  static constexpr auto columns = std::tuple{id, tenant_id, word};
  static constexpr auto scope = rs::shared_or_own<tenant_id>;
};
struct rooms : rs::table<rooms, "rooms"> {
  static constexpr column<"floor", std::int64_t, rs::primary_key> floor{};
  static constexpr column<"number", std::int64_t, rs::primary_key> number{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{floor, number, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct tickets : rs::table<tickets, "tickets"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"text", std::string> text{};
  static constexpr column<"team_id", std::optional<std::int64_t>, rs::references<teams::id>> team_id{};
  static constexpr column<"label_id", std::optional<std::int64_t>, rs::references<labels::id>> label_id{};
  static constexpr column<"floor", std::optional<std::int64_t>> floor{};
  static constexpr column<"number", std::optional<std::int64_t>> number{};
  static constexpr auto columns = std::tuple{id, tenant_id, text, team_id, label_id, floor, number};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
  static constexpr auto foreign_keys =
      std::tuple{rs::foreign_key<rs::key<floor, number>, rs::key<rooms::floor, rooms::number>>};
  static constexpr auto uniques = std::tuple{rs::unique<text>};
};
/// Belongs to the tenant of both of its parents.
struct assignments : rs::table<assignments, "assignments"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"ticket_id", std::int64_t> ticket_id{};
  static constexpr column<"team_id", std::int64_t> team_id{};
  static constexpr column<"hours", std::int64_t> hours{};
  static constexpr auto columns = std::tuple{id, ticket_id, team_id, hours};
  static constexpr auto scope = rs::scoped_through<ticket_id, tickets::id> & rs::scoped_through<team_id, teams::id>;
};
/// Stands in a room, by both halves of its key.
struct chairs : rs::table<chairs, "chairs"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"floor", std::int64_t> floor{};
  static constexpr column<"number", std::int64_t> number{};
  static constexpr auto columns = std::tuple{id, floor, number};
  static constexpr auto scope = rs::scoped_through<rs::key<floor, number>, rs::key<rooms::floor, rooms::number>>;
};
struct users;
struct members : rs::table<members, "members"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"user_id", std::int64_t> user_id{};
  static constexpr auto columns = std::tuple{id, tenant_id, user_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct users : rs::table<users, "users"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, name};
  static constexpr auto scope = rs::visible_through<id, members::user_id>;
};

/// In the scope of a tenant and an event.
struct talks : rs::table<talks, "talks"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"event_id", std::int64_t> event_id{};
  static constexpr column<"title", std::string> title{};
  static constexpr auto columns = std::tuple{id, tenant_id, event_id, title};
  static constexpr auto scope = rs::scoped_by<tenant_id> & rs::scoped_by<event_id, "event">;
};

}  // namespace rowscope_tests::desk

/// The row that makes a user visible points to the user.
template <>
inline constexpr auto rowscope::foreign_keys_of<rowscope_tests::desk::members> =
    std::tuple{rowscope::foreign_key<rowscope_tests::desk::members::user_id, rowscope_tests::desk::users::id>};

namespace rowscope_tests::desk {

using schema = rs::schema<teams, labels, rooms, tickets, assignments, chairs, members, users, talks>;

/// Tenants 1 and 2. What belongs to tenant 1 has keys below 10, what belongs to 2 has 11 and more.
class desk_database : public plain_database {
 public:
  desk_database() : db(open(*this)) {}
  rs::database db;

  [[nodiscard]] rs::session tenant(std::int64_t t) { return db.for_tenant(t); }
  [[nodiscard]] rs::session both() { return db.for_scope(rs::tenants{1, 2}); }
  [[nodiscard]] rs::unscoped_session everyone() {
    return db.unscoped(rs::site<"test.desk">, "tests of writes without a scope");
  }

 private:
  static rs::database open(plain_database& file) {
    file.create(schema::info());
    file.run(
        "INSERT INTO teams VALUES (1, 1, 'blue'), (2, 1, 'red'), (11, 2, 'blue');"
        "INSERT INTO labels VALUES (1, 1, 'own'), (9, NULL, 'all'), (11, 2, 'own');"
        "INSERT INTO rooms VALUES (1, 1, 1), (1, 2, 2), (2, 1, 2), (2, 2, 1);"
        "INSERT INTO tickets VALUES (1, 1, 'a', 1, 1, 1, 1), (2, 1, 'b', NULL, NULL, NULL, NULL),"
        " (11, 2, 'a', 11, 11, 1, 2);"
        "INSERT INTO assignments VALUES (1, 1, 1, 5), (11, 11, 11, 7);"
        "INSERT INTO chairs VALUES (1, 1, 1), (2, 2, 2), (11, 1, 2);"
        "INSERT INTO users VALUES (1, 'Ann'), (2, 'Bob'), (11, 'Cleo');"
        "INSERT INTO members VALUES (1, 1, 1), (2, 1, 2), (12, 2, 2), (11, 2, 11);"
        "INSERT INTO talks VALUES (1, 1, 7, 'x'), (2, 1, 8, 'x'), (11, 2, 7, 'x')");
    return file.open(schema::info());
  }
};

}  // namespace rowscope_tests::desk
