#pragma once
#include <functional>
#include <memory>
#include <optional>

#include <rowscope/db/connection.hpp>

#include "connection_settings.hpp"
#include "open_transaction.hpp"
#include "postgresql_cursor.hpp"
#include "raw_limits.hpp"
#include "soci_backend.hpp"
#include "wire.hpp"

namespace rowscope::detail::postgresql {

class scope_signer;
class tenants_beside;

/// How a connection works. \see postgresql_options
struct connection_set_up {
  std::shared_ptr<const scope_signer> signer;  ///< none for the role of unscoped sessions
  std::size_t most_statements = 1;
  bool transaction_pooling = false;
  guard raw{};
  bool distributed = false;
  std::string unscoped{};  ///< how to connect as the role of unscoped sessions; empty: not
};

/// Statements run on the native handle of a SOCI session, in libpq's pipelines: what belongs to one step of the user's
/// goes to the server in one round trip.
class postgresql_connection final : public connection {
 public:
  postgresql_connection(const schema_info& schema, soci_session session, const connection_set_up& how);
  ~postgresql_connection() override;
  /// Before anybody uses it.
  void set_up();

  [[nodiscard]] PGconn* handle() const noexcept { return wire_.connection(); }
  [[nodiscard]] soci::session& soci() const noexcept { return *session_; }
  [[nodiscard]] raw_host& raw() override;
  [[nodiscard]] bool is_usable() const noexcept override;
  void undo_next_alone() override { undoes_next_alone_ = in_transaction(); }
  [[nodiscard]] std::optional<scope> scope_of_all_rows(const scope& own) override;
  /// Whether a proxy gives each transaction another connection to the server.
  [[nodiscard]] bool is_pooled() const noexcept { return how_.transaction_pooling; }
  [[nodiscard]] bool is_distributed() const noexcept { return how_.distributed; }
  /// Runs SQL of the library's own, without rows.
  void execute(const char* sql) override;
  /// Runs SQL of the library's own. \returns its rows
  /// \param of whose place an error names; else it names the SQL
  result rows_of(const char* sql, std::span<const char* const> texts = {}, const plan* of = nullptr);
  /// Whether the database takes what this connection signs for a scope. \pre it has a signer, and no transaction
  [[nodiscard]] bool is_signature_valid();

  /// Runs work of SOCI's on the native handle, outside of pipelines. \throws what the work does
  void work_natively(const std::function<void()>& work);
  /// Runs a raw statement so, in the scope. \throws what the work does, guard_refused
  void run_raw(const scope& s, tree::verb v, const error_place& place, const std::function<void()>& work);
  /// A statement of the protocol's is not needed any more; nothing where the name is empty.
  void forget_statement(const std::string& name);

  // For cursors.
  /// Runs the statement to its end, or to its first rows where they are streamed.
  void run(postgresql_cursor& c);
  [[nodiscard]] bool is_streaming(const postgresql_cursor& c) const noexcept { return streaming_ == &c; }
  /// \pre is_streaming() \returns nothing at the end
  result next_row();
  /// The rows that are left are not needed.
  void leave_rows() noexcept;
  [[nodiscard]] std::size_t most_raw_rows() const noexcept { return limits_.most_rows(); }
  /// For a statement on the server that no other has.
  [[nodiscard]] std::string next_name() { return "rowscope_" + std::to_string(++named_); }

 private:
  cursor& prepare(const plan& p) override;
  std::string query_plan(const plan& p) override;
  void close(cursor& c) noexcept override;
  void run(transaction_step step) override;
  [[nodiscard]] bool in_transaction() const noexcept override;
  [[nodiscard]] std::int64_t last_key() const noexcept override { return 0; }
  void set_last_key(std::int64_t) noexcept override {}
  void begin_trial(bool alone) override;
  void end_trial(bool alone) override;
  bool release() noexcept override;

  [[nodiscard]] bool needs_scope() const noexcept { return how_.signer != nullptr; }
  void begin_transaction(bool read_only);
  void send(postgresql_cursor& c, bool is_alone, bool in_savepoint);
  [[nodiscard]] bool reads_only(tree::verb v) const noexcept;
  void send_raw_frame(const scope& s, bool in_savepoint);
  void check_answers(std::size_t count, const char* doing);
  [[noreturn]] void throw_failed(postgresql_cursor& c, const PGresult* answer);
  void read_first(postgresql_cursor& c);
  void run_undone_alone(postgresql_cursor& c);
  void keep_open_rows() noexcept;
  void end_exchange();
  void undo_own() noexcept;

  soci_session session_;
  connection_set_up how_;
  wire wire_;
  connection_settings settings_;
  raw_limits limits_;
  std::unique_ptr<raw_host> host_;
  open_transaction open_;                   ///< on the server
  bool is_own_ = false;                     ///< of one statement, and not the user's
  postgresql_cursor* streaming_ = nullptr;  ///< whose rows are on their way
  std::vector<std::string> closed_;         ///< names of statements that the server may forget
  std::uint64_t named_ = 0;
  bool undoes_next_alone_ = false;
  std::unique_ptr<tenants_beside> beside_;  ///< only where mutants run
};

}  // namespace rowscope::detail::postgresql
