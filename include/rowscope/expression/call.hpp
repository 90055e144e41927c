#pragma once
#include <rowscope/expression/aggregate.hpp>
#include <rowscope/expression/arithmetic.hpp>
#include <rowscope/expression/pack.hpp>

/// A call of a function of the database, and what may be given to it.
namespace rowscope {

/// A call of the database's function `Name`.
template <fixed_string Name, class Value, class... Args>
struct call_node : expression_methods<call_node<Name, Value, Args...>> {
  using rowscope_expression = void;
  using value_type = Value;
  using tables = concat_t<typename Args::tables...>;
  using operands = type_list<Args...>;
  static constexpr std::size_t value_count = (Args::value_count + ... + 0);
  static constexpr bool has_aggregate = (Args::has_aggregate || ... || false);

  detail::pack<Args...> arguments;

  explicit constexpr call_node(Args... args) : arguments{{static_cast<Args&&>(args)}...} {}

  static tree::expr lower(tree::lowering& l) {
    tree::expr e = tree::make(tree::expr::kind::plain_call);
    e.text = Name.view();
    (e.args.push_back(Args::lower(l)), ...);
    return e;
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    arguments.each_value(visit);
  }
};

namespace detail {

template <fixed_string Name, class Value, class... Vs>
constexpr auto make_call(Vs&&... vs) {
  return call_node<Name, Value, node_t<Vs>...>(as_node(std::forward<Vs>(vs))...);
}
template <class V>
using value_of_t = typename node_t<V>::value_type;

template <class V>
consteval bool is_text_operand() {
  if constexpr (operand_value<V>) return kind_of_v<value_of_t<V>> == value_kind::text;
  return false;
}
template <class V>
consteval bool is_number_operand() {
  if constexpr (operand_value<V>) return is_number(kind_of_v<value_of_t<V>>);
  return false;
}
template <class V>
consteval bool is_integer_operand() {
  if constexpr (operand_value<V>) return kind_of_v<value_of_t<V>> == value_kind::integer;
  return false;
}

}  // namespace detail
}  // namespace rowscope
