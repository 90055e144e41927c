#pragma once
#include <optional>
#include <string>
#include <vector>

#include "guard_state.hpp"

namespace rowscope::detail::sqlite {

/// Whether the table is in report mode, and its rows belong to somebody.
[[nodiscard]] bool is_watched(const guard_state& state, const table_info& table);

/// A trigger on the table itself that tells of each row that is written. It names no other table, and of this one only
/// its key, so that a change of the schema does not make it fail.
struct watching_trigger {
  std::string name;
  std::string sql;
};
[[nodiscard]] std::vector<watching_trigger> watching_triggers(const guard_state& state, const table_info& table,
                                                              std::size_t number);

/// Whether the row with a key is another tenant's: a row where it is, none where it is not, or is not there.
[[nodiscard]] std::string select_foreign(const guard_state& state, const table_info& table);

/// What a statement is run as, once more, to see whose rows it reads.
struct report_queries {
  std::string as_written{};  ///< over all rows, of which those of others are told; empty where none is read
  std::string in_scope{};    ///< over those of the scope
  bool is_random = false;    ///< of two runs only the number of their rows can be compared
};
/// Of a select, and of the select of an INSERT. \param executed with its values instead of parameters
/// \returns nothing for a text whose select cannot be found, or that reads what hides its tables: a stored view, say
[[nodiscard]] std::optional<report_queries> queries_of(const guard_state& state, const std::string& executed);

}  // namespace rowscope::detail::sqlite
