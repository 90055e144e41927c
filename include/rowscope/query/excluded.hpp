#pragma once
#include <rowscope/schema/column.hpp>

/// The row to be inserted, as do_update() reads it.
namespace rowscope {
namespace detail {

/// Stands for the table among the tables of an expression that reads the row to be inserted: only do_update() has it.
template <class Table>
struct excluded_row {};

template <class T>
inline constexpr bool is_excluded_row_v = false;
template <class Table>
inline constexpr bool is_excluded_row_v<excluded_row<Table>> = true;

template <class Tables>
inline constexpr bool has_excluded_row_v = false;
template <class... Tables>
inline constexpr bool has_excluded_row_v<type_list<Tables...>> = (is_excluded_row_v<Tables> || ... || false);

/// What do_update() and its where() may read.
template <class Table>
using conflict_tables = type_list<Table, excluded_row<Table>>;

/// \returns whether no table is the row to be inserted; says so where one is. Asked by `if constexpr`, and before what
/// else such a table would be refused for: a call that stands alone is evaluated behind it by some compilers
template <class... Tables>
consteval bool is_without_excluded() {
  constexpr bool without = (!has_excluded_row_v<Tables> && ...);
  static_assert(without,
                "rowscope: rs::excluded(column) is a value of the row to be inserted, which only an upsert has; it "
                "stands in on_conflict(...).do_update(...), and in the where() behind that");
  return without;
}
/// The same of the terms of a select. A part may read that row: the statement around it may be the one that inserts.
template <bool Part, class... Terms>
consteval bool are_without_excluded() {
  if constexpr (!Part) return is_without_excluded<typename Terms::tables...>();
  return true;
}

}  // namespace detail

/// In do_update(): the value that the row to be inserted has in the column.
template <class Column>
struct excluded_node : expression_methods<excluded_node<Column>> {
  using rowscope_expression = void;
  using value_type = typename Column::value_type;
  using tables = type_list<detail::excluded_row<typename Column::table_type>>;
  using operands = type_list<>;
  static constexpr std::size_t value_count = 0;
  static constexpr bool has_aggregate = false;

  static tree::expr lower(tree::lowering&) {
    Column::check_listed();
    tree::expr e = tree::make(tree::expr::kind::excluded);
    e.text = Column::name();
    return e;
  }
  template <class Visit>
  void each_value(Visit&) const {}
};
template <class Column>
[[nodiscard]] constexpr auto excluded(const Column&) {
  static_assert(column_type<Column>,
                "rowscope: excluded() takes a column: settings::value = rs::excluded(settings::value)");
  if constexpr (column_type<Column>) return excluded_node<Column>{};
}

}  // namespace rowscope
