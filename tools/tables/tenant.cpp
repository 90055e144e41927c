#include "tenant.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "input_error.hpp"

namespace rowscope_tables {
namespace {

std::ptrdiff_t tables_with(const live_schema& schema, std::string_view column) {
  return std::ranges::count_if(schema.tables, [&](const live_table& t) { return t.find(column) != nullptr; });
}

/// Names of tenant columns by how surely they are meant so. Of one group the one that most tables have is taken.
std::string guessed_column(const live_schema& schema) {
  static const std::vector<name_list> groups{
      {"tenant_id", "tenant", "tenantid", "tenant_key", "tenant_uuid", "tenant_slug"},
      {"organization_id", "organisation_id", "org_id", "account_id", "workspace_id", "company_id", "organizationid",
       "accountid", "workspaceid", "companyid"},
      {"customer_id", "client_id", "team_id", "shop_id", "store_id", "site_id", "school_id"}};
  for (const name_list& group : groups) {
    const auto most = std::ranges::max_element(group, {}, [&](const auto& name) { return tables_with(schema, name); });
    if (tables_with(schema, *most) > 0) return *most;
  }
  return "";
}

void check_columns(const live_schema& schema, const name_list& columns) {
  for (const std::string& name : columns) {
    if (tables_with(schema, name) > 0) continue;
    const std::string guess = guessed_column(schema);
    throw input_error(
        fmt::format("--tenant {}: no table has such a column; write the name of the column that holds a row's tenant{}",
                    literal(name), guess.empty() ? "" : ", perhaps " + guess));
  }
}

/// The tables that tenant columns point to, with the key, and how many do.
std::map<std::pair<std::string, std::string>, int> tables_of_tenants(const live_schema& schema,
                                                                     const name_list& columns) {
  std::map<std::pair<std::string, std::string>, int> found;
  for (const live_table& table : schema.tables)
    for (const live_foreign_key& key : table.foreign_keys)
      if (key.columns.size() == 1 && contains(columns, key.columns[0]) && key.parent != table.name)
        ++found[{key.parent, key.parent_columns[0]}];
  return found;
}

/// The name that most foreign keys to the table of tenants have.
std::string column_to_root(const live_schema& schema, const tenant_choice& choice) {
  std::map<std::string, int> names;
  for (const live_table& table : schema.tables)
    for (const live_foreign_key& key : table.foreign_keys)
      if (choice.leads_to_root(key) && table.name != choice.root) ++names[folded(key.columns[0])];
  const auto most = std::ranges::max_element(names, {}, [](const auto& entry) { return entry.second; });
  return most == names.end() ? "" : most->first;
}

void take_root(const live_schema& schema, const std::string& root, tenant_choice& choice) {
  const live_table* table = schema.find(root);
  if (table == nullptr || table->view)
    throw input_error(
        fmt::format("--root {}: there is no such table; write the name of the table of tenants", literal(root)));
  const name_list key = table->primary_key();
  if (key.size() != 1)
    throw input_error(fmt::format(
        "--root {}: the table of tenants has a primary key of one column, the tenant; this one has {}; leave out "
        "--root, or name another table",
        literal(root), key.empty() ? "none" : "(" + joined(key) + ")"));
  choice.root = table->name;
  choice.root_key = key[0];
}

void guess_root(const live_schema& schema, tenant_choice& choice) {
  const auto found = tables_of_tenants(schema, choice.columns);
  if (found.empty()) return;
  const auto most = std::ranges::max_element(found, {}, [](const auto& entry) { return entry.second; });
  std::tie(choice.root, choice.root_key) = most->first;
  choice.told.push_back(fmt::format(
      "guessed the table of tenants: {}, which {} of the foreign keys on the tenant column point to{}; --root TABLE "
      "names another",
      literal(choice.root), most->second,
      found.size() > 1 ? fmt::format(" ({} other tables are pointed to as well)", found.size() - 1) : ""));
}

}  // namespace

bool tenant_choice::leads_to_root(const live_foreign_key& key) const {
  return !root.empty() && key.parent == root && key.parent_columns == name_list{root_key};
}

tenant_choice choose_tenant(const live_schema& schema, const name_list& columns, const std::string& root) {
  check_columns(schema, columns);
  tenant_choice choice{.columns = columns};
  if (!root.empty()) take_root(schema, root, choice);
  if (choice.columns.empty()) {
    std::string guess = root.empty() ? "" : column_to_root(schema, choice);
    if (guess.empty()) guess = guessed_column(schema);
    if (guess.empty()) {
      choice.told.push_back(
          "no tenant column could be guessed from the names, so no table has a rule; --tenant COLUMN names it");
    } else {
      choice.columns = {guess};
      choice.told.push_back(
          fmt::format("guessed the tenant column: {}, which {} of {} tables have; --tenant COLUMN "
                      "names another",
                      literal(guess), tables_with(schema, guess), schema.tables.size()));
    }
  }
  if (root.empty()) guess_root(schema, choice);
  return choice;
}

}  // namespace rowscope_tables
