#pragma once
#include <string>

#include "variant.hpp"

namespace side_by_side {

/// A variant with the way in which it does a work.
struct contender {
  std::string name;  ///< storage|work|variant
  const work& what;
  variant& who;
  way how;
};

/// One run, with what is not measured around it. \returns the checksum, and that of the tables after a write
struct outcome {
  std::uint64_t told = 0;
  std::uint64_t content = 0;

  bool operator==(const outcome&) const = default;
};
outcome try_out(contender& c);

/// What one run costs.
struct allocations {
  unsigned long news = 0;     ///< calls of operator new, of the program and the libraries that it uses
  unsigned long mallocs = 0;  ///< of malloc, by whomever; 0 where malloc_count is not preloaded
};
bool counts_mallocs();
/// Callgrind, where the program runs under it, writes the instructions under the contender's name. It translates what
/// runs from the first call on, which is slow: so all are tried out first, and have their statements prepared by then.
allocations measure(contender& c);

/// Hands the contenders to Google Benchmark, which prints the CPU time of one run of each.
void take_time(std::vector<contender>& all);

}  // namespace side_by_side
