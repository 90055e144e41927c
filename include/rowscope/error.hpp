#pragma once
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rowscope {

/// Where in the user's program an error belongs. Parts that are not known are empty.
struct error_place {
  std::string site{};  ///< area.purpose of the statement
  std::string file{};  ///< base name of the file in which the site is written
  std::uint32_t line = 0;
  std::string table{};  ///< the declared table, as the database names it
};

/// Base of everything that the library throws.
///
/// The message says what was expected, what came, where, and what to write instead. It never contains a bound value:
/// it may be logged, and shown to another tenant.
class error : public std::runtime_error {
 public:
  explicit error(const std::string& message, error_place place = {});
  ~error() override;

  [[nodiscard]] std::string_view site() const noexcept { return place_->site; }
  [[nodiscard]] std::string_view file() const noexcept { return place_->file; }
  [[nodiscard]] std::uint32_t line() const noexcept { return place_->line; }
  [[nodiscard]] std::string_view table() const noexcept { return place_->table; }
  /// Whether the same work, done again from its start, can succeed.
  [[nodiscard]] virtual bool retryable() const noexcept { return false; }

 private:
  std::shared_ptr<const error_place> place_;  // shared: copying an exception must not throw
};

/// Scoped work was asked for where no tenant is active.
class no_active_tenant : public error {
 public:
  using error::error;
  ~no_active_tenant() override;
};

/// A write would leave the scope of its session. "Belongs to another tenant" and "does not exist" are told alike.
class scope_violation : public error {
 public:
  using error::error;
  ~scope_violation() override;
};

/// The guard refused raw SQL.
class guard_refused : public error {
 public:
  using error::error;
  ~guard_refused() override;
};

/// One row was asked for, and there is none in the scope.
class not_found : public error {
 public:
  using error::error;
  ~not_found() override;
};

/// One row was asked for, and there are more.
class ambiguous_result : public error {
 public:
  using error::error;
  ~ambiguous_result() override;
};

enum class constraint_kind : std::uint8_t { unique, primary_key, not_null, check, foreign_key, datatype, other };

/// The database refused a write because of a constraint.
class constraint_error : public error {
 public:
  constraint_error(const std::string& message, error_place place, constraint_kind kind, std::string constraint);
  ~constraint_error() override;

  [[nodiscard]] constraint_kind kind() const noexcept { return kind_; }
  /// What the database calls it: the columns of a unique key, the name of a check; may be empty.
  [[nodiscard]] std::string_view constraint() const noexcept { return *constraint_; }

 private:
  constraint_kind kind_;
  std::shared_ptr<const std::string> constraint_;
};

/// A value does not fit: a tenant that cannot be one, a stored value that is not of its column's C++ type.
class value_error : public error {
 public:
  using error::error;
  ~value_error() override;
};

/// The database's schema is not what the declarations say, in something that scoping stands on.
class schema_error : public error {
 public:
  using error::error;
  ~schema_error() override;
};

/// Another connection holds a lock. \see retryable
class busy : public error {
 public:
  using error::error;
  ~busy() override;
  [[nodiscard]] bool retryable() const noexcept override { return true; }
};

/// No connection could be had: the database cannot be opened, or no lease was free in time.
class connection_error : public error {
 public:
  using error::error;
  ~connection_error() override;
};

/// The program uses the library against its rules: a session after its lease, a transaction out of order.
class usage_error : public error {
 public:
  using error::error;
  ~usage_error() override;
};

/// Any other failure that the database reports: a full disk, a corrupt file.
class database_error : public error {
 public:
  using error::error;
  ~database_error() override;
};

}  // namespace rowscope
