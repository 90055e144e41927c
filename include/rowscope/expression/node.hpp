#pragma once
#include <type_traits>

#include <rowscope/ast/statement.hpp>
#include <rowscope/expression/hold.hpp>
#include <rowscope/expression/type_list.hpp>

/// Expressions: the type is the shape, the object holds only the bound values.
///
/// A node has: `value_type`, the C++ type of its value; `tables`, those whose columns it uses; `value_count`, how many
/// values it binds; `has_aggregate`; `lower`, which makes the tree of the type; `each_value`, which visits the values.
/// INVARIANT: `lower` and `each_value` go over the bound values of a node in the same order, left to right.
namespace rowscope {

template <class E>
concept expression = requires { typename std::remove_cvref_t<E>::rowscope_expression; };

/// An expression that is true or false: what where() takes.
template <class E>
concept condition = expression<E> && std::is_same_v<unwrap_t<typename std::remove_cvref_t<E>::value_type>, bool>;

/// A value that is bound at each execution, as it is stored. T is its C++ type.
template <class V, class T = V>
struct value_node {
  using rowscope_expression = void;
  using value_type = T;
  using tables = type_list<>;
  static constexpr std::size_t value_count = 1;
  static constexpr bool has_aggregate = false;

  V value;

  static tree::expr lower(tree::lowering& l) {
    if constexpr (is_value_v<T>)
      return tree::value(l.next_value(), form_of_v<T>);
    else
      return tree::value(l.next_value());  // NULL
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    visit(value);
  }
};

namespace detail {

template <class T>
inline constexpr bool always_false = false;

/// An argument that was left out. What takes it is called all the same, and says what it needs.
struct missing {};

/// What is begun, and no expression yet: a case_when() without its end.
template <class T>
concept unfinished = requires { typename std::remove_cvref_t<T>::rowscope_unfinished; };

/// What can stand for a value in an expression. An std::optional is NULL where it is empty.
template <class V>
concept operand_or_null = expression<V> || is_value_v<V>;

/// The node of a value: the C++ type is kept where it has value_traits, and the many numbers and texts are few types.
template <class V>
using value_node_for = value_node<held_t<V>, std::conditional_t<is_strong_v<V>, std::remove_cvref_t<V>, held_t<V>>>;

/// hold() for a comparison with E, or an assignment to it: a conversion that fails names the column.
template <class E, class V>
constexpr auto hold_for(V&& value) {
  if constexpr (is_strong_v<V> && requires { typename E::rowscope_column; }) {
    try {
      return hold(std::forward<V>(value));
    } catch (...) {
      rethrow_unwritable(E::table_type::table_name(), E::name());
    }
  } else {
    return hold(std::forward<V>(value));
  }
}
template <class E, class V>
constexpr auto make_value_node(V&& value) {
  return value_node_for<V>{hold_for<E>(std::forward<V>(value))};
}

/// `rs::if_set(optional)`: the other side of a comparison that is there only when the optional is.
template <class V>
struct if_set_value {
  std::optional<V> value;
};
template <class T>
inline constexpr bool is_if_set_v = false;
template <class V>
inline constexpr bool is_if_set_v<if_set_value<V>> = true;

/// `column == rs::if_set(optional)`: what where_if() takes.
template <class Condition>
struct conditional_term {
  using rowscope_conditional = void;
  using condition_type = Condition;

  std::optional<Condition> condition;
};
template <class T>
concept conditional = requires { typename std::remove_cvref_t<T>::rowscope_conditional; };

/// The expression without the name that as<>() gave it.
template <class E>
struct bare {
  using type = E;
};
template <class E>
  requires requires { typename E::bare_type; }
struct bare<E> {
  using type = typename E::bare_type;
};

template <class T>
concept assigns = requires { typename std::remove_cvref_t<T>::rowscope_assignment; };

}  // namespace detail

/// For `where_if(column == rs::if_set(optional))`: the condition is part of the statement when the optional has a
/// value.
template <class V>
constexpr auto if_set(const std::optional<V>& value) {
  static_assert(is_value_v<V>,
                "rowscope: if_set() takes an std::optional of a number, a bool, a text, bytes, or a type that has a "
                "rs::value_traits");
  if constexpr (is_strong_v<V>) {
    return detail::if_set_value<V>{value};  // converted where the column is known
  } else {
    using held = held_t<const V&>;
    return detail::if_set_value<held>{value ? std::optional<held>(hold(*value)) : std::optional<held>()};
  }
}
template <class... V>
constexpr auto if_set(const V&...) {
  static_assert(
      detail::always_false<type_list<V...>>,
      "rowscope: if_set() takes one std::optional; write column == value in where() for a value that is always "
      "there");
}

}  // namespace rowscope
