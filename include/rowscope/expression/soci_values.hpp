#pragma once
#include <ctime>

#include <rowscope/expression/chrono_traits.hpp>

/// What <rowscope/soci_types.hpp> needs and SOCI's headers do not.
namespace rowscope::detail {

/// As SOCI stores it in SQLite: 'YYYY-MM-DD HH:MM:SS'. Both throw value_error, without the value.
time_text text_of_tm(const std::tm& time);
std::tm tm_of_text(std::string_view text);

[[noreturn]] void throw_soci_null();
[[noreturn]] void throw_soci_range();

}  // namespace rowscope::detail
