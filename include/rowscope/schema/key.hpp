#pragma once
#include <array>

#include <rowscope/schema/column.hpp>

/// Keys of a table: several columns as one, foreign keys, unique keys, indexes.
namespace rowscope {

template <auto... Columns>
struct key_columns {
  using rowscope_key = void;
  static constexpr std::size_t size = sizeof...(Columns);
  using columns = type_list<std::remove_cvref_t<decltype(Columns)>...>;
};
/// Several columns as one key: `rs::key<a, b>`.
template <auto... Columns>
inline constexpr key_columns<Columns...> key{};

template <auto Key, auto ParentKey>
struct foreign_key_rule {};
/// In `foreign_keys`: points to a row of another table. Written, it must point to a row of the same tenant as the row
/// it stands in, or to one that is the same for all. For one column write `column<"tag_id", T,
/// rs::references<tags::id>>`.
template <auto Key = nullptr, auto ParentKey = nullptr>
inline constexpr foreign_key_rule<Key, ParentKey> foreign_key{};

template <bool Global, auto... Columns>
struct unique_rule {};
/// In `uniques`: unique among the rows of one tenant.
template <auto... Columns>
inline constexpr unique_rule<false, Columns...> unique{};
/// In `uniques`: unique over all tenants. Such a key can tell that another tenant has the value.
template <auto... Columns>
inline constexpr unique_rule<true, Columns...> globally_unique{};

template <auto... Columns>
struct index_rule {};
/// In `indexes`. The columns that tell the tenant are put before these.
template <auto... Columns>
inline constexpr index_rule<Columns...> index{};

namespace detail {

struct no_keys {};
template <class T>
consteval auto member_foreign_keys() {
  if constexpr (requires { T::foreign_keys; })
    return T::foreign_keys;
  else
    return std::tuple<>{};
}

template <class K>
concept key_list = requires { typename std::remove_cvref_t<K>::rowscope_key; };

/// One column, or several, as a type_list.
template <class K>
struct columns_of_key {
  using type = type_list<std::remove_cvref_t<K>>;
};
template <key_list K>
struct columns_of_key<K> {
  using type = typename std::remove_cvref_t<K>::columns;
};
template <auto Key>
using key_columns_t = typename columns_of_key<decltype(Key)>::type;

template <class... Columns>
consteval bool are_columns(type_list<Columns...>) {
  return sizeof...(Columns) > 0 && (column_type<Columns> && ...);
}
template <class T, class... Columns>
consteval bool are_columns_of(type_list<Columns...>) {
  return sizeof...(Columns) > 0 && (std::is_same_v<typename Columns::table_type, T> && ...);
}
template <class Table>
struct first_table;
template <class First, class... Rest>
struct first_table<type_list<First, Rest...>> {
  using type = typename First::table_type;
};
/// The table that a key's columns belong to. \pre are_columns
template <auto Key>
using key_table_t = typename first_table<key_columns_t<Key>>::type;

template <class A, class B>
inline constexpr bool same_types_v = false;
template <class... As, class... Bs>
  requires(sizeof...(As) == sizeof...(Bs))
inline constexpr bool same_types_v<type_list<As...>, type_list<Bs...>> =
    (std::is_same_v<unwrap_t<typename As::value_type>, unwrap_t<typename Bs::value_type>> && ...);

template <class A, class B>
inline constexpr std::array<key_part, A::size> key_parts{};
template <class... As, class... Bs>
inline constexpr std::array<key_part, sizeof...(As)> key_parts<type_list<As...>, type_list<Bs...>>{
    key_part{As::name(), Bs::name()}...};

template <class Columns>
inline constexpr std::array<std::string_view, Columns::size> column_names{};
template <class... Columns>
inline constexpr std::array<std::string_view, sizeof...(Columns)> column_names<type_list<Columns...>>{
    Columns::name()...};

}  // namespace detail

/// The foreign keys of a table: its member `foreign_keys`, unless it is specialised behind the table.
template <class T>
inline constexpr auto foreign_keys_of = detail::member_foreign_keys<T>();

}  // namespace rowscope
