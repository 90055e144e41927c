#include "statement_limits.hpp"

#include <string>
#include <utility>

namespace rowscope::detail::sqlite {
namespace {

using clock = std::chrono::steady_clock;

constexpr int steps_between_looks = 1000;

}  // namespace

void statement_limits::within(raw_progress& progress, const std::function<void()>& work) {
  struct measured {
    statement_limits& of;
    raw_progress& progress;
    clock::time_point start = clock::now();
    clock::time_point deadline = start + (of.limits_.longest - progress.spent);
    sqlite3_int64 most_memory = sqlite3_memory_used() + static_cast<sqlite3_int64>(of.limits_.most_memory);

    measured(statement_limits& l, raw_progress& p) : of(l), progress(p) {
      sqlite3_progress_handler(of.on_, steps_between_looks, look, this);
    }
    measured(const measured&) = delete;
    measured& operator=(const measured&) = delete;
    ~measured() {
      sqlite3_progress_handler(of.on_, 0, nullptr, nullptr);
      progress.spent += clock::now() - start;
    }
    /// Called by SQLite as it works. \returns whether it has to break off
    static int look(void* self) {
      const measured& m = *static_cast<measured*>(self);
      if (clock::now() > m.deadline)
        m.of.reached_ = limit::time;
      else if (sqlite3_memory_used() > m.most_memory)
        m.of.reached_ = limit::memory;
      return m.of.reached_ == limit::none ? 0 : 1;
    }
  } run(*this, progress);
  work();
}

bool statement_limits::count_row(raw_progress& progress) noexcept {
  if (++progress.rows <= limits_.most_rows) return true;
  reached_ = limit::rows;
  return false;
}

void statement_limits::throw_if_reached(const error_place& place) {
  const auto broken_off = [&](const std::string& why) {
    throw guard_refused("raw SQL was broken off: " + why + "; make it cheaper, or the limit larger", place);
  };
  switch (std::exchange(reached_, limit::none)) {
    case limit::none: return;
    case limit::time:
      broken_off("it took longer than guard::longest, " + std::to_string(limits_.longest.count()) + " ms");
      return;
    case limit::rows:
      broken_off("it gave more rows than guard::most_rows, " + std::to_string(limits_.most_rows));
      return;
    case limit::memory:
      broken_off("it needed more memory than guard::most_memory, " + std::to_string(limits_.most_memory) + " bytes");
      return;
  }
}

}  // namespace rowscope::detail::sqlite
