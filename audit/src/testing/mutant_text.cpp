#include "mutant_text.hpp"

#include <algorithm>
#include <cctype>
#include <limits>

#include <rowscope/ast/sql_name.hpp>

namespace rowscope::audit {
namespace {

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

std::string stored_table(const table_info& table, dialect d) {
  return (d == dialect::postgresql ? "\"public\"." : "main.") + quoted_name(table.name);
}

/// How long the parameter is that begins here, with its cast; 0 where another one, or none, does.
std::size_t length_of_parameter(const std::string& sql, std::size_t at, dialect d, std::uint16_t parameter) {
  const std::string mark = (d == dialect::postgresql ? "$" : "?") + std::to_string(parameter);
  if (sql.compare(at, mark.size(), mark) != 0) return 0;
  std::size_t end = at + mark.size();
  if (end < sql.size() && is_digit(sql[end])) return 0;
  if (sql.compare(end, 2, "::") == 0) {
    end += 2;
    while (end < sql.size() && std::islower(static_cast<unsigned char>(sql[end])) != 0) ++end;
    if (sql.compare(end, 2, "[]") == 0) end += 2;
  }
  return end - at;
}

/// Calls `found(at, length)` for each place outside of texts and names at which the parameter stands.
template <class Found>
void each_parameter(const std::string& sql, dialect d, std::uint16_t parameter, const Found& found) {
  char quote = '\0';
  for (std::size_t i = 0; i < sql.size(); ++i) {
    const char c = sql[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (const std::size_t length = length_of_parameter(sql, i, d, parameter); length != 0) {
      found(i, length);
      i += length - 1;
    }
  }
}

/// The table whose keys are tenants, where the target refers to one by its tenant column; else the target itself.
std::pair<const table_info*, std::string_view> tenants_of(const table_info& target, std::string_view column) {
  for (const foreign_key_info& key : target.foreign_keys)
    if (key.key.size() == 1 && key.key[0].column == column && key.parent().has_rule(scope_kind::root))
      return {&key.parent(), key.key[0].other};
  return {&target, column};
}

/// Selects of every tenant that the rows of the table, or of those that its scope leads through, may have.
void add_tenants_of(const table_info& table, dialect d, std::string& selects) {
  for (const scope_rule_info& r : table.rules) {
    if (r.kind == scope_kind::through || r.kind == scope_kind::visible) add_tenants_of(r.other(), d, selects);
    if (!r.has_column() || r.dimension != tenant_dimension) continue;
    const std::string one = " UNION SELECT " + quoted_name(r.column) + " FROM " + stored_table(table, d);
    if (selects.find(one) == std::string::npos) selects += one;
  }
}

/// Where the call of the function ends, which begins here.
std::size_t end_of_call(const std::string& sql, std::size_t from) {
  bool text = false;
  for (std::size_t i = from; i < sql.size(); ++i) {
    if (sql[i] == '\'') text = !text;
    if (!text && sql[i] == ')') return i + 1;
  }
  return sql.size();
}

/// \see made_up_tenant
std::string made_up_text(const std::string& parameter) {
  const bool is_uuid = parameter.ends_with("::uuid");
  const std::string text = parameter + (is_uuid ? "::text" : "");
  const std::string made_up =
      "substr(" + text + ", 1, length(" + text + ") - 1) || CASE WHEN " + text + " LIKE '%0' THEN '1' ELSE '0' END";
  return is_uuid ? "(" + made_up + ")::uuid" : made_up;
}

}  // namespace

std::string written_parameter(const std::string& sql, dialect d, std::uint16_t parameter) {
  std::string written = (d == dialect::postgresql ? "$" : "?") + std::to_string(parameter);
  each_parameter(sql, d, parameter, [&](std::size_t at, std::size_t length) { written = sql.substr(at, length); });
  return written;
}

// The last character is another one: a UUID stays one, and no text is longer than its column.
tenant made_up_tenant(const tenant& own) {
  if (own.is_text()) {
    std::string text = own.text();
    const char made_up = text.ends_with('0') ? '1' : '0';
    while ((static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
    text.back() = made_up;
    return text;
  }
  return own.integer() == std::numeric_limits<std::int64_t>::max() ? own.integer() : own.integer() + 1;
}

std::string another_tenant(const table_info& target, const scope_rule_info& rule, const sql_text& text, dialect sql,
                           std::uint16_t own) {
  const auto [table, column] = tenants_of(target, rule.column);
  const std::string name = quoted_name(column);
  const std::string parameter = written_parameter(text.sql, sql, own);
  const bool is_text = target.find(rule.column)->kind == value_kind::text;
  std::string made_up = parameter;
  if (table == &target) made_up = is_text ? made_up_text(parameter) : parameter + " + 1";
  return "coalesce((SELECT o." + name + " FROM " + stored_table(*table, sql) + " AS o WHERE o." + name + " <> " +
         parameter + " LIMIT 1), " + made_up + ")";
}

std::string with_parameter_replaced(const std::string& sql, dialect d, std::uint16_t parameter, const std::string& by) {
  std::string result;
  std::size_t done = 0;
  each_parameter(sql, d, parameter, [&](std::size_t at, std::size_t length) {
    result.append(sql, done, at - done).append(by);
    done = at + length;
  });
  return result.append(sql, done);
}

std::string with_every_tenant(const std::string& sql, dialect d, std::uint16_t set,
                              const std::vector<const table_info*>& tables) {
  std::string selects;
  for (const table_info* table : tables) add_tenants_of(*table, d, selects);
  if (d == dialect::postgresql)
    return with_parameter_replaced(sql, d, set,
                                   "ARRAY(SELECT unnest(" + written_parameter(sql, d, set) + ")" + selects + ")");
  const std::string values = "SELECT \"value\" FROM rowscope_values(?" + std::to_string(set) + ")";
  std::string result = sql;
  for (std::size_t at = 0; (at = result.find(values, at)) != std::string::npos; at += values.size() + selects.size())
    result.insert(at + values.size(), selects);
  return result;
}

std::string without_refusal(std::string sql, dialect d, bool updates) {
  const std::string call = d == dialect::postgresql ? "\"rowscope\".\"conflict\"(" : "rowscope_conflict(";
  for (std::size_t at = 0; (at = sql.find(call, at)) != std::string::npos;)
    sql.replace(at, end_of_call(sql, at) - at, updates ? "TRUE" : "FALSE");
  return sql;
}

}  // namespace rowscope::audit
