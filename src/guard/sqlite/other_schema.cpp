#include "other_schema.hpp"

#include <rowscope/ast/sql_name.hpp>

#include "../../db/sqlite/schema_query.hpp"

namespace rowscope::detail::sqlite {
namespace {

constexpr const char* functions_that_are_not_built_in =
    "SELECT DISTINCT name FROM pragma_function_list WHERE NOT builtin";

/// What SQLite's extensions register by themselves on each connection: it is not the application's own.
const std::set<std::string>& functions_of_the_library() {
  static const std::set<std::string> names = [] {
    std::set<std::string> found;
    sqlite3* plain = nullptr;
    const int opened = sqlite3_open(":memory:", &plain);
    const auto add = [](void* to, int, char** values, char**) {
      static_cast<std::set<std::string>*>(to)->insert(values[0]);
      return 0;
    };
    const int read =
        opened == SQLITE_OK ? sqlite3_exec(plain, functions_that_are_not_built_in, add, &found, nullptr) : opened;
    sqlite3_close(plain);
    // Without the list they would be taken for the application's own, which may be called.
    if (read != SQLITE_OK) throw database_error("installing the guard: SQLite's own functions cannot be listed");
    return found;
  }();
  return names;
}

}  // namespace

std::int64_t schema_version(sqlite_connection& on) {
  return std::stoll(schema_query(on, "SELECT schema_version FROM pragma_schema_version", {})[0][0]);
}

void read_others(sqlite_connection& on, guard_state& state) {
  state.others.clear();
  state.other_tables.clear();
  state.stored_views.clear();
  state.files.clear();
  state.computed.clear();
  const auto add = [&](const std::vector<std::string>& row) {
    if (const std::string name = small_letters(row[0]); state.find(name) == nullptr) state.others.insert(name);
  };
  for (const auto& module : schema_query(on, "SELECT name FROM pragma_module_list", {}))
    if (module[0] != "json_each" && module[0] != "json_tree") add(module);
  for (const auto& file : schema_query(on, "SELECT name FROM pragma_database_list WHERE name <> 'temp'", {})) {
    state.files.insert(small_letters(file[0]));
    for (const auto& row : schema_query(
             on, "SELECT name FROM " + quoted_name(file[0]) + ".sqlite_master WHERE type IN ('table', 'view')", {}))
      add(row);
    for (const auto& row :
         schema_query(on, "SELECT name FROM " + quoted_name(file[0]) + ".sqlite_master WHERE type = 'view'", {}))
      state.stored_views.insert(small_letters(row[0]));
  }
  for (const table_info* t : state.schema.tables)
    if (is_guarded(*t) &&
        !schema_query(on, "SELECT 1 FROM pragma_table_xinfo(?1, 'main') WHERE hidden = 2", {t->name}).empty())
      state.computed.insert(small_letters(t->name));
  // Not those in which a virtual table keeps its rows. pragma_table_list knows them, but looks into every view.
  constexpr const char* tables =
      "SELECT name FROM main.sqlite_master AS t WHERE type = 'table' AND rootpage > 0 AND substr(name, 1, 7) <> 'sqlite_' "
      "AND NOT EXISTS (SELECT 1 FROM main.sqlite_master AS v WHERE v.type = 'table' AND v.rootpage = 0 "
      "AND substr(t.name, 1, length(v.name) + 1) = v.name || '_' COLLATE NOCASE)";
  if (!state.reports()) return;
  for (const auto& row : schema_query(on, tables, {}))
    if (std::string name = small_letters(row[0]); state.find(name) == nullptr)
      state.other_tables.insert(std::move(name));
}

std::set<std::string, std::less<>> functions_of_the_application(sqlite_connection& on) {
  std::set<std::string, std::less<>> own;
  for (const auto& f : schema_query(on, functions_that_are_not_built_in, {}))
    if (!f[0].starts_with("rowscope_") && !functions_of_the_library().contains(f[0])) own.insert(small_letters(f[0]));
  return own;
}

}  // namespace rowscope::detail::sqlite
