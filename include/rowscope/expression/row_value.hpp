#pragma once
#include <initializer_list>

#include <rowscope/expression/arithmetic.hpp>
#include <rowscope/expression/pack.hpp>

/// Several values compared as one, the first first: for pages by key, `rs::row(created_at, id) < rs::row(last,
/// last_id)`.
namespace rowscope {

template <class... Es>
struct row_value {
  using rowscope_row_value = void;
  detail::pack<Es...> parts;

  template <class... Vs>
  constexpr auto in(const Vs&...) const {
    check_in<Vs...>();
  }
  template <class V>
  constexpr auto in(std::initializer_list<V>) const {
    check_in<V>();
  }

 private:
  template <class... Vs>
  static consteval void check_in() {
    static_assert(
        detail::always_false<type_list<Vs...>>,
        "rowscope: a row has no in(); join comparisons by ||: rs::row(a, b) == rs::row(1, 2) || ..., or write "
        "rs::exists(rs::select(...).from(...).where(...))");
  }
};

/// Values and columns as one row.
template <class... Vs>
[[nodiscard]] constexpr auto row(Vs&&... vs) {
  constexpr bool operands = (detail::operand_or_null<Vs> && ...);
  static_assert(sizeof...(Vs) > 1, "rowscope: rs::row() takes two values or more; compare a single one by itself");
  static_assert(operands, "rowscope: rs::row() takes columns, expressions and values of the database");
  if constexpr (operands) return row_value<detail::node_t<Vs>...>{{{detail::as_node(std::forward<Vs>(vs))}...}};
}

namespace detail {

template <class T>
concept is_row_value = requires { typename T::rowscope_row_value; };
/// A comparison with a row, whatever the other side is: what it should be is said there.
template <class L, class R>
concept compares_rows = (is_row_value<L> || is_row_value<R>)&&!expression<L> && !expression<R>;

template <infix_op Op, class L, class R>
struct row_comparison;
template <infix_op Op, class... Ls, class... Rs>
struct row_comparison<Op, row_value<Ls...>, row_value<Rs...>> {
  using rowscope_expression = void;
  using value_type = bool;
  using tables = concat_t<typename Ls::tables..., typename Rs::tables...>;
  using operands = type_list<Ls..., Rs...>;
  static constexpr std::size_t value_count = (Ls::value_count + ...) + (Rs::value_count + ...);
  static constexpr bool has_aggregate = (Ls::has_aggregate || ...) || (Rs::has_aggregate || ...);

  row_value<Ls...> left;
  row_value<Rs...> right;

  static tree::expr lower(tree::lowering& l) {
    std::vector<tree::expr> a, b;
    (a.push_back(Ls::lower(l)), ...);
    (b.push_back(Rs::lower(l)), ...);
    return tree::infix(tree::row_of(std::move(a)), sql_of(Op), tree::row_of(std::move(b)));
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    left.parts.each_value(visit);
    right.parts.each_value(visit);
  }
};

template <class L, class R>
inline constexpr bool rows_are_comparable_v = false;
template <class... Ls, class... Rs>
  requires(sizeof...(Ls) == sizeof...(Rs))
inline constexpr bool rows_are_comparable_v<row_value<Ls...>, row_value<Rs...>> =
    (comparable_v<typename Ls::value_type, typename Rs::value_type> && ...);

template <infix_op Op, class L, class R>
constexpr auto compare_rows(L left, R right) {
  static_assert(is_row_value<L> && is_row_value<R>,
                "rowscope: a row is compared with another one: rs::row(a, b) > rs::row(1, 2)");
  static_assert(!is_row_value<L> || !is_row_value<R> || rows_are_comparable_v<L, R>,
                "rowscope: the two rows of this comparison have different numbers of values, or of other types");
  if constexpr (rows_are_comparable_v<L, R>)
    return row_comparison<Op, L, R>{static_cast<L&&>(left), static_cast<R&&>(right)};
}

}  // namespace detail

template <class L, class R>
  requires detail::compares_rows<L, R>
constexpr auto operator==(L l, R r) {
  return detail::compare_rows<infix_op::eq>(static_cast<L&&>(l), static_cast<R&&>(r));
}
template <class L, class R>
  requires detail::compares_rows<L, R>
constexpr auto operator!=(L l, R r) {
  return detail::compare_rows<infix_op::ne>(static_cast<L&&>(l), static_cast<R&&>(r));
}
template <class L, class R>
  requires detail::compares_rows<L, R>
constexpr auto operator<(L l, R r) {
  return detail::compare_rows<infix_op::lt>(static_cast<L&&>(l), static_cast<R&&>(r));
}
template <class L, class R>
  requires detail::compares_rows<L, R>
constexpr auto operator<=(L l, R r) {
  return detail::compare_rows<infix_op::le>(static_cast<L&&>(l), static_cast<R&&>(r));
}
template <class L, class R>
  requires detail::compares_rows<L, R>
constexpr auto operator>(L l, R r) {
  return detail::compare_rows<infix_op::gt>(static_cast<L&&>(l), static_cast<R&&>(r));
}
template <class L, class R>
  requires detail::compares_rows<L, R>
constexpr auto operator>=(L l, R r) {
  return detail::compare_rows<infix_op::ge>(static_cast<L&&>(l), static_cast<R&&>(r));
}

}  // namespace rowscope
