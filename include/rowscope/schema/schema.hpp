#pragma once
#include <array>
#include <string>
#include <vector>

#include <rowscope/schema/describe.hpp>

namespace rowscope {

/// The tables of a database as run-time data.
struct schema_info {
  std::span<const table_info* const> tables;

  /// What the values of a dimension are, integers or texts; empty where no table is scoped by it.
  [[nodiscard]] constexpr std::optional<value_kind> kind_of(std::string_view dimension) const {
    for (const table_info* t : tables)
      if (const scope_rule_info* rule = t->rule_of_dimension(dimension)) return t->find(rule->column)->kind;
    return std::nullopt;
  }
  [[nodiscard]] bool contains(const table_info& table) const noexcept;
};

namespace detail {

consteval bool values_are_of_one_kind(const schema_info& schema) {
  for (const table_info* t : schema.tables)
    for (const scope_rule_info& r : t->rules)
      if (r.has_column() && t->find(r.column)->kind != *schema.kind_of(r.dimension)) return false;
  return true;
}
consteval bool lists(const schema_info& schema, const table_info& table) {
  for (const table_info* t : schema.tables)
    if (t == &table) return true;
  return false;
}
/// Whether every table that another one needs for its scope, or points to, is there.
consteval bool lists_scoping_tables(const schema_info& schema) {
  for (const table_info* t : schema.tables)
    for (const scope_rule_info& r : t->rules)
      if (r.link.other != nullptr && !lists(schema, r.other())) return false;
  return true;
}
consteval bool lists_key_tables(const schema_info& schema) {
  for (const table_info* t : schema.tables)
    for (const foreign_key_info& key : t->foreign_keys)
      if (!lists(schema, key.parent())) return false;
  return true;
}
template <class... Tables>
consteval bool names_of_tables_are_distinct() {
  constexpr std::array<std::string_view, sizeof...(Tables)> names{Tables::table_name()...};
  for (std::size_t i = 0; i < names.size(); ++i)
    for (std::size_t j = i + 1; j < names.size(); ++j)
      if (same_name(names[i], names[j])) return false;
  return true;
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
    constexpr schema_info info{detail::table_pointers<Tables...>};
    static_assert(detail::values_are_of_one_kind(info),
                  "rowscope: a database has one type of tenant key; these tables have integer and text tenant columns");
    static_assert(detail::lists_scoping_tables(info),
                  "rowscope: rs::schema<...> lists a table scoped through another, but not that parent; add it");
    static_assert(detail::lists_key_tables(info),
                  "rowscope: rs::schema<...> lists a table with a foreign key, but not the table it points to; add it");
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
