#pragma once
#include <rowscope/expression/node.hpp>

namespace rowscope {

/// One term of order_by().
template <class E, bool Descending>
struct order_node {
  using rowscope_order = void;
  using expression_type = E;
  using tables = typename E::tables;
  static constexpr std::size_t value_count = E::value_count;

  E by;

  static tree::order_term lower(tree::lowering& l) { return {E::lower(l), Descending}; }
  template <class Visit>
  void each_value(Visit& visit) const {
    by.each_value(visit);
  }
};

}  // namespace rowscope
