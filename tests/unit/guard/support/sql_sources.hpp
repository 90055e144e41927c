#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a generated statement can read: the tables of tests/guard/schema.sql, and the names in view at a place of it.
namespace rowscope_tests::guarded {

enum class value_of { integer, real, text, json };

struct made_column {
  std::string name;
  value_of kind = value_of::integer;
};

/// Something of a FROM, under the name by which its columns are called.
struct made_source {
  std::string name;
  std::vector<made_column> columns;
  std::string table{};  ///< the table that it is; empty for a sub-query
};

/// The sources of a query, and those of the queries around it.
struct in_view {
  std::vector<made_source> sources{};
  const in_view* outer = nullptr;

  [[nodiscard]] bool has(std::string_view name) const;
};

/// The declared tables.
[[nodiscard]] std::span<const made_source> shop_tables();
[[nodiscard]] const made_source& shop_table(std::string_view name);
/// What raw SQL may not read: undeclared tables, the schema, the tables themselves.
[[nodiscard]] std::span<const made_source> forbidden_tables();
/// Conditions on a table that lead SQLite to an index which does not begin with the tenant, or to rows of others.
[[nodiscard]] std::span<const std::string_view> tempting_conditions(std::string_view table);

}  // namespace rowscope_tests::guarded
