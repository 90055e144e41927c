#pragma once

/// Counts what the whole program allocates, also SQLite. It stands in for malloc and operator new, so that it belongs
/// into a program of its own, and needs the GNU C library.
namespace rowscope_tests {

struct allocations {
  unsigned long news = 0;
  unsigned long mallocs = 0;  ///< also those of operator new

  friend bool operator==(const allocations&, const allocations&) = default;
};

[[nodiscard]] allocations allocations_so_far() noexcept;

/// What `work` allocates.
template <class Work>
allocations allocations_of(const Work& work) {
  const allocations before = allocations_so_far();
  work();
  const allocations after = allocations_so_far();
  return {after.news - before.news, after.mallocs - before.mallocs};
}

}  // namespace rowscope_tests
