#pragma once
#include <rowscope/schema/rule_info.hpp>

/// Declared keys as run-time data, checked on the way.
namespace rowscope::detail {

template <class T, auto Key, auto ParentKey>
consteval foreign_key_info foreign_key_data(foreign_key_rule<Key, ParentKey>) {
  using key = key_columns_t<Key>;
  using other = key_columns_t<ParentKey>;
  static_assert(are_columns(key{}) && are_columns(other{}),
                "rowscope: a foreign key is made of columns: rs::references<tags::id>, or rs::foreign_key<rs::key<a, b>, "
                "rs::key<parent::a, parent::b>>");
  if constexpr (are_columns(key{}) && are_columns(other{})) {
    using parent = key_table_t<ParentKey>;
    static_assert(are_columns_of<T>(key{}), "rowscope: a foreign key starts from columns of its own table");
    static_assert(are_columns_of<parent>(other{}), "rowscope: the key that a foreign key points to has columns of two tables");
    static_assert(same_types_v<key, other>,
                  "rowscope: a foreign key and the key that it points to must have the same C++ types");
    return {key_parts<key, other>, &table_of<parent>};
  }
  return {};
}

/// The foreign key of a column with rs::references, as a tuple of none or one.
template <class Column, class... Options>
consteval auto reference_of(type_list<Options...>) {
  return std::tuple_cat([] {
    if constexpr (is_reference_v<Options>)
      return []<auto Key>(references<Key>) { return std::tuple{foreign_key_rule<Column{}, Key>{}}; }(Options{});
    else
      return std::tuple<>{};
  }()...);
}
template <class T, class... Columns>
consteval auto all_foreign_keys(type_list<Columns...>) {
  return std::tuple_cat(reference_of<Columns>(typename Columns::options{})..., foreign_keys_of<T>);
}

template <class T>
consteval auto make_foreign_keys() {
  return std::apply(
      [](auto... keys) {
        return std::array<foreign_key_info, sizeof...(keys)>{foreign_key_data<T>(keys)...};
      },
      all_foreign_keys<T>(columns_of_t<T>{}));
}
template <class T>
inline constexpr auto foreign_key_table = make_foreign_keys<T>();

template <class T, bool Global, auto... Columns>
consteval unique_info unique_data(unique_rule<Global, Columns...>) {
  using columns = type_list<std::remove_cvref_t<decltype(Columns)>...>;
  static_assert(are_columns(columns{}), "rowscope: a unique key is made of columns: rs::unique<name>");
  if constexpr (are_columns(columns{})) {
    static_assert(subset_v<columns, columns_of_t<T>>, "rowscope: a unique key is made of columns of its own table");
    return {column_names<columns>, Global};
  }
  return {};
}
template <class T, auto... Columns>
consteval index_info index_data(index_rule<Columns...>) {
  using columns = type_list<std::remove_cvref_t<decltype(Columns)>...>;
  static_assert(are_columns(columns{}), "rowscope: an index is made of columns: rs::index<created_at>");
  if constexpr (are_columns(columns{})) {
    static_assert(subset_v<columns, columns_of_t<T>>, "rowscope: an index is made of columns of its own table");
    return {column_names<columns>};
  }
  return {};
}

template <class T>
consteval auto make_uniques() {
  if constexpr (requires { T::uniques; })
    return std::apply(
        [](auto... u) { return std::array<unique_info, sizeof...(u)>{unique_data<T>(u)...}; }, T::uniques);
  else
    return std::array<unique_info, 0>{};
}
template <class T>
inline constexpr auto unique_table = make_uniques<T>();

template <class T>
consteval auto make_indexes() {
  if constexpr (requires { T::indexes; })
    return std::apply([](auto... i) { return std::array<index_info, sizeof...(i)>{index_data<T>(i)...}; }, T::indexes);
  else
    return std::array<index_info, 0>{};
}
template <class T>
inline constexpr auto index_table = make_indexes<T>();

}  // namespace rowscope::detail
