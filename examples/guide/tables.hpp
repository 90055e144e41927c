#pragma once
#include <rowscope/rowscope.hpp>

namespace rs = rowscope;

// An integer tenant key. `customers` holds it, `orders` come to it through their customer.
struct customers : rs::table<customers, "customers"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr column<"email", std::optional<std::string>> email{};
  static constexpr auto columns = std::tuple{id, tenant_id, name, email};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct orders : rs::table<orders, "orders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
  static constexpr column<"currency", std::string> currency{};
  static constexpr column<"total", double> total{};
  static constexpr column<"note", std::optional<std::string>> note{};
  static constexpr auto columns = std::tuple{id, customer_id, currency, total, note};
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
};
struct currencies : rs::table<currencies, "currencies"> {
  static constexpr column<"code", std::string, rs::primary_key> code{};
  static constexpr column<"title", std::string> title{};
  static constexpr auto columns = std::tuple{code, title};
  static constexpr auto scope = rs::shared<"ISO 4217, the same for every tenant">;
};

// Types of the program's own: an enum that is stored by its names, and an id that is no plain number.
enum class state { open, waiting, closed };
template <>
struct rowscope::enumerators<state> {
  static constexpr std::array values{std::pair{state::open, "open"}, std::pair{state::waiting, "waiting"},
                                     std::pair{state::closed, "closed"}};
};

struct ticket_id {
  std::int64_t number = 0;
};
template <>
struct rowscope::value_traits<ticket_id> {
  using stored_type = std::int64_t;  // or double, bool, std::string, rs::blob
  static std::int64_t to_stored(ticket_id id) { return id.number; }
  static ticket_id from_stored(std::int64_t number) { return {number}; }
};

struct tickets : rs::table<tickets, "tickets"> {
  static constexpr column<"id", ticket_id, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"state", state> current{};
  static constexpr column<"opened", std::chrono::sys_seconds> opened{};
  static constexpr column<"due", std::optional<std::chrono::sys_days>> due{};
  static constexpr column<"ref", rs::uuid> ref{};
  static constexpr auto columns = std::tuple{id, tenant_id, current, opened, due, ref};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

// A key per tenant, and rows that belong below others: for docs/queries.md.
struct settings : rs::table<settings, "settings"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"name", std::string, rs::primary_key> name{};
  static constexpr column<"value", std::string> value{};
  static constexpr auto columns = std::tuple{tenant_id, name, value};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct articles : rs::table<articles, "articles"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"parent_id", std::optional<std::int64_t>, rs::references<id>> parent_id{};
  static constexpr column<"title", std::string> title{};
  static constexpr column<"published", std::chrono::sys_days> published{};
  static constexpr column<"archived", bool, rs::has_default> archived{};
  static constexpr auto columns = std::tuple{id, tenant_id, parent_id, title, published, archived};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

using shop_schema = rs::schema<customers, orders, tickets, currencies, settings, articles>;
