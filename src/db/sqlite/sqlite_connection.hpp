#pragma once
#include <array>
#include <chrono>

#include "armed_scope.hpp"
#include "soci_backend.hpp"
#include "sqlite_cursor.hpp"
#include "sqlite_raw_host.hpp"

namespace rowscope::detail::sqlite {

/// What the set-up of a connection needs.
struct connection_set_up {
  std::string path{};  ///< for messages
  std::chrono::milliseconds busy_timeout{};
  bool wal = false;
  void (*on_open)(sqlite3*) = nullptr;
};

/// Before anybody uses the connection. \throws connection_error, busy, database_error
void set_up(sqlite3* handle, const connection_set_up& how);

/// Statements run on the native handle of a SOCI session.
class sqlite_connection final : public connection {
 public:
  sqlite_connection(const schema_info& schema, soci_backend::session session, std::size_t most_statements);
  ~sqlite_connection() override;

  [[nodiscard]] sqlite3* handle() const noexcept { return handle_; }
  [[nodiscard]] soci::session& soci() const noexcept { return *session_; }
  /// While the library itself prepares or steps a statement.
  [[nodiscard]] armed_scope armed() noexcept { return {armed_, true}; }
  /// While what a user wrote is prepared or stepped.
  [[nodiscard]] armed_scope disarmed() noexcept { return {armed_, false}; }
  [[nodiscard]] bool is_armed() const noexcept { return armed_; }

  void install(std::unique_ptr<sqlite_raw_host> host) noexcept { host_ = std::move(host); }
  [[nodiscard]] sqlite_raw_host& raw() override;
  /// Runs SQL of the library's own, without rows.
  void execute(const char* sql) override;
  void run(transaction_step step) override;
  [[nodiscard]] bool in_transaction() const noexcept override;
  [[nodiscard]] std::int64_t last_key() const noexcept override;
  void set_last_key(std::int64_t key) noexcept override;
  /// Where another database may be attached: a BEGIN IMMEDIATE that was prepared before would not lock it.
  void forget_transaction_steps() noexcept;

 private:
  cursor& prepare(const plan& p) override;
  std::string query_plan(const plan& p) override;
  void close(cursor& c) noexcept override;

  bool release() noexcept override;

  soci_backend::session session_;
  sqlite3* handle_;
  bool armed_ = false;
  std::array<sqlite3_stmt*, 4> steps_{};   ///< by transaction_step; prepared when they are first run
  std::unique_ptr<sqlite_raw_host> host_;  ///< none where raw SQL is off
};

}  // namespace rowscope::detail::sqlite
