#pragma once
#include <rowscope/expression/predicate.hpp>

/// Selects as parts of expressions. A part is a select without a site: `rs::select(...).from(...)`.
namespace rowscope {
namespace detail {

/// A select that may stand inside of another: it has no site of its own.
template <class S>
concept select_part = requires { typename std::remove_cvref_t<S>::rowscope_part; };
/// A select with a site, and any other statement that a session runs: no part of another.
template <class S>
concept runnable_select = !select_part<S> && requires { typename std::remove_cvref_t<S>::rowscope_statement; };

/// What is asked of a part, said in sentences.
template <class S>
consteval bool is_complete_part() {
  static_assert(select_part<S>, "rowscope: a sub-query is a select without a site: rs::select(...).from(...)");
  if constexpr (select_part<S>) {
    static_assert(S::conditions == 0,
                  "rowscope: where_if() belongs into the statement that a session runs, not into a sub-query");
    static_assert(!S::has_sort,
                  "rowscope: a sort_choice belongs into the statement that a session runs, not into a sub-query");
    S::check_part();
    return S::conditions == 0 && !S::has_sort && S::is_complete_part;
  }
  return false;
}
template <class S>
consteval bool is_one_column() {
  static_assert(S::field_count == 1, "rowscope: this sub-query must select exactly one column");
  return S::field_count == 1;
}

}  // namespace detail

/// `column.in(rs::select(...))`
template <class E, class S>
struct in_rows_node {
  using rowscope_expression = void;
  using value_type = bool;
  using tables = concat_t<typename E::tables, typename S::free_tables>;
  using operands = type_list<E>;
  static constexpr std::size_t value_count = E::value_count + S::value_count;
  static constexpr bool has_aggregate = E::has_aggregate;

  E operand;
  S rows;

  static tree::expr lower(tree::lowering& l) {
    auto a = E::lower(l);  // named: arguments are evaluated in no order
    tree::expr e = tree::with_subquery(tree::expr::kind::in_rows, S::lower_part(l));
    e.args.push_back(std::move(a));
    return e;
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    operand.each_value(visit);
    rows.each_value(visit);
  }
};

template <class S>
struct exists_node {
  using rowscope_expression = void;
  using value_type = bool;
  using tables = typename S::free_tables;
  using operands = type_list<>;
  static constexpr std::size_t value_count = S::value_count;
  static constexpr bool has_aggregate = false;

  S rows;

  static tree::expr lower(tree::lowering& l) { return tree::with_subquery(tree::expr::kind::exists, S::lower_part(l)); }
  template <class Visit>
  void each_value(Visit& visit) const {
    rows.each_value(visit);
  }
};

/// Whether the sub-query has a row: `where(rs::exists(rs::select(orders::id).from(orders{}).where(...)))`. It may use
/// columns of the statement around it.
template <class S>
[[nodiscard]] constexpr auto exists(S part) {
  if constexpr (detail::is_complete_part<S>()) return exists_node<S>{static_cast<S&&>(part)};
}

namespace detail {

template <class E, class S>
constexpr auto in_rows(const E& e, S part) {
  if constexpr (is_complete_part<S>()) {
    if constexpr (is_one_column<S>()) {
      static_assert(comparable_v<typename E::value_type, typename S::first_value>,
                    "rowscope: the column of this sub-query has another type in the database");
      return in_rows_node<E, S>{e, static_cast<S&&>(part)};
    }
  }
}

}  // namespace detail
}  // namespace rowscope
