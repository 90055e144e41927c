#include <algorithm>

#include <rowscope/ast/sql_name.hpp>
#include <rowscope/error.hpp>
#include <rowscope/schema/expected.hpp>

namespace rowscope {

namespace detail {

std::string_view sqlite_type(value_kind kind) {
  switch (kind) {
    case value_kind::integer:
    case value_kind::boolean: return "INTEGER";
    case value_kind::real: return "REAL";
    case value_kind::text: return "TEXT";
  }
  return "";
}

bool is_row_number(const table_info& table, const column_info& c) {
  return c.primary_key && c.kind == value_kind::integer && table.primary_key_columns() == 1;
}

std::string column_sql(const schema_info& schema, const table_info& table, const column_info& c) {
  std::string sql = quoted_name(c.name) + ' ' + std::string(sqlite_type(c.kind));
  if (is_row_number(table, c)) {
    sql += " PRIMARY KEY";
    if (c.generated && key_must_not_come_back(schema, table)) sql += " AUTOINCREMENT";
    return sql;
  }
  if (c.generated)
    throw schema_error(
        "the column " + std::string(table.name) + "." + std::string(c.name) +
            " is declared rs::generated, and SQLite generates only a single integer primary key; create the "
            "table by DDL of your own, or give the column its value",
        {.table = std::string(table.name)});
  if (!c.optional) sql += " NOT NULL";
  if (c.has_default) sql += c.kind == value_kind::text ? " DEFAULT ''" : " DEFAULT 0";
  if (c.kind == value_kind::boolean) sql += " CHECK (" + quoted_name(c.name) + " IN (0, 1))";
  return sql;
}

}  // namespace detail

namespace {

using detail::expected_foreign_key;
using detail::expected_index;

template <class Items, class Name>
std::string name_list(const Items& items, const Name& name) {
  std::string list = "(";
  for (const auto& item : items) list += (list.size() == 1 ? "" : ", ") + quoted_name(name(item));
  return list + ")";
}

std::string foreign_key_sql(const expected_foreign_key& key) {
  return "FOREIGN KEY " + name_list(key.key, [](const key_part& k) { return k.column; }) + " REFERENCES " +
         quoted_name(key.parent->name) + " " + name_list(key.key, [](const key_part& k) { return k.other; });
}

std::string table_sql(const schema_info& schema, const table_info& table) {
  std::string sql = "CREATE TABLE " + quoted_name(table.name) + " (";
  std::string_view separator = "\n  ";
  const auto add = [&](const std::string& part) {
    sql += separator;
    sql += part;
    separator = ",\n  ";
  };
  bool key_is_written = false;
  for (const column_info& c : table.columns) {
    add(detail::column_sql(schema, table, c));
    key_is_written = key_is_written || detail::is_row_number(table, c);
  }
  const auto key = detail::primary_key(table);
  if (!key_is_written && !key.empty()) add("PRIMARY KEY " + name_list(key, [](std::string_view c) { return c; }));
  for (const expected_foreign_key& f : detail::expected_foreign_keys(table)) add(foreign_key_sql(f));
  return sql + "\n) STRICT";
}

/// Tables and indexes share their names' space.
class free_names {
 public:
  explicit free_names(const schema_info& schema) {
    for (const table_info* t : schema.tables) taken_.emplace_back(t->name);
  }
  std::string take(const std::string& wanted) {
    std::string name = wanted;
    for (int n = 2; is_taken(name); ++n) name = wanted + "_" + std::to_string(n);
    taken_.push_back(name);
    return name;
  }

 private:
  [[nodiscard]] bool is_taken(std::string_view name) const {
    return std::ranges::any_of(taken_, [&](const std::string& t) { return same_name(t, name); });
  }

  std::vector<std::string> taken_;
};

}  // namespace

bool schema_info::contains(const table_info& table) const noexcept {
  for (const table_info* t : tables)
    if (t == &table) return true;
  return false;
}

std::vector<table_ddl> ddl_of(const schema_info& schema) {
  std::vector<table_ddl> all;
  free_names names(schema);
  for (const table_info* t : detail::parents_first(schema)) {
    if (t->is_view) continue;
    table_ddl one{t->name, {table_sql(schema, *t)}};
    for (expected_index& index : detail::expected_indexes(schema, *t)) {
      index.name = names.take(index.name);
      one.statements.push_back(detail::create_index_sql(*t, index));
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
