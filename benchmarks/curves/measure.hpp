#pragma once
#include <time.h>
#include <valgrind/callgrind.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace curves {

inline bool counts_instructions() { return RUNNING_ON_VALGRIND != 0; }

inline double nanoseconds_of(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

/// One way to do a work, as one of its sides: runs all of the work's operations. \returns the checksum of what it read
struct side {
  std::string name;
  std::function<std::uint64_t()> run;
};

/// Under callgrind it writes the instructions of one run under "work|side"; else it tells the CPU time.
class measured_run {
 public:
  /// \returns the checksum
  std::uint64_t operator()(const std::string& work, const side& s) {
    if (counts_instructions()) {
      const std::string label = work + "|" + s.name;
      CALLGRIND_START_INSTRUMENTATION;
      CALLGRIND_TOGGLE_COLLECT;
      const std::uint64_t sum = s.run();
      CALLGRIND_TOGGLE_COLLECT;
      CALLGRIND_STOP_INSTRUMENTATION;
      CALLGRIND_DUMP_STATS_AT(label.c_str());
      return sum;
    }
    const double start = nanoseconds_of(CLOCK_THREAD_CPUTIME_ID);
    const std::uint64_t sum = s.run();
    nanoseconds_ = nanoseconds_of(CLOCK_THREAD_CPUTIME_ID) - start;
    return sum;
  }
  [[nodiscard]] double nanoseconds() const { return nanoseconds_; }

 private:
  double nanoseconds_ = 0;
};

/// A line of figures for curves.py: work, side, operations, nanoseconds of CPU time for one of them.
inline void print_cost(const std::string& work, const std::string& side, int operations, double nanoseconds) {
  std::printf("cost\t%s\t%s\t%d\t%.1f\n", work.c_str(), side.c_str(), operations, nanoseconds / operations);
}
inline void print_figure(const std::string& what, const std::string& side, double value) {
  std::printf("figure\t%s\t%s\t%.17g\n", what.c_str(), side.c_str(), value);
}

/// Runs each side once to prepare its statements and fill its caches, then takes the fastest of some rounds, since
/// whatever else the machine does only adds. \throws std::runtime_error where the sides do not read the same
inline void compare(const std::string& work, int operations, const std::vector<side>& sides) {
  const std::uint64_t expected = sides.front().run();
  const int rounds = counts_instructions() ? 1 : 25;
  std::vector<double> best(sides.size(), 1e18);
  for (const side& s : sides)
    if (s.run() != expected) throw std::runtime_error(work + ": " + s.name + " reads other values");
  for (int round = 0; round < rounds; ++round)
    for (std::size_t i = 0; i < sides.size(); ++i) {
      measured_run run;
      if (run(work, sides[i]) != expected)
        throw std::runtime_error(work + ": " + sides[i].name + " reads other values");
      best[i] = std::min(best[i], run.nanoseconds());
    }
  for (std::size_t i = 0; i < sides.size(); ++i) print_cost(work, sides[i].name, operations, best[i]);
}

/// Uses every value that was read, and tells whether all sides read the same.
class checksum {
 public:
  void add(std::int64_t id, std::int64_t amount) {
    sum_ = sum_ * 31 + static_cast<std::uint64_t>(id);
    sum_ = sum_ * 31 + static_cast<std::uint64_t>(amount);
    ++rows_;
  }
  [[nodiscard]] std::uint64_t value() const { return sum_; }
  [[nodiscard]] int rows() const { return rows_; }

 private:
  std::uint64_t sum_ = 0;
  int rows_ = 0;
};

}  // namespace curves
