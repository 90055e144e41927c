#include "soci_backend.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <rowscope/error.hpp>

#include "error_mapping.hpp"

namespace rowscope::detail::postgresql {

namespace {

constexpr const char* what_it_takes = "rs::postgresql() takes what libpq does: \"host=... dbname=... user=...\"";

/// What libpq says of a string that it cannot read repeats parts of it.
void check_readable(const std::string& connection) {
  char* why = nullptr;
  PQconninfoOption* const read = PQconninfoParse(connection.c_str(), &why);
  PQfreemem(why);
  if (read == nullptr)
    throw connection_error(std::string("libpq cannot read this connection string, which is not shown, since a password "
                                       "may be in it: look for values with blanks or quotes, which stand in '...'; ") +
                           what_it_takes);
  PQconninfoFree(read);
}

}  // namespace

void soci_closer::operator()(soci::session* s) const { delete s; }

soci_session open_session(const std::string& connection) {
  check_readable(connection);
  try {
    return soci_session(new soci::session(*soci::factory_postgresql(), connection));
  } catch (const soci::soci_error& e) {
    // What libpq says has the host, the database and the role, and never the password.
    throw connection_error(std::string("the PostgreSQL database cannot be opened: ") + e.what() + "; " + what_it_takes);
  }
}

// Its type info is not exported, so that a dynamic_cast would not link; open_session() makes nothing else.
void* handle_of(soci::session& s) { return static_cast<soci::postgresql_session_backend*>(s.get_backend())->conn_; }

std::string take_statement_name(soci::details::statement_backend& s) {
  return std::exchange(static_cast<soci::postgresql_statement_backend&>(s).statementName_, {});
}

void throw_refusal(const soci::soci_error& e, const error_place& place) {
  if (const auto* failed = dynamic_cast<const soci::postgresql_soci_error*>(&e))
    throw_raw_refusal(failed->sqlstate(), e.what(), {}, place);
}

}  // namespace rowscope::detail::postgresql
