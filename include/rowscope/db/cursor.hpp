#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <rowscope/db/observer.hpp>
#include <rowscope/db/plan.hpp>
#include <rowscope/expression/row_buffer.hpp>

namespace rowscope::detail {

class connection;
class cursor;

/// The elements of an in(), copied where they outlive the user's range. Capacity is kept between executions.
struct bound_list {
  int parameter = 0;
  value_kind kind = value_kind::integer;
  std::vector<std::int64_t> integers{};
  std::vector<double> reals{};
  std::string texts{};              ///< texts or blobs, one behind the other
  std::vector<std::size_t> ends{};  ///< where each text or blob ends

  void clear(value_kind of) noexcept;
  void add(std::int64_t v);
  void add(double v);
  void add(bool v);
  void add(std::string_view v);
  void add(blob_view v);
  [[nodiscard]] std::size_t size() const noexcept;
  [[nodiscard]] std::size_t bytes() const noexcept;
  [[nodiscard]] std::string_view text(std::size_t i) const noexcept;
};

/// A stored value, or NULL. Small enough that it is returned in registers.
template <class T>
struct stored {
  T value{};
  bool present = false;

  [[nodiscard]] bool is_null() const noexcept { return !present; }
};
/// A text or a blob never has a null pointer, not even an empty one: that is NULL.
template <>
struct stored<std::string_view> {
  std::string_view value{};

  [[nodiscard]] bool is_null() const noexcept { return value.data() == nullptr; }
};

template <>
struct stored<blob_view> {
  blob_view value{};

  [[nodiscard]] bool is_null() const noexcept { return value.data() == nullptr; }
};

struct stored_any;
struct watched_execution;

/// Looks at the watched executions of a process that tests, from inside. Only the audit has one.
class probe {
 public:
  virtual ~probe() = default;
  /// The values are bound, and the first step is not made.
  virtual void starts(cursor& c) noexcept = 0;
  virtual void ends(cursor& c, outcome how) noexcept = 0;
};
extern std::atomic<probe*> attached_probe;

/// A prepared statement of a connection; while it runs also the cursor of its rows.
///
/// INVARIANT: the memory of a cursor lives as long as the process, and its generation changes whenever an execution is
/// over. So whoever holds (cursor, generation) can always ask whether that execution is still the one that runs.
class cursor {
 public:
  cursor(const cursor&) = delete;
  cursor& operator=(const cursor&) = delete;

  [[nodiscard]] std::uint32_t generation() const noexcept { return generation_.load(std::memory_order_relaxed); }
  [[nodiscard]] bool is_free() const noexcept { return users_ == 0; }
  [[nodiscard]] bool at_row() const noexcept { return at_row_; }
  [[nodiscard]] const plan& made_from() const noexcept { return *plan_; }

  /// Takes the cursor for an execution. \pre is_free()
  void begin(const scope& s) {
    users_ = 1;
    scope_of_call_ = &s;
    if (observers::any()) [[unlikely]]
      watch(s);
  }
  /// The same for a part of an execution, which observers are told of as a whole.
  void begin_part(const scope& s) noexcept {
    users_ = 1;
    scope_of_call_ = &s;
  }
  void share() noexcept { ++users_; }
  /// Ends the execution with its last user.
  void leave() noexcept {
    if (--users_ == 0) finish(outcome::ok);
  }
  /// Ends the execution, whoever uses it.
  void finish(outcome how) noexcept {
    if (watched_) [[unlikely]] {
      users_ = 1;  // whoever is told may run statements, and must not get this cursor for one
      report(how);
    }
    users_ = 0;
    if (at_row_) {
      at_row_ = false;
      reset();
    }
    if (has_large_values_) [[unlikely]]
      release_values();
    generation_.store(generation() + 1, std::memory_order_relaxed);
  }

  // Not inlined, so that what is before and behind them is.
  /// \throws value_error for a text that is not UTF-8 or has a NUL: not every database would keep it
  void bind_checked_text(int parameter, std::string_view value);
  /// The same, for a text that may be gone before the execution is over.
  void bind_copied_text(int parameter, std::string_view value);
  void bind_copied_blob(int parameter, blob_view value);
  /// An empty list to be filled, and then bound by bind_values().
  bound_list& list(int parameter, value_kind kind);
  void bind_values(int parameter, const bound_list& list) {
    has_large_values_ = has_large_values_ || list.bytes() > kept_bytes;
    bind_list(parameter, list);
  }
  /// Moves to the first or the next row. Where that fails, the execution is over: it must not start again.
  void advance() {
    if (watched_) [[unlikely]]
      note_step();
    try {
      at_row_ = step();
    } catch (...) {
      at_row_ = false;
      finish(outcome::failed);
      throw;
    }
    if (watched_) [[unlikely]]
      rows_ += at_row_ ? 1 : 0;
  }
  /// The next row that a write gave back. Its rows are not counted: the changed ones are.
  void advance_written() { at_row_ = step(); }
  /// Runs a write to its end, or to the first row that it gives back.
  void run() {
    if (watched_) [[unlikely]]
      note_step();
    at_row_ = step();
    if (watched_) [[unlikely]]
      rows_ = changed_rows();
  }

  // What each database does in its own way. Parameters count from 1, columns from 0. Errors carry the statement's
  // place.
  virtual void bind_null(int parameter) = 0;
  virtual void bind_integer(int parameter, std::int64_t value) = 0;
  /// \throws value_error for NaN, which no database keeps as a number
  virtual void bind_real(int parameter, double value) = 0;
  /// The text is not copied: it lives until the execution is over.
  virtual void bind_text(int parameter, std::string_view value) = 0;
  /// The rows are not copied: they live until the execution is over.
  virtual void bind_rows(int parameter, const row_buffer& rows) = 0;
  /// The bytes are not copied: they live until the execution is over.
  virtual void bind_blob(int parameter, blob_view value) = 0;

  // \throws value_error where the stored value is of another type
  virtual stored<std::int64_t> read_integer(int column) = 0;
  virtual stored<bool> read_boolean(int column) = 0;
  virtual stored<double> read_real(int column) = 0;
  /// The text lives until the next step.
  virtual stored<std::string_view> read_text(int column) = 0;
  /// The bytes live until the next step.
  virtual stored<blob_view> read_blob(int column) = 0;

  /// The stored value whatever its type is. \see watched.hpp
  virtual stored_any read_any(int column) = 0;

  /// How many values a row has.
  [[nodiscard]] virtual std::size_t columns() const noexcept = 0;
  virtual std::int64_t changed_rows() = 0;
  virtual std::int64_t last_key() = 0;

  [[nodiscard]] virtual connection& owner() noexcept = 0;

  // While the execution is watched, and a probe is attached.
  [[nodiscard]] const scope& watched_scope() const noexcept;
  /// Has the database hold the execution to another scope than the one whose values are bound.
  /// \pre a probe says so in starts() \par Lifetime the scope's: the first step
  void be_held_to(const scope& s) noexcept { scope_of_call_ = &s; }
  /// Binds the values of another execution of the same statement, which outlives this one, and the scope.
  void bind_as(const cursor& other);

 protected:
  cursor() noexcept;
  virtual ~cursor();

  /// \returns whether there is a row. Else, and where it throws, it has reset the statement.
  virtual bool step() = 0;
  /// Ends a statement that is at a row.
  virtual void reset() noexcept = 0;
  /// The list is not copied: it lives until the execution is over.
  virtual void bind_list(int parameter, const bound_list& list) = 0;

  void prepare_for(const plan& p);
  /// \pre in the call that began the execution
  [[nodiscard]] const scope& scope_of_call() const noexcept { return *scope_of_call_; }
  /// Gives back the memory of bound texts and lists.
  void release_values() noexcept;
  /// Each binding of a value says so. Defined in watched.hpp
  template <class V>
  void note_value(int parameter, V value);

 private:
  friend class connection;

  /// Of bound texts and lists each; larger ones are given back when their execution is over.
  static constexpr std::size_t kept_bytes = 4 * std::size_t{1024};

  const char* copy_of(int parameter, const void* data, std::size_t size);
  void watch(const scope& s);
  void note_step() noexcept;
  void report(outcome how) noexcept;

  std::atomic<std::uint32_t> generation_{0};
  std::uint32_t users_ = 0;
  bool at_row_ = false;
  bool watched_ = false;
  bool noting_ = false;
  bool has_large_values_ = false;
  const plan* plan_ = nullptr;
  const scope* scope_of_call_ = nullptr;
  std::uint64_t last_use_ = 0;       ///< counted by the connection
  cursor* spare_ = nullptr;          ///< for a statement that runs again while its own rows are open
  std::vector<std::string> copies_;  ///< of bound text, by parameter; they keep their capacity
  std::vector<std::unique_ptr<bound_list>> lists_;

  // Only while an observer is attached.
  std::int64_t rows_ = 0;
  bool started_stepping_ = false;
  std::unique_ptr<watched_execution> watched_execution_;  ///< made for the first one, and kept
};

/// Ends an execution that an exception leaves.
class execution_guard {
 public:
  explicit execution_guard(cursor& c) noexcept : cursor_(&c), generation_(c.generation()) {}
  execution_guard(const execution_guard&) = delete;
  execution_guard& operator=(const execution_guard&) = delete;
  ~execution_guard() {
    if (cursor_ != nullptr && cursor_->generation() == generation_) cursor_->finish(outcome::failed);
  }
  void dismiss() noexcept { cursor_ = nullptr; }

 private:
  cursor* cursor_;
  std::uint32_t generation_;
};

// For row and rows.
[[noreturn]] void throw_rows_over();
[[noreturn]] void throw_ended_while_bound();
[[noreturn]] void throw_null(const cursor& c, int column);
[[noreturn]] void throw_out_of_range(const cursor& c, int column);
/// Throws the exception that is being handled, which value_traits threw for a stored value, with its place.
[[noreturn]] void rethrow_unreadable(const cursor& c, int column);
/// The same for a value that is bound to the parameter.
[[noreturn]] void rethrow_unwritable(const cursor& c, int parameter);
/// Says why a text cannot be bound. \pre it is none that is_storable_text()
[[noreturn]] void throw_no_text(const cursor& c, int parameter, std::string_view text);
/// What a message says of the value of a parameter: the column that it is compared with or stored in, where there is
/// one.
[[nodiscard]] std::string name_of_value(const cursor& c, int parameter);
[[noreturn]] void throw_not_found(const plan& p);
[[noreturn]] void throw_ambiguous(const plan& p);

}  // namespace rowscope::detail
