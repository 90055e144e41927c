#include "unguarded.hpp"

#include <rowscope/ast/sql_name.hpp>

#include "../raw_text.hpp"
#include "named_tables.hpp"

namespace rowscope::detail::sqlite {
namespace {

std::string columns_of(const table_info& table) {
  std::string list;
  for (const column_info& c : table.columns) list += (list.empty() ? "" : ", ") + quoted_name(c.name);
  return list;
}

/// The token of the table that an UPDATE or DELETE writes: no common table stands in for it. An INSERT goes through
/// the view, which gives its rows their tenant.
std::optional<sql_token> target_token(const std::vector<sql_token>& tokens, const raw_statement_kind& found) {
  if (found.verb != tree::verb::update && found.verb != tree::verb::remove) return std::nullopt;
  const std::size_t name = found.verb_token + (found.verb == tree::verb::remove ? 2 : 1);
  return name < tokens.size() ? std::optional(tokens[name]) : std::nullopt;
}

}  // namespace

std::string unguarded(const guard_state& state, std::string_view sql) {
  const std::vector<sql_token> tokens = sql_tokens(sql);
  const std::string tables = common_tables(state, tokens, [](const table_info& table) {
    return "(SELECT " + columns_of(table) + " FROM main." + quoted_name(table.name) + ")";
  });
  if (tables.empty()) return std::string(sql);
  const raw_statement_kind found = statement_kind_of(tokens);
  statement_parts p = parts_of(sql, tokens, found);
  if (const auto target = target_token(tokens, found))
    if (const table_info* table = table_named(state, *target))
      p.body.replace(target->start - tokens[found.verb_token].start, target->text.size(),
                     "main." + quoted_name(table->name));
  return p.with + tables + p.common + " " + p.body;
}

}  // namespace rowscope::detail::sqlite
