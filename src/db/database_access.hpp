#pragma once
#include <rowscope/db/database.hpp>

namespace rowscope::detail {

/// The pool of a database, for what works on its connections without being a session.
class database_access {
 public:
  [[nodiscard]] static pool& pool_of(const database& db) { return db.pool(); }
  /// That of sessions without a scope: the same one, or another.
  [[nodiscard]] static pool& unscoped_pool_of(const database& db) { return db.unscoped_pool(); }
};

}  // namespace rowscope::detail
