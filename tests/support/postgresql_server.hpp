#pragma once
#include <string>

#include "catch.hpp"
#include "postgresql_connection.hpp"

namespace rowscope_tests {

/// The tests' own server: the one that ctest has started, else one that this program starts and stops.
class postgresql_server {
 public:
  /// \throws std::runtime_error where the server is installed and does not start
  static const postgresql_server& get();

  enum class kind { shared, own };
  /// `own`: this object starts a server, and stops it at its end. \throws std::runtime_error where it does not start
  explicit postgresql_server(kind which);

  postgresql_server(const postgresql_server&) = delete;
  postgresql_server& operator=(const postgresql_server&) = delete;
  ~postgresql_server();

  /// Why there is none; empty where there is one.
  [[nodiscard]] const std::string& missing() const noexcept { return missing_; }
  /// For libpq.
  [[nodiscard]] std::string connection_string(const std::string& database, const std::string& role) const;
  /// The same through pgbouncer, which gives each transaction the one connection of a role and database; empty where it
  /// is not installed.
  [[nodiscard]] std::string pooled_string(const std::string& database, const std::string& role) const;
  /// Ends all connections, and starts again on what was kept. \pre it is the object's own
  void restart() const;

 private:
  std::string folder_;  ///< of the socket
  std::string own_;     ///< what the server that this program started is told by; empty where it started none
  std::string missing_;
};

/// A new database, dropped at the end. Its roles are those of the program.
class postgresql_database {
 public:
  /// \param like a database of which it is a copy; empty: nothing is in it
  explicit postgresql_database(const std::string& like = {});
  postgresql_database(const postgresql_database&) = delete;
  postgresql_database& operator=(const postgresql_database&) = delete;
  ~postgresql_database();

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] static std::string owner_role();
  [[nodiscard]] static std::string application_role();
  [[nodiscard]] static std::string unscoped_role();
  /// Connection strings, and connections, as the owner, as the application, as the unscoped role, as the superuser.
  [[nodiscard]] std::string owner_string() const { return string_of(owner_role()); }
  [[nodiscard]] std::string application_string() const { return string_of(application_role()); }
  [[nodiscard]] std::string unscoped_string() const { return string_of(unscoped_role()); }
  [[nodiscard]] postgresql_connection owner() const { return postgresql_connection(owner_string()); }
  [[nodiscard]] postgresql_connection application() const { return postgresql_connection(application_string()); }
  [[nodiscard]] postgresql_connection unscoped() const { return postgresql_connection(unscoped_string()); }
  [[nodiscard]] postgresql_connection superuser() const { return postgresql_connection(string_of("postgres")); }

 private:
  [[nodiscard]] std::string string_of(const std::string& role) const;

  std::string name_;
};

}  // namespace rowscope_tests

/// First in the body of a test case: where no server is installed the case is reported as skipped.
#define NEEDS_POSTGRESQL()                                             \
  do {                                                                 \
    if (!::rowscope_tests::postgresql_server::get().missing().empty()) \
      SKIP(::rowscope_tests::postgresql_server::get().missing());      \
  } while (false)
