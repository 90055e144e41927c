#pragma once
#include "any_rows.hpp"
#include "shop.hpp"
#include "unguarded_world.hpp"
#include "worlds.hpp"

namespace rowscope_tests::guarded {

/// A database with a guard, and tenant 1 on it.
class guarded_world {
 public:
  explicit guarded_world(world w, rs::raw_mode mode = rs::raw_mode::read_write) {
    fill(file_, w);
    db_ = std::make_unique<rs::database>(rs::sqlite(file_.path(), {.pool_size = 1, .guard = {.mode = mode}}), schema{});
  }

  /// Runs the statement as tenant 1, and undoes what it wrote.
  [[nodiscard]] unguarded_world::effect run(const std::string& sql) {
    rs::session own = db_->for_tenant(1);
    const auto undone = own.transaction();
    unguarded_world::effect e;
    e.outcome = run_guarded(own, sql);
    if (e.outcome.error) return e;  // nothing was written: the session looks at that itself, in a test of its own
    e.others = run_armed(own, select_rows(false)).rows;
    e.own = run_armed(own, select_rows(true)).rows;
    return e;
  }
  /// The rows of the others as they are stored, seen from outside.
  [[nodiscard]] text_rows others() { return file_.rows(select_rows(false)); }
  [[nodiscard]] rs::database& database() noexcept { return *db_; }
  [[nodiscard]] plain_database& file() noexcept { return file_; }

 private:
  plain_database file_;
  std::unique_ptr<rs::database> db_;
};

}  // namespace rowscope_tests::guarded
