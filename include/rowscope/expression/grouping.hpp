#pragma once
#include <rowscope/expression/aggregate.hpp>

/// Which columns an expression reads from single rows: outside of its aggregates. A select with groups may name only
/// those it groups by.
namespace rowscope::detail {

/// Stands among the columns that an expression reads where it has a window function in it.
struct window_mark {
  using table_type = void;
};

/// Of a node that says it itself, as `columns`.
template <class E>
struct plain_columns {
  using type = type_list<E>;
};
template <class E>
  requires requires { typename E::columns; }
struct plain_columns<E> {
  using type = typename E::columns;
};
/// Of a node that reads what its operands read.
template <class Operands>
struct columns_of_operands;
template <class E>
  requires requires { typename E::operands; }
struct plain_columns<E> : columns_of_operands<typename E::operands> {};
template <class E>
using plain_columns_t = typename plain_columns<E>::type;

template <class... Es>
struct columns_of_operands<type_list<Es...>> {
  using type = concat_t<plain_columns_t<Es>...>;
};
template <class V, class T>
struct plain_columns<value_node<V, T>> {
  using type = type_list<>;
};
template <infix_op Op, class L, class R>
struct plain_columns<infix_node<Op, L, R>> {
  using type = concat_t<plain_columns_t<L>, plain_columns_t<R>>;
};
template <class E>
struct plain_columns<not_node<E>> : plain_columns<E> {};
template <class E, bool Null>
struct plain_columns<null_test_node<E, Null>> : plain_columns<E> {};
template <class E, class Range>
struct plain_columns<in_values_node<E, Range>> : plain_columns<E> {};
template <class E, class Pattern, bool AnyCase>
struct plain_columns<like_node<E, Pattern, AnyCase>> : plain_columns<E> {};
template <class E, class Low, class High>
struct plain_columns<between_node<E, Low, High>> {
  using type = concat_t<plain_columns_t<E>, plain_columns_t<Low>, plain_columns_t<High>>;
};
template <>
struct plain_columns<count_rows_node> {
  using type = type_list<>;
};
template <aggregate F, class Value, class E>
struct plain_columns<aggregate_node<F, Value, E>> {
  using type = type_list<>;
};
template <fixed_string Label, class E>
struct plain_columns<labelled<Label, E>> : plain_columns<E> {};

/// Whether a window function is a part of the expression: it is taken over rows that were chosen before.
template <class E>
inline constexpr bool has_window_v = contains_v<plain_columns_t<E>, window_mark>;

/// Whether the expression has one value for each group: it is grouped by itself, or reads only what is.
template <class Groups, class E>
consteval bool has_one_value_in_group() {
  return contains_v<Groups, typename bare<E>::type> ||
         subset_v<plain_columns_t<E>, concat_t<Groups, type_list<window_mark>>>;
}

}  // namespace rowscope::detail
