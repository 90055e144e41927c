#pragma once
#include <functional>
#include <memory>
#include <string>

namespace soci {
class session;
}

namespace rowscope::detail::sqlite {

/// Our connections are sessions of SOCI's, made by a backend factory of our own: it opens the database, at first and at
/// each reconnect, and sets the connection up before anybody can use it.
class soci_backend {
 public:
  /// `set_up` is called with the native handle (sqlite3*) of each connection that is opened.
  soci_backend(std::string path, std::function<void(void*)> set_up);
  soci_backend(const soci_backend&) = delete;
  soci_backend& operator=(const soci_backend&) = delete;
  ~soci_backend();

  struct closer {
    void operator()(soci::session* s) const;
  };
  using session = std::unique_ptr<soci::session, closer>;

  /// \par Lifetime of the session: within that of this object \throws connection_error
  [[nodiscard]] session open() const;
  /// The sqlite3* of a session.
  [[nodiscard]] static void* handle_of(soci::session& s);

 private:
  class factory;
  std::unique_ptr<factory> factory_;
};

}  // namespace rowscope::detail::sqlite
