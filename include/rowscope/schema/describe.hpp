#pragma once
#include <array>

#include <rowscope/schema/scope_rule.hpp>

/// Declarations as run-time data, checked on the way.
namespace rowscope {

template <class T>
consteval table_info describe();

/// The run-time data of a declared table. \par Lifetime the whole program
template <class T>
inline constexpr table_info info_of = describe<T>();

namespace detail {

template <class T>
concept has_columns = requires { typename columns_of_t<T>; };
template <class T>
concept has_scope = requires { typename std::remove_cvref_t<decltype(T::scope)>::rowscope_rule; };

template <class T, auto C>
consteval void apply_rule(table_info& info, scoped_by_rule<C>) {
  using column = std::remove_cvref_t<decltype(C)>;
  static_assert(column_type<column>, "rowscope: scoped_by<> takes a column of the table: rs::scoped_by<tenant_id>");
  if constexpr (column_type<column>) {
    using value = typename column::value_type;
    static_assert(std::is_same_v<typename column::table_type, T>,
                  "rowscope: scoped_by<> must name a column of the same table; use scoped_through<> for a parent's");
    static_assert(
        is_tenant_key_v<value>,
        "rowscope: a tenant column is an std::int64_t or an std::string, or a type with a rs::value_traits that "
        "is stored as one, and not std::optional");
    static_assert(contains_v<columns_of_t<T>, column>,
                  "rowscope: the tenant column is missing from its table's `columns`; add it there");
    info.kind = scope_kind::direct;
    info.tenant_column = column::name();
  }
}

template <class T, auto Fk, auto Key>
consteval void apply_rule(table_info& info, scoped_through_rule<Fk, Key>) {
  using foreign = std::remove_cvref_t<decltype(Fk)>;
  using key = std::remove_cvref_t<decltype(Key)>;
  static_assert(column_type<foreign> && column_type<key>,
                "rowscope: scoped_through<> takes a foreign key and the key it points to: "
                "rs::scoped_through<customer_id, customers::id>");
  if constexpr (column_type<foreign> && column_type<key>) {
    using parent = typename key::table_type;
    static_assert(std::is_same_v<typename foreign::table_type, T>,
                  "rowscope: scoped_through<> must start from a column of the same table");
    static_assert(contains_v<columns_of_t<T>, foreign>,
                  "rowscope: the scoping foreign key is missing from its table's `columns`; add it there");
    static_assert(!std::is_same_v<parent, T>,
                  "rowscope: a table cannot take its scope from itself; scope it by a tenant column, or through "
                  "another table");
    if constexpr (!std::is_same_v<parent, T>) {
      constexpr const table_info& p = info_of<parent>;
      static_assert(p.kind != scope_kind::shared,
                    "rowscope: a table cannot take its scope from a shared table, whose rows have no tenant");
      static_assert(
          key::is_primary_key && p.primary_key_columns() == 1,
          "rowscope: scoped_through<> needs a key that is unique over all tenants: the parent's whole primary "
          "key; else two tenants' parents share a key and rows leak");
      static_assert(std::is_same_v<unwrap_t<typename foreign::value_type>, typename key::value_type>,
                    "rowscope: the scoping foreign key and the parent's key must have the same C++ type");
      static_assert(kind_of_v<typename key::value_type> == value_kind::integer ||
                        kind_of_v<typename key::value_type> == value_kind::text,
                    "rowscope: the key that a table is scoped through is an integer or a text");
      info.kind = scope_kind::through;
      info.foreign_key = foreign::name();
      info.parent = &p;
      info.parent_key = key::name();
    }
  }
}

template <class T, fixed_string Reason>
consteval void apply_rule(table_info& info, shared_rule<Reason>) {
  static_assert(Reason.literal && !Reason.view().empty(),
                "rowscope: shared<> needs the reason why every tenant may read the rows, as a literal: "
                "rs::shared<\"ISO 4217, the same for every tenant\">");
  info.kind = scope_kind::shared;
  info.shared_reason = Reason.view();
}

template <class... Columns>
consteval auto column_infos(type_list<Columns...>) {
  return std::array<column_info, sizeof...(Columns)>{
      column_info{.name = Columns::name(),
                  .kind = kind_of_v<typename Columns::value_type>,
                  .optional = is_optional_v<typename Columns::value_type>,
                  .primary_key = Columns::is_primary_key,
                  .generated = Columns::is_generated,
                  .has_default = Columns::is_defaulted}...};
}
template <class T>
inline constexpr auto columns_data = column_infos(columns_of_t<T>{});

/// SQL compares names without regard to the case of ASCII letters.
consteval bool same_name(std::string_view a, std::string_view b) {
  constexpr auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

template <class T, class... Columns>
consteval bool columns_belong_to(type_list<Columns...>) {
  return (std::is_same_v<typename Columns::table_type, T> && ...);
}
consteval bool names_are_distinct(std::span<const column_info> columns) {
  for (std::size_t i = 0; i < columns.size(); ++i)
    for (std::size_t j = i + 1; j < columns.size(); ++j)
      if (same_name(columns[i].name, columns[j].name)) return false;
  return true;
}

/// A single integer primary key is made by the database, unless it is what carries the scope.
consteval void mark_generated_key(table_info& info, std::span<column_info> columns) {
  if (info.primary_key_columns() != 1) return;
  for (column_info& c : columns)
    if (c.primary_key && c.kind == value_kind::integer && c.name != info.scoping_column()) c.generated = true;
}

template <class T>
consteval auto checked_columns() {
  auto columns = columns_data<T>;
  table_info info{T::table_name(), columns};
  apply_rule<T>(info, T::scope);
  mark_generated_key(info, columns);
  return columns;
}
template <class T>
inline constexpr auto column_table = checked_columns<T>();

}  // namespace detail

template <class T>
consteval table_info describe() {
  static_assert(declared_table<T>,
                "rowscope: this is not a declared table; derive it from rs::table<self, \"name\">, and pass it as "
                "`customers{}`");
  detail::check_base<T>();
  if constexpr (declared_table<T>) {
    static_assert(
        detail::has_columns<T>,
        "rowscope: a table lists its columns; add `static constexpr auto columns = std::tuple{...}` with all of "
        "them");
    static_assert(detail::has_scope<T>,
                  "rowscope: every table says how it is scoped; add `static constexpr auto scope = "
                  "rs::scoped_by<column>`, `rs::scoped_through<foreign_key, parent::key>` or `rs::shared<\"why\">`");
    if constexpr (detail::has_columns<T> && detail::has_scope<T>) {
      static_assert(detail::columns_belong_to<T>(columns_of_t<T>{}),
                    "rowscope: `columns` lists a column of another table");
      static_assert(!detail::same_name(T::table_name().substr(0, 9), "rowscope_"),
                    "rowscope: names that begin with rowscope_ are the library's own; give the table another one");
      static_assert(detail::names_are_distinct(detail::columns_data<T>),
                    "rowscope: two columns of this table have the same name in the database");
      table_info info{T::table_name(), detail::column_table<T>};
      detail::apply_rule<T>(info, T::scope);
      return info;
    }
  }
  return {};
}

/// Whether the column holds the tenant of its row.
template <class Column>
inline constexpr bool is_tenant_column_v = info_of<typename Column::table_type>.kind == scope_kind::direct &&
                                           info_of<typename Column::table_type>.tenant_column == Column::name();

/// Whether an insert may leave the column out: the database, or the session, fills it in.
template <class Column>
inline constexpr bool may_be_left_out_v = [] {
  constexpr const table_info& info = info_of<typename Column::table_type>;
  constexpr const column_info* c = info.find(Column::name());
  if (is_tenant_column_v<Column>) return true;
  if (info.kind == scope_kind::through && info.foreign_key == Column::name()) return false;
  return c->optional || c->generated || c->has_default;
}();

}  // namespace rowscope
