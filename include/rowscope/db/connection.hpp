#pragma once
#include <memory>
#include <optional>
#include <vector>

#include <rowscope/db/cursor.hpp>
#include <rowscope/db/raw_host.hpp>
#include <rowscope/schema/schema.hpp>

namespace rowscope::detail {

enum class transaction_step : std::uint8_t { begin, begin_reads, commit, roll_back };

/// A connection to a database, with the statements that are prepared on it and the transactions that are open on it.
/// Used by one thread at a time.
class connection {
 public:
  /// \param most_kept prepared statements: at least 1
  connection(const schema_info& schema, dialect sql, std::size_t most_kept)
      : schema_(schema), dialect_(sql), most_kept_(most_kept) {}
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;
  virtual ~connection() = default;

  /// A cursor that is free for the plan. One that is busy is never reset: another is prepared.
  /// \throws usage_error in a transaction that has failed, and for a write in one that is read-only
  /// \throws schema_error for a table that is not in the schema
  cursor& acquire(const plan& p) {
    if (is_accepted(p.verb) && p.index < cursors_.size()) [[likely]]
      if (cursor* c = cursors_[p.index]; c != nullptr && c->is_free()) [[likely]]
        return use(*c);
    return acquire_other(p);
  }

  /// How the database would run the plan: its own words, a line for each step. Runs nothing.
  /// \throws schema_error for a table that is not in the schema
  [[nodiscard]] std::string explain(const plan& p);

  /// Closes the cursors that are kept for the plan. Executions on them are over.
  void forget(const plan& p) noexcept;
  /// Whether a statement of the verb may run in the transactions that are open.
  /// \throws usage_error in one that has failed, and for a write in one that is read-only
  void check_accepts(tree::verb v, const error_place& place) const;
  /// Whether a write may.
  [[nodiscard]] bool accepts_writes() const noexcept { return accepted_ == accepted::all; }
  /// Whether no execution of the plan runs.
  [[nodiscard]] bool is_idle(const plan& p) const noexcept;
  /// Whether rows of a statement under the guard are open.
  [[nodiscard]] bool runs_guarded() const noexcept;

  /// Opens a transaction inside of those that are open. \returns what it is known by: never the same again
  std::uint64_t begin(bool read_only);
  /// \throws usage_error unless it is the innermost; \throws busy where it is still open and may be committed again
  void commit(std::uint64_t transaction);
  /// Undoes this transaction and those inside of it. Does nothing for one that is over.
  void rollback(std::uint64_t transaction) noexcept;

  /// So that something can be tried out behind a write that fails: where a failed statement spoils its transaction, the
  /// next one is undone alone.
  virtual void undo_next_alone() {}
  /// Where the database itself holds each statement to a scope: the one that shows the rows of every tenant, and of
  /// every value in the other dimensions that `own` speaks of. None where nothing but its predicates holds a statement.
  /// \throws usage_error where the database was opened without what tells who has rows
  [[nodiscard]] virtual std::optional<scope> scope_of_all_rows(const scope& own);

  /// Called for each error of the database: in a transaction only rollback is accepted after it.
  void note_failure() noexcept;

  /// Whether the database still answers on it, as far as that shows without asking.
  [[nodiscard]] virtual bool is_usable() const noexcept { return true; }

  /// Back to how it was opened: no rows, no transaction. \returns whether it is fit for the next lease
  bool clean() noexcept;

  [[nodiscard]] const schema_info& schema() const noexcept { return schema_; }
  [[nodiscard]] dialect sql_dialect() const noexcept { return dialect_; }

  /// What raw SQL runs by. \throws usage_error where the database was opened with raw_mode::off
  [[nodiscard]] virtual raw_host& raw() = 0;

 protected:
  virtual cursor& prepare(const plan& p) = 0;
  virtual std::string query_plan(const plan& p) = 0;
  virtual void execute(const char* sql) = 0;
  virtual void run(transaction_step step) = 0;
  [[nodiscard]] virtual bool in_transaction() const noexcept = 0;
  [[nodiscard]] virtual std::int64_t last_key() const noexcept = 0;
  virtual void set_last_key(std::int64_t key) noexcept = 0;
  /// Around a trial. `alone`: no transaction is open.
  virtual void begin_trial(bool alone);
  virtual void end_trial(bool alone);
  /// Ends what raw SQL has left. \returns whether the connection is fit for the next lease
  virtual bool release() noexcept = 0;

  /// Gives a cursor of prepare() back.
  virtual void close(cursor& c) noexcept = 0;

  /// Before the database is closed: ends all executions and closes the cursors.
  void close_cursors() noexcept;

 private:
  friend class trial;

  [[nodiscard]] bool is_accepted(tree::verb v) const noexcept {
    return accepted_ == accepted::all || (accepted_ == accepted::reads && v == tree::verb::select);
  }
  cursor& use(cursor& c) noexcept {
    c.last_use_ = ++uses_;
    return c;
  }
  cursor& acquire_other(const plan& p);
  void make_room() noexcept;
  void check_tables(const plan& p) const;
  void close_all(std::size_t index) noexcept;
  void end_executions() noexcept;
  /// 1 for the outermost that is open, 0 for one that is over.
  [[nodiscard]] std::size_t level_of(std::uint64_t transaction) const noexcept;
  void roll_back_to(std::size_t level) noexcept;
  bool undo(std::size_t level) noexcept;
  void update_accepted() noexcept {
    if (read_only_level_ > open_.size()) read_only_level_ = 0;
    accepted_ = failed_ ? accepted::nothing : read_only_level_ > 0 ? accepted::reads : accepted::all;
  }

  schema_info schema_;
  dialect dialect_;
  std::vector<cursor*> cursors_;  ///< by plan::index
  std::size_t most_kept_;         ///< of cursors; more where all of them are busy
  std::size_t kept_ = 0;
  std::uint64_t uses_ = 0;
  std::vector<std::uint64_t> open_;  ///< the open transactions, the outermost first
  std::uint64_t last_begun_ = 0;
  std::size_t failed_level_ = 0;     ///< the innermost that was open when a statement failed
  std::size_t read_only_level_ = 0;  ///< the outermost that was asked for as read_only; 0: none
  bool failed_ = false;
  enum class accepted : std::uint8_t { all, reads, nothing } accepted_ = accepted::all;  ///< what acquire() looks at
};

/// Undoes what statements on the connection write while it lives, by a savepoint, also in a transaction that has
/// failed: neither the transactions nor the last key are others afterwards. Statements that are running go on.
class [[nodiscard]] trial {
 public:
  explicit trial(connection& on);
  trial(const trial&) = delete;
  trial& operator=(const trial&) = delete;
  ~trial();

 private:
  connection& on_;
  std::int64_t key_;
  bool was_in_transaction_;
  bool had_failed_;
  std::size_t failed_level_;
};

}  // namespace rowscope::detail
