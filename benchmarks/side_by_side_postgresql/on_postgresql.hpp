#pragma once
#include "../side_by_side/variant.hpp"

namespace side_by_side {

std::unique_ptr<variant> open_libpq(const place& p);
std::unique_ptr<variant> open_soci_on_postgresql(const place& p);
std::unique_ptr<variant> open_rowscope_on_postgresql(const place& p);

}  // namespace side_by_side
