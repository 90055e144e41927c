#pragma once
#include <optional>
#include <string>
#include <vector>

#include "guard_state.hpp"

namespace rowscope::detail::sqlite {

/// Whether the table is in report mode, and its rows belong to somebody.
[[nodiscard]] bool is_watched(const guard_state& state, const table_info& table);

/// A trigger on the table itself that tells of each row of another tenant that is written.
struct watching_trigger {
  std::string name;
  std::string sql;
};
[[nodiscard]] std::vector<watching_trigger> watching_triggers(const guard_state& state, const table_info& table,
                                                              std::size_t number);

/// What a statement is run as, once more, to see whose rows it reads.
struct report_queries {
  std::string as_written{};  ///< over all rows, of which those of others are told; empty where none is read
  std::string in_scope{};    ///< over those of the scope
};
/// Of a select, and of the select of an INSERT. \param executed with its values instead of parameters
/// \returns nothing for a text whose select cannot be found
[[nodiscard]] std::optional<report_queries> queries_of(const guard_state& state, const std::string& executed);

}  // namespace rowscope::detail::sqlite
