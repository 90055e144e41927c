#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "../../schema/postgresql/columns.hpp"
#include "../../schema/postgresql/names.hpp"
#include "table_checks.hpp"

namespace rowscope::detail::postgresql {
namespace {

std::string altered(const table_info& table, std::string_view column, const std::string& how) {
  return "ALTER TABLE " + qualified(table.name) + " ALTER COLUMN " + quoted_name(column) + " " + how + ";";
}

bool is_one_of(const std::string& type, std::initializer_list<std::string_view> types) {
  return std::ranges::find(types, type) != types.end();
}

/// Whether parameters of the declared type compare with the column, and are stored in it as they are.
bool holds(const column_info& declared, const live_column& live, bool carries_scope) {
  if (!declared.postgresql_type.empty()) return live.is_as_declared;
  switch (declared.kind) {
    case value_kind::integer:
      return is_one_of(live.base_type, {"int8", "int4", "int2"}) || (!carries_scope && live.base_type == "numeric");
    case value_kind::real: return is_one_of(live.base_type, {"float8", "numeric"});
    case value_kind::boolean: return live.base_type == "bool";
    case value_kind::blob: return live.base_type == "bytea";
    case value_kind::text: break;
  }
  // Of char(n) texts are equal that differ in their blanks.
  if (declared.form == text_form::plain) return is_one_of(live.base_type, {"text", "varchar"});
  return live.base_type == type_of(declared);
}

/// What to do about a column of another type.
std::string other_type(const column_info& declared, const live_column& live) {
  const std::string name(declared.name);
  std::string text = "has the column " + name + " of the type " + live.type + ", and it is declared to rowscope as " +
                     std::string(type_of(declared)) + ": ";
  if (!declared.postgresql_type.empty()) return text + "make them the same";
  const bool is_text = declared.kind == value_kind::text && declared.form == text_form::plain;
  if (is_text && live.base_type == "bpchar") return text + "blanks at the end are lost and do not count; make it text";
  if (is_text)
    return text + "PostgreSQL does not compare it with texts; declare it with rs::postgresql_type<\"" + live.type +
           "\">, or make it text";
  return text + "values are changed, or refused, when they are written; make it " + std::string(type_of(declared)) +
         ", or declare what it is";
}

/// A row that is nobody's, or that is the tenant of two.
void check_scope_column(const check_context& check, const table_info& table, const live_table& live,
                        const scope_rule_info& rule) {
  const live_column* c = check_column(check, table, live, rule.column);
  if (c == nullptr || live.kind == live_kind::view) return;
  const std::string name(rule.column);
  if (!c->not_null && rule.kind != scope_kind::shared_or_own)
    check.error("nullable-tenant", table,
                "allows NULL in the tenant column " + name + ": such rows belong to nobody; make it NOT NULL",
                altered(table, rule.column, "SET NOT NULL"));
  if (rule.kind == scope_kind::root && !live.is_unique({rule.column}))
    check.error("root-key-not-unique", table,
                "is the table of tenants, and its key " + name +
                    " is not unique in the database: a tenant would have several rows; make it the primary key",
                "ALTER TABLE " + qualified(table.name) + " ADD UNIQUE (" + quoted_name(rule.column) + ");");
  if (rule.kind == scope_kind::root && !live.heirs.empty())
    check.error("root-key-not-unique", table,
                "is the table of tenants, and its key " + name + " is not unique together with " + live.heirs +
                    ", which inherits from it: a tenant would have several rows; take it out by NO INHERIT");
  check_actions(check, table, live, rule.column, nullptr);
}

void lint_column(const check_context& check, const table_info& table, const live_table& live, const column_info& c) {
  const live_column* found = live.find(c.name);
  const std::string name(c.name);
  if (found == nullptr || found->name != c.name) {
    std::string mend;
    if ((c.optional || c.has_default) && has_known_default(c) && !c.primary_key && live.kind == live_kind::table)
      mend = "ALTER TABLE " + qualified(table.name) + " ADD COLUMN " + column_sql(table, c) + ";";
    return check.tell(
        c.primary_key ? severity::error : severity::warning, "missing-column", table,
        "has no column " + name + ", so that statements which name it fail; add it, or correct the declaration", mend);
  }
  if (!holds(c, *found, false))
    check.tell(severity::warning, "wrong-type", table, other_type(c, *found));
  else if (!found->is_exact)
    check.tell(severity::warning, "wrong-collation", table,
               "compares the column " + name + " by the collation " + found->collation +
                   ", so that texts are equal which rowscope, on any other database, tells apart; make it COLLATE "
                   "\"C\"",
               altered(table, c.name, "TYPE " + found->type + " COLLATE \"C\""));
  if (live.kind == live_kind::table && !c.optional && !found->not_null)
    check.tell(severity::warning, "nullable-column", table,
               "allows NULL in the column " + name +
                   ", which is declared without std::optional: reading such a row is an error; make it NOT NULL, or "
                   "declare it as std::optional",
               altered(table, c.name, "SET NOT NULL"));
}

}  // namespace

const live_column* check_column(const check_context& check, const table_info& table, const live_table& live,
                                std::string_view column) {
  const live_column* c = live.find(column);
  const column_info& wanted = *table.find(column);
  const std::string name(column);
  if (c == nullptr || c->name != column) {
    check.error("missing-column", table,
                "has no column " + name + ", which its scope stands on; add it, or correct the declaration");
    return nullptr;
  }
  if (c->is_generated)
    check.error("generated-scope-column", table,
                "generates the column " + name +
                    " from others, so that writing those would change a row's tenant; make it an ordinary column");
  if (!holds(wanted, *c, true)) {
    check.error("wrong-type", table, other_type(wanted, *c));
    return nullptr;
  }
  const std::string mend = altered(table, column, "TYPE " + c->type + " COLLATE \"C\"");
  if (!c->is_exact) {
    check.error("wrong-collation", table,
                "compares the column " + name + " by the collation " + c->collation +
                    ", which is not deterministic, so that 'ACME' may find 'acme'; make it COLLATE \"C\"",
                mend);
    return nullptr;
  }
  if (wanted.kind == value_kind::text && !c->is_bytewise)
    check.tell(severity::note, "other-order", table,
               "orders the column " + name + " by the collation " + c->collation +
                   ", and rowscope orders texts by their bytes, so that no index on it gives that order; make it "
                   "COLLATE \"C\"",
               mend);
  return c;
}

void check_scope_columns(const check_context& check, const table_info& table, const live_table& live) {
  for (const scope_rule_info& rule : table.rules)
    if (rule.has_column()) check_scope_column(check, table, live, rule);
}

void lint_columns(const check_context& check, const table_info& table, const live_table& live) {
  for (const column_info& c : table.columns)
    if (!stands_for_scope(check.schema, table, c.name)) lint_column(check, table, live, c);
  if (live.kind != live_kind::table) return;
  for (const live_column& c : live.columns)
    if (table.find(c.name) == nullptr && c.not_null && !c.has_default)
      check.tell(severity::warning, "undeclared-required-column", table,
                 "has the column " + c.name +
                     ", which is NOT NULL without a default and not declared: no insert can be made; declare it, or "
                     "give it a default");
}

}  // namespace rowscope::detail::postgresql
