#pragma once
#include <rowscope/expression/node.hpp>

namespace rowscope {

/// One term of order_by().
template <class E, bool Descending>
struct order_node {
  using rowscope_order = void;
  using expression_type = E;
  static constexpr bool is_descending = Descending;
  using tables = typename E::tables;
  static constexpr std::size_t value_count = E::value_count;

  E by;

  static tree::expr lower(tree::lowering& l) { return E::lower(l); }
  template <class Visit>
  void each_value(Visit& visit) const {
    by.each_value(visit);
  }
};

namespace detail {

/// A term of order_by(): a column alone is ascending.
template <class T>
concept orders = requires { typename T::rowscope_order; };
template <class T>
constexpr auto as_order_term(T term) {
  if constexpr (orders<T>)
    return term;
  else
    return order_node<T, false>{static_cast<T&&>(term)};
}

}  // namespace detail
}  // namespace rowscope
