#include <algorithm>
#include <rowscope/ast/sql_name.hpp>

#include "columns.hpp"
#include "names.hpp"
#include "predicates.hpp"
#include "statements.hpp"

namespace rowscope::detail::postgresql {
namespace {

// What stands for a table in the statements until they are run: no name can contain them.
constexpr std::string_view whole_name = "\x01";
constexpr std::string_view row_name = "\x02";

std::string policy(std::string_view name, std::string_view rest) {
  return "CREATE POLICY " + std::string(name) + " ON " + std::string(whole_name) + " " + std::string(rest);
}

/// What a row that is written has to fulfil.
std::string written_rows(const table_info& table, const predicate_place& place) {
  std::string all = owned_rows(table, place);
  for (const foreign_key_info* key : keys_to_check(table, place.form))
    all += "\n    AND " + key_check(table, *key, place);
  return all;
}

statements security_of(const table_info& table, const postgresql_ddl& options) {
  const std::string name(whole_name);
  statements all{"ALTER TABLE " + name + " ENABLE ROW LEVEL SECURITY",
                 "ALTER TABLE " + name + " FORCE ROW LEVEL SECURITY"};
  // Of a partition nothing is granted; what is granted of the table itself follows.
  all.push_back("REVOKE ALL ON TABLE " + name + " FROM PUBLIC, " + quoted_name(options.application_role) + ", " +
                quoted_name(options.unscoped_role));
  for (const char* old : {"select", "insert", "update", "delete", "unscoped"})
    all.push_back("DROP POLICY IF EXISTS rowscope_" + std::string(old) + " ON " + name);
  // To all roles: a function of the owner's is held to the scope too.
  const predicate_place place{std::string(row_name), form_of(options)};
  const table_rights may = rights_of(table);
  const std::string owned = owned_rows(table, place);
  all.push_back(policy("rowscope_select", "FOR SELECT TO PUBLIC\n  USING (" + visible_rows(table, place) + ")"));
  if (may.inserts)
    all.push_back(policy("rowscope_insert", "FOR INSERT TO PUBLIC\n  WITH CHECK (" + written_rows(table, place) + ")"));
  if (may.updates)
    all.push_back(policy("rowscope_update", "FOR UPDATE TO PUBLIC\n  USING (" + owned + ")\n  WITH CHECK (" +
                                                written_rows(table, place) + ")"));
  if (may.removes) all.push_back(policy("rowscope_delete", "FOR DELETE TO PUBLIC\n  USING (" + owned + ")"));
  all.push_back(policy("rowscope_unscoped",
                       "FOR ALL TO " + quoted_name(options.unscoped_role) + "\n  USING (true) WITH CHECK (true)"));
  return all;
}

/// A function that says whether the key of a table is one of a row in scope, and who may call it.
statements looking_at(const foreign_key_info& key, const postgresql_ddl& options) {
  const predicate_place place{"\"rowscope_1\"", form_of(options), true, 1};
  std::string types, condition;
  int number = 0;
  for (const key_part& k : key.key) {
    if (number > 0) types += ", ";
    types += type_of(*key.parent().find(k.other));
    condition += place.row;
    condition += "." + quoted_name(k.other) + " = $" + std::to_string(++number);
    condition += " AND ";
  }
  const std::string name = looking_function(key) + "(" + types + ")";
  return {
      "CREATE OR REPLACE FUNCTION " + name +
          " RETURNS boolean\nLANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, "
          "pg_temp AS " +
          body("\nSELECT EXISTS (SELECT FROM " + qualified(key.parent().name) + " AS " + place.row + " WHERE " +
               condition + visible_rows(key.parent(), place) + ")\n"),
      "REVOKE ALL ON FUNCTION " + name + " FROM PUBLIC",
      "GRANT EXECUTE ON FUNCTION " + name + " TO " + quoted_name(options.application_role) + ", " +
          quoted_name(options.unscoped_role)};
}

}  // namespace

statements looking_functions(const schema_info& schema, const postgresql_ddl& options) {
  statements all, made;
  for (const table_info* t : schema.tables) {
    if (!rights_of(*t).updates) continue;
    for (const foreign_key_info* key : keys_to_check(*t, form_of(options))) {
      const std::string name = looking_function(*key);
      if (!meets_itself(*t, key->parent(), form_of(options)) || std::ranges::find(made, name) != made.end()) continue;
      made.push_back(name);
      for (std::string& statement : looking_at(*key, options)) all.push_back(std::move(statement));
    }
  }
  return all;
}

std::string security_number(const table_info& table) {
  std::string text;
  for (const std::string& statement : security_of(table, {.application_role = "a", .unscoped_role = "b"}))
    text += statement + '\n';
  return number_of(text);
}

statements row_security(const table_info& table, const postgresql_ddl& options) {
  if (table.is_view || table.is_shared()) return {};
  std::string text = "\n";
  for (const std::string& statement : security_of(table, options)) text += statement + ";\n";
  text = replaced(replaced(replaced(text, "%", "%%"), whole_name, "%1$s"), row_name, "%2$s");
  return {"CALL rowscope.secure_rows(" + literal(qualified(table.name)) + ", " + body(text) + ", " +
          literal(security_number(table)) + ")"};
}

}  // namespace rowscope::detail::postgresql
