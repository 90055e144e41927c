#pragma once
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include <rowscope/db/lease.hpp>

#include "connector.hpp"
#include "user_connections.hpp"

namespace soci {
class backend_factory;
class session;
}  // namespace soci

namespace rowscope::detail {

struct pool_options {
  std::size_t size = 1;
  std::chrono::milliseconds lease_timeout{};
};

/// The connections of a database. A connection is opened when it is first needed; the first one at once.
class pool final : public lease_owner {
 public:
  /// \throws what connector::open() and connector::check_schema() throw
  pool(std::unique_ptr<connector> c, const schema_info& schema, pool_options options);
  /// Leases that are still held are over.
  ~pool();

  /// \throws connection_error when none is free in time \throws usage_error when the calling thread holds them all
  lease_holder take(std::source_location made);
  void give_back(lease& l) noexcept override;

  /// What opens sessions of SOCI's that the user owns. \see database::backend
  [[nodiscard]] const soci::backend_factory& backend();
  /// \throws usage_error where the session has no connection of this pool's database, or is lent already
  lease_holder borrow(soci::session& sql, const scope& s, std::source_location made);
  /// One that belongs to no slot. \throws what connector::open() and connector::check_schema() throw
  [[nodiscard]] std::unique_ptr<connection> open();
  /// Where tables did not exist when they were compared last, compares them.
  void look_at_schema(connection& c) {
    if (!checked_.load(std::memory_order_acquire)) check_schema(c);
  }

  [[nodiscard]] bool serves_unscoped() const noexcept { return connector_->serves_unscoped(); }
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

  std::shared_ptr<user_connections> users_;
  const soci::backend_factory* users_factory_ = nullptr;  ///< made when it is first asked for
};

}  // namespace rowscope::detail
