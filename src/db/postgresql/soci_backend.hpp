#pragma once
#include <memory>
#include <string>

#include <rowscope/error.hpp>

namespace soci {
class session;
class soci_error;
namespace details {
class statement_backend;
}
}  // namespace soci

namespace rowscope::detail::postgresql {

struct soci_closer {
  void operator()(soci::session* s) const;
};
using soci_session = std::unique_ptr<soci::session, soci_closer>;

/// A connection of SOCI's. \throws connection_error; its text has no password
[[nodiscard]] soci_session open_session(const std::string& connection);
/// The PGconn* of a session.
[[nodiscard]] void* handle_of(soci::session& s);

/// The name of a statement of SOCI's on the server, which it then does not deallocate itself; empty where it has none.
[[nodiscard]] std::string take_statement_name(soci::details::statement_backend& s);

/// Throws what stands for an error of SOCI's that is the guard's doing; returns where it is none.
void throw_refusal(const soci::soci_error& e, const error_place& place);

}  // namespace rowscope::detail::postgresql
