#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "../../db/guard_log.hpp"
#include "../../db/sqlite/sqlite_connection.hpp"
#include "guard_state.hpp"
#include "held_text.hpp"

namespace rowscope::detail::sqlite {

/// Finds out whose rows the statements in report mode read and write, and tells the database's log.
///
/// What is written, temporary triggers on the tables tell, row by row. What is read is found by running a select again,
/// once it has begun, with the values that were bound: each of its tables in report mode is a common table then, which
/// counts the rows of others that come through the terms of the statement itself.
class reporter {
 public:
  reporter(sqlite_connection& on, guard_state& state, std::shared_ptr<guard_log> log);
  reporter(const reporter&) = delete;
  reporter& operator=(const reporter&) = delete;
  ~reporter();

  /// The database's schema is another: triggers may be missing.
  void look_again() noexcept { is_complete_ = false; }
  /// Makes the triggers that are missing, of tables that exist. Outside of a transaction, which could take them back.
  void watch_writes();

  /// Around the execution of one statement, up to its first row; end() where it came so far.
  void begin() noexcept;
  void end(const held_text& held, const error_place& place);
  void stop() noexcept { is_watching_ = false; }

  // What the triggers and the common tables call.
  [[nodiscard]] bool is_watching() const noexcept { return is_watching_ && (is_looking_ || !on_.is_armed()); }
  /// A row of others has come through a select's own terms.
  void touched(const table_info& table, std::span<sqlite3_value* const> key);
  /// A row is written: as it was, or as it is now.
  void written(const table_info& table, std::span<sqlite3_value* const> key);

 private:
  /// What a select has given, in whatever order.
  struct digest {
    std::uint64_t rows = 0;
    std::uint64_t sum = 0;
  };

  void unwatch_writes();
  [[nodiscard]] bool exists(const table_info& table);
  /// Whether the columns of the declared key are there.
  [[nodiscard]] bool has_key(const table_info& table);
  static int trace(unsigned event, void* of, void* statement, void* text);
  /// \returns whether it could be run again
  bool look(const std::string& executed);
  [[nodiscard]] std::optional<digest> run(const std::string& sql);

  sqlite_connection& on_;
  guard_state& state_;
  std::shared_ptr<guard_log> log_;
  bool is_complete_ = false;
  bool is_blind_ = false;  ///< a table has not the key that was declared, so that its rows cannot be told
  bool is_watching_ = false;
  bool is_looking_ = false;
  bool has_seen_all_ = true;           ///< since begin(): of each row that was written it is known whose it is
  std::vector<std::string> triggers_;  ///< by their names
  std::vector<std::string> executed_;  ///< since begin(), with their values
  std::vector<foreign_row> found_;     ///< rows of others
};

}  // namespace rowscope::detail::sqlite
