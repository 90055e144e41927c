#pragma once
#include <rowscope/schema/rule_info.hpp>

/// Declared keys as run-time data, checked on the way.
namespace rowscope::detail {

template <class T>
consteval bool is_scope_column_of(std::string_view name) {
  for (const scope_rule_info& r : rule_data<T, rules_t<T>>)
    if (r.has_column() && r.column == name) return true;
  return false;
}

/// Whether the columns are those of the unique key, with or without columns that tell the tenant.
template <class Parent, class Key, auto... Columns>
consteval bool is_unique_in_scope(unique_rule<false, Columns...>) {
  using unique = type_list<std::remove_cvref_t<decltype(Columns)>...>;
  constexpr auto rest_tells_tenant = []<class... Parts>(type_list<Parts...>) {
    return ((contains_v<unique, Parts> || is_scope_column_of<Parent>(Parts::name())) && ...);
  };
  return subset_v<unique, Key> && rest_tells_tenant(Key{});
}
template <class Parent, class Key>
consteval bool is_unique_in_scope(...) {
  return false;
}
/// Whether one value of the key is one row, over all tenants or within each.
template <class Parent, class Key>
consteval bool can_be_pointed_to() {
  return is_unique_key<Parent, Key>() ||
         any_unique<Parent>([](auto unique) { return is_unique_in_scope<Parent, Key>(unique); });
}

template <class T, auto Key, auto ParentKey>
consteval foreign_key_info foreign_key_data(foreign_key_rule<Key, ParentKey>) {
  using key = key_columns_t<Key>;
  using other = key_columns_t<ParentKey>;
  static_assert(
      are_columns(key{}) && are_columns(other{}),
      "rowscope: a foreign key is made of columns: rs::references<tags::id>, or rs::foreign_key<rs::key<a, b>, "
      "rs::key<parent::a, parent::b>>");
  if constexpr (are_columns(key{}) && are_columns(other{})) {
    using parent = key_table_t<ParentKey>;
    static_assert(are_columns_of<T>(key{}), "rowscope: a foreign key starts from columns of its own table");
    static_assert(are_columns_of<parent>(other{}),
                  "rowscope: the key that a foreign key points to has columns of two tables");
    static_assert(same_types_v<key, other>,
                  "rowscope: a foreign key and the key that it points to must have the same C++ types");
    static_assert(subset_v<key, columns_of_t<T>>,
                  "rowscope: a column of this foreign key is missing from its table's `columns`; add it there");
    static_assert(
        subset_v<other, columns_of_t<parent>>,
        "rowscope: a foreign key points to a column that is missing from its table's `columns`; add it there");
    static_assert(can_be_pointed_to<parent, other>(),
                  "rowscope: a foreign key points to a key that is one row: the whole primary key, an rs::unique or an "
                  "rs::globally_unique of the other table");
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

/// Whether one of the foreign keys leads from the columns to those of the key.
template <class Columns, class Key, class... Rules>
consteval bool leads_to(const std::tuple<Rules...>&) {
  return ([]<auto From, auto To>(foreign_key_rule<From, To>) {
    return std::is_same_v<key_columns_t<From>, Columns> && std::is_same_v<key_columns_t<To>, Key>;
  }(Rules{}) ||
          ...);
}
/// Whether the table that makes rows visible points to them by a foreign key: else a tenant could link to any row.
template <class Rule>
inline constexpr bool link_is_declared_v = true;
template <auto Key, auto LinkingKey>
inline constexpr bool link_is_declared_v<visible_through_rule<Key, LinkingKey>> = [] {
  using linking = key_columns_t<LinkingKey>;
  if constexpr (are_columns(key_columns_t<Key>{}) && are_columns(linking{})) {
    using link = key_table_t<LinkingKey>;
    return leads_to<linking, key_columns_t<Key>>(all_foreign_keys<link>(columns_of_t<link>{}));
  }
  return true;
}();
template <class... Rules>
consteval bool links_are_declared(type_list<Rules...>) {
  return (link_is_declared_v<Rules> && ... && true);
}

template <class T>
consteval auto make_foreign_keys() {
  return std::apply(
      [](auto... keys) { return std::array<foreign_key_info, sizeof...(keys)>{foreign_key_data<T>(keys)...}; },
      all_foreign_keys<T>(columns_of_t<T>{}));
}
template <class T>
inline constexpr auto foreign_key_table = make_foreign_keys<T>();

/// Whether a key with the columns is one within each tenant: the table has the tenant's column, which is added, or the
/// key has a foreign key that carries the scope. The rows of a shared table are in one scope all.
template <class T, class Columns, auto ForeignKey, auto ParentKey>
consteval bool rule_tells_scope(scoped_through_rule<ForeignKey, ParentKey>) {
  return subset_v<key_columns_t<ForeignKey>, Columns>;
}
template <class T, class Columns, auto Column, fixed_string Dimension>
consteval bool rule_tells_scope(scoped_by_rule<Column, Dimension>) {
  return true;
}
template <class T, class Columns, auto Column>
consteval bool rule_tells_scope(shared_or_own_rule<Column>) {
  return true;
}
template <class T, class Columns, fixed_string Reason>
consteval bool rule_tells_scope(shared_rule<Reason>) {
  return true;
}
template <class T, class Columns>
consteval bool rule_tells_scope(...) {
  return false;
}
template <class T, class Columns, class... Rules>
consteval bool tells_scope(type_list<Rules...>) {
  return (rule_tells_scope<T, Columns>(Rules{}) || ... || false);
}

template <class T, bool Global, auto... Columns>
consteval unique_info unique_data(unique_rule<Global, Columns...>) {
  using columns = type_list<std::remove_cvref_t<decltype(Columns)>...>;
  static_assert(are_columns(columns{}), "rowscope: a unique key is made of columns: rs::unique<name>");
  if constexpr (are_columns(columns{})) {
    static_assert(subset_v<columns, columns_of_t<T>>, "rowscope: a unique key is made of columns of its own table");
    static_assert(Global || tells_scope<T, columns>(rules_t<T>{}),
                  "rowscope: rs::unique<> is per tenant, and this table has no tenant column to make it so: name the "
                  "foreign key that carries the scope too, for a key per parent, or write rs::globally_unique<>");
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
    return std::apply([](auto... u) { return std::array<unique_info, sizeof...(u)>{unique_data<T>(u)...}; },
                      T::uniques);
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
