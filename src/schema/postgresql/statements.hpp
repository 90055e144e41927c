#pragma once
#include <rowscope/schema/expected.hpp>
#include <rowscope/schema/postgresql_ddl.hpp>

/// The parts of the DDL, each a list of statements.
namespace rowscope::detail::postgresql {

using statements = std::vector<std::string>;

/// What the application role may do with a table. Nothing is said of views.
struct table_rights {
  bool reads = false;
  bool inserts = false;
  bool updates = false;
  bool removes = false;
};
[[nodiscard]] table_rights rights_of(const table_info& table);

/// That the roles are such that row security holds the application.
[[nodiscard]] std::string check_roles(const postgresql_ddl& options);
/// The schema "rowscope": the key, and the functions that policies and statements call.
[[nodiscard]] statements scope_functions(const postgresql_ddl& options);
[[nodiscard]] statements create_table(const table_info& table, ddl_form form);
[[nodiscard]] std::string create_index(const table_info& table, const expected_index& index);
[[nodiscard]] std::string add_foreign_key(const table_info& table, const expected_foreign_key& key);
/// The same on one line, for a database that is there. \param is_secured whether the DDL has run
[[nodiscard]] std::string adds_foreign_key(const table_info& table, const expected_foreign_key& key, bool is_secured);
/// SQL that looks at the rows of both tables, whoever they belong to.
[[nodiscard]] std::string with_every_row(const table_info& table, const table_info& parent, const std::string& sql);
[[nodiscard]] statements foreign_keys(const table_info& table, ddl_form form);
/// The functions by which policies look at tables that they would meet again.
[[nodiscard]] statements looking_functions(const schema_info& schema, const postgresql_ddl& options);
/// Row security of a table and of its partitions.
[[nodiscard]] statements row_security(const table_info& table, const postgresql_ddl& options);
/// A number of what a table is secured by, whoever the roles are: the database keeps it, and a program compares.
[[nodiscard]] std::string security_number(const table_info& table);
[[nodiscard]] statements grants(const schema_info& schema, const postgresql_ddl& options);
/// Places the tables on the nodes of Citus. \throws schema_error for a table that cannot be held to a scope there
[[nodiscard]] statements distribution(const schema_info& schema);
/// \throws schema_error for a table that cannot be held to a scope on Citus
void check_distributable(const table_info& table);

[[nodiscard]] inline ddl_form form_of(const postgresql_ddl& options) {
  return options.distributed ? ddl_form::distributed : ddl_form::postgresql;
}

}  // namespace rowscope::detail::postgresql
