#include "soci_backend.hpp"

// SOCI's header includes sqlite3.h inside of a namespace: it stands alone in this file.
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <rowscope/error.hpp>

namespace rowscope::detail::sqlite {
namespace {

// Its type info is not exported, so that a dynamic_cast would not link; our factory makes nothing else.
void* handle_of_backend(soci::details::session_backend* backend) {
  return static_cast<soci::sqlite3_session_backend*>(backend)->conn_;
}

}  // namespace

class soci_backend::factory : public soci::backend_factory {
 public:
  explicit factory(std::function<void(void*)> set_up) : set_up_(std::move(set_up)) {}

  soci::details::session_backend* make_session(const soci::connection_parameters& parameters) const override {
    std::unique_ptr<soci::details::session_backend> backend(soci::factory_sqlite3()->make_session(parameters));
    set_up_(handle_of_backend(backend.get()));
    return backend.release();
  }

 private:
  std::function<void(void*)> set_up_;
};

soci_backend::soci_backend(std::function<void(void*)> set_up)
    : factory_(std::make_unique<factory>(std::move(set_up))) {}

soci_backend::~soci_backend() = default;

void soci_backend::closer::operator()(soci::session* s) const { delete s; }

soci_backend::session soci_backend::open(const std::string& path) const {
  try {
    return session(new soci::session(*factory_, "dbname=\"" + path + "\""));
  } catch (const soci::soci_error& e) {
    throw connection_error("the SQLite database " + path + " cannot be opened: " + e.what());
  }
}

void* soci_backend::handle_of(soci::session& s) {
  if (s.get_backend_name() != "sqlite3")
    throw connection_error("expected an SQLite session, got " + s.get_backend_name());
  return handle_of_backend(s.get_backend());
}

}  // namespace rowscope::detail::sqlite
