#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "tables.hpp"

namespace campus {

/// What a tenant sees through rowscope.
struct scoped_numbers {
  std::int64_t students = 0;
  std::int64_t submissions = 0;
  std::int64_t join = 0;
  std::int64_t join_foreign = 0;
};

/// \param owners the module of each assessment, known from elsewhere: each row of the join is looked up in it.
scoped_numbers measure(rs::session& session, std::string_view tenant,
                       const std::unordered_map<std::int64_t, std::string>& owners);

/// The text that the scoped join sends to the database.
std::string sql_of_join(rs::session& session);

}  // namespace campus
