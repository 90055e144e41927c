#pragma once
#include <array>
#include <string>
#include <vector>

#include <rowscope/schema/describe.hpp>

namespace rowscope {

/// The tables of a database as run-time data.
struct schema_info {
  std::span<const table_info* const> tables;
  bool has_tenant = false;                       ///< whether any table is scoped
  value_kind tenant_kind = value_kind::integer;  ///< integer or text

  [[nodiscard]] bool contains(const table_info& table) const noexcept;
};

namespace detail {

template <class... Tables>
consteval bool tenants_are_of_one_kind() {
  bool integer = false, text = false;
  for (const table_info* t : {static_cast<const table_info*>(&info_of<Tables>)...})
    if (t->kind == scope_kind::direct) (t->tenant_kind() == value_kind::text ? text : integer) = true;
  return !(integer && text);
}
template <class... Tables>
consteval bool names_of_tables_are_distinct() {
  constexpr std::array<std::string_view, sizeof...(Tables)> names{Tables::table_name()...};
  for (std::size_t i = 0; i < names.size(); ++i)
    for (std::size_t j = i + 1; j < names.size(); ++j)
      if (same_name(names[i], names[j])) return false;
  return true;
}
template <class Tables, class Rule>
inline constexpr bool lists_parent_v = true;
template <class Tables, auto ForeignKey, auto ParentKey>
inline constexpr bool lists_parent_v<Tables, scoped_through_rule<ForeignKey, ParentKey>> =
    contains_v<Tables, typename std::remove_cvref_t<decltype(ParentKey)>::table_type>;

template <class... Tables>
consteval bool parents_are_listed() {
  return (lists_parent_v<type_list<Tables...>, std::remove_cvref_t<decltype(Tables::scope)>> && ...);
}

template <class... Tables>
inline constexpr std::array<const table_info*, sizeof...(Tables)> table_pointers{&info_of<Tables>...};

}  // namespace detail

/// The tables of one database: `using shop_schema = rs::schema<customers, orders, currencies>;`
template <class... Tables>
struct schema {
  static consteval schema_info info() {
    static_assert(sizeof...(Tables) > 0, "rowscope: a schema lists at least one table: rs::schema<customers, orders>");
    static_assert((declared_table<Tables> && ...),
                  "rowscope: rs::schema<...> lists declared tables, derived from rs::table<self, \"name\">");
    static_assert(detail::names_of_tables_are_distinct<Tables...>(),
                  "rowscope: rs::schema<...> lists a table twice, or two tables of one name");
    static_assert(detail::tenants_are_of_one_kind<Tables...>(),
                  "rowscope: a database has one type of tenant key; these tables have integer and text tenant columns");
    static_assert(detail::parents_are_listed<Tables...>(),
                  "rowscope: rs::schema<...> lists a table scoped through another, but not that parent; add it");
    schema_info info{detail::table_pointers<Tables...>};
    for (const table_info* t : info.tables)
      if (t->kind == scope_kind::direct) {
        info.has_tenant = true;
        info.tenant_kind = t->tenant_kind();
      }
    return info;
  }
};

/// The statements that create one table with its indexes.
struct table_ddl {
  std::string_view table;
  std::vector<std::string> statements;
};

/// DDL for SQLite: STRICT tables, tenant columns NOT NULL, scoping foreign keys enforced, AUTOINCREMENT where a deleted
/// parent's key must not come back, and an index that leads to each tenant's rows.
/// \throws schema_error for a generated column that SQLite cannot make
[[nodiscard]] std::vector<table_ddl> ddl_of(const schema_info& schema);
[[nodiscard]] std::string ddl(const schema_info& schema);

/// The DDL as one text, for review or for a migration.
template <class... Tables>
[[nodiscard]] std::string ddl(const schema<Tables...>&) {
  return ddl(schema<Tables...>::info());
}
template <class T>
  requires(!requires { T::info(); })
std::string ddl(const T&) {
  static_assert(detail::always_false<T>,
                "rowscope: rs::ddl() takes a schema: rs::ddl(rs::schema<customers, orders>{})");
  return {};
}

}  // namespace rowscope
