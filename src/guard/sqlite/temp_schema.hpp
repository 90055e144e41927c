#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "../../db/sqlite/sqlite_connection.hpp"

namespace rowscope::detail::sqlite {

/// A view or a trigger of one connection, as SQLite holds it in sqlite_temp_master.
struct temp_object {
  std::string_view type;  ///< "view" or "trigger"
  std::string name;
  std::string table;  ///< whose trigger it is; of a view its own name
  std::string sql;    ///< without TEMP, and without a semicolon at its end
};

/// Makes all of them at once: their rows are written, and SQLite then reads them as it does those of a file. For
/// hundreds of them that takes an eighth of as many CREATE statements.
///
/// A later one may name an earlier one. On error there is none of them. Not inside of a transaction that changes the
/// schema: SQLite reads all of it anew, and does not do so again where that is rolled back.
///
/// \throws usage_error for a name that the connection has already; database_error for what SQLite does not take
void create_temp_objects(sqlite_connection& on, const std::vector<temp_object>& objects);

}  // namespace rowscope::detail::sqlite
