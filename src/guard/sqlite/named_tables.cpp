#include "named_tables.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

namespace rowscope::detail::sqlite {

const table_info* table_named(const guard_state& state, const sql_token& t) {
  const table_info* table = t.can_name() ? state.find(t.named()) : nullptr;
  return table != nullptr && state.has_view(*table) ? table : nullptr;
}

std::string common_tables(const guard_state& state, const std::vector<sql_token>& tokens,
                          const std::function<std::string(const table_info&)>& rows) {
  std::string list;
  for (const table_info* table : state.schema.tables)
    if (std::ranges::any_of(tokens, [&](const sql_token& t) { return table_named(state, t) == table; }))
      list += (list.empty() ? "" : ", ") + quoted_name(table->name) + " AS " + rows(*table);
  return list;
}

}  // namespace rowscope::detail::sqlite
