#pragma once
#include <rowscope/rowscope.hpp>

namespace rs = rowscope;

struct customers : rs::table<customers, "customers"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr column<"since", std::chrono::sys_days> since{};
  static constexpr auto columns = std::tuple{id, tenant_id, name, since};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct orders : rs::table<orders, "orders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
  static constexpr column<"price", std::string, rs::postgresql_type<"numeric(12, 2)">> price{};
  static constexpr auto columns = std::tuple{id, customer_id, price};
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
};
using shop_schema = rs::schema<customers, orders>;
