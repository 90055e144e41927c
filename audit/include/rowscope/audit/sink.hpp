#pragma once
#include <mutex>
#include <span>
#include <vector>

#include <rowscope/audit/record.hpp>

namespace rowscope::audit {

/// What a sink is told when a recorder begins.
struct run_info {
  std::chrono::sys_time<std::chrono::nanoseconds> at{};
  std::int64_t process = 0;  ///< its number in the system
  std::uint32_t one_of = 1;  ///< each thread records one of so many executions
};

/// And when it ends.
struct run_totals {
  std::chrono::sys_time<std::chrono::nanoseconds> at{};
  std::uint64_t records = 0;  ///< that were written
  std::uint64_t lost = 0;     ///< that were not
};

/// Where a recorder puts its records: begin(), any number of write(), end(). Without end() they are incomplete.
/// Statements of rowscope that a sink runs itself are not recorded.
/// \par Thread safety its functions are called under a lock of the recorder, by any thread; they do not call the
/// recorder
class sink {
 public:
  sink() = default;
  sink(const sink&) = delete;
  sink& operator=(const sink&) = delete;
  virtual ~sink() = default;

  /// Each may throw a failure, or what else it likes; then none of this batch is written, and the recorder counts it as
  /// lost. What it throws in begin() leaves the recorder's constructor.
  virtual void begin(const run_info& run) = 0;
  virtual void write(std::span<const record> batch) = 0;
  virtual void end(const run_totals& totals) = 0;
};

/// Keeps all records: for tests.
/// \par Thread safety any thread, at any time
class memory_sink : public sink {
 public:
  /// What has been written so far, without it from then on. Flush the recorder first.
  [[nodiscard]] std::vector<record> take();
  /// Whether the recorder has ended.
  [[nodiscard]] bool is_complete() const;

  void begin(const run_info& run) override;
  void write(std::span<const record> batch) override;
  void end(const run_totals& totals) override;

 private:
  mutable std::mutex mutex_;
  std::vector<record> records_;
  bool complete_ = false;
};

}  // namespace rowscope::audit
