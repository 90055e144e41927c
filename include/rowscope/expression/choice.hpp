#pragma once
#include <rowscope/expression/arithmetic.hpp>
#include <rowscope/expression/pack.hpp>

namespace rowscope {

/// CASE WHEN ... THEN ... ELSE ... END. Parts are condition, value, condition, value, ..., value of else.
template <class Value, class... Parts>
struct choice_node : expression_methods<choice_node<Value, Parts...>> {
  using rowscope_expression = void;
  using value_type = Value;
  using tables = concat_t<typename Parts::tables...>;
  using operands = type_list<Parts...>;
  static constexpr std::size_t value_count = (Parts::value_count + ... + 0);
  static constexpr bool has_aggregate = (Parts::has_aggregate || ... || false);

  detail::pack<Parts...> parts;

  explicit constexpr choice_node(detail::pack<Parts...> p) : parts(std::move(p)) {}

  static tree::expr lower(tree::lowering& l) {
    tree::expr e = tree::make(tree::expr::kind::choice);
    (e.args.push_back(Parts::lower(l)), ...);
    return e;
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    parts.each_value(visit);
  }
};

namespace detail {

template <class V>
consteval bool is_chosen_value() {
  static_assert(operand_or_null<V>,
                "rowscope: case_when() chooses among columns, expressions and values of the database; NULL is "
                "otherwise_null()");
  return operand_or_null<V>;
}

}  // namespace detail

/// What case_when() has so far. `otherwise()` ends it.
template <bool Null, class Value, class... Parts>
class [[nodiscard("rowscope: end case_when() by otherwise(value), or otherwise_null()")]] choice_steps {
 public:
  using rowscope_unfinished = void;

  explicit constexpr choice_steps(detail::pack<Parts...> p) : parts_(std::move(p)) {}

  /// The value where the condition is true, and none before was.
  template <class Condition, class V>
  constexpr auto when(Condition condition, V&& value) && {
    static_assert(rowscope::condition<Condition>, "rowscope: when() takes a condition and a value");
    if constexpr (is_one_of_the_values<V>()) {
      constexpr bool null = Null || is_optional_v<typename detail::node_t<V>::value_type>;
      return choice_steps<null, Value, Parts..., Condition, detail::node_t<V>>(
          std::move(parts_).with(static_cast<Condition&&>(condition), detail::as_node(std::forward<V>(value))));
    }
  }
  /// The value where no condition is true.
  template <class V>
  constexpr auto otherwise(V&& value) && {
    if constexpr (is_one_of_the_values<V>()) {
      using result = detail::with_null_t<Null, Value, typename detail::node_t<V>::value_type>;
      return choice_node<result, Parts..., detail::node_t<V>>(
          std::move(parts_).with(detail::as_node(std::forward<V>(value))));
    }
  }
  /// NULL where no condition is true.
  constexpr auto otherwise_null() && { return choice_node<std::optional<Value>, Parts...>(std::move(parts_)); }

 private:
  template <class V>
  static consteval bool is_one_of_the_values() {
    if constexpr (detail::is_chosen_value<V>()) {
      constexpr bool same = comparable_v<Value, typename detail::node_t<V>::value_type>;
      static_assert(same, "rowscope: the values of a case_when() have different types in the database");
      return same;
    }
    return false;
  }

  detail::pack<Parts...> parts_;
};

/// `rs::case_when(orders::total > 100.0, "big").when(orders::total > 10.0, "middle").otherwise("small")`
template <class Condition, class V>
constexpr auto case_when(Condition condition, V&& value) {
  static_assert(rowscope::condition<Condition>, "rowscope: case_when() takes a condition and a value");
  if constexpr (detail::is_chosen_value<V>()) {
    using node = detail::node_t<V>;
    // A borrowed text is a text: what the row holds is owned.
    using given = unwrap_t<typename node::value_type>;
    using result = std::conditional_t<detail::is_text_v<given>, std::string, given>;
    return choice_steps<is_optional_v<typename node::value_type>, result, Condition, node>(
        detail::pack<Condition, node>{{static_cast<Condition&&>(condition)},
                                      {detail::as_node(std::forward<V>(value))}});
  }
}

}  // namespace rowscope
