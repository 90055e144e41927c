#pragma once
#include <cstdint>
#include <optional>
#include <rowscope/rowscope.hpp>
#include <string>
#include <utility>

/// A schema of fifty tables of eight columns: each third has the tenant, the others come to it through one or two.
namespace guard_scale {

template <int N>
consteval auto name_of_table() {
  char name[] = "table_00";
  name[6] = static_cast<char>('0' + N / 10);
  name[7] = static_cast<char>('0' + N % 10);
  return rowscope::fixed_string<sizeof name>(name);
}

template <int N>
struct numbered : rowscope::table<numbered<N>, name_of_table<N>()> {
  template <rowscope::fixed_string Name, class T, class... Options>
  using column = rowscope::column<numbered, Name, T, Options...>;

  static constexpr column<"id", std::int64_t, rowscope::primary_key> id{};
  static constexpr column<"owner", std::int64_t> owner{};
  static constexpr column<"title", std::string> title{};
  static constexpr column<"note", std::optional<std::string>> note{};
  static constexpr column<"total", double> total{};
  static constexpr column<"count", std::int64_t> count{};
  static constexpr column<"is_open", bool> is_open{};
  static constexpr column<"data", std::string> data{};
  static constexpr auto columns = std::tuple{id, owner, title, note, total, count, is_open, data};
  static constexpr auto scope = [] {
    if constexpr (N % 3 == 0)
      return rowscope::scoped_by<owner>;
    else
      return rowscope::scoped_through<owner, numbered<N - 1>::id>;
  }();
};

inline constexpr int table_count = 50;

template <int... N>
rowscope::schema<numbered<N>...> numbered_schema(std::integer_sequence<int, N...>);
using fifty_tables = decltype(numbered_schema(std::make_integer_sequence<int, table_count>{}));

}  // namespace guard_scale
