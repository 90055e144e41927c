#include "view_writer.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

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

temp_object inner_view(const guard_state& state, const table_info& table) {
  const std::string name = state.inner_name(table);
  return {"view", name, name, "CREATE VIEW " + quoted_name(name) + " AS " + select_in_scope(state, table)};
}

temp_object outer_view(const guard_state& state, const table_info& table) {
  return {"view", std::string(table.name), std::string(table.name),
          "CREATE VIEW " + quoted_name(table.name) + " AS SELECT " + listed(table, "") + " FROM temp." +
              quoted_name(state.inner_name(table))};
}

std::vector<temp_object> write_triggers(const guard_state& state, const table_info& table, std::size_t number) {
  const std::size_t columns = table.columns.size();
  const auto trigger = [&](std::string_view verb, const std::string& body) {
    const std::string function = small_letters(verb);
    std::string name = state.inner_name(table) + "_" + function;
    std::string sql = "CREATE TRIGGER " + quoted_name(name) + " INSTEAD OF " + std::string(verb) + " ON temp." +
                      quoted_name(table.name) + " BEGIN" + body + " SELECT rowscope_" + function + "(" +
                      std::to_string(number) + "); END";
    return temp_object{"trigger", std::move(name), std::string(table.name), std::move(sql)};
  };
  return {trigger("INSERT", hand_over(table, "NEW", 0)),
          trigger("UPDATE", hand_over(table, "OLD", 0) + hand_over(table, "NEW", columns)),
          trigger("DELETE", hand_over(table, "OLD", 0))};
}

}  // namespace rowscope::detail::sqlite
