#include <rowscope/error.hpp>
#include <rowscope/schema/schema.hpp>

namespace rowscope {
namespace {

std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) {
    if (c == '"') text += c;
    text += c;
  }
  return text + '"';
}

std::string_view type_of(value_kind kind) {
  switch (kind) {
    case value_kind::integer:
    case value_kind::boolean: return "INTEGER";
    case value_kind::real: return "REAL";
    case value_kind::text: return "TEXT";
    case value_kind::blob: return "BLOB";
  }
  return "";
}

bool is_parent(const schema_info& schema, const table_info& table) {
  for (const table_info* t : schema.tables)
    for (const scope_rule_info& r : t->rules)
      if (r.kind == scope_kind::through && &r.other() == &table) return true;
  return false;
}

/// INTEGER PRIMARY KEY: the row's number itself.
bool is_row_number(const table_info& table, const column_info& c) {
  return c.primary_key && c.kind == value_kind::integer && table.primary_key_columns() == 1;
}

std::string column_ddl(const schema_info& schema, const table_info& table, const column_info& c) {
  std::string sql = quoted(c.name) + ' ' + std::string(type_of(c.kind));
  if (is_row_number(table, c)) {
    sql += " PRIMARY KEY";
    // A reused key would hand the children of a deleted parent to whoever gets the key next.
    if (c.generated && is_parent(schema, table)) sql += " AUTOINCREMENT";
    return sql;
  }
  if (c.generated)
    throw schema_error(
        "the column " + std::string(table.name) + "." + std::string(c.name) +
            " is declared rs::generated, and SQLite generates only a single integer primary key; create the "
            "table by DDL of your own, or give the column its value",
        {.table = std::string(table.name)});
  if (!c.optional) sql += " NOT NULL";
  if (c.has_default)
    sql += c.kind == value_kind::text ? " DEFAULT ''" : c.kind == value_kind::blob ? " DEFAULT x''" : " DEFAULT 0";
  if (c.kind == value_kind::boolean) sql += " CHECK (" + quoted(c.name) + " IN (0, 1))";
  return sql;
}

std::string primary_key_columns(const table_info& table) {
  std::string list;
  for (const column_info& c : table.columns)
    if (c.primary_key) list += (list.empty() ? "" : ", ") + quoted(c.name);
  return list;
}

std::string table_sql(const schema_info& schema, const table_info& table) {
  std::string sql = "CREATE TABLE " + quoted(table.name) + " (";
  std::string_view separator = "\n  ";
  bool key_is_written = false;
  for (const column_info& c : table.columns) {
    sql += separator;
    sql += column_ddl(schema, table, c);
    key_is_written = key_is_written || is_row_number(table, c);
    separator = ",\n  ";
  }
  if (!key_is_written && table.primary_key_columns() > 0)
    sql += ",\n  PRIMARY KEY (" + primary_key_columns(table) + ")";
  for (const scope_rule_info& r : table.rules)
    if (r.kind == scope_kind::through)
      for (const key_part& k : r.link.key)
        sql += ",\n  FOREIGN KEY (" + quoted(k.column) + ") REFERENCES " + quoted(r.other().name) + " (" +
               quoted(k.other) + ")";
  return sql + "\n) STRICT";
}

/// Whether the primary key already leads to the rows of a tenant.
bool key_leads_with(const table_info& table, std::string_view column) {
  for (const column_info& c : table.columns)
    if (c.primary_key) return c.name == column;
  return false;
}

}  // namespace

bool schema_info::contains(const table_info& table) const noexcept {
  for (const table_info* t : tables)
    if (t == &table) return true;
  return false;
}

std::vector<table_ddl> ddl_of(const schema_info& schema) {
  std::vector<table_ddl> all;
  for (const table_info* t : schema.tables) {
    table_ddl one{t->name, {table_sql(schema, *t)}};
    const scope_rule_info& rule = t->rules.front();
    const std::string_view scoping = rule.has_column() || rule.link.key.empty() ? rule.column : rule.link.key.front().column;
    if (!scoping.empty() && !key_leads_with(*t, scoping)) {
      const std::string key = primary_key_columns(*t);
      one.statements.push_back("CREATE INDEX " + quoted(std::string(t->name) + "_by_" + std::string(scoping)) + " ON " +
                               quoted(t->name) + " (" + quoted(scoping) + (key.empty() ? "" : ", " + key) + ")");
    }
    all.push_back(std::move(one));
  }
  return all;
}

std::string ddl(const schema_info& schema) {
  std::string text;
  for (const table_ddl& table : ddl_of(schema))
    for (const std::string& statement : table.statements) text += statement + ";\n";
  return text;
}

}  // namespace rowscope
