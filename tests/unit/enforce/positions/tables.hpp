#pragma once
#include <rowscope/rowscope.hpp>

/// A table for each scope rule, all with the columns id, part, body and amount.
namespace rowscope_tests::positions {

namespace rs = rowscope;

/// The columns that every table has.
template <class Self>
struct four_columns {
  static constexpr rs::column<Self, "id", std::int64_t, rs::primary_key> id{};
  static constexpr rs::column<Self, "part", std::int64_t> part{};
  static constexpr rs::column<Self, "body", std::string> body{};
  static constexpr rs::column<Self, "amount", std::int64_t> amount{};
};

struct words : rs::table<words, "words">, four_columns<words> {
  static constexpr auto columns = std::tuple{id, part, body, amount};
  static constexpr auto scope = rs::shared<"the same words for all">;
};
/// The table of tenants.
struct accounts : rs::table<accounts, "accounts">, four_columns<accounts> {
  static constexpr auto columns = std::tuple{id, part, body, amount};
  static constexpr auto scope = rs::tenant_root<id>;
};
/// Tenants have rows of the same key.
struct notes : rs::table<notes, "notes">, four_columns<notes> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr auto columns = std::tuple{tenant_id, id, part, body, amount};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct owners : rs::table<owners, "owners">, four_columns<owners> {
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{id, part, body, amount, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct children : rs::table<children, "children">, four_columns<children> {
  static constexpr column<"owner_id", std::int64_t> owner_id{};
  static constexpr auto columns = std::tuple{id, part, body, amount, owner_id};
  static constexpr auto scope = rs::scoped_through<owner_id, owners::id>;
};
struct grandchildren : rs::table<grandchildren, "grandchildren">, four_columns<grandchildren> {
  static constexpr column<"child_id", std::int64_t> child_id{};
  static constexpr auto columns = std::tuple{id, part, body, amount, child_id};
  static constexpr auto scope = rs::scoped_through<child_id, children::id>;
};
/// Tenants share each half of the key.
struct places : rs::table<places, "places"> {
  static constexpr column<"region", std::int64_t, rs::primary_key> region{};
  static constexpr column<"number", std::int64_t, rs::primary_key> number{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{region, number, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct spots : rs::table<spots, "spots">, four_columns<spots> {
  static constexpr column<"region", std::int64_t> region{};
  static constexpr column<"number", std::int64_t> number{};
  static constexpr auto columns = std::tuple{id, part, body, amount, region, number};
  static constexpr auto scope = rs::scoped_through<rs::key<region, number>, rs::key<places::region, places::number>>;
};
struct members : rs::table<members, "members"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"user_id", std::int64_t> user_id{};
  static constexpr auto columns = std::tuple{id, tenant_id, user_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct users : rs::table<users, "users">, four_columns<users> {
  static constexpr auto columns = std::tuple{id, part, body, amount};
  static constexpr auto scope = rs::visible_through<id, members::user_id>;
};

}  // namespace rowscope_tests::positions
/// A tenant links only to users that it sees.
template <>
inline constexpr auto rowscope::foreign_keys_of<rowscope_tests::positions::members> = std::tuple{
    rowscope::foreign_key<rowscope_tests::positions::members::user_id, rowscope_tests::positions::users::id>};
namespace rowscope_tests::positions {

struct templates : rs::table<templates, "templates">, four_columns<templates> {
  static constexpr column<"tenant_id", std::optional<std::int64_t>> tenant_id{};
  static constexpr auto columns = std::tuple{id, part, body, amount, tenant_id};
  static constexpr auto scope = rs::shared_or_own<tenant_id>;
};
struct talks : rs::table<talks, "talks">, four_columns<talks> {
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"event_id", std::int64_t> event_id{};
  static constexpr auto columns = std::tuple{id, part, body, amount, tenant_id, event_id};
  static constexpr auto scope = rs::scoped_by<tenant_id> & rs::scoped_by<event_id, "event">;
};
struct tasks : rs::table<tasks, "tasks">, four_columns<tasks> {
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"owner_id", std::int64_t> owner_id{};
  static constexpr auto columns = std::tuple{id, part, body, amount, tenant_id, owner_id};
  static constexpr auto scope = rs::scoped_by<tenant_id> & rs::scoped_through<owner_id, owners::id>;
};
/// Written with what others hold. Each tenant has the parts 1 to 9.
struct logs : rs::table<logs, "logs">, four_columns<logs> {
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{id, part, body, amount, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
using number_schema = rs::schema<words, accounts, notes, owners, children, grandchildren, places, spots, members, users,
                                 templates, talks, tasks, logs>;

/// Tenants whose key is a text.
namespace texts {

struct words : rs::table<words, "words">, four_columns<words> {
  static constexpr auto columns = std::tuple{id, part, body, amount};
  static constexpr auto scope = rs::shared<"the same words for all">;
};
struct notes : rs::table<notes, "notes">, four_columns<notes> {
  static constexpr column<"tenant_id", std::string, rs::primary_key> tenant_id{};
  static constexpr auto columns = std::tuple{tenant_id, id, part, body, amount};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct owners : rs::table<owners, "owners">, four_columns<owners> {
  static constexpr column<"tenant_id", std::string> tenant_id{};
  static constexpr auto columns = std::tuple{id, part, body, amount, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct children : rs::table<children, "children">, four_columns<children> {
  static constexpr column<"owner_id", std::int64_t> owner_id{};
  static constexpr auto columns = std::tuple{id, part, body, amount, owner_id};
  static constexpr auto scope = rs::scoped_through<owner_id, owners::id>;
};
struct logs : rs::table<logs, "logs">, four_columns<logs> {
  static constexpr column<"tenant_id", std::string> tenant_id{};
  static constexpr auto columns = std::tuple{id, part, body, amount, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
using text_schema = rs::schema<words, notes, owners, children, logs>;

}  // namespace texts
}  // namespace rowscope_tests::positions
