#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "columns.hpp"
#include "names.hpp"
#include "statements.hpp"

namespace rowscope::detail::postgresql {
namespace {

template <class Items, class Name>
std::string column_list(const Items& items, const Name& name) {
  std::string list = "(";
  for (const auto& item : items) list += (list.size() == 1 ? "" : ", ") + quoted_name(name(item));
  return list + ")";
}

std::string foreign_key_name(const table_info& table, const expected_foreign_key& key) {
  std::string name = std::string(table.name) + "_fk";
  for (const key_part& k : key.declared->key) name += "_" + std::string(k.column);
  return fitting(name);
}

/// A row that raw SQL inserts is of the one whose scope is signed; with distribution there is no raw SQL.
std::string scope_default(const table_info& table, const column_info& c, ddl_form form) {
  const scope_rule_info* rule = table.rule_of_column(c.name);
  const bool is_own = rule != nullptr && (rule->kind == scope_kind::direct || rule->kind == scope_kind::shared_or_own);
  if (!is_own || c.has_default || c.generated || form == ddl_form::distributed) return {};
  return " DEFAULT rowscope.only_value(" + literal(rule->dimension) + ")::" + std::string(type_of(c));
}

/// Of a table that the DDL cannot make: that somebody has made it.
std::string wanted_table(const table_info& table, const column_info& column) {
  const std::string name(table.name);
  const std::string why = "rowscope: there is no table " + name + ", and this cannot make it: its column " +
                          std::string(column.name) + " has rs::postgresql_type<\"" +
                          std::string(column.postgresql_type) +
                          "\"> and rs::has_default, and what its default is, is not known; create the table by DDL of "
                          "your own, and run this again";
  return "DO " + body("\nBEGIN\n  IF pg_catalog.to_regclass(" + literal(qualified(name)) +
                      ") IS NULL THEN\n    RAISE EXCEPTION '%', " + literal(why) + ";\n  END IF;\nEND\n");
}

}  // namespace

statements create_table(const table_info& table, ddl_form form) {
  check_name(table.name, table.name);
  const auto unknown = std::ranges::find_if_not(table.columns, has_known_default);
  if (unknown != table.columns.end()) return {wanted_table(table, *unknown)};
  std::string sql = "CREATE TABLE IF NOT EXISTS " + qualified(table.name) + " (";
  std::string_view separator = "\n  ";
  for (const column_info& c : table.columns) {
    sql += std::string(separator) + column_sql(table, c) + scope_default(table, c, form);
    separator = ",\n  ";
  }
  if (const auto key = primary_key(table, form); !key.empty())
    sql += std::string(separator) + "PRIMARY KEY " + column_list(key, [](std::string_view c) { return c; });
  return {sql + "\n)"};
}

std::string create_index(const table_info& table, const expected_index& index) {
  std::string sql = index.is_unique() ? "CREATE UNIQUE INDEX" : "CREATE INDEX";
  sql += " IF NOT EXISTS " + quoted_name(index.name) + " ON " + qualified(table.name) + " (";
  std::string_view separator;
  for (const std::string_view c : index.columns) {
    // In the order of ORDER BY, where NULL is the first.
    sql += std::string(separator) + quoted_name(c) + (table.find(c)->optional ? " NULLS FIRST" : "");
    separator = ", ";
  }
  sql += ")";
  if (!index.only_null.empty()) sql += " WHERE " + quoted_name(index.only_null) + " IS NULL";
  return sql;
}

std::string add_foreign_key(const table_info& table, const expected_foreign_key& key) {
  return "ALTER TABLE " + qualified(table.name) + " ADD CONSTRAINT " + quoted_name(foreign_key_name(table, key)) +
         "\n      FOREIGN KEY " + column_list(key.key, [](const key_part& k) { return k.column; }) + " REFERENCES " +
         qualified(key.parent->name) + " " + column_list(key.key, [](const key_part& k) { return k.other; });
}

std::string with_every_row(const table_info& table, const table_info& parent, const std::string& sql) {
  return "CALL rowscope.with_every_row(ARRAY[" + literal(qualified(table.name)) + ", " +
         literal(qualified(parent.name)) + "]::pg_catalog.regclass[], " + literal(sql) + ")";
}

std::string adds_foreign_key(const table_info& table, const expected_foreign_key& key, bool is_secured) {
  const std::string sql = replaced(add_foreign_key(table, key), "\n      ", " ");
  return is_secured ? with_every_row(table, *key.parent, sql) : sql;
}

statements foreign_keys(const table_info& table, ddl_form form) {
  statements all;
  for (const expected_foreign_key& key : expected_foreign_keys(table, form))
    all.push_back("DO " +
                  body("\nBEGIN\n  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = " +
                       literal(qualified(table.name)) +
                       "::pg_catalog.regclass AND conname = " + literal(foreign_key_name(table, key)) + ") THEN\n    " +
                       with_every_row(table, *key.parent, add_foreign_key(table, key)) + ";\n  END IF;\nEND\n"));
  return all;
}

}  // namespace rowscope::detail::postgresql
