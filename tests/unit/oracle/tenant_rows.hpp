#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <rowscope/ast/table_info.hpp>
#include <rowscope/context/scope.hpp>

/// Whose a row is, in SQL written by hand: the oracle's own statement of the scope rules, which shares nothing with the
/// library's.
namespace rowscope_tests::oracle {

/// The rows that one session may see: of these tenants and, where the table has it, of these events.
struct part {
  std::vector<std::int64_t> tenants{};
  std::vector<std::int64_t> events{};  ///< none: the session says nothing of events

  [[nodiscard]] rowscope::scope scope() const;
  /// The same of one tenant alone.
  [[nodiscard]] part of(std::int64_t tenant) const { return {{tenant}, events}; }
};

/// A foreign key whose rows have a tenant.
struct checked_key {
  const char* table;
  std::vector<const char*> columns;
  const char* parent;
  std::vector<const char*> parent_columns;
  bool carries_scope = false;
};

[[nodiscard]] const std::vector<checked_key>& checked_keys();
/// Whether rows of other tables point to rows of this one.
[[nodiscard]] bool is_pointed_to(std::string_view table);

/// The tenant of the row of the instance, as a scalar expression; NULL where the row is everyone's.
[[nodiscard]] std::string tenant_of(std::string_view table, const std::string& instance);
/// Its event; empty where the table has none.
[[nodiscard]] std::string event_of(std::string_view table, const std::string& instance);
/// Whether the row of the instance is in the part.
[[nodiscard]] std::string is_in(const part& p, std::string_view table, const std::string& instance);

/// The columns that tell the tenant and the event, which a session fills in.
[[nodiscard]] std::vector<std::string> filled_columns(std::string_view table);

/// Names of all tables, parents first.
[[nodiscard]] const std::vector<const char*>& table_names();
/// CREATE TABLE of all, for the shared database and for the separate ones.
[[nodiscard]] std::string tables_ddl();
/// INSERTs of the rows of tenants 1, 2 and 3.
[[nodiscard]] std::string all_rows();

}  // namespace rowscope_tests::oracle
