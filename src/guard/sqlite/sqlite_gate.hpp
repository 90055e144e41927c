#pragma once
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "../../db/sqlite/sqlite_connection.hpp"
#include "../lent_session.hpp"
#include "../unchecked_plans.hpp"
#include "guard_state.hpp"
#include "held_text.hpp"
#include "raw_writer.hpp"
#include "reporter.hpp"
#include "statement_limits.hpp"

namespace rowscope::detail::sqlite {

/// The guard of one connection: its views, triggers, functions and authorizer, and the statements that run under them.
class sqlite_gate final : public sqlite_raw_host, public lent_host {
 public:
  sqlite_gate(sqlite_connection& on, const guard& modes, std::shared_ptr<guard_log> log);
  ~sqlite_gate() override;

  void enter(const scope& s, const plan& p) override;
  soci::session& lend(const statement_source& site, const scope& s) override;
  void borrow(const std::source_location& made, const scope& s) override;
  const plan& unchecked(const statement_source& source, raw_source text, std::size_t outputs) override;
  bool release() noexcept override;

  [[nodiscard]] std::string unguarded_text(const plan& p) override;
  int prepare(const plan& p, sqlite3_stmt** statement) override;
  int step(sqlite3_stmt* statement, raw_progress& progress) override;
  void forget(sqlite3_stmt* statement) noexcept override;
  [[noreturn]] void fail(int result, const plan& p) override;
  [[nodiscard]] std::int64_t written_rows() const noexcept override { return writer_.written(); }
  [[nodiscard]] std::int64_t written_key() const noexcept override { return writer_.key(); }
  void drop_views() override;
  void create_views() override;

  [[nodiscard]] const std::shared_ptr<lent_session>& borrowed() const noexcept override { return lent_.borrowed(); }

  [[nodiscard]] soci::details::session_backend& soci_backend() override;
  [[nodiscard]] std::unique_ptr<soci::details::statement_backend> make_statement(
      std::shared_ptr<lent_session> of) override;
  [[nodiscard]] std::unique_ptr<soci::details::blob_backend> make_blob() override;
  [[nodiscard]] bool last_key(long long& key) const override;

  // What statements through SOCI run by, too.
  /// \throws usage_error while raw rows of another scope are open, and for a scope that raw SQL cannot be held to
  void hold_to(const scope& s, const error_place& place);
  /// The SQL that is prepared for what the user wrote. \throws guard_refused
  [[nodiscard]] held_text hold(const std::string& sql, const error_place& place);
  /// After the preparation of what was held. \returns what the guard would have refused of it
  [[nodiscard]] std::string end_prepare() noexcept;
  void begin_write();
  void end_write() noexcept;
  /// A write has been done as it was written: so many rows.
  void end_write_as_written(std::int64_t rows) noexcept;
  /// Around an execution of a statement that is reported, up to its first row.
  class report {
   public:
    report(sqlite_gate& gate, const held_text& held) : gate_(gate), held_(held) { gate_.begin_report(held); }
    report(const report&) = delete;
    report& operator=(const report&) = delete;
    ~report() { gate_.stop_report(); }
    /// It has come so far.
    void end(const error_place& place) const { gate_.reporter_.end(held_, place); }

   private:
    sqlite_gate& gate_;
    const held_text& held_;
  };
  /// Runs a part of an execution as raw SQL, which may not do more than the guard allows, nor longer.
  void within_limits(raw_progress& progress, const std::function<void()>& work);
  /// \returns whether the row is still within the limit
  [[nodiscard]] bool count_row(raw_progress& progress) noexcept { return limits_.count_row(progress); }
  /// Throws why the guard has broken the last part off; returns where it has not.
  void throw_refusal(const error_place& place);
  [[nodiscard]] std::string in_the_users_words(std::string message) const;

 private:
  friend struct guard_functions;

  /// A prepared raw statement that is reported.
  struct reported {
    held_text held;
    error_place place;
  };
  static int authorize(void* gate, int action, const char* first, const char* second, const char* database,
                       const char* innermost);
  void install();
  void begin_report(const held_text& held) noexcept;
  void stop_report() noexcept;
  [[nodiscard]] const reported* reported_of(sqlite3_stmt* statement) const;
  void run(const std::string& sql);
  /// Reads anew what the database has beside the declared tables, where its schema has changed.
  void look_at_schema();

  sqlite_connection& on_;
  guard_state state_;
  raw_writer writer_;
  reporter reporter_;
  statement_limits limits_;
  unchecked_plans unchecked_;
  lent_sessions lent_;
  std::map<sqlite3_stmt*, reported> reported_;
  std::optional<scope> scope_;  ///< what raw SQL is held to now
  std::exception_ptr thrown_;   ///< by a write of the guard's, to be thrown on behind SQLite
  std::int64_t schema_version_ = -1;
  bool has_views_ = false;
  bool is_changed_ = false;  ///< a statement in report mode may have set up the connection otherwise
};

}  // namespace rowscope::detail::sqlite
