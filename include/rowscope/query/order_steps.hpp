#pragma once
#include <rowscope/query/excluded.hpp>
#include <rowscope/query/select_clauses.hpp>
#include <rowscope/query/sort_choice.hpp>

namespace rowscope {
namespace detail {

template <bool Offset, class Clause>
inline constexpr bool counts_rows = false;
template <bool Offset>
inline constexpr bool counts_rows<Offset, row_count_clause<Offset>> = true;

}  // namespace detail

/// order_by(), limit() and offset() of the select type Derived, which has `tables`, `fields`, `is_compound`,
/// `takes_outer_columns`, `counts_rows` and `with_step(clause)`.
template <class Derived>
class order_steps {
 public:
  /// Terms are expressions, with .asc() or .desc(); the first may be a choice of rs::sort_choice. NULL comes first
  /// ascending. Of a set operation: outputs of its first select.
  template <class... Terms>
  constexpr auto order_by(Terms... terms) && {
    static_assert(sizeof...(Terms) > 0, "rowscope: order_by() takes at least one column or aggregate");
    constexpr bool fit = ((detail::orders<Terms> || expression<Terms> || detail::sorts<Terms>)&&...);
    static_assert(fit, "rowscope: order_by() takes columns or aggregates, with .asc() or .desc()");
    if constexpr (fit) {
      constexpr bool outputs = !Derived::is_compound || (!detail::sorts<Terms> && ...);
      static_assert(outputs,
                    "rowscope: a set operation is ordered by outputs of its first select, not by a sort_choice");
      if constexpr (Derived::is_compound) {
        if constexpr (outputs)
          return static_cast<order_steps&&>(*this).add_output_order(detail::as_order_term(terms)...);
      } else if constexpr ((detail::sorts<Terms> || ...))
        return static_cast<order_steps&&>(*this).add_sort(static_cast<Terms&&>(terms)...);
      else
        return static_cast<order_steps&&>(*this).add_order(static_cast<Terms&&>(terms)...);
    }
  }
  template <class... Terms>
  constexpr auto order_by(Terms... terms) const& {
    return copy().order_by(static_cast<Terms&&>(terms)...);
  }

  /// At most that many rows. \throws value_error for a negative number
  template <class N>
  constexpr auto limit(N rows) && {
    return static_cast<order_steps&&>(*this).template add_row_count<false>(rows);
  }
  template <class N>
  constexpr auto limit(N rows) const& {
    return copy().limit(rows);
  }
  /// Leaves out that many rows at the start. \throws value_error for a negative number
  template <class N>
  constexpr auto offset(N rows) && {
    return static_cast<order_steps&&>(*this).template add_row_count<true>(rows);
  }
  template <class N>
  constexpr auto offset(N rows) const& {
    return copy().offset(rows);
  }

 private:
  constexpr Derived copy() const { return static_cast<const Derived&>(*this); }

  template <class First, class... More>
  constexpr auto add_sort(First first, More... more) && {
    constexpr bool leads = detail::sorts<First> && (!detail::sorts<More> && ...);
    static_assert(leads, "rowscope: a sort_choice stands first in order_by(), and once: order_by(sort, articles::id)");
    if constexpr (leads) {
      using clause = detail::sort_clause<First>;
      static_assert(Derived::takes_outer_columns || subset_v<typename clause::uses, typename Derived::tables>,
                    "rowscope: a choice of this sort_choice is a column of a table that is neither in from() nor "
                    "joined");
      auto sorted = static_cast<Derived&&>(*this).with_step(clause(first));
      if constexpr (sizeof...(More) == 0)
        return sorted;
      else
        return std::move(sorted).order_by(static_cast<More&&>(more)...);
    }
  }
  template <class... Terms>
  constexpr auto add_order(Terms... terms) && {
    if constexpr (detail::are_without_excluded<Derived::takes_outer_columns, Terms...>()) {
      static_assert(
          (Derived::takes_outer_columns || (subset_v<typename Terms::tables, typename Derived::tables> && ...)),
          "rowscope: order_by() uses a column of a table that is neither in from() nor joined");
      return static_cast<Derived&&>(*this).with_step(detail::order_clause<decltype(detail::as_order_term(terms))...>(
          detail::as_order_term(static_cast<Terms&&>(terms))...));
    }
  }
  template <class... Orders>
  constexpr auto add_output_order(Orders...) && {
    using fields = typename Derived::fields;
    constexpr bool outputs = ((detail::output_index<typename Orders::expression_type>(fields{}) < fields::size) && ...);
    static_assert(outputs, "rowscope: a set operation is ordered by outputs of its first select");
    if constexpr (outputs)
      return static_cast<Derived&&>(*this).with_step(
          detail::output_order_clause<detail::output_order<
              detail::output_index<typename Orders::expression_type>(fields{}), Orders::is_descending>...>{});
  }
  template <bool Offset, class N>
  constexpr auto add_row_count(N rows) && {
    static_assert(!Derived::template counts_rows<Offset>,
                  "rowscope: limit() or offset() is called twice; keep one of each");
    static_assert(is_value_v<N> && kind_of_v<N> == value_kind::integer && !is_optional_v<N>,
                  "rowscope: limit() and offset() take a number of rows, an integer");
    if constexpr (is_value_v<N> && kind_of_v<N> == value_kind::integer && !is_optional_v<N>) {
      const std::int64_t n = hold(rows);
      if (n < 0) detail::throw_negative_row_count();
      return static_cast<Derived&&>(*this).with_step(detail::row_count_clause<Offset>(n));
    }
  }
};

}  // namespace rowscope
