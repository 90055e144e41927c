#pragma once
#include <variant>

#include <rowscope/db/database.hpp>

#include "plain_database.hpp"

/// Statements made by hand as trees, run as typed ones are: scoped, rendered, bound and stepped by a session.
namespace rowscope_tests {

using tree_value = std::variant<std::nullopt_t, std::int64_t, double, std::string, std::vector<std::int64_t>,
                                std::vector<std::string>>;

struct tree_result {
  text_rows rows{};                ///< of a select, or of RETURNING
  std::int64_t affected_rows = 0;  ///< of a write
};

/// Whether a select is run once more as a sub-query that is counted.
enum class counted { too, no };

/// Runs the statement with its bound values, by their numbers. \throws what a session throws
tree_result run_tree(rowscope::session& session, const rowscope::tree::statement& statement,
                     const std::vector<tree_value>& values = {}, counted count = counted::too);
tree_result run_tree(rowscope::unscoped_session& session, const rowscope::tree::statement& statement,
                     const std::vector<tree_value>& values = {}, counted count = counted::too);

}  // namespace rowscope_tests
