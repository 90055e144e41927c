#pragma once
#include <rowscope/schema/describe.hpp>

/// What rows can come from: a declared table, a table under another name, a common table.
namespace rowscope {

/// A column of an instance that is no declared table itself.
template <class Instance, fixed_string Name, class T>
struct instance_column : expression_methods<instance_column<Instance, Name, T>> {
  using rowscope_expression = void;
  using rowscope_instance_column = void;
  using value_type = T;
  using tables = type_list<Instance>;
  using table_type = Instance;
  static constexpr std::size_t value_count = 0;
  static constexpr bool has_aggregate = false;

  static constexpr auto literal_name = Name;
  static constexpr std::string_view name() { return Name.view(); }
  static constexpr std::string_view label() { return Name.view(); }
  static tree::expr lower(tree::lowering&) { return tree::column(Instance::instance_name(), name()); }
  template <class Visit>
  void each_value(Visit&) const {}
};

/// A declared table under a name of its own, so that it can stand in a statement twice.
template <class Table, fixed_string Name>
struct table_alias {
  using rowscope_instance = void;
  using table_type = Table;

  static constexpr std::string_view instance_name() { return Name.view(); }
  static tree::source source() { return tree::table_source(info_of<Table>, Name.view()); }

  /// A column of this instance: `p[customers::name]`.
  template <class Column>
  constexpr auto operator[](const Column&) const {
    static_assert(column_type<Column>, "rowscope: an alias takes a column of its table: p[customers::name]");
    if constexpr (column_type<Column>) {
      static_assert(std::is_same_v<typename Column::table_type, Table>,
                    "rowscope: this column is of another table than the alias");
      Column::check_listed();
      return instance_column<table_alias, Column::literal_name, typename Column::value_type>{};
    }
  }
};

/// `auto parent = rs::alias<customers, "parent">; ... .join(parent, parent[customers::id] == customers::referrer_id)`
///
/// The name differs from those of the statement's tables, and does not begin with "scope_".
template <class Table, fixed_string Name>
inline constexpr table_alias<Table, Name> alias{};

namespace detail {

template <class T>
concept other_instance = requires { typename T::rowscope_instance; };
template <class T>
concept instance = declared_table<T> || other_instance<T>;

template <class T>
tree::source source_of() {
  if constexpr (declared_table<T>)
    return tree::table_source(info_of<T>, T::table_name());
  else
    return T::source();
}
/// A column of some instance, whatever it is.
template <class E>
concept row_column = column_type<E> || requires { typename std::remove_cvref_t<E>::rowscope_instance_column; };

/// The name of the table that rows of the instance come from.
template <class T>
consteval std::string_view name_of() {
  if constexpr (declared_table<T>)
    return T::table_name();
  else if constexpr (requires { typename T::table_type; })
    return T::table_type::table_name();
  else
    return T::instance_name();
}

}  // namespace detail
}  // namespace rowscope
