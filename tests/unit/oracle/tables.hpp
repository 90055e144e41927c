#pragma once
#include <rowscope/schema/schema.hpp>

/// The tables of the oracle: every scope rule, every kind of key. Keys of tables whose key does not contain the tenant
/// are n * 10 + tenant, so that one tenant's new key is never taken by another's row; everything else collides.
namespace rowscope_tests::oracle {

namespace rs = rowscope;

struct accounts : rs::table<accounts, "accounts"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"name", std::string> name{};
  static constexpr column<"plan", std::optional<std::int64_t>> plan{};
  static constexpr auto columns = std::tuple{id, name, plan};
  static constexpr auto scope = rs::tenant_root<id>;
};
struct currencies : rs::table<currencies, "currencies"> {
  static constexpr column<"code", std::string, rs::primary_key> code{};
  static constexpr column<"label", std::string> label{};
  static constexpr auto columns = std::tuple{code, label};
  static constexpr auto scope = rs::shared<"the same for every tenant">;
};
struct labels : rs::table<labels, "labels"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::optional<std::int64_t>> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, tenant_id, name};
  static constexpr auto scope = rs::shared_or_own<tenant_id>;
  static constexpr auto uniques = std::tuple{rs::unique<name>};
};
struct customers : rs::table<customers, "customers"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr column<"email", std::optional<std::string>> email{};
  static constexpr column<"parent_id", std::optional<std::int64_t>> parent_id{};
  static constexpr column<"points", std::int64_t> points{};
  static constexpr auto columns = std::tuple{id, tenant_id, name, email, parent_id, points};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
  static constexpr auto uniques = std::tuple{rs::unique<name>};
};
struct orders : rs::table<orders, "orders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
  static constexpr column<"code", std::string> code{};
  static constexpr column<"total", double> total{};
  static constexpr column<"note", std::optional<std::string>> note{};
  static constexpr column<"referrer_id", std::optional<std::int64_t>, rs::references<customers::id>> referrer_id{};
  static constexpr auto columns = std::tuple{id, customer_id, code, total, note, referrer_id};
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
  static constexpr auto uniques = std::tuple{rs::globally_unique<code>};
};
struct order_lines : rs::table<order_lines, "order_lines"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"order_id", std::int64_t> order_id{};
  static constexpr column<"product", std::string> product{};
  static constexpr column<"quantity", std::int64_t> quantity{};
  static constexpr column<"currency", std::optional<std::string>, rs::references<currencies::code>> currency{};
  static constexpr column<"label_id", std::optional<std::int64_t>, rs::references<labels::id>> label_id{};
  static constexpr auto columns = std::tuple{id, order_id, product, quantity, currency, label_id};
  static constexpr auto scope = rs::scoped_through<order_id, orders::id>;
};
struct shipments : rs::table<shipments, "shipments"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"order_id", std::int64_t> order_id{};
  static constexpr column<"carrier", std::optional<std::string>> carrier{};
  static constexpr auto columns = std::tuple{id, tenant_id, order_id, carrier};
  static constexpr auto scope = rs::scoped_by<tenant_id> & rs::scoped_through<order_id, orders::id>;
};
struct settings : rs::table<settings, "settings"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"name", std::string, rs::primary_key> name{};
  static constexpr column<"value", std::string> value{};
  static constexpr column<"rank", std::optional<std::int64_t>> rank{};
  static constexpr auto columns = std::tuple{tenant_id, name, value, rank};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct reminders : rs::table<reminders, "reminders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"setting", std::optional<std::string>> setting{};
  static constexpr column<"text", std::string> text{};
  static constexpr auto columns = std::tuple{id, tenant_id, setting, text};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
  static constexpr auto foreign_keys =
      std::tuple{rs::foreign_key<rs::key<tenant_id, setting>, rs::key<settings::tenant_id, settings::name>>};
};
struct courses : rs::table<courses, "courses"> {
  static constexpr column<"faculty", std::string, rs::primary_key> faculty{};
  static constexpr column<"number", std::int64_t, rs::primary_key> number{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"title", std::optional<std::string>> title{};
  static constexpr auto columns = std::tuple{faculty, number, tenant_id, title};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct exams : rs::table<exams, "exams"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"faculty", std::string> faculty{};
  static constexpr column<"number", std::int64_t> number{};
  static constexpr column<"seats", std::int64_t> seats{};
  static constexpr auto columns = std::tuple{id, faculty, number, seats};
  static constexpr auto scope =
      rs::scoped_through<rs::key<faculty, number>, rs::key<courses::faculty, courses::number>>;
};
struct bookings : rs::table<bookings, "bookings"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"faculty", std::optional<std::string>> faculty{};
  static constexpr column<"number", std::optional<std::int64_t>> number{};
  static constexpr auto columns = std::tuple{id, tenant_id, faculty, number};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
  static constexpr auto foreign_keys =
      std::tuple{rs::foreign_key<rs::key<faculty, number>, rs::key<courses::faculty, courses::number>>};
};
struct users : rs::table<users, "users"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, name};
};
struct memberships : rs::table<memberships, "memberships"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"user_id", std::int64_t, rs::primary_key, rs::references<users::id>> user_id{};
  static constexpr column<"role", std::string> role{};
  static constexpr auto columns = std::tuple{tenant_id, user_id, role};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct tasks : rs::table<tasks, "tasks"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"user_id", std::optional<std::int64_t>, rs::references<users::id>> user_id{};
  static constexpr column<"title", std::string> title{};
  static constexpr auto columns = std::tuple{id, tenant_id, user_id, title};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct booths : rs::table<booths, "booths"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"event_id", std::int64_t> event_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, tenant_id, event_id, name};
  static constexpr auto scope = rs::scoped_by<tenant_id> & rs::scoped_by<event_id, "event">;
  static constexpr auto uniques = std::tuple{rs::unique<name>};
};
struct visits : rs::table<visits, "visits"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"booth_id", std::int64_t> booth_id{};
  static constexpr column<"customer_id", std::optional<std::int64_t>, rs::references<customers::id>> customer_id{};
  static constexpr column<"minutes", std::int64_t> minutes{};
  static constexpr auto columns = std::tuple{id, booth_id, customer_id, minutes};
  static constexpr auto scope = rs::scoped_through<booth_id, booths::id>;
};

}  // namespace rowscope_tests::oracle

template <>
inline constexpr auto rowscope::scope_of<rowscope_tests::oracle::users> =
    rowscope::visible_through<rowscope_tests::oracle::users::id, rowscope_tests::oracle::memberships::user_id>;
template <>
inline constexpr auto rowscope::foreign_keys_of<rowscope_tests::oracle::customers> = std::tuple{
    rowscope::foreign_key<rowscope_tests::oracle::customers::parent_id, rowscope_tests::oracle::customers::id>};

namespace rowscope_tests::oracle {

using schema = rs::schema<accounts, currencies, labels, customers, orders, order_lines, shipments, settings, reminders,
                          courses, exams, bookings, users, memberships, tasks, booths, visits>;

}  // namespace rowscope_tests::oracle
