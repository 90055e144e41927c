#pragma once

#include <stdexcept>

namespace campus {

/// The program was given something that it cannot work with. `what()` is one sentence for the user, with file and line.
class input_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace campus
