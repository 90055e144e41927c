#pragma once
#include <string>
#include <vector>

#include <rowscope/schema/schema.hpp>

/// What a database should have, by the declarations: the DDL makes it, and the lint asks for it.
namespace rowscope::detail {

/// Where the tables are: on Citus a key of a distributed table contains its tenant.
enum class ddl_form : std::uint8_t { sqlite, postgresql, distributed };

/// An index that a table should have.
struct expected_index {
  enum class purpose : std::uint8_t {
    leads_to_scope,    ///< leads to the rows of a tenant, or to the children of a parent
    leads_to_links,    ///< from the rows of a `visible_through` table to those that link to them
    unique_in_scope,   ///< a declared rs::unique
    unique_if_shared,  ///< the same, among the rows of a shared_or_own table that all may read
    unique_globally,   ///< a declared rs::globally_unique
    unique_for_keys,   ///< what foreign keys point to, with the tenant: one that leads to another tenant's row is none
    declared,          ///< a declared rs::index
  };

  purpose why = purpose::declared;
  std::string name;
  std::vector<std::string_view> columns;
  std::size_t leading = 0;       ///< so many of the columns, in whatever order, have to be the first
  std::string_view only_null{};  ///< a partial index: the rows in which this column is NULL

  [[nodiscard]] bool is_unique() const {
    return why == purpose::unique_in_scope || why == purpose::unique_if_shared || why == purpose::unique_globally ||
           why == purpose::unique_for_keys;
  }
};

/// In the order in which they are created. No index stands for what the primary key, or one before it, does.
[[nodiscard]] std::vector<expected_index> expected_indexes(const schema_info& schema, const table_info& table,
                                                           ddl_form form = ddl_form::sqlite);
[[nodiscard]] std::string create_index_sql(const table_info& table, const expected_index& index);

/// A foreign key that the database should enforce.
struct expected_foreign_key {
  std::vector<key_part> key;
  const table_info* parent = nullptr;
  bool carries_scope = false;
  const foreign_key_info* declared = nullptr;
  bool with_tenant = false;  ///< of the columns of child and parent that hold the tenant too
};
/// On PostgreSQL a key between two tables that have the tenant's column is with it, so that no row can point to another
/// tenant's.
[[nodiscard]] std::vector<expected_foreign_key> expected_foreign_keys(const table_info& table,
                                                                      ddl_form form = ddl_form::sqlite);

/// The columns that hold the tenant, or the value of another dimension, and not as the key of the table of tenants.
[[nodiscard]] std::vector<std::string_view> scope_columns(const table_info& table);
[[nodiscard]] std::vector<std::string_view> primary_key(const table_info& table, ddl_form form = ddl_form::sqlite);
/// The column that a table is distributed by on Citus; empty where it is on every node.
[[nodiscard]] std::string_view distribution_column(const table_info& table);

/// INTEGER PRIMARY KEY: SQLite's number of the row itself.
[[nodiscard]] bool is_row_number(const table_info& table, const column_info& column);
/// Whether rows of other tables tell by this key whose they are, or point to it: then a key never comes back.
[[nodiscard]] bool key_must_not_come_back(const schema_info& schema, const table_info& table);

/// Parents before their children, else in the order of the schema. Tables that point to each other in a circle stand
/// in the order of the schema.
[[nodiscard]] std::vector<const table_info*> parents_first(const schema_info& schema);

/// As SQLite's STRICT tables name it.
[[nodiscard]] std::string_view sqlite_type(value_kind kind);
/// As it stands in CREATE TABLE and in ALTER TABLE ... ADD COLUMN.
/// \throws schema_error for a generated column that SQLite cannot make
[[nodiscard]] std::string column_sql(const schema_info& schema, const table_info& table, const column_info& column);

}  // namespace rowscope::detail
