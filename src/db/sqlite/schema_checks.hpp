#pragma once
#include <functional>

#include <rowscope/schema/lint.hpp>
#include <rowscope/schema/schema.hpp>

#include "live_schema.hpp"

/// What scoping stands on, compared with the declarations: each check tells what it finds, and goes on.
namespace rowscope::detail::sqlite {

struct check_context {
  live_schema& live;
  const schema_info& schema;
  std::function<void(finding)> report;

  void error(std::string_view id, const table_info& table, const std::string& why) const {
    report({std::string(id), severity::error, std::string(table.name),
            "the table " + std::string(table.name) + " " + why});
  }
};

/// The columns that hold the tenant, or the value of another dimension: there, of the declared type, compared byte for
/// byte, never NULL, and written by nothing that the scope pass does not see.
void check_scope_columns(const check_context& check, const table_info& table, const live_table& live);

/// The foreign keys that carry the scope: they point to a unique key, are enforced at once, and have no orphans.
void check_scoping_keys(const check_context& check, const table_info& table, const live_table& live);

/// What makes rows visible: the key, and the column of the rows that link to it.
void check_links(const check_context& check, const table_info& table, const live_table& live);

/// The database's own foreign keys that are not declared: what is written there would not be checked.
void check_undeclared_keys(const check_context& check, const table_info& table, const live_table& live);

/// All of these. \returns whether the table exists
bool check_table(const check_context& check, const table_info& table);

// ---- what the checks share ----------------------------------------------------------------------------------------

/// The column, where it is there and compares values as the declaration does; else tells, and null.
const live_column* check_column(const check_context& check, const table_info& table, const live_table& live,
                                std::string_view column);
/// The key that carries the scope of a row, or that makes the row which it points to visible.
struct scoping_key {
  const table_info& parent;
  std::span<const key_part> key;
};
/// That no foreign key writes the column so that rows change their scope. `own` is the one that carries it, or null.
/// \returns whether none does
bool check_actions(const check_context& check, const table_info& table, const live_table& live, std::string_view column,
                   const scoping_key* own);

/// A foreign key of the database, with the columns that it points to also where it does not name them.
[[nodiscard]] std::vector<live_foreign_key::part> pairs_of(live_schema& live, const live_foreign_key& key);
[[nodiscard]] bool same_pairs(const std::vector<live_foreign_key::part>& live, std::span<const key_part> declared);
/// Whether the two columns hold values of one dimension of their tables' rows.
[[nodiscard]] bool is_same_dimension(const table_info& child, std::string_view column, const table_info& parent,
                                     std::string_view other);
/// The declared table of the name; null where there is none.
[[nodiscard]] const table_info* declared(const schema_info& schema, std::string_view name);
/// As `a, b -> parent(x, y)`.
[[nodiscard]] std::string text_of(const std::vector<live_foreign_key::part>& key, std::string_view parent);
[[nodiscard]] std::vector<live_foreign_key::part> parts_of(std::span<const key_part> key);

}  // namespace rowscope::detail::sqlite
