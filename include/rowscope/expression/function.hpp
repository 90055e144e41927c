#pragma once
#include <rowscope/expression/aggregate.hpp>
#include <rowscope/expression/arithmetic.hpp>
#include <rowscope/expression/pack.hpp>

/// Functions of SQL. Each means the same on every database.
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

template <fixed_string Name, class Result, class... Vs>
constexpr auto text_function(Vs&&... vs) {
  constexpr bool texts = (is_text_operand<Vs>() && ...);
  static_assert(texts, "rowscope: this function takes texts: a text column, or a text");
  if constexpr (texts) return make_call<Name, with_null_t<false, Result, value_of_t<Vs>...>>(std::forward<Vs>(vs)...);
}

}  // namespace detail

/// ASCII letters in lower case; others stay as they are.
template <class E>
[[nodiscard]] constexpr auto lower(E&& e) {
  return detail::text_function<"lower", std::string>(std::forward<E>(e));
}
/// ASCII letters in upper case; others stay as they are.
template <class E>
[[nodiscard]] constexpr auto upper(E&& e) {
  return detail::text_function<"upper", std::string>(std::forward<E>(e));
}
/// The number of characters (code points) of a text.
template <class E>
[[nodiscard]] constexpr auto length(E&& e) {
  return detail::text_function<"length", std::int64_t>(std::forward<E>(e));
}
/// Without the spaces at both ends.
template <class E>
[[nodiscard]] constexpr auto trim(E&& e) {
  return detail::text_function<"trim", std::string>(std::forward<E>(e));
}
/// Every occurrence of `from` replaced by `to`.
template <class E, class From, class To>
[[nodiscard]] constexpr auto replace(E&& e, From&& from, To&& to) {
  return detail::text_function<"replace", std::string>(std::forward<E>(e), std::forward<From>(from),
                                                       std::forward<To>(to));
}
/// `count` characters from the one numbered `first`; 1 is the first.
template <class E, class First, class Count>
[[nodiscard]] constexpr auto substring(E&& e, First&& first, Count&& count) {
  constexpr bool fits =
      detail::is_text_operand<E>() && detail::is_integer_operand<First>() && detail::is_integer_operand<Count>();
  static_assert(fits, "rowscope: substring() takes a text, the number of its first character, and how many");
  if constexpr (fits)
    return detail::make_call<"substr", detail::with_null_t<false, std::string, detail::value_of_t<E>,
                                                           detail::value_of_t<First>, detail::value_of_t<Count>>>(
        std::forward<E>(e), std::forward<First>(first), std::forward<Count>(count));
}

/// Texts joined. NULL where one of them is NULL.
template <class L, class R>
struct concat_node : expression_methods<concat_node<L, R>> {
  using rowscope_expression = void;
  using value_type = detail::with_null_t<false, std::string, typename L::value_type, typename R::value_type>;
  using tables = concat_t<typename L::tables, typename R::tables>;
  using operands = type_list<L, R>;
  static constexpr std::size_t value_count = L::value_count + R::value_count;
  static constexpr bool has_aggregate = L::has_aggregate || R::has_aggregate;

  L left;
  R right;

  constexpr concat_node(L l, R r) : left(std::move(l)), right(std::move(r)) {}

  static tree::expr lower(tree::lowering& l) {
    auto a = L::lower(l);  // named: arguments are evaluated in no order
    auto b = R::lower(l);
    return tree::infix(std::move(a), "||", std::move(b));
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    left.each_value(visit);
    right.each_value(visit);
  }
};
template <class First, class Second, class... Rest>
[[nodiscard]] constexpr auto concat(First&& first, Second&& second, Rest&&... rest) {
  constexpr bool texts = detail::is_text_operand<First>() && detail::is_text_operand<Second>();
  static_assert(texts, "rowscope: concat() joins texts");
  if constexpr (texts) {
    auto two = concat_node<detail::node_t<First>, detail::node_t<Second>>(
        detail::as_node(std::forward<First>(first)), detail::as_node(std::forward<Second>(second)));
    if constexpr (sizeof...(Rest) == 0)
      return two;
    else
      return rowscope::concat(std::move(two), std::forward<Rest>(rest)...);
  }
}

/// Without the sign.
template <class E>
[[nodiscard]] constexpr auto abs(E&& e) {
  constexpr bool number = detail::is_number_operand<E>();
  static_assert(number, "rowscope: abs() takes a number");
  if constexpr (number) return detail::make_call<"abs", detail::value_of_t<E>>(std::forward<E>(e));
}
/// Rounded to so many digits behind the point, half away from zero.
template <class E, class Digits>
[[nodiscard]] constexpr auto round(E&& e, Digits&& digits) {
  constexpr bool fits = detail::is_number_operand<E>() && detail::is_integer_operand<Digits>();
  static_assert(fits, "rowscope: round() takes a number, and the number of digits behind the point");
  if constexpr (fits)
    return detail::make_call<"round",
                             detail::with_null_t<false, double, detail::value_of_t<E>, detail::value_of_t<Digits>>>(
        std::forward<E>(e), std::forward<Digits>(digits));
}

/// The first of the values that is not NULL; NULL where each is.
template <class First, class... Rest>
[[nodiscard]] constexpr auto coalesce(First&& first, Rest&&... rest) {
  static_assert(sizeof...(Rest) > 0, "rowscope: coalesce() takes two values or more");
  constexpr bool same = (comparable_v<detail::value_of_t<First>, detail::value_of_t<Rest>> && ...);
  static_assert(same, "rowscope: the values of coalesce() have different types in the database");
  if constexpr (same && sizeof...(Rest) > 0) {
    using value = unwrap_t<detail::value_of_t<First>>;
    constexpr bool may_be_null =
        is_optional_v<detail::value_of_t<First>> && (is_optional_v<detail::value_of_t<Rest>> && ...);
    return detail::make_call<"coalesce", std::conditional_t<may_be_null, std::optional<value>, value>>(
        std::forward<First>(first), std::forward<Rest>(rest)...);
  }
}
/// NULL where the two are equal, else the first.
template <class A, class B>
[[nodiscard]] constexpr auto nullif(A&& a, B&& b) {
  constexpr bool same = comparable_v<detail::value_of_t<A>, detail::value_of_t<B>>;
  static_assert(same, "rowscope: the values of nullif() have different types in the database");
  if constexpr (same)
    return detail::make_call<"nullif", add_optional_t<detail::value_of_t<A>>>(std::forward<A>(a), std::forward<B>(b));
}

/// A function that the user has made in the database:
/// `inline constexpr rs::sql_function<"initials", std::string(std::string)> initials{}; ... initials(customers::name)`.
///
/// It sees only rows of the scope, wherever it stands in a statement. What it does itself is not scoped.
template <fixed_string Name, class Signature>
struct sql_function;
template <fixed_string Name, class Result, class... Parameters>
struct sql_function<Name, Result(Parameters...)> {
  static_assert(Name.literal && is_name(Name.view()), "rowscope: an SQL function is named by a literal");

  template <class... Args>
  [[nodiscard]] constexpr auto operator()(Args&&... args) const {
    static_assert(sizeof...(Args) == sizeof...(Parameters),
                  "rowscope: this SQL function was declared with another number of arguments");
    if constexpr (sizeof...(Args) == sizeof...(Parameters)) {
      constexpr bool fit = (comparable_v<detail::value_of_t<Args>, Parameters> && ...);
      static_assert(fit, "rowscope: an argument is not of the type that this SQL function was declared with");
      if constexpr (fit) return detail::make_call<Name, Result>(std::forward<Args>(args)...);
    }
  }
};

/// The least or the greatest value, the average; over the rows in which the expression is not NULL.
template <fixed_string Name, bool Distinct, class Value, class E>
struct named_aggregate_node : expression_methods<named_aggregate_node<Name, Distinct, Value, E>> {
  using rowscope_expression = void;
  using value_type = Value;
  using tables = typename E::tables;
  using columns = type_list<>;
  static constexpr std::size_t value_count = E::value_count;
  static constexpr bool has_aggregate = true;

  E argument;

  constexpr explicit named_aggregate_node(const E& e) : argument(e) {}

  static tree::expr lower(tree::lowering& l) {
    std::vector<tree::expr> args;
    args.push_back(E::lower(l));
    tree::expr e = tree::call(Name.view(), std::move(args));
    if (Distinct) e.what = tree::expr::kind::distinct_call;
    return e;
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    argument.each_value(visit);
  }
};

namespace detail {

template <fixed_string Name, bool Distinct, class Value, class E>
constexpr auto aggregate_of(const E& e) {
  static_assert(expression<E>, "rowscope: an aggregate takes a column: rs::max(orders::total)");
  if constexpr (expression<E>) {
    static_assert(!E::has_aggregate, "rowscope: an aggregate inside of an aggregate; take it over a column");
    return named_aggregate_node<Name, Distinct, Value, E>(e);
  }
}

}  // namespace detail

/// Empty where there is no row.
template <class E>
[[nodiscard]] constexpr auto min(const E& e) {
  return detail::aggregate_of<"MIN", false, add_optional_t<typename E::value_type>>(e);
}
/// Empty where there is no row.
template <class E>
[[nodiscard]] constexpr auto max(const E& e) {
  return detail::aggregate_of<"MAX", false, add_optional_t<typename E::value_type>>(e);
}
/// Empty where there is no row.
template <class E>
[[nodiscard]] constexpr auto avg(const E& e) {
  static_assert(detail::is_number_operand<E>(), "rowscope: avg() takes numbers; this column holds none");
  return detail::aggregate_of<"AVG", false, std::optional<double>>(e);
}
/// The number of different values that are not NULL.
template <class E>
[[nodiscard]] constexpr auto count_distinct(const E& e) {
  return detail::aggregate_of<"COUNT", true, std::int64_t>(e);
}

}  // namespace rowscope
