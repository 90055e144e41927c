#pragma once
#include "guarded_world.hpp"
#include "thrown.hpp"

namespace rowscope_tests::guarded {

/// The message of the error that the work ends with.
template <class Error, class Work>
std::string said(Work&& work) {
  return thrown<Error>(std::forward<Work>(work)).what();
}

/// A file with the rows of tenant 1 and of others that are poisoned, opened with some options.
class two_shops {
 public:
  explicit two_shops(rs::guard raw = {.mode = rs::raw_mode::read_write}, std::size_t pool_size = 2) {
    fill(file_, world::poisoned);
    db_ = std::make_unique<rs::database>(rs::sqlite(file_.path(), {.pool_size = pool_size, .guard = raw}), schema{});
  }
  [[nodiscard]] rs::database& operator*() noexcept { return *db_; }
  [[nodiscard]] rs::database* operator->() noexcept { return db_.get(); }
  /// What is stored, seen by a connection without a guard.
  [[nodiscard]] plain_database& file() noexcept { return file_; }

 private:
  plain_database file_;
  std::unique_ptr<rs::database> db_;
};

}  // namespace rowscope_tests::guarded
