#pragma once
#include <functional>
#include <memory>
#include <string>

#include "user_connections.hpp"

namespace soci {
class backend_factory;
class session;
namespace details {
class session_backend;
}
}  // namespace soci

namespace rowscope::detail {

/// What the backend of a user's session is beside one of SOCI's.
class user_backend {
 public:
  explicit user_backend(std::unique_ptr<user_connection> c) : connection_(std::move(c)) {}
  user_backend(const user_backend&) = delete;
  user_backend& operator=(const user_backend&) = delete;
  virtual ~user_backend() = default;

  [[nodiscard]] user_connection& connection() const noexcept { return *connection_; }

 private:
  std::unique_ptr<user_connection> connection_;
};

/// Opens connections of `users` for sessions of SOCI's, also when they reconnect. A session refers to its factory for
/// as long as it lives, which may be longer than the database: the factory lives as long as the process.
/// \param is_of whether a connect string that is not empty names the database
[[nodiscard]] const soci::backend_factory& make_user_factory(std::shared_ptr<user_connections> users,
                                                             std::function<bool(const std::string&)> is_of);

/// \returns none for a session that is closed, or that another factory opened
[[nodiscard]] user_connection* user_connection_of(soci::session& sql) noexcept;

/// The backend of a session that has the connection: statements run under its guard while it is lent, and are refused
/// else. The guard defines it.
[[nodiscard]] std::unique_ptr<soci::details::session_backend> make_user_backend(std::unique_ptr<user_connection> c);

}  // namespace rowscope::detail
