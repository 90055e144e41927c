#pragma once
#include <cstdint>
#include <rowscope/rowscope.hpp>
#include <string>

/// The tables that both sides work on, and the arguments of each operation.
namespace against_sqlite {

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

using shop = rs::schema<customers, items, orders>;

inline constexpr int tenant_count = 10;
inline constexpr int customers_of_tenant = 10;
inline constexpr int orders_of_customer = 50;
inline constexpr int row_count = tenant_count * customers_of_tenant * orders_of_customer;

constexpr int tenant_of_row(int id) { return (id - 1) % tenant_count + 1; }
constexpr int customer_of_row(int id) {
  return (id - 1) / tenant_count % customers_of_tenant * tenant_count + tenant_of_row(id);
}

/// What one operation works on. Every row belongs to its tenant.
struct arguments {
  int id;
  int tenant;
  int customer;
  int first;  ///< of its tenant there are more than 100 rows from this id on

  int qty() const { return id % 17; }
  double price() const { return id * 1.5; }
  std::optional<std::string_view> note() const {
    return id % 2 == 0 ? std::optional<std::string_view>("a note that is longer than a small string") : std::nullopt;
  }
  static constexpr std::string_view title = "a title that is longer than a small string";
};

/// The same arguments in the same order for both sides. No id comes twice within `row_count` operations.
class argument_sequence {
 public:
  arguments next() {
    at_ = (at_ + 2377) % row_count;  // 2377 and the number of rows have no common factor
    const int id = at_ + 1;
    const int last_first = row_count - 101 * tenant_count;
    return {id, tenant_of_row(id), customer_of_row(id), at_ % last_first + 1};
  }

 private:
  int at_ = 0;
};

/// Uses every value that was read, and tells whether both sides read the same.
class checksum {
 public:
  template <class... Values>
  void add(const Values&... values) {
    (add_one(values), ...);
  }
  [[nodiscard]] std::uint64_t value() const { return sum_; }

 private:
  void add_one(std::int64_t value) { sum_ = sum_ * 31 + static_cast<std::uint64_t>(value); }
  void add_one(int value) { add_one(std::int64_t{value}); }
  void add_one(double value) { add_one(static_cast<std::int64_t>(value)); }
  void add_one(std::string_view value) {
    add_one(static_cast<std::int64_t>(value.size()));
    if (!value.empty()) add_one(static_cast<std::int64_t>(value.back()));
  }
  template <class T>
  void add_one(const std::optional<T>& value) {
    if (value)
      add_one(*value);
    else
      add_one(std::int64_t{-1});
  }

  std::uint64_t sum_ = 0;
};

}  // namespace against_sqlite
