#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What each operation works on, and what tells whether two variants did the same.
namespace side_by_side {

inline constexpr int tenant_count = 10;
inline constexpr int customers_of_tenant = 10;
inline constexpr int orders_of_customer = 50;
inline constexpr int row_count = tenant_count * customers_of_tenant * orders_of_customer;
inline constexpr int settings_of_tenant = 100;  ///< that are there; an upsert names as many others too

constexpr int tenant_of_row(int id) { return (id - 1) % tenant_count + 1; }
constexpr int customer_of_row(int id) {
  return (id - 1) / tenant_count % customers_of_tenant * tenant_count + tenant_of_row(id);
}

/// Texts that no small string holds. As strings, which each library can bind without a copy of its own.
inline const std::string title = "a title that is longer than a small string";
inline const std::string other_title = "another title that is longer than a small string";
inline const std::string note_text = "a note that is longer than a small string";

inline const std::string& setting_name(int number) {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> made;
    for (int i = 0; i < 2 * settings_of_tenant; ++i) made.push_back("the setting with the number " + std::to_string(i));
    return made;
  }();
  return names[static_cast<std::size_t>(number)];
}

/// What one operation works on. Every row belongs to its tenant.
struct arguments {
  int id;
  int tenant;
  int customer;
  int first;  ///< of its tenant there are more than 100 rows from this id on

  [[nodiscard]] int end() const { return first + 100 * tenant_count; }
  [[nodiscard]] int qty() const { return id % 17; }
  [[nodiscard]] double price() const { return id * 1.5; }
  [[nodiscard]] bool has_note() const { return id % 2 == 0; }
  [[nodiscard]] std::optional<std::string_view> note() const {
    return has_note() ? std::optional<std::string_view>(note_text) : std::nullopt;
  }
  [[nodiscard]] const std::string& setting() const { return setting_name(id % (2 * settings_of_tenant)); }
  [[nodiscard]] const std::string& value() const { return id % 2 == 0 ? title : other_title; }
};

/// The same arguments in the same order for each variant.
class argument_sequence {
 public:
  /// Of all tenants in turn: no id comes twice within `row_count` operations, for the step and that have no common
  /// factor.
  argument_sequence() = default;
  /// Of the first tenant alone: none comes twice within as many operations as it has rows.
  static argument_sequence of_one_tenant() { return argument_sequence(237 * tenant_count); }

  arguments next() {
    at_ = (at_ + step_) % row_count;
    const int id = at_ + 1;
    const int last_first = row_count - 101 * tenant_count;
    return {id, tenant_of_row(id), customer_of_row(id), at_ % last_first + 1};
  }

 private:
  explicit argument_sequence(int step) : step_(step) {}

  int step_ = 2377;
  int at_ = 0;
};

/// One of the rows that an insert of many takes.
struct line {
  int qty;
  double price;
  std::string title;
  std::optional<std::string> note;
};

inline constexpr int line_count = 1000;
inline const std::vector<line>& lines() {
  static const std::vector<line> all = [] {
    std::vector<line> made;
    for (int i = 1; i <= line_count; ++i)
      made.push_back({i % 17, i * 1.5, title, i % 2 == 0 ? std::optional(note_text) : std::nullopt});
    return made;
  }();
  return all;
}

/// Uses every value that was read, and tells whether two variants read the same.
class checksum {
 public:
  template <class... Values>
  void add(const Values&... values) {
    (add_one(values), ...);
  }
  [[nodiscard]] std::uint64_t value() const { return sum_; }

 private:
  void add_one(std::int64_t value) { sum_ = sum_ * 31 + static_cast<std::uint64_t>(value); }
  void add_one(long long value) { add_one(static_cast<std::int64_t>(value)); }
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

/// A row of items that owns its values.
struct item {
  std::int64_t id;
  std::int64_t customer_id;
  int qty;
  double price;
  std::string title;
  std::optional<std::string> note;

  void add_to(checksum& sum) const { sum.add(id, customer_id, qty, price, title, note); }
};

/// Calls `once(arguments, checksum)` so many times.
template <class Once>
std::uint64_t repeat(int operations, const Once& once, argument_sequence sequence = {}) {
  checksum sum;
  for (int i = 0; i < operations; ++i) once(sequence.next(), sum);
  return sum.value();
}

}  // namespace side_by_side
