#include "measure.hpp"

#include <valgrind/callgrind.h>

#include <cstdlib>
#include <new>

extern "C" {
/// Of malloc_count.c, where that is preloaded.
extern unsigned long malloc_calls __attribute__((weak));
}

namespace {
unsigned long new_calls = 0;
}

// Not inlined: g++ would see free() of what operator new made, and warn.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++new_calls;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace side_by_side {
namespace {

/// Of a run: what comes before it and after it.
class around_run {
 public:
  explicit around_run(contender& c) : who_(c.who) { who_.start(c.what); }
  around_run(const around_run&) = delete;
  around_run& operator=(const around_run&) = delete;
  ~around_run() noexcept(false) { who_.finish(); }

 private:
  variant& who_;
};

}  // namespace

outcome try_out(contender& c) {
  const around_run around(c);
  outcome o{c.how.run(c.what.operations), 0};
  if (c.what.writes) o.content = c.who.content();
  return o;
}

bool counts_mallocs() { return &malloc_calls != nullptr; }

allocations measure(contender& c) {
  static const bool is_translated = [] {
    CALLGRIND_START_INSTRUMENTATION;
    return true;
  }();
  (void)is_translated;
  const around_run around(c);
  const unsigned long news = new_calls;
  const unsigned long mallocs = counts_mallocs() ? malloc_calls : 0;
  CALLGRIND_TOGGLE_COLLECT;
  (void)c.how.run(c.what.operations);
  CALLGRIND_TOGGLE_COLLECT;
  CALLGRIND_DUMP_STATS_AT(c.name.c_str());
  return {new_calls - news, counts_mallocs() ? malloc_calls - mallocs : 0};
}

}  // namespace side_by_side
