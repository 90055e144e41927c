#include "view_writer.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "../../sql/sql_tokens.hpp"
#include "scoped_rows.hpp"

namespace rowscope::detail::sqlite {
namespace {

std::string listed(const table_info& table, std::string_view before) {
  std::string list;
  for (const column_info& c : table.columns)
    list += (list.empty() ? "" : ", ") + std::string(before) + quoted_name(c.name);
  return list;
}

/// SQLite takes at most a hundred arguments.
constexpr std::size_t most_arguments = 64;

/// Calls that hand the row over, some columns at a time.
std::string hand_over(const table_info& table, std::string_view row, std::size_t place) {
  std::string calls;
  for (std::size_t first = 0; first < table.columns.size(); first += most_arguments) {
    calls += " SELECT rowscope_row(" + std::to_string(place + first);
    for (std::size_t i = first; i < std::min(table.columns.size(), first + most_arguments); ++i)
      calls += ", " + std::string(row) + "." + quoted_name(table.columns[i].name);
    calls += ");";
  }
  return calls;
}

}  // namespace

std::vector<std::string> trigger_names(const guard_state& state, const table_info& table) {
  const std::string name = state.inner_name(table);
  return {name + "_insert", name + "_update", name + "_delete"};
}

std::string inner_view(const guard_state& state, const table_info& table) {
  return "CREATE TEMP VIEW " + quoted_name(state.inner_name(table)) + " AS " + select_in_scope(state, table) + ";";
}

std::string outer_view(const guard_state& state, const table_info& table) {
  return "CREATE TEMP VIEW " + quoted_name(table.name) + " AS SELECT " + listed(table, "") + " FROM temp." +
         quoted_name(state.inner_name(table)) + ";";
}

std::string write_triggers(const guard_state& state, const table_info& table, std::size_t number) {
  const std::size_t columns = table.columns.size();
  const std::vector<std::string> names = trigger_names(state, table);
  const auto trigger = [&](const std::string& name, const std::string& verb, const std::string& body) {
    return "CREATE TEMP TRIGGER " + quoted_name(name) + " INSTEAD OF " + verb + " ON temp." + quoted_name(table.name) +
           " BEGIN" + body + " SELECT rowscope_" + small_letters(verb) + "(" + std::to_string(number) + "); END;";
  };
  return trigger(names[0], "INSERT", hand_over(table, "NEW", 0)) +
         trigger(names[1], "UPDATE", hand_over(table, "OLD", 0) + hand_over(table, "NEW", columns)) +
         trigger(names[2], "DELETE", hand_over(table, "OLD", 0));
}

}  // namespace rowscope::detail::sqlite
