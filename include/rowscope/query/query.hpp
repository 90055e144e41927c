#pragma once
#include <rowscope/query/change.hpp>
#include <rowscope/query/counted.hpp>
#include <rowscope/query/insert.hpp>

namespace rowscope {
namespace detail {

template <site_name Site, class... Before, class Indices, class... Es>
constexpr auto make_select(clause_list<Before...> before, indexed_pack<Indices, Es...> outputs) {
  using selected = outputs_clause<Es...>;
  return select_statement<Site, type_list<Es...>, type_list<>, Before..., selected>(
      static_cast<clause_list<Before...>&&>(before).with(
          selected(static_cast<indexed_pack<Indices, Es...>&&>(outputs))));
}
template <site_name Site, class... Before, class... Outputs>
constexpr auto start_select(clause_list<Before...> before, Outputs... outputs) {
  using all = decltype(all_outputs(static_cast<Outputs&&>(outputs)...));
  if constexpr (are_outputs(type_list<all>{}))
    return make_select<Site>(static_cast<clause_list<Before...>&&>(before),
                             all_outputs(static_cast<Outputs&&>(outputs)...));
}

template <class T>
inline constexpr bool is_cte_v = requires {
  typename T::rowscope_common_table;
  typename T::rows;
};

/// What with() has so far.
template <site_name Site, class... Ctes>
class [[nodiscard(
    "rowscope: with() is followed by select(): rs::query<\"area.purpose\">().with(big).select(...)")]] with_steps {
 public:
  explicit constexpr with_steps(Ctes... tables) : tables_(static_cast<Ctes&&>(tables)...) {}

  template <class... Outputs>
  constexpr auto select(Outputs... outputs) && {
    return start_select<Site>(clause_list<with_clause<Ctes...>>{{{std::move(tables_)}}},
                              static_cast<Outputs&&>(outputs)...);
  }
  template <class... Outputs>
  constexpr auto select(Outputs... outputs) const& {
    return start_select<Site>(clause_list<with_clause<Ctes...>>{{{tables_}}}, static_cast<Outputs&&>(outputs)...);
  }

 private:
  with_clause<Ctes...> tables_;
};

}  // namespace detail

/// A named place in the source where a statement is written; what it starts is said by the first call.
template <site_name Site>
struct [[nodiscard(
    "rowscope: a query does nothing until it says what, and a session runs it: session(rs::query<\"area.purpose\">().select(...)...)")]] query_site {
  /// Columns, aggregates, or `customers::columns` for all.
  template <class... Outputs>
  constexpr auto select(Outputs... outputs) const {
    return detail::start_select<Site>(detail::clause_list<>{}, static_cast<Outputs&&>(outputs)...);
  }
  /// Common tables that the select reads: `.with(big).select(...).from(big)`.
  template <class... Ctes>
  constexpr auto with(Ctes... tables) const {
    static_assert((detail::is_cte_v<Ctes> && ...),
                  "rowscope: with() takes common tables: rs::cte<\"big\">(rs::select(...)...)");
    if constexpr ((detail::is_cte_v<Ctes> && ...))
      return detail::with_steps<Site, Ctes...>(static_cast<Ctes&&>(tables)...);
  }
  template <class T>
  constexpr auto insert_into(T) const {
    detail::check_base<T>();
    static_assert(declared_table<T>,
                  "rowscope: insert_into() takes a declared table, as a value: insert_into(orders{})");
    return insert_statement<Site, T>{};
  }
  template <class T>
  constexpr auto update(T) const {
    return start<T, tree::verb::update>();
  }
  template <class T>
  constexpr auto remove_from(T) const {
    return start<T, tree::verb::remove>();
  }

  template <class... Ts>
    requires(sizeof...(Ts) != 1)
  constexpr auto insert_into(const Ts&...) const {
    static_assert(sizeof...(Ts) == 1, "rowscope: insert_into() takes one declared table: insert_into(orders{})");
  }
  template <class... Ts>
    requires(sizeof...(Ts) != 1)
  constexpr auto update(const Ts&...) const {
    static_assert(sizeof...(Ts) == 1, "rowscope: update() takes one declared table: update(orders{})");
  }
  template <class... Ts>
    requires(sizeof...(Ts) != 1)
  constexpr auto remove_from(const Ts&...) const {
    static_assert(sizeof...(Ts) == 1, "rowscope: remove_from() takes one declared table: remove_from(orders{})");
  }

 private:
  template <class T, tree::verb Verb>
  static constexpr auto start() {
    detail::check_base<T>();
    static_assert(declared_table<T>,
                  "rowscope: update() and remove_from() take a declared table, as a value: update(orders{})");
    using target = detail::target_clause<T>;
    return change_statement<Site, T, Verb, row_choice::unsaid, target>(detail::clause_list<target>{});
  }
};

/// Starts a statement at the named site: `rs::query<"order.big">().select(...)`. The site is known before main.
template <site_name Site>
query_site<Site> query() {
  detail::check_site<Site>();
  (void)&detail::site_registration<Site>;  // odr-use: this is what registers the site
  return {};
}
/// A select without a site: a part of another statement.
template <class... Outputs>
constexpr auto select(Outputs... outputs) {
  return detail::start_select<detail::no_site>(detail::clause_list<>{}, static_cast<Outputs&&>(outputs)...);
}

// The name as a function argument, or none at all. They return what a query returns, so that the sentence is the only
// error.
template <class... Ts>
auto query(const Ts&...) {
  static_assert(detail::always_false<type_list<Ts...>>,
                "rowscope: the name of a site is a template argument: write rs::query<\"area.purpose\">()");
  return query_site<"area.purpose">{};
}
template <site_name Site, class... Ts>
  requires(sizeof...(Ts) > 0)
auto query(const Ts&...) {
  static_assert(detail::always_false<type_list<Ts...>>,
                "rowscope: a query takes no argument: write rs::query<\"area.purpose\">().select(...)");
  return query_site<Site>{};
}

}  // namespace rowscope
