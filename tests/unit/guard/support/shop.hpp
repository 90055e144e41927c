#pragma once
#include <rowscope/rowscope.hpp>

/// The declarations of tests/guard/schema.sql: every scope rule, tables that are not declared, and indexes that do not
/// begin with the tenant.
namespace rowscope_tests::guarded {

namespace rs = rowscope;

struct accounts : rs::table<accounts, "accounts"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, name};
  static constexpr auto scope = rs::tenant_root<id>;
};

struct customers : rs::table<customers, "customers"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"account_id", std::int64_t> account_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr column<"email", std::optional<std::string>> email{};
  static constexpr column<"data", std::string> data{};
  static constexpr column<"score", std::int64_t, rs::has_default> score{};
  static constexpr auto columns = std::tuple{id, account_id, name, email, data, score};
  static constexpr auto scope = rs::scoped_by<account_id>;
};

struct orders : rs::table<orders, "orders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
  static constexpr column<"total", double> total{};
  static constexpr column<"state", std::string, rs::has_default> state{};
  static constexpr column<"note", std::optional<std::string>> note{};
  static constexpr auto columns = std::tuple{id, customer_id, total, state, note};
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
};

struct items : rs::table<items, "items"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"order_id", std::int64_t> order_id{};
  static constexpr column<"product", std::string> product{};
  static constexpr column<"amount", std::int64_t> amount{};
  static constexpr column<"data", std::string> data{};
  static constexpr auto columns = std::tuple{id, order_id, product, amount, data};
  static constexpr auto scope = rs::scoped_through<order_id, orders::id>;
};

struct labels : rs::table<labels, "labels"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"account_id", std::optional<std::int64_t>> account_id{};
  static constexpr column<"word", std::string> word{};
  static constexpr auto columns = std::tuple{id, account_id, word};
  static constexpr auto scope = rs::shared_or_own<account_id>;
};

struct currencies : rs::table<currencies, "currencies"> {
  static constexpr column<"code", std::string, rs::primary_key> code{};
  static constexpr column<"digits", std::int64_t> digits{};
  static constexpr auto columns = std::tuple{code, digits};
  static constexpr auto scope = rs::shared<"ISO 4217, the same for every tenant">;
};

struct users : rs::table<users, "users"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, name};
};

struct memberships : rs::table<memberships, "memberships"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"account_id", std::int64_t> account_id{};
  static constexpr column<"user_id", std::int64_t, rs::references<users::id>> user_id{};
  static constexpr column<"role", std::string> role{};
  static constexpr auto columns = std::tuple{id, account_id, user_id, role};
  static constexpr auto scope = rs::scoped_by<account_id>;
};

}  // namespace rowscope_tests::guarded

template <>
inline constexpr auto rowscope::scope_of<rowscope_tests::guarded::users> =
    rowscope::visible_through<rowscope_tests::guarded::users::id, rowscope_tests::guarded::memberships::user_id>;

namespace rowscope_tests::guarded {

using schema = rs::schema<accounts, customers, orders, items, labels, currencies, users, memberships>;

}  // namespace rowscope_tests::guarded
