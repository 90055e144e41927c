#pragma once
#include <utility>

#include <rowscope/expression/node.hpp>

namespace rowscope {

/// `column = value` inside of set().
template <class Column, class Node>
struct [[nodiscard(
    "rowscope: column = value is for set(): .set(column = value); a condition is written with ==")]] assignment {
  using rowscope_assignment = void;
  using column_type = Column;
  using node_type = Node;
  using tables = typename Node::tables;
  static constexpr std::size_t value_count = Node::value_count;
  static constexpr bool has_aggregate = Node::has_aggregate;

  Node node;

  static tree::expr lower(tree::lowering& l) {
    Column::check_listed();
    return Node::lower(l);
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    node.each_value(visit);
  }
};

namespace detail {

[[noreturn]] void throw_out_of_range(std::string_view table, std::string_view column);

/// \throws value_error where a number does not fit the column's C++ type: what is stored must be readable
template <class Column, class V>
constexpr void check_range(const V& value) {
  using T = unwrap_t<typename Column::value_type>;
  if constexpr (is_optional_v<V>) {
    if (value) check_range<Column>(*value);
  } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
    if (!std::in_range<T>(value)) throw_out_of_range(Column::table_type::table_name(), Column::name());
  } else if constexpr (std::is_floating_point_v<T> && std::is_integral_v<V>) {
    constexpr std::int64_t largest_exact = std::int64_t{1} << 53;
    if (value > largest_exact || value < -largest_exact)
      throw_out_of_range(Column::table_type::table_name(), Column::name());
  }
}

template <class Column, class V>
constexpr auto assign(V&& v) {
  using T = typename Column::value_type;
  using value = std::remove_cvref_t<V>;
  if constexpr (std::is_same_v<value, std::nullopt_t>) {
    static_assert(is_optional_v<T>,
                  "rowscope: NULL for a column that is not std::optional; declare the column as std::optional, or give "
                  "it a value");
    return assignment<Column, value_node<std::nullopt_t>>{{std::nullopt}};
  } else if constexpr (expression<V>) {
    static_assert(
        storable_v<typename value::value_type, T> && (is_optional_v<T> || !is_optional_v<typename value::value_type>),
        "rowscope: this expression cannot be stored in that column: its type is another, or it may be NULL and "
        "the column may not");
    return assignment<Column, value>{std::forward<V>(v)};
  } else {
    static_assert(!unfinished<value>, "rowscope: end case_when() by otherwise(value), or otherwise_null()");
    static_assert(
        storable_v<V, T>,
        "rowscope: a value of this C++ type cannot be stored in that column; give it one of the column's type");
    static_assert(is_optional_v<T> || !is_optional_v<value>,
                  "rowscope: an optional value for a column that is not std::optional; write *value where it is set");
    if constexpr (storable_v<V, T> && (is_optional_v<T> || !is_optional_v<value>)) {
      auto node = make_value_node<Column>(std::forward<V>(v));
      check_range<Column>(node.value);
      return assignment<Column, decltype(node)>{std::move(node)};
    }
  }
}

}  // namespace detail
}  // namespace rowscope
