#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <rowscope/ast/table_info.hpp>

#include "../attached/live_table.hpp"
#include "sqlite_connection.hpp"

namespace rowscope::detail::sqlite {

/// SQLite's rules for the affinity of a declared type (datatype3, section 3.1).
enum class affinity { integer, text, blob, real, numeric };
[[nodiscard]] affinity affinity_of(std::string_view declared);

/// The schema of a database as it is now. Tables are read when they are asked for, and each once.
class live_schema {
 public:
  explicit live_schema(sqlite_connection& connection);
  live_schema(const live_schema&) = delete;
  live_schema& operator=(const live_schema&) = delete;
  ~live_schema();

  /// Null where the database has none of the name.
  const live_table* find(std::string_view name);
  /// All tables and views that are the user's; of those that were not asked for only what their SQL tells.
  [[nodiscard]] const std::vector<live_table>& tables() const noexcept { return tables_; }

  struct trigger {
    std::string name;
    std::string table;
    std::string sql;
  };
  [[nodiscard]] std::vector<trigger> triggers();

  [[nodiscard]] sqlite_connection& connection() noexcept { return connection_; }

 private:
  class reader;

  void name_parent_columns(live_table& table);

  sqlite_connection& connection_;
  std::unique_ptr<reader> reader_;
  std::vector<live_table> tables_;
};

/// Whether the words stand one behind the other in SQL, outside of names in quotes, strings and comments.
[[nodiscard]] bool has_words(std::string_view sql, std::initializer_list<std::string_view> words);

}  // namespace rowscope::detail::sqlite
