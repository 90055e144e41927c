#pragma once
#include <rowscope/expression/grouping.hpp>
#include <rowscope/expression/pack.hpp>

/// Window functions: `rs::over(rs::row_number(),
/// rs::partition_by(orders::customer_id).order_by(orders::total.desc()))`.
namespace rowscope {

template <fixed_string Name>
struct window_function {
  using rowscope_window_function = void;
  static constexpr bool has_aggregate = false;
  using value_type = std::int64_t;
  using tables = type_list<>;
  static constexpr std::size_t value_count = 0;

  static tree::expr lower(tree::lowering&) {
    tree::expr e = tree::make(tree::expr::kind::plain_call);
    e.text = Name.view();
    return e;
  }
  template <class Visit>
  void each_value(Visit&) const {}
};

/// 1, 2, 3 ... in the order of the window.
[[nodiscard]] constexpr window_function<"row_number"> row_number() { return {}; }
/// As row_number(), but equal rows have the same number, and numbers are left out after them.
[[nodiscard]] constexpr window_function<"rank"> rank() { return {}; }
/// As rank(), and no number is left out.
[[nodiscard]] constexpr window_function<"dense_rank"> dense_rank() { return {}; }

template <class Partition, class Order>
struct window;
template <class... Ps, class... Os>
struct window<type_list<Ps...>, type_list<Os...>> {
  using rowscope_window = void;
  using tables = concat_t<typename Ps::tables..., typename Os::tables...>;
  static constexpr std::size_t value_count = (Ps::value_count + ... + 0) + (Os::value_count + ... + 0);

  detail::pack<Ps...> partition;
  detail::pack<Os...> order;

  /// The order of the rows that the function sees. Terms are columns, with .asc() or .desc().
  template <class... Terms>
  [[nodiscard]] constexpr auto order_by(Terms... terms) const {
    static_assert(sizeof...(Os) == 0, "rowscope: order_by() of a window is called twice; name all terms in one call");
    constexpr bool fit = ((detail::orders<Terms> || expression<Terms>)&&...);
    static_assert(fit, "rowscope: order_by() of a window takes columns, with .asc() or .desc()");
    if constexpr (fit)
      return window<type_list<Ps...>, type_list<decltype(detail::as_order_term(terms))...>>{
          partition, {{detail::as_order_term(static_cast<Terms&&>(terms))}...}};
  }

  static void lower(tree::expr& e, tree::lowering& l) {
    (e.args.push_back(Ps::lower(l)), ...);
    e.index = sizeof...(Ps);
    ((e.args.push_back(Os::lower(l)), e.text += Os::is_descending ? 'd' : 'a'), ...);
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    partition.each_value(visit);
    order.each_value(visit);
  }
};

/// The rows that the function sees: those in which these columns are equal to those of its own row. None: all rows.
template <class... Es>
[[nodiscard]] constexpr auto partition_by(Es... columns) {
  constexpr bool fit = (expression<Es> && ...);
  static_assert(fit, "rowscope: partition_by() takes columns");
  if constexpr (fit) return window<type_list<Es...>, type_list<>>{{{static_cast<Es&&>(columns)}...}, {}};
}

template <class F, class W>
struct over_node : expression_methods<over_node<F, W>> {
  using rowscope_expression = void;
  using value_type = typename F::value_type;
  using tables = concat_t<typename F::tables, typename W::tables>;
  using columns = type_list<detail::window_mark>;
  static constexpr std::size_t value_count = F::value_count + W::value_count;
  static constexpr bool has_aggregate = false;

  F function;
  W over;

  constexpr over_node(F f, W w) : function(static_cast<F&&>(f)), over(static_cast<W&&>(w)) {}

  static tree::expr lower(tree::lowering& l) {
    tree::expr e = tree::make(tree::expr::kind::window);
    e.args.push_back(F::lower(l));
    W::lower(e, l);
    return e;
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    function.each_value(visit);
    over.each_value(visit);
  }
};

namespace detail {

template <class F>
concept runs_over_window = requires { typename F::rowscope_window_function; } || (expression<F> && F::has_aggregate);
template <class W>
concept is_window = requires { typename W::rowscope_window; };

}  // namespace detail

/// A window function, or an aggregate, for each row over the rows of its window. Stands in select() and order_by().
template <class F, class W>
[[nodiscard]] constexpr auto over(F function, W window) {
  constexpr bool runs = detail::runs_over_window<F>;
  constexpr bool rows = detail::is_window<W>;
  static_assert(runs,
                "rowscope: over() takes a window function or an aggregate first: rs::over(rs::row_number(), ...)");
  static_assert(rows, "rowscope: over() takes its rows second: rs::partition_by(column).order_by(column)");
  if constexpr (runs && rows) return over_node<F, W>(static_cast<F&&>(function), static_cast<W&&>(window));
}

}  // namespace rowscope
