#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <rowscope/rowscope.hpp>

namespace rs = rowscope;

/// Every kind of scope rule and of key, for the cases of this folder.

struct customers : rs::table<customers, "customers"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"number", std::int64_t> number{};
  static constexpr column<"name", std::string> name{};
  static constexpr column<"email", std::optional<std::string>> email{};
  static constexpr column<"active", bool, rs::has_default> active{};
  static constexpr auto columns = std::tuple{id, tenant_id, number, name, email, active};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

struct orders : rs::table<orders, "orders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
  static constexpr column<"qty", int> qty{};
  static constexpr column<"total", double> total{};
  static constexpr column<"paid", bool> paid{};
  static constexpr column<"note", std::optional<std::string>> note{};
  static constexpr auto columns = std::tuple{id, customer_id, qty, total, paid, note};
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
};

struct order_lines : rs::table<order_lines, "order_lines"> {
  static constexpr column<"order_id", std::int64_t, rs::primary_key> order_id{};
  static constexpr column<"line_no", int, rs::primary_key> line_no{};
  static constexpr column<"article", std::string> article{};
  static constexpr auto columns = std::tuple{order_id, line_no, article};
  static constexpr auto scope = rs::scoped_through<order_id, orders::id>;
};

struct coupons : rs::table<coupons, "coupons"> {
  static constexpr column<"code", std::string, rs::primary_key> code{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"percent", int> percent{};
  static constexpr column<"note", std::optional<std::string>> note{};
  static constexpr auto columns = std::tuple{code, tenant_id, percent, note};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

struct settings : rs::table<settings, "settings"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"name", std::string, rs::primary_key> name{};
  static constexpr column<"value", std::string> value{};
  static constexpr auto columns = std::tuple{tenant_id, name, value};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

struct currencies : rs::table<currencies, "currencies"> {
  static constexpr column<"code", std::string, rs::primary_key> code{};
  static constexpr column<"title", std::string> title{};
  static constexpr auto columns = std::tuple{code, title};
  static constexpr auto scope = rs::shared<"ISO 4217, the same for every tenant">;
};

/// `body` is declared, and missing from `columns`.
struct drafts : rs::table<drafts, "drafts"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"title", std::string> title{};
  static constexpr column<"body", std::string> body{};
  static constexpr auto columns = std::tuple{id, tenant_id, title};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

/// A number that means one thing only, another one, and an enum that is stored by its names.
struct ticket_id {
  std::int64_t number = 0;
};
struct person_id {
  std::int64_t number = 0;
};
enum class state { open, closed };

template <>
struct rowscope::value_traits<ticket_id> {
  using stored_type = std::int64_t;
  static std::int64_t to_stored(ticket_id id) { return id.number; }
  static ticket_id from_stored(std::int64_t number) { return {number}; }
};
template <>
struct rowscope::value_traits<person_id> {
  using stored_type = std::int64_t;
  static std::int64_t to_stored(person_id id) { return id.number; }
  static person_id from_stored(std::int64_t number) { return {number}; }
};
template <>
struct rowscope::enumerators<state> {
  static constexpr std::array values{std::pair{state::open, "open"}, std::pair{state::closed, "closed"}};
};

struct tickets : rs::table<tickets, "tickets"> {
  static constexpr column<"id", ticket_id, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"state", state> current{};
  static constexpr column<"opened", std::chrono::sys_seconds> opened{};
  static constexpr column<"due", std::optional<std::chrono::sys_days>> due{};
  static constexpr column<"ref", rs::uuid> ref{};
  static constexpr column<"photo", rs::blob> photo{};
  static constexpr auto columns = std::tuple{id, tenant_id, current, opened, due, ref, photo};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

using shop_schema = rs::schema<customers, orders, order_lines, coupons, settings, currencies, drafts>;
