#pragma once
#include <rowscope/schema/scope_rule.hpp>

/// Scope rules as run-time data, checked on the way.
namespace rowscope {

/// The run-time data of a declared table. \par Lifetime the whole program
template <class T>
consteval table_info describe();
template <class T>
inline constexpr table_info info_of = describe<T>();

namespace detail {

template <class T>
constexpr const table_info& table_of() {
  return info_of<T>;
}

/// Whether T is reached from one of its own parents, over and over.
template <class T, class... Before>
consteval bool meets_itself();
template <class T, class... Before, auto ForeignKey, auto ParentKey>
consteval bool rule_meets_itself(type_list<Before...>, scoped_through_rule<ForeignKey, ParentKey>) {
  if constexpr (are_columns(key_columns_t<ParentKey>{}))
    return meets_itself<key_table_t<ParentKey>, T, Before...>();
  else
    return false;
}
template <class T, class... Before>
consteval bool rule_meets_itself(type_list<Before...>, ...) {
  return false;
}
template <class T, class... Before, class... Rules>
consteval bool any_meets_itself(type_list<Before...> before, type_list<Rules...>) {
  return (rule_meets_itself<T>(before, Rules{}) || ... || false);
}
template <class T, class... Before>
consteval bool meets_itself() {
  if constexpr ((std::is_same_v<T, Before> || ... || false))
    return true;
  else
    return any_meets_itself<T>(type_list<Before...>{}, rules_t<T>{});
}

template <class... Columns>
consteval bool is_whole_primary_key(type_list<Columns...>) {
  return false;
}
template <class First, class... Columns>
consteval bool is_whole_primary_key(type_list<First, Columns...>) {
  constexpr auto keys = []<class... All>(type_list<All...>) { return (std::size_t{All::is_primary_key} + ... + 0); };
  return First::is_primary_key && (Columns::is_primary_key && ...) &&
         keys(columns_of_t<typename First::table_type>{}) == 1 + sizeof...(Columns);
}
template <class Key, bool Global, auto... Columns>
consteval bool is_globally_unique(unique_rule<Global, Columns...>) {
  using unique = type_list<std::remove_cvref_t<decltype(Columns)>...>;
  return Global && subset_v<Key, unique> && subset_v<unique, Key>;
}
template <class Key>
consteval bool is_globally_unique(...) {
  return false;
}
/// Whether one of the declared unique keys of the table is as the test says.
template <class Table, class Test>
consteval bool any_unique(const Test& test) {
  if constexpr (requires { Table::uniques; })
    return [&]<class... Uniques>(type_list<Uniques...>) {
      return (test(Uniques{}) || ... || false);
    }(typename listed<decltype(Table::uniques)>::type{});
  else
    return false;
}
/// Whether one value of the key is one row, over all tenants.
template <class Parent, class Key>
consteval bool is_unique_key() {
  return is_whole_primary_key(Key{}) || any_unique<Parent>([](auto unique) { return is_globally_unique<Key>(unique); });
}
template <class... Columns>
consteval bool can_be_key(type_list<Columns...>) {
  return ((kind_of_v<typename Columns::value_type> == value_kind::integer ||
           kind_of_v<typename Columns::value_type> == value_kind::text) &&
          ...);
}

/// A column that holds the tenant, or the value of another dimension.
template <class T, class Column, bool MayBeNull>
consteval bool is_scope_column() {
  static_assert(column_type<Column>,
                "rowscope: scoped_by<>, tenant_root<> and shared_or_own<> take a column of the table: "
                "rs::scoped_by<tenant_id>");
  if constexpr (column_type<Column>) {
    using value = typename Column::value_type;
    static_assert(std::is_same_v<typename Column::table_type, T>,
                  "rowscope: scoped_by<>, tenant_root<> and shared_or_own<> must name a column of the same table; use "
                  "scoped_through<> for a parent's");
    static_assert(
        is_tenant_key_v<unwrap_t<value>>,
        "rowscope: a tenant column is an std::int64_t or an std::string, or a type with a rs::value_traits that "
        "is stored as one, and not std::optional");
    static_assert(
        MayBeNull || !is_optional_v<value>,
        "rowscope: a tenant column is an std::int64_t or an std::string, or a type with a rs::value_traits that "
        "is stored as one, and not std::optional");
    static_assert(!MayBeNull || is_optional_v<value>,
                  "rowscope: shared_or_own<> takes an std::optional column, in which NULL means readable by all; use "
                  "scoped_by<> for a column that always has a tenant");
    static_assert(contains_v<columns_of_t<T>, Column>,
                  "rowscope: the tenant column is missing from its table's `columns`; add it there");
    return true;
  }
  return false;
}

template <class T, auto Column, fixed_string Dimension>
consteval scope_rule_info rule_info(scoped_by_rule<Column, Dimension>) {
  using column = std::remove_cvref_t<decltype(Column)>;
  static_assert(Dimension.literal && is_name(Dimension.view()),
                "rowscope: a dimension is named by a literal: rs::scoped_by<event_id, \"event\">");
  if constexpr (is_scope_column<T, column, false>())
    return {.kind = scope_kind::direct, .dimension = Dimension.view(), .column = column::name()};
  else
    return {};
}

template <class T, auto Column>
consteval scope_rule_info rule_info(shared_or_own_rule<Column>) {
  using column = std::remove_cvref_t<decltype(Column)>;
  if constexpr (is_scope_column<T, column, true>())
    return {.kind = scope_kind::shared_or_own, .dimension = tenant_dimension, .column = column::name()};
  else
    return {};
}

template <class T, auto Key>
consteval scope_rule_info rule_info(tenant_root_rule<Key>) {
  using column = std::remove_cvref_t<decltype(Key)>;
  if constexpr (is_scope_column<T, column, false>()) {
    static_assert(
        is_whole_primary_key(type_list<column>{}),
        "rowscope: tenant_root<> takes the whole primary key of the table of tenants: its value is the tenant");
    return {.kind = scope_kind::root, .dimension = tenant_dimension, .column = column::name()};
  } else {
    return {};
  }
}

template <class T, auto ForeignKey, auto ParentKey>
consteval scope_rule_info rule_info(scoped_through_rule<ForeignKey, ParentKey>) {
  using foreign = key_columns_t<ForeignKey>;
  using key = key_columns_t<ParentKey>;
  static_assert(are_columns(foreign{}) && are_columns(key{}),
                "rowscope: scoped_through<> takes a foreign key and the key it points to: "
                "rs::scoped_through<customer_id, customers::id>");
  if constexpr (are_columns(foreign{}) && are_columns(key{})) {
    using parent = key_table_t<ParentKey>;
    static_assert(are_columns_of<T>(foreign{}),
                  "rowscope: scoped_through<> must start from a column of the same table");
    static_assert(are_columns_of<parent>(key{}),
                  "rowscope: the parent's key in scoped_through<> has columns of two tables");
    static_assert(subset_v<foreign, columns_of_t<T>>,
                  "rowscope: the scoping foreign key is missing from its table's `columns`; add it there");
    static_assert(!std::is_same_v<parent, T>,
                  "rowscope: a table cannot take its scope from itself; scope it by a tenant column, or through "
                  "another table");
    static_assert(
        std::is_same_v<parent, T> || !meets_itself<T>(),
        "rowscope: tables take their scope from each other in a circle; scope one of them by a tenant column");
    if constexpr (!meets_itself<T>()) {
      static_assert(have_owner(rules_t<parent>{}),
                    "rowscope: a table cannot take its scope from a shared table, whose rows have no tenant, nor from "
                    "one that is shared_or_own or visible_through");
      static_assert(!is_declared_view_v<parent>,
                    "rowscope: a table cannot take its scope from a view, whose keys no database enforces; scope it "
                    "through the table behind the view");
      static_assert(
          is_unique_key<parent, key>(),
          "rowscope: scoped_through<> needs a key that is unique over all tenants: the parent's whole primary "
          "key, or an rs::globally_unique; else two tenants' parents share a key and rows leak");
      static_assert(same_types_v<foreign, key>,
                    "rowscope: the scoping foreign key and the parent's key must have the same C++ type");
      static_assert(can_be_key(key{}), "rowscope: the key that a table is scoped through is an integer or a text");
      return {.kind = scope_kind::through, .link = {key_parts<foreign, key>, &table_of<parent>}};
    }
  }
  return {};
}

template <class T, auto Key, auto LinkingKey>
consteval scope_rule_info rule_info(visible_through_rule<Key, LinkingKey>) {
  using key = key_columns_t<Key>;
  using linking = key_columns_t<LinkingKey>;
  static_assert(are_columns(key{}) && are_columns(linking{}),
                "rowscope: visible_through<> takes the key of the table and the column that links to it: "
                "rs::visible_through<users::id, memberships::user_id>");
  if constexpr (are_columns(key{}) && are_columns(linking{})) {
    using link = key_table_t<LinkingKey>;
    static_assert(are_columns_of<T>(key{}), "rowscope: visible_through<> must start from the key of the same table");
    static_assert(!std::is_same_v<link, T> && are_columns_of<link>(linking{}),
                  "rowscope: visible_through<> ends at a column of another table, whose rows link to this one");
    static_assert(subset_v<key, columns_of_t<T>>,
                  "rowscope: the key in visible_through<> is missing from its table's `columns`; add it there");
    static_assert(subset_v<linking, columns_of_t<link>>,
                  "rowscope: the column that links in visible_through<> is missing from its table's `columns`; add it "
                  "there");
    static_assert(have_owner(rules_t<link>{}) && rules_t<link>::size > 0,
                  "rowscope: the table that links in visible_through<> must be scoped itself, so that every row of it "
                  "has a tenant");
    static_assert(same_types_v<key, linking>,
                  "rowscope: the key and the column that links to it in visible_through<> must have the same C++ type");
    static_assert(can_be_key(key{}), "rowscope: the key in visible_through<> is an integer or a text");
    return {.kind = scope_kind::visible, .link = {key_parts<key, linking>, &table_of<link>}};
  } else {
    return {};
  }
}

template <class T, fixed_string Reason>
consteval scope_rule_info rule_info(shared_rule<Reason>) {
  static_assert(Reason.literal && !Reason.view().empty(),
                "rowscope: shared<> needs the reason why every tenant may read the rows, as a literal: "
                "rs::shared<\"ISO 4217, the same for every tenant\">");
  return {.kind = scope_kind::shared, .reason = Reason.view()};
}

template <class... Rules>
consteval bool only_one_is_shared(type_list<Rules...>) {
  return sizeof...(Rules) == 1 || (has_owner_v<Rules> && ...);
}

/// Whether each dimension has one column in the table.
consteval bool dimensions_are_distinct(std::span<const scope_rule_info> rules) {
  for (std::size_t i = 0; i < rules.size(); ++i)
    for (std::size_t j = i + 1; j < rules.size(); ++j)
      if (rules[i].has_column() && rules[j].has_column() && rules[i].dimension == rules[j].dimension) return false;
  return true;
}

template <class T, class Rules>
inline constexpr std::array<scope_rule_info, Rules::size> rule_data{};
template <class T, class... Rules>
inline constexpr std::array<scope_rule_info, sizeof...(Rules)> rule_data<T, type_list<Rules...>>{
    rule_info<T>(Rules{})...};

}  // namespace detail
}  // namespace rowscope
