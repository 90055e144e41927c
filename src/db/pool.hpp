#pragma once
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include <rowscope/db/lease.hpp>

#include "connector.hpp"

namespace rowscope::detail {

struct pool_options {
  std::size_t size = 1;
  std::chrono::milliseconds lease_timeout{};
};

/// The connections of a database. A connection is opened when it is first needed; the first one at once.
class pool {
 public:
  /// \throws what connector::open() and connector::check_schema() throw
  pool(std::unique_ptr<connector> c, const schema_info& schema, pool_options options);
  pool(const pool&) = delete;
  pool& operator=(const pool&) = delete;
  /// Leases that are still held are over.
  ~pool();

  /// \throws connection_error when none is free in time \throws usage_error when the calling thread holds them all
  lease_holder take(std::source_location made);
  void give_back(lease& l) noexcept;

  void create_tables();
  /// Also of a database whose tables are not what scoping needs.
  [[nodiscard]] std::vector<finding> lint();
  [[nodiscard]] std::vector<guard_report> guard_reports() const { return connector_->guard_reports(); }
  [[nodiscard]] const schema_info& schema() const noexcept { return schema_; }
  /// How often a connection was taken.
  [[nodiscard]] std::uint64_t taken() {
    const std::lock_guard lock(mutex_);
    return taken_;
  }

 private:
  struct slot {
    lease* of = nullptr;  ///< lives as long as the process
    std::unique_ptr<connection> open;
    bool leased = false;
  };

  lease_holder take_unchecked(std::source_location made);
  slot& wait_for_slot(std::source_location made);
  slot* free_slot();
  void refuse_deadlock() const;
  [[nodiscard]] std::string holders() const;
  void release(slot& s) noexcept;
  void check_schema(connection& c);

  std::unique_ptr<connector> connector_;
  schema_info schema_;
  pool_options options_;

  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<slot> slots_;
  std::uint64_t taken_ = 0;

  std::mutex check_mutex_;
  std::atomic<bool> checked_{false};  ///< all tables exist and were compared
};

}  // namespace rowscope::detail
