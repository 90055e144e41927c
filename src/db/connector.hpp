#pragma once
#include <memory>
#include <string>
#include <vector>

#include <rowscope/db/connection.hpp>
#include <rowscope/db/guard_report.hpp>
#include <rowscope/schema/lint.hpp>

namespace soci {
class backend_factory;
class session;
}  // namespace soci

namespace rowscope::detail {

class user_connection;
class user_connections;

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

  /// What opens sessions of SOCI's, each on a connection of its own: one of `users`. It lives as long as the process.
  /// \throws usage_error where there can be none
  virtual const soci::backend_factory& backend(const std::shared_ptr<user_connections>& users) = 0;
  /// That of a session of SOCI's, whichever database opened it; none where it has another kind of connection.
  [[nodiscard]] virtual user_connection* user_connection_of(soci::session& sql) const noexcept = 0;
};

}  // namespace rowscope::detail
