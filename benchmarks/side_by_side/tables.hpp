#pragma once
#include <cstdint>
#include <rowscope/rowscope.hpp>
#include <string>

/// The tables that all variants work on, as rowscope declares and makes them.
namespace side_by_side {

namespace rs = rowscope;

struct customers : rs::table<customers, "customers"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr column<"city", std::string> city{};
  static constexpr auto columns = std::tuple{id, tenant_id, name, city};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

struct items : rs::table<items, "items"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
  static constexpr column<"qty", int> qty{};
  static constexpr column<"price", double> price{};
  static constexpr column<"title", std::string> title{};
  static constexpr column<"note", std::optional<std::string>> note{};
  static constexpr auto columns = std::tuple{id, tenant_id, customer_id, qty, price, title, note};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

struct orders : rs::table<orders, "orders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
  static constexpr column<"qty", int> qty{};
  static constexpr column<"price", double> price{};
  static constexpr column<"title", std::string> title{};
  static constexpr column<"note", std::optional<std::string>> note{};
  static constexpr auto columns = std::tuple{id, customer_id, qty, price, title, note};
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
};

struct settings : rs::table<settings, "settings"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"name", std::string, rs::primary_key> name{};
  static constexpr column<"value", std::string> value{};
  static constexpr auto columns = std::tuple{tenant_id, name, value};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

using shop = rs::schema<customers, items, orders, settings>;

}  // namespace side_by_side
