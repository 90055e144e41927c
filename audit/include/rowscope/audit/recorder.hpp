#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <rowscope/audit/sink.hpp>

namespace rowscope::audit {

class record_ring;

struct recorder_options {
  std::size_t ring = 1024;   ///< records that each thread keeps until they are written; rounded up to a power of two
  std::uint32_t one_of = 1;  ///< each thread records its first execution, and then each so many-th; every "unscoped"
};

/// Writes down every execution of the process while it is observed, in production as well as in tests:
///
///     rs::audit::recorder recorder(std::make_shared<rs::audit::json_lines_sink>("records.jsonl"));
///     const auto watch = rs::observe(recorder);
///
/// Each thread has a ring of its own, so that an execution neither allocates nor waits for another thread. A thread
/// whose ring is full writes it to the sink, before its execution returns. What is still in the rings is lost when the
/// process crashes; nothing else is.
///
/// Nothing that goes wrong with the sink meets the application: the records are lost() and problem() says why.
/// \par Lifetime longer than its observation. A library whose statements ran is not unloaded before flush()
/// \par Thread safety any thread, at any time. After fork() the child is not to use it, nor to end it
class recorder : public observer {
 public:
  /// \throws failure (cannot_write) as the sink does, (usage) for options that make no sense
  explicit recorder(std::shared_ptr<sink> to, recorder_options options = {});
  /// As close().
  ~recorder() override;

  /// What runs from now on is recorded as of this test, on whatever thread; of none where the name is empty.
  void in_test(std::string_view name);

  /// Writes what is in the rings of all threads.
  void flush() noexcept;
  /// Writes the rings and the end mark. What runs afterwards is not recorded.
  void close() noexcept;

  /// How many records the sink took.
  [[nodiscard]] std::uint64_t written() const noexcept { return written_.load(std::memory_order_relaxed); }
  /// How many could not be written.
  [[nodiscard]] std::uint64_t lost() const noexcept { return lost_.load(std::memory_order_relaxed); }
  /// Why the last of them was lost, or the end mark not written; empty for none.
  [[nodiscard]] std::string problem() const;

  void executed(const execution& e) noexcept override;
  void opened_unscoped(const rowscope::scope& s) noexcept override;

 private:
  struct adoption;

  record_ring* ring_of_thread() noexcept;
  std::shared_ptr<record_ring> adopt();
  void put(const execution& e, bool sampled) noexcept;
  void put_into_full(record_ring& ring, const execution& e, std::int64_t at) noexcept;
  void drain(record_ring& ring) noexcept;
  void lose(std::uint64_t records, std::string_view why) noexcept;

  const std::uint64_t id_;  ///< no other recorder of the process has had it
  const recorder_options options_;
  const std::shared_ptr<sink> sink_;
  std::atomic<const std::string*> test_{nullptr};
  std::atomic<std::uint64_t> written_{0};
  std::atomic<std::uint64_t> lost_{0};

  mutable std::mutex mutex_;  ///< of all below, and of the sink
  std::vector<std::shared_ptr<record_ring>> rings_;
  std::vector<record> batch_;  ///< keeps its capacity, and that of its texts
  std::set<std::string, std::less<>> tests_;
  std::string problem_;
  std::uint32_t threads_ = 0;
  bool closed_ = false;
};

}  // namespace rowscope::audit
