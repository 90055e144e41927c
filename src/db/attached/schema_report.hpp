#pragma once
#include <functional>

#include <rowscope/schema/expected.hpp>
#include <rowscope/schema/lint.hpp>

#include "live_table.hpp"

/// A live database against its declarations: what is the same on every kind of database. Each check tells what it
/// finds, and goes on.
namespace rowscope::detail {

/// What is compared with, and where findings go.
struct schema_report {
  const schema_info& schema;
  ddl_form form;
  std::function<void(finding)> report;
  bool is_secured = false;  ///< on PostgreSQL: what the DDL makes is there

  void tell(severity level, std::string_view id, const table_info& table, const std::string& why,
            std::string mend = {}) const;
  void error(std::string_view id, const table_info& table, const std::string& why, std::string mend = {}) const {
    tell(severity::error, id, table, why, std::move(mend));
  }
};

/// What takes findings down, each once. \par Lifetime that of `all`
[[nodiscard]] std::function<void(finding)> each_once(std::vector<finding>& all);

/// The database's own foreign keys that are not declared: what is written there would not be checked.
void check_undeclared_keys(const schema_report& check, const table_info& table, const live_table& live);

/// A key that carries the scope of a row, or that makes the row which it points to visible.
struct scoping_key {
  const table_info& parent;
  std::span<const key_part> key;
};
/// That no foreign key writes the column so that rows change their scope. `own` is the one that carries it, or null.
/// \returns whether none does
bool check_actions(const schema_report& check, const table_info& table, const live_table& live, std::string_view column,
                   const scoping_key* own);

/// Indexes that are missing, and those that are there without the tenant.
void lint_indexes(const schema_report& check, const table_info& table, const live_table& live);
/// Declared foreign keys that carry no scope and that the database does not have.
void lint_missing_keys(const schema_report& check, const table_info& table, const live_table& live);
/// Actions of foreign keys that can reach another tenant's rows.
void lint_actions(const schema_report& check, const table_info& table, const live_table& live);
/// That rows which make others visible are held to those.
/// \param links the table of such rows, where it is there
void lint_links(const schema_report& check, const table_info& table, const scope_rule_info& rule,
                const live_table* links);

// ---- what the checks share ----------------------------------------------------------------------------------------

/// The declared table of the name; null where there is none.
[[nodiscard]] const table_info* declared(const schema_info& schema, std::string_view name);
/// Whether a check at open looks at the column.
[[nodiscard]] bool stands_for_scope(const schema_info& schema, const table_info& table, std::string_view column);
/// Whether the two columns hold values of one dimension of their tables' rows.
[[nodiscard]] bool is_same_dimension(const table_info& child, std::string_view column, const table_info& parent,
                                     std::string_view other);
/// Without the columns that hold the same value of a dimension in both tables.
[[nodiscard]] key_pairs without_dimensions(const table_info& child, const table_info& parent, key_pairs pairs);
[[nodiscard]] bool same_pairs(const key_pairs& live, std::span<const key_part> declared);
[[nodiscard]] bool same_pairs(const key_pairs& a, const key_pairs& b);
[[nodiscard]] key_pairs parts_of(std::span<const key_part> key);
/// As `a, b -> parent(x, y)`.
[[nodiscard]] std::string key_text(const key_pairs& key, std::string_view parent);

}  // namespace rowscope::detail
