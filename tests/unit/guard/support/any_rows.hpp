#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include <rowscope/db/database.hpp>

#include "plain_database.hpp"

namespace rowscope_tests::guarded {

/// What a statement did: its rows as texts, how many rows it wrote, or the text of its error.
struct outcome_of {
  text_rows rows{};
  std::int64_t written = 0;
  std::optional<std::string> error{};

  friend bool operator==(const outcome_of&, const outcome_of&) = default;
};
[[nodiscard]] std::string to_string(const outcome_of& o);

/// Runs SQL under the guard, as session.raw() does, whatever its columns are.
[[nodiscard]] outcome_of run_guarded(rowscope::session& session, const std::string& sql);

/// Runs SQL with the library's own rights: what is really stored, in the transaction that is open.
[[nodiscard]] outcome_of run_armed(rowscope::session& session, const std::string& sql);

}  // namespace rowscope_tests::guarded
