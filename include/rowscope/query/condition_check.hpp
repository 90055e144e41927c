#pragma once
#include <rowscope/query/clause.hpp>

/// What where(), where_if() and the conditions of joins accept, said in sentences.
namespace rowscope::detail {

/// Tables is what the statement has in FROM so far, E what the user gave.
template <class Tables, class E>
consteval bool is_condition_on() {
  static_assert(!assigns<E>, "rowscope: = assigns, for set(); write == in a condition");
  static_assert(!conditional<E>, "rowscope: a comparison with if_set() belongs into where_if(), not into where()");
  static_assert(assigns<E> || conditional<E> || condition<E>,
                "rowscope: a condition is needed here, such as column == value; a C++ bool belongs into where_if(bool, "
                "[&] { return condition; })");
  if constexpr (condition<E>) {
    static_assert(subset_v<typename E::tables, Tables>,
                  "rowscope: the condition uses a column of a table that the statement does not have here; add the table "
                  "by from() or join() before");
    static_assert(!E::has_aggregate, "rowscope: an aggregate cannot stand in this condition: it is taken over rows "
                                     "that the condition chooses");
    return subset_v<typename E::tables, Tables> && !E::has_aggregate;
  } else {
    return false;
  }
}

template <class Tables, class Term>
consteval bool is_conditional_on() {
  static_assert(conditional<Term>,
                "rowscope: where_if() takes a comparison with an optional, where_if(column == rs::if_set(optional)), or "
                "where_if(bool, [&] { return condition; })");
  if constexpr (conditional<Term>)
    return is_condition_on<Tables, typename Term::condition_type>();
  else
    return false;
}

template <class F>
consteval bool makes_condition() {
  static_assert(std::is_invocable_v<F&>,
                "rowscope: where_if(bool, ...) takes a callable, which is called only when the bool is true: "
                "where_if(bool, [&] { return condition; })");
  return std::is_invocable_v<F&>;
}

}  // namespace rowscope::detail
