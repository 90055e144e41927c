#pragma once
#include <initializer_list>
#include <vector>

#include <rowscope/expression/comparison.hpp>
#include <rowscope/expression/order.hpp>
#include <rowscope/expression/predicate.hpp>
#include <rowscope/expression/subquery.hpp>

namespace rowscope {

/// What can be asked of every expression by name. E is the expression's own type.
template <class E>
struct expression_methods {
  [[nodiscard]] constexpr auto asc() const { return order_node<E, false>{self()}; }
  [[nodiscard]] constexpr auto desc() const { return order_node<E, true>{self()}; }
  [[nodiscard]] constexpr auto is_null() const { return null_test_node<E, true>{self()}; }
  [[nodiscard]] constexpr auto is_not_null() const { return null_test_node<E, false>{self()}; }

  /// Whether the value is one of the elements, or of the rows of a select of one column. No element: never. A container
  /// is copied (or moved) into the statement, a view is kept as it is.
  template <class R>
  [[nodiscard]] constexpr auto in(R&& range) const {
    if constexpr (detail::select_part<R> || detail::runnable_select<R>)
      return detail::in_rows(self(), std::forward<R>(range));
    else
      return detail::in_values(self(), std::forward<R>(range));
  }
  template <class V>
  [[nodiscard]] constexpr auto in(std::initializer_list<V> values) const {
    static_assert(comparable_v<typename E::value_type, V> && !is_optional_v<V>,
                  "rowscope: the elements of in() are not of the column's type");
    using element = std::conditional_t<is_strong_v<V>, V, held_t<const V&>>;
    return detail::in_values(self(), std::vector<element>(values.begin(), values.end()));
  }

  template <class... Vs>
    requires(sizeof...(Vs) != 1)
  constexpr auto in(const Vs&...) const {
    static_assert(sizeof...(Vs) == 1,
                  "rowscope: in() takes a range of values, or values in braces; write in({a, b}) or "
                  "in(vector)");
  }

  /// `%` stands for any text, `_` for one character, `\` before one of the three for itself. By case, on every
  /// database.
  template <class V>
  [[nodiscard]] constexpr auto like(V&& pattern) const {
    constexpr bool texts = kind_of_v<typename E::value_type> == value_kind::text && detail::is_text_v<std::decay_t<V>>;
    static_assert(texts, "rowscope: like() compares a text column with a pattern that is a text");
    if constexpr (texts) return like_node<E, held_t<V>>{self(), {hold(std::forward<V>(pattern))}};
  }

  /// As like(), whatever the case of ASCII letters is.
  template <class V>
  [[nodiscard]] constexpr auto ilike(V&& pattern) const {
    constexpr bool texts = kind_of_v<typename E::value_type> == value_kind::text && detail::is_text_v<std::decay_t<V>>;
    static_assert(texts, "rowscope: ilike() compares a text column with a pattern that is a text");
    if constexpr (texts) return like_node<E, held_t<V>, true>{self(), {hold(std::forward<V>(pattern))}};
  }
  /// Whether the text stands somewhere in it, by case. Nothing in the text is special.
  template <class V>
  [[nodiscard]] auto contains(const V& text) const {
    if constexpr (is_searched<V>()) return like('%' + detail::escaped_pattern(text) + '%');
  }
  /// Whether it begins with the text, by case.
  template <class V>
  [[nodiscard]] auto starts_with(const V& text) const {
    if constexpr (is_searched<V>()) return like(detail::escaped_pattern(text) + '%');
  }
  /// Whether it ends with the text, by case.
  template <class V>
  [[nodiscard]] auto ends_with(const V& text) const {
    if constexpr (is_searched<V>()) return like('%' + detail::escaped_pattern(text));
  }

  /// Both ends belong to it.
  template <class Low, class High>
  [[nodiscard]] constexpr auto between(Low&& low, High&& high) const {
    auto a = detail::operand<E>(std::forward<Low>(low));
    auto b = detail::operand<E>(std::forward<High>(high));
    return between_node<E, decltype(a), decltype(b)>{self(), std::move(a), std::move(b)};
  }
  template <class... Vs>
    requires(sizeof...(Vs) != 2)
  constexpr auto between(const Vs&...) const {
    static_assert(sizeof...(Vs) == 2, "rowscope: between() takes both ends: between(low, high)");
  }
  template <class V>
  constexpr auto between(std::initializer_list<V>) const {
    static_assert(detail::always_false<V>, "rowscope: between() takes both ends, without braces: between(low, high)");
  }

 private:
  template <class V>
  static consteval bool is_searched() {
    constexpr bool texts = kind_of_v<typename E::value_type> == value_kind::text && detail::is_text_v<std::decay_t<V>>;
    static_assert(texts,
                  "rowscope: contains(), starts_with() and ends_with() look for a text of the program in a text "
                  "column: customers::name.contains(\"Ann\")");
    return texts;
  }
  constexpr const E& self() const { return static_cast<const E&>(*this); }
};

}  // namespace rowscope
