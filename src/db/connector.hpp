#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <rowscope/db/connection.hpp>
#include <rowscope/db/guard_report.hpp>
#include <rowscope/schema/lint.hpp>

namespace rowscope::detail {

/// What a pool needs of a kind of database.
class connector {
 public:
  virtual ~connector() = default;

  /// \throws connection_error, busy
  virtual std::unique_ptr<connection> open() = 0;
  /// Compares what scoping stands on with the declarations, for the tables that were not there the last time.
  /// \returns whether all declared tables exist \throws schema_error
  virtual bool check_schema(connection& c) = 0;
  /// Creates the declared tables that do not exist, in one transaction.
  virtual void create_tables(connection& c) = 0;
  /// Everything in which the database is not as it should be. \see rowscope::lint
  [[nodiscard]] virtual std::vector<finding> lint(connection& c) = 0;
  /// \see rowscope::guard_reports
  [[nodiscard]] virtual std::vector<guard_report> guard_reports() const = 0;
  /// Whether sessions without a scope run on these connections; else they have their own.
  [[nodiscard]] virtual bool serves_unscoped() const noexcept { return true; }
  /// For messages.
  [[nodiscard]] virtual std::string name() const = 0;

  /// Whether a connect string of SOCI's names this database, for sessions that the user owns.
  /// \throws usage_error where there can be none
  [[nodiscard]] virtual std::function<bool(const std::string&)> user_sessions() const = 0;
};

}  // namespace rowscope::detail
