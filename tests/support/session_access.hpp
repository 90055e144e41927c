#pragma once
#include <rowscope/db/execute.hpp>
#include <rowscope/db/session.hpp>

namespace rowscope::detail {

/// The library leaves this undefined: only programs that test reach behind a session.
class session_access {
 public:
  template <class Session>
  static connection& connection_of(Session& s) {
    return s.lease_.get();
  }
  template <class Session>
  static const session_scope& scope_of(const Session& s) {
    return s.scope_;
  }
};

}  // namespace rowscope::detail
