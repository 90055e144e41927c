#pragma once
#include <memory>
#include <string>

namespace soci {
class session;
}

namespace rowscope::detail::postgresql {

struct soci_closer {
  void operator()(soci::session* s) const;
};
using soci_session = std::unique_ptr<soci::session, soci_closer>;

/// A connection of SOCI's. \throws connection_error; its text has no password
[[nodiscard]] soci_session open_session(const std::string& connection);
/// The PGconn* of a session.
[[nodiscard]] void* handle_of(soci::session& s);

}  // namespace rowscope::detail::postgresql
