#pragma once
#include <stdexcept>

namespace rowscope_tables {

/// What was given cannot be worked with. The message is one sentence for the user; the program ends with 2.
class input_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace rowscope_tables
