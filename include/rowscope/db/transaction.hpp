#pragma once
#include <rowscope/db/lease.hpp>

namespace rowscope {

struct read_only_t {};
/// For `session.transaction(rs::read_only)`: reads see one state of the database and take no write lock.
inline constexpr read_only_t read_only{};

/// A transaction, or inside of one a savepoint. Undone unless commit() is called.
///
/// After a statement has failed in it, only rollback() is accepted, or that of the transaction around it.
/// \par Lifetime the session's lease; commit() after it throws usage_error
class [[nodiscard(
    "rowscope: a transaction is undone when this object ends: auto tx = session.transaction()")]] transaction {
 public:
  transaction(detail::lease_ref lease, bool is_read_only);
  transaction(const transaction&) = delete;
  transaction& operator=(const transaction&) = delete;
  ~transaction();

  /// \throws usage_error after it is over, after a failure, or while one inside of it is open
  /// \throws busy where another connection reads; the transaction is still open then
  void commit();
  /// Undoes what was done since it began. Nothing where it is over.
  void rollback() noexcept;

 private:
  detail::lease_ref lease_;
  std::uint64_t id_;  ///< for the connection
  bool over_ = false;
};

/// Reads that belong together: they see one state of the database, and on a file they take its locks once, which is
/// most of what a small read costs. Writes are refused. Inside of a transaction it is a part of it.
///
/// Rows that are still open at its end are read on. After a read has failed in it, no statement is accepted before its
/// end.
/// \par Lifetime the session's lease: what ends later does nothing
class [[nodiscard(
    "rowscope: a read batch is over when this object ends: auto batch = session.read_batch()")]] read_batch {
 public:
  explicit read_batch(detail::lease_ref lease) : reads_(lease, true) {}
  read_batch(const read_batch&) = delete;
  read_batch& operator=(const read_batch&) = delete;
  ~read_batch();

 private:
  transaction reads_;
};

}  // namespace rowscope
