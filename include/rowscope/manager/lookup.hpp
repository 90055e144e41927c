#pragma once
#include <rowscope/query/query.hpp>

/// Which rows the verbs of a manager mean.
namespace rowscope {
namespace detail {

/// The columns of a type_list for which the trait holds.
template <template <class> class Keep, class List>
struct filtered;
template <template <class> class Keep, class... Cs>
struct filtered<Keep, type_list<Cs...>> {
  using type = concat_t<std::conditional_t<Keep<Cs>::value, type_list<Cs>, type_list<>>...>;
};
/// A part of the primary key that the caller gives: the session knows the tenant.
template <class Column>
struct is_given_key : std::bool_constant<Column::is_primary_key && !is_filled_column_v<Column>> {};
template <class Table>
using given_key_t = typename filtered<is_given_key, columns_of_t<Table>>::type;

struct every_row {};

/// `base && more`, where every_row is none.
template <class Base, class E>
constexpr auto narrowed(const Base& base, E more) {
  if constexpr (std::is_same_v<Base, every_row>)
    return more;
  else
    return base && more;
}

template <class... Columns, class... Keys>
constexpr auto key_condition(type_list<Columns...>, const Keys&... keys) {
  constexpr bool same = sizeof...(Columns) == sizeof...(Keys) && sizeof...(Keys) > 0;
  static_assert(same,
                "rowscope: a row is found by its whole primary key, one value for each column of it but the tenant's");
  if constexpr (same) return (... && (Columns{} == keys));
}

/// The assignment as a condition.
template <class Column, class V, class T>
constexpr auto as_condition(const assignment<Column, value_node<V, T>>& a) {
  static_assert(!is_optional_v<V> && !std::is_same_v<V, std::nullopt_t>,
                "rowscope: rs::lookup() takes values that are always there: NULL is equal to nothing");
  return infix_node<infix_op::eq, Column, value_node<V, T>>{Column{}, a.node};
}

}  // namespace detail

/// Which row is meant, for get_or_create() and update_or_create(): the columns of a declared key, with their values.
template <class... As>
struct lookup_values {
  using rowscope_lookup = void;

  std::tuple<As...> assignments;

  /// Whether a row has these values.
  [[nodiscard]] constexpr auto condition() const {
    return std::apply([](const auto&... k) { return (... && detail::as_condition(k)); }, assignments);
  }
  /// The insert, with these columns as the key that may be there already.
  template <class Insert>
  [[nodiscard]] static constexpr auto on_conflict(const Insert& insert) {
    return insert.on_conflict(typename As::column_type{}...);
  }
};
/// `rs::lookup(settings::name = "theme")`
template <class... As>
[[nodiscard]] constexpr auto lookup(As... values) {
  static_assert(
      sizeof...(As) > 0 && (detail::assigns<As> && ...),
      "rowscope: rs::lookup() takes a value for each column of a key: rs::lookup(settings::name = \"theme\")");
  return lookup_values<As...>{std::tuple{std::move(values)...}};
}

/// A row, and whether the call made it.
template <class Record>
struct made_or_found {
  Record row;
  bool created = false;
};

namespace detail {

template <class T>
concept looks_up = requires { typename std::remove_cvref_t<T>::rowscope_lookup; };

template <class Key>
consteval bool is_lookup() {
  static_assert(looks_up<Key>,
                "rowscope: get_or_create() and update_or_create() take the key behind the site: "
                "get_or_create(rs::site<\"area.purpose\">, rs::lookup(settings::name = \"theme\"), ...)");
  return looks_up<Key>;
}

/// \throws constraint_error for a row that is there and in the scope, and that the manager's where() leaves out
[[noreturn]] void throw_left_out(const site_name& site, std::string_view table);

}  // namespace detail
}  // namespace rowscope
