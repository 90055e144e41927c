#pragma once
#include <rowscope/query/change.hpp>
#include <rowscope/query/insert.hpp>
#include <rowscope/query/select.hpp>

namespace rowscope {
namespace detail {

template <class T>
inline constexpr bool is_tuple_v = false;
template <class... Ts>
inline constexpr bool is_tuple_v<std::tuple<Ts...>> = true;

/// select() takes single outputs and whole `columns`, in any order.
template <class T>
constexpr auto as_outputs(T output) {
  if constexpr (is_tuple_v<T>)
    return output;
  else
    return std::tuple<T>{std::move(output)};
}

template <class... Es>
consteval bool are_outputs(type_list<std::tuple<Es...>>) {
  static_assert(sizeof...(Es) > 0, "rowscope: select() takes at least one column: select(customers::name)");
  static_assert((!declared_table<Es> && ...),
                "rowscope: select() takes columns; write select(customers::columns) for all columns of a table");
  static_assert(((declared_table<Es> || selectable<Es>)&&...),
                "rowscope: select() takes columns and aggregates, such as customers::name or rs::count()");
  return sizeof...(Es) > 0 && (selectable<Es> && ...);
}

template <site_name Site, class... Es>
constexpr auto make_select(std::tuple<Es...> outputs) {
  using selected = outputs_clause<Es...>;
  return std::apply(
      [](auto&... es) {
        return select_statement<Site, type_list<Es...>, type_list<>, selected>(
            clause_list<selected>{std::tuple<selected>{selected(std::move(es)...)}});
      },
      outputs);
}

}  // namespace detail

/// A named place in the source where a statement is written; what it starts is said by the first call.
template <site_name Site>
struct [[nodiscard(
    "rowscope: a query does nothing until it says what, and a session runs it: session(rs::query<\"area.purpose\">().select(...)...)")]] query_site {
  /// Columns, aggregates, or `customers::columns` for all.
  template <class... Outputs>
  constexpr auto select(Outputs... outputs) const {
    auto all = std::tuple_cat(detail::as_outputs(std::move(outputs))...);
    if constexpr (detail::are_outputs(type_list<decltype(all)>{})) return detail::make_select<Site>(std::move(all));
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
