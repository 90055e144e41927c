#include "soci_backend.hpp"

// SOCI's header includes sqlite3.h inside of a namespace: it stands alone in this file.
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <rowscope/error.hpp>

namespace rowscope::detail::sqlite {
namespace {

using soci_session = soci::sqlite3_session_backend;

// Its type info is not exported, so that a dynamic_cast would not link; our factory makes nothing else.
soci_session& sqlite_session(soci::details::session_backend& backend) { return static_cast<soci_session&>(backend); }

struct handle_closer {
  void operator()(sqlite_api::sqlite3* handle) const { sqlite_api::sqlite3_close(handle); }
};

/// Without SQLite's own mutex, which SOCI has no way to ask for: a connection is used by one thread at a time, and
/// taking the mutex costs more than reading a value.
std::unique_ptr<sqlite_api::sqlite3, handle_closer> open_file(const std::string& path) {
  constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  sqlite_api::sqlite3* handle = nullptr;
  const int result = sqlite_api::sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  std::unique_ptr<sqlite_api::sqlite3, handle_closer> opened(handle);
  if (result != SQLITE_OK)
    throw connection_error("the SQLite database " + path + " cannot be opened: " +
                           (handle != nullptr ? sqlite_api::sqlite3_errmsg(handle) : "no memory is left"));
  return opened;
}

}  // namespace

class soci_backend::factory : public soci::backend_factory {
 public:
  factory(std::string path, std::function<void(void*)> set_up) : path_(std::move(path)), set_up_(std::move(set_up)) {}

  soci::details::session_backend* make_session(const soci::connection_parameters& parameters) const override {
    auto opened = open_file(path_);
    std::unique_ptr<soci::details::session_backend> backend(soci::factory_sqlite3()->make_session(parameters));
    sqlite_api::sqlite3*& handle = sqlite_session(*backend).conn_;
    sqlite_api::sqlite3_close(handle);  // of the empty database in memory that SOCI was told to open
    handle = opened.release();
    set_up_(handle);
    return backend.release();
  }

 private:
  std::string path_;
  std::function<void(void*)> set_up_;
};

soci_backend::soci_backend(std::string path, std::function<void(void*)> set_up)
    : factory_(std::make_unique<factory>(std::move(path), std::move(set_up))) {}

soci_backend::~soci_backend() = default;

void soci_backend::closer::operator()(soci::session* s) const { delete s; }

soci_backend::session soci_backend::open() const {
  try {
    return session(new soci::session(*factory_, "dbname=:memory:"));
  } catch (const soci::soci_error& e) {
    throw connection_error(std::string("SOCI makes no session for an SQLite database: ") + e.what());
  }
}

void* soci_backend::handle_of(soci::session& s) {
  if (s.get_backend_name() != "sqlite3")
    throw connection_error("expected an SQLite session, got " + s.get_backend_name());
  return sqlite_session(*s.get_backend()).conn_;
}

}  // namespace rowscope::detail::sqlite
