#pragma once
#include <rowscope/error.hpp>

namespace rowscope::detail {

[[noreturn]] inline void throw_raw_is_off() {
  throw usage_error(
      "raw SQL is off: the database was opened with raw_mode::off, so that no guard is installed; leave it at "
      "raw_mode::read_only, or write the statement by the builder");
}

}  // namespace rowscope::detail
