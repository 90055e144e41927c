#pragma once

#include <cstdint>

#include "data_source.hpp"
#include "tables.hpp"

namespace campus {

/// Loads the six files into empty tables, each file in a transaction of its own, parents before children. While
/// standard error is a terminal, a line on it shows the progress.
/// \returns the number of rows.
/// \throws input_error with file and line when a file is missing, is malformed, or has a row that the database refuses.
std::int64_t load(rs::database& database, const data_source& source);

}  // namespace campus
