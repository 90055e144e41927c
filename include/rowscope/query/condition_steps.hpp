#pragma once
#include <rowscope/expression/grouping.hpp>
#include <rowscope/query/clause.hpp>
#include <rowscope/query/excluded.hpp>

namespace rowscope {
namespace detail {

// What where(), where_if() and the conditions of joins accept, said in sentences.

/// Tables is what the statement has in FROM so far, E what the user gave. A part of a statement may use the tables of
/// the one around it.
template <class Tables, class E, bool Part = false>
consteval bool is_condition_on() {
  static_assert(!assigns<E>, "rowscope: = assigns, for set(); write == in a condition");
  static_assert(!conditional<E>, "rowscope: a comparison with if_set() belongs into where_if(), not into where()");
  static_assert(assigns<E> || conditional<E> || condition<E>,
                "rowscope: a condition is needed here, such as column == value; a C++ bool belongs into where_if(bool, "
                "[&] { return condition; })");
  if constexpr (condition<E>) {
    if constexpr (!Part && !has_excluded_row_v<Tables>)
      if constexpr (!is_without_excluded<typename E::tables>()) return false;
    static_assert(
        Part || subset_v<typename E::tables, Tables>,
        "rowscope: the condition uses a column of a table that the statement does not have here; add the table "
        "by from() or join() before");
    static_assert(!E::has_aggregate,
                  "rowscope: an aggregate cannot stand in this condition: it is taken over rows "
                  "that the condition chooses");
    static_assert(
        !has_window_v<E>,
        "rowscope: a window function cannot stand in this condition: it is taken over rows that the condition "
        "chooses; select it in a common table, and read that where it is what you look for");
    return (Part || subset_v<typename E::tables, Tables>)&&!E::has_aggregate && !has_window_v<E>;
  } else {
    return false;
  }
}

template <class Tables, class Term, bool Part>
consteval bool is_conditional_on() {
  static_assert(
      conditional<Term>,
      "rowscope: where_if() takes a comparison with an optional, where_if(column == rs::if_set(optional)), or "
      "where_if(bool, [&] { return condition; })");
  if constexpr (conditional<Term>)
    return is_condition_on<Tables, typename Term::condition_type, Part>();
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

template <class Derived>
consteval bool has_room_for_condition() {
  static_assert(Derived::conditions < most_conditions,
                "rowscope: a statement has at most 16 where_if(): each combination is a statement of its own");
  return Derived::conditions < most_conditions;
}

}  // namespace detail

/// where() and where_if() of the statement type Derived, which has `tables`, `conditions` and `with_condition(clause)`.
template <class Derived>
class condition_steps {
 public:
  /// Several where() are joined by AND.
  template <class E>
  constexpr auto where(E condition) && {
    if constexpr (detail::is_condition_on<typename Derived::tables, E, Derived::takes_outer_columns>())
      return static_cast<Derived&&>(*this).with_condition(detail::where_clause<E>(static_cast<E&&>(condition)));
  }
  template <class E>
  constexpr auto where(E condition) const& {
    return copy().where(static_cast<E&&>(condition));
  }

  template <class... Es>
    requires(sizeof...(Es) != 1)
  constexpr auto where(const Es&...) const {
    static_assert(sizeof...(Es) == 1, "rowscope: where() takes one condition; join several by && or ||");
  }

  /// `where_if(column == rs::if_set(optional))`: a condition only when the optional has a value.
  template <class Term>
  constexpr auto where_if(Term term) && {
    if constexpr (detail::is_conditional_on<typename Derived::tables, Term, Derived::takes_outer_columns>())
      return static_cast<condition_steps&&>(*this).add_where_if(std::move(term.condition));
  }
  template <class Term>
  constexpr auto where_if(Term term) const& {
    return copy().where_if(static_cast<Term&&>(term));
  }
  /// `where_if(bool, [&] { return condition; })`: the callable is called only when the bool is true.
  template <class Flag, class F>
  constexpr auto where_if(Flag enabled, F make) && {
    static_assert(
        std::is_same_v<Flag, bool>,
        "rowscope: where_if(bool, [&] { return condition; }) is switched by a bool; for a condition that is always "
        "there write where(condition)");
    if constexpr (std::is_same_v<Flag, bool>)
      if constexpr (detail::makes_condition<F>()) {
        using condition = std::invoke_result_t<F&>;
        if constexpr (detail::is_condition_on<typename Derived::tables, condition, Derived::takes_outer_columns>())
          return static_cast<condition_steps&&>(*this).add_where_if(enabled ? std::optional<condition>(make())
                                                                            : std::optional<condition>());
      }
  }
  template <class Flag, class F>
  constexpr auto where_if(Flag enabled, F make) const& {
    return copy().where_if(static_cast<Flag&&>(enabled), static_cast<F&&>(make));
  }

 private:
  constexpr Derived copy() const { return static_cast<const Derived&>(*this); }

  template <class E>
  constexpr auto add_where_if(std::optional<E> condition) && {
    if constexpr (detail::has_room_for_condition<Derived>())
      return static_cast<Derived&&>(*this).with_condition(
          detail::where_if_clause<E>(static_cast<std::optional<E>&&>(condition)));
  }
};

}  // namespace rowscope
