#pragma once
#include <rowscope/rowscope.hpp>

/// Tables with each scope rule, and with keys of every kind. Children stand before their parents in the schema.
namespace rowscope_tests::every_rule {

namespace rs = rowscope;

/// Columns that many tables share.
template <class Self>
struct audited {
  static constexpr rs::column<Self, "created_at", std::int64_t> created_at{};
  static constexpr rs::column<Self, "created_by", std::optional<std::string>> created_by{};
};

struct tenants : rs::table<tenants, "tenants">, audited<tenants> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"slug", std::string> slug{};
  static constexpr auto columns = std::tuple{id, slug, created_at, created_by};
  static constexpr auto uniques = std::tuple{rs::globally_unique<slug>};
  static constexpr auto scope = rs::tenant_root<id>;
};

/// Behind both: the rule names a later table.
struct users : rs::table<users, "users"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"email", std::string> email{};
  static constexpr auto columns = std::tuple{id, email};
};
struct memberships : rs::table<memberships, "memberships"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"user_id", std::int64_t, rs::primary_key, rs::references<users::id>> user_id{};
  static constexpr auto columns = std::tuple{tenant_id, user_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

}  // namespace rowscope_tests::every_rule
template <>
inline constexpr auto rowscope::scope_of<rowscope_tests::every_rule::users> =
    rowscope::visible_through<rowscope_tests::every_rule::users::id, rowscope_tests::every_rule::memberships::user_id>;
namespace rowscope_tests::every_rule {

struct templates : rs::table<templates, "templates"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"owner", std::optional<std::int64_t>> owner{};
  static constexpr column<"title", std::string> title{};
  static constexpr auto columns = std::tuple{id, owner, title};
  static constexpr auto uniques = std::tuple{rs::unique<title>};
  static constexpr auto scope = rs::shared_or_own<owner>;
};

struct languages : rs::table<languages, "languages"> {
  static constexpr column<"code", std::string, rs::primary_key> code{};
  static constexpr column<"title", std::string> title{};
  static constexpr auto columns = std::tuple{code, title};
  static constexpr auto uniques = std::tuple{rs::unique<title>};
  static constexpr auto scope = rs::shared<"ISO 639, the same for every tenant">;
};

/// Two dimensions; a key of three columns.
struct rooms : rs::table<rooms, "rooms"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"event_id", std::string, rs::primary_key> event_id{};
  static constexpr column<"number", std::int64_t, rs::primary_key> number{};
  static constexpr auto columns = std::tuple{tenant_id, event_id, number};
  static constexpr auto scope = rs::scoped_by<tenant_id> & rs::scoped_by<event_id, "event">;
};
struct talks : rs::table<talks, "talks">, audited<talks> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant", std::int64_t> tenant{};
  static constexpr column<"event", std::string> event{};
  static constexpr column<"room", std::int64_t> room{};
  static constexpr auto columns = std::tuple{id, tenant, event, room, created_at, created_by};
  static constexpr auto scope =
      rs::scoped_through<rs::key<tenant, event, room>, rs::key<rooms::tenant_id, rooms::event_id, rooms::number>>;
};

/// A row's tenant is told by a column of its own, and by its parent too.
struct seats : rs::table<seats, "seats"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"talk_id", std::int64_t> talk_id{};
  static constexpr column<"neighbour", std::optional<std::int64_t>, rs::references<id>> neighbour{};
  static constexpr auto columns = std::tuple{id, tenant_id, talk_id, neighbour};
  static constexpr auto scope = rs::scoped_by<tenant_id> & rs::scoped_through<talk_id, talks::id>;
};

/// Its scoping foreign key is in a key per parent and in an index; every column else is of another kind.
struct reviews : rs::table<reviews, "reviews"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"talk_id", std::int64_t> talk_id{};
  static constexpr column<"author", std::string> author{};
  static constexpr column<"stars", double> stars{};
  static constexpr column<"public", bool> is_public{};
  static constexpr column<"language", std::string, rs::references<languages::code>> language{};
  static constexpr auto columns = std::tuple{id, talk_id, author, stars, is_public, language};
  static constexpr auto uniques = std::tuple{rs::unique<talk_id, author>};
  static constexpr auto indexes = std::tuple{rs::index<stars>};
  static constexpr auto scope = rs::scoped_through<talk_id, talks::id>;
};

struct talk_counts : rs::view<talk_counts, "talk_counts"> {
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"talks", std::int64_t> talks{};
  static constexpr auto columns = std::tuple{tenant_id, talks};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

/// They point to each other in a circle.
struct teams : rs::table<teams, "teams"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"lead_id", std::optional<std::int64_t>> lead_id{};
  static constexpr column<"code", std::string> code{};
  static constexpr auto columns = std::tuple{id, tenant_id, lead_id, code};
  static constexpr auto uniques = std::tuple{rs::unique<code>};
  static constexpr auto indexes = std::tuple{rs::index<lead_id>};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct members : rs::table<members, "members"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"team_id", std::int64_t, rs::references<teams::id>> team_id{};
  static constexpr column<"second_team", std::optional<std::string>, rs::references<teams::code>> second_team{};
  static constexpr auto columns = std::tuple{id, tenant_id, team_id, second_team};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

}  // namespace rowscope_tests::every_rule
template <>
inline constexpr auto rowscope::foreign_keys_of<rowscope_tests::every_rule::teams> = std::tuple{
    rowscope::foreign_key<rowscope_tests::every_rule::teams::lead_id, rowscope_tests::every_rule::members::id>};
namespace rowscope_tests::every_rule {

using schema = rs::schema<reviews, seats, talks, rooms, tenants, users, memberships, templates, talk_counts, teams,
                          members, languages>;

}  // namespace rowscope_tests::every_rule
