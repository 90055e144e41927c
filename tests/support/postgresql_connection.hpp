#pragma once
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "plain_database.hpp"

struct pg_conn;

namespace rowscope_tests {

/// An error as PostgreSQL reports it.
struct postgresql_failure : std::runtime_error {
  using std::runtime_error::runtime_error;

  std::string state;  ///< SQLSTATE
  std::string table;  ///< as the error names it; empty where it does not
  std::string column;
  std::string detail;
};

/// A plain libpq connection: the truth that the library is compared with.
class postgresql_connection {
 public:
  using parameters = std::vector<std::optional<std::string>>;

  /// \throws postgresql_failure
  explicit postgresql_connection(const std::string& connection_string);

  /// One or several statements, sent as one text. \throws postgresql_failure
  void run(const std::string& sql);
  /// The last result's rows as texts, columns joined by '|', NULL as "NULL". With parameters: one statement, whose
  /// parameters have the types that the server finds.
  text_rows rows(const std::string& sql);
  text_rows rows(const std::string& sql, const parameters& values);
  /// The one value of the one row.
  std::string value(const std::string& sql);
  /// How many rows a statement touched.
  std::string affected(const std::string& sql);
  /// The SQLSTATE that a statement fails with; "" where it succeeds. Within a transaction it is undone alone.
  std::string state_of(const std::string& sql);

  [[nodiscard]] pg_conn* handle() const noexcept { return handle_.get(); }

 private:
  struct finish {
    void operator()(pg_conn* c) const noexcept;
  };
  std::unique_ptr<pg_conn, finish> handle_;
};

}  // namespace rowscope_tests
