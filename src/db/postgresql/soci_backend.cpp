#include "soci_backend.hpp"

#include <soci/soci.h>
#include <soci/postgresql/soci-postgresql.h>

#include <rowscope/error.hpp>

namespace rowscope::detail::postgresql {

void soci_closer::operator()(soci::session* s) const { delete s; }

soci_session open_session(const std::string& connection) {
  try {
    return soci_session(new soci::session(*soci::factory_postgresql(), connection));
  } catch (const soci::soci_error& e) {
    // What libpq says has the host, the database and the role, and never the password.
    throw connection_error(std::string("the PostgreSQL database cannot be opened: ") + e.what() +
                           "; rs::postgresql() takes what libpq does: \"host=... dbname=... user=...\"");
  }
}

// Its type info is not exported, so that a dynamic_cast would not link; open_session() makes nothing else.
void* handle_of(soci::session& s) { return static_cast<soci::postgresql_session_backend*>(s.get_backend())->conn_; }

}  // namespace rowscope::detail::postgresql
