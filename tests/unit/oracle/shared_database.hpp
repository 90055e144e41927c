#pragma once
#include <optional>

#include <rowscope/db/database.hpp>

#include "plain_connection.hpp"

namespace rowscope_tests::oracle {

/// The one database that all tenants share, and that rowscope works on: SQLite's, or PostgreSQL's with the DDL of the
/// library.
class shared_database {
 public:
  shared_database();

  [[nodiscard]] rowscope::database& db() noexcept { return *db_; }
  /// Back to the rows of the beginning.
  void restore();
  /// What is in it now, seen from outside.
  [[nodiscard]] plain_connection& rows();
  /// What was in it at the beginning.
  [[nodiscard]] plain_connection& pristine() noexcept { return pristine_; }

 private:
  void copy_from_postgresql();

  plain_database file_{};
  plain_connection pristine_{};
  plain_connection seen_;  ///< SQLite's file itself, or a copy of what PostgreSQL has
  std::optional<rowscope::database> db_{};
};

}  // namespace rowscope_tests::oracle
