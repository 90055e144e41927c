#pragma once
#include <soci/sqlite3/soci-sqlite3.h>

#include "hand_written.hpp"
#include "soci_works.hpp"

namespace side_by_side {

/// What the ways of using SOCI have in common. Its own header for SQLite has all of sqlite3.h in a namespace, so that
/// nothing else of sqlite3.h may be included beside it.
class soci_variant : public hand_written {
 public:
  explicit soci_variant(const place& p) : sql_(soci::sqlite3, opened(p)) {
    auto* backend = static_cast<soci::sqlite3_session_backend*>(sql_.get_backend());
    set_up(reinterpret_cast<::sqlite3*>(backend->conn_), p);
  }

 protected:
  template <class Once>
  way repeating(const work& w, Once once, bool is_told = true) {
    return {.run = [once](int n) { return repeat(n, once); }, .plan = plan_of(w.sql), .is_told = is_told};
  }

  soci::session sql_;
};

}  // namespace side_by_side
