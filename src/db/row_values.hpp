#pragma once
#include <rowscope/db/cursor.hpp>

namespace rowscope::detail {

/// That every database keeps each value of the rows. \param nan what this one would do with NaN
/// \throws value_error
void check_values(const cursor& c, int parameter, const row_buffer& rows, const char* nan);

}  // namespace rowscope::detail
