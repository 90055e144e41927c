#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include <rowscope/db/lease.hpp>

namespace rowscope::detail {

class pool;
class user_connections;

/// The connection of a session of SOCI's that the user opened, and owns. It can be used only while it is lent.
/// \par Lifetime that session's, until it is closed. The database may end before: then each use is a usage_error
class user_connection final : public lease_owner {
 public:
  user_connection(std::shared_ptr<user_connections> of, std::unique_ptr<connection> open);
  /// A session that it is lent to is over.
  ~user_connection();

  /// \throws usage_error while it is lent already, and what pool::open() and raw_host::borrow() throw
  [[nodiscard]] lease_holder lend(const scope& s, std::source_location made);
  void give_back(lease& l) noexcept override;

  /// \throws usage_error while it is not lent
  [[nodiscard]] connection& lent() const {
    if (!lent_.load(std::memory_order_acquire)) throw_not_lent();
    return *open_;
  }
  [[nodiscard]] bool is_of(const user_connections& c) const noexcept { return of_.get() == &c; }
  /// Whether its database lives.
  [[nodiscard]] bool is_alive() const noexcept;

 private:
  friend class user_connections;

  [[noreturn]] void throw_not_lent() const;
  /// What is lent is over. \returns the connection, to be closed
  [[nodiscard]] std::unique_ptr<connection> take() noexcept;

  std::shared_ptr<user_connections> of_;
  lease& lease_;
  std::unique_ptr<connection> open_;  ///< none where it could not be made clean: the next lease opens another
  std::atomic<bool> lent_{false};  ///< atomic: a session that went back to the user's pool too early may be another's
};

/// Those of one database. It outlives the database, and is what its sessions of SOCI's ask whether that lives.
/// \par Thread safety all members may be called by any thread
class user_connections : public std::enable_shared_from_this<user_connections> {
 public:
  explicit user_connections(pool& of) : pool_(&of) {}

  /// \throws usage_error where the database was destroyed, and what pool::open() throws
  [[nodiscard]] std::unique_ptr<user_connection> make();
  [[nodiscard]] std::unique_ptr<connection> open() const;
  void look_at_schema(connection& c) const;
  /// The database ends: every connection is closed.
  void end() noexcept;
  [[nodiscard]] bool has_ended() const noexcept { return pool_.load() == nullptr; }

 private:
  friend class user_connection;

  [[nodiscard]] pool& alive() const;
  void add(user_connection& c);
  void remove(user_connection& c) noexcept;

  std::atomic<pool*> pool_;  ///< none once the database is destroyed
  std::mutex mutex_;
  std::vector<user_connection*> all_;
};

}  // namespace rowscope::detail
