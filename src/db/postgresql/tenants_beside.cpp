#include "tenants_beside.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

#include <soci/soci.h>
#include <rowscope/ast/sql_name.hpp>
#include <rowscope/error.hpp>

#include "../../schema/postgresql/columns.hpp"
#include "error_mapping.hpp"

namespace rowscope::detail::postgresql {
namespace {

void add(std::vector<tenant>& values, const tenant& one) {
  if (std::ranges::find(values, one) == values.end()) values.push_back(one);
}

void add_values(std::vector<tenant>& values, std::string_view dimension, const scope& of) {
  if (dimension == tenant_dimension && of.tenant()) add(values, *of.tenant());
  for (const scope::part& p : of.parts())
    if (p.dimension == dimension)
      for (const tenant& one : p.values) add(values, one);
}

bool is_uuid(const tenant& value) {
  static constexpr std::string_view form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  return value.is_text() && std::ranges::equal(value.text(), form, [](char c, char f) {
           return f == '-' ? c == f : std::isxdigit(static_cast<unsigned char>(c)) != 0;
         });
}

/// A test that has locked a whole table is the one that would wait for ever. Texts that are sent at once are one
/// transaction, at whose end the limit is gone: behind a proxy others have the connection then.
constexpr std::string_view limit = "SELECT pg_catalog.set_config('lock_timeout', '500ms', true); ";

soci_session connect(const std::string& unscoped) {
  if (unscoped.empty())
    throw usage_error(
        "row-level security hides other tenants' rows from a mutant too: it runs in the scope of all tenants that have "
        "rows, and only the role of unscoped sessions sees which these are; give rs::postgresql() its connection in "
        "postgresql_options::unscoped");
  return open_session(unscoped);
}

result rows_of(PGconn* connection, const std::string& sql) {
  result rows(PQexec(connection, sql.c_str()));
  if (is_error(rows.get())) throw_error(rows.get(), "listing the tenants that have rows");
  return rows;
}

}  // namespace

tenants_beside::tenants_beside(const schema_info& schema, const std::string& unscoped)
    : schema_(schema), session_(connect(unscoped)) {
  PQsetNoticeReceiver(
      static_cast<PGconn*>(handle_of(*session_)), [](void*, const PGresult*) {}, nullptr);
}

tenants_beside::stored_dimension tenants_beside::stored(std::string_view dimension) const {
  stored_dimension found;
  for (const table_info* t : schema_.tables) {
    if (t->is_view) continue;
    for (const scope_rule_info& r : t->rules) {
      if (!r.has_column() || r.dimension != dimension) continue;
      const column_info& info = *t->find(r.column);
      const std::string column = quoted_name(r.column);
      found.sql.append(found.sql.empty() ? "SELECT " : " UNION SELECT ")
          .append(column)
          .append("::text FROM \"public\".");
      found.sql.append(quoted_name(t->name)).append(" WHERE ").append(column).append(" IS NOT NULL");
      found.is_integer = info.kind == value_kind::integer;
      found.has_uuids = found.has_uuids || scope_array_type(*t, info) == "uuid[]";
    }
  }
  return found;
}

std::vector<tenant> tenants_beside::values_of(const stored_dimension& stored) {
  std::vector<tenant> values;
  if (stored.sql.empty()) return values;
  const result rows = rows_of(static_cast<PGconn*>(handle_of(*session_)), std::string(limit) + stored.sql);
  for (int i = 0; i < PQntuples(rows.get()); ++i) {
    const std::string_view text = PQgetvalue(rows.get(), i, 0);
    std::int64_t number = 0;
    if (!stored.is_integer && !text.empty())
      values.emplace_back(text);
    else if (stored.is_integer && std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc())
      values.emplace_back(number);
  }
  return values;
}

scope tenants_beside::scope_of_all_rows(const scope& own, std::span<const scope> of_transaction) {
  std::optional<scope> all;
  const auto add_dimension = [&](std::string_view dimension) {
    std::vector<tenant> own_values;
    add_values(own_values, dimension, own);
    const stored_dimension is_stored = stored(dimension);
    std::vector<tenant> values = values_of(is_stored);
    add_values(values, dimension, own);
    for (const scope& s : of_transaction) add_values(values, dimension, s);
    // Beside columns that are compared as uuid others may hold any text, with which the statement would fail.
    if (is_stored.has_uuids && std::ranges::all_of(own_values, is_uuid))
      std::erase_if(values, [](const tenant& one) { return !is_uuid(one); });
    scope one(dimension, std::move(values), true);
    all = all ? *all & one : std::move(one);
  };
  if (own.tenant()) add_dimension(tenant_dimension);
  for (const scope::part& p : own.parts()) add_dimension(p.dimension);
  return all ? *std::move(all) : own;
}

}  // namespace rowscope::detail::postgresql
