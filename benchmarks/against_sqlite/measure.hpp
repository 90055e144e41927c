#pragma once
#include <valgrind/callgrind.h>

#include <cstdint>
#include <functional>
#include <string>

extern "C" {
/// Of malloc_count.c, where that is preloaded.
extern unsigned long malloc_calls __attribute__((weak));
}

namespace against_sqlite {

/// How often operator new was called in this program; the library and the headers are compiled into it.
extern unsigned long new_calls;

/// What one run of the operations cost.
struct measurement {
  std::uint64_t checksum = 0;
  unsigned long news = 0;
  unsigned long mallocs = 0;  ///< 0 where malloc_count is not preloaded
};

inline bool counts_mallocs() { return &malloc_calls != nullptr; }

/// Runs `operations` of them twice: once to prepare statements and fill caches, and once measured. Callgrind writes the
/// instructions of the second run under the label.
inline measurement measure(const std::string& label, const std::function<std::uint64_t(int)>& run, int operations) {
  run(operations);
  const unsigned long news = new_calls;
  const unsigned long mallocs = counts_mallocs() ? malloc_calls : 0;
  CALLGRIND_ZERO_STATS;
  CALLGRIND_START_INSTRUMENTATION;
  measurement m;
  m.checksum = run(operations);
  CALLGRIND_STOP_INSTRUMENTATION;
  CALLGRIND_DUMP_STATS_AT(label.c_str());
  m.news = new_calls - news;
  m.mallocs = counts_mallocs() ? malloc_calls - mallocs : 0;
  return m;
}

}  // namespace against_sqlite
