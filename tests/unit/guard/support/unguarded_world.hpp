#pragma once
#include <memory>

#include "any_rows.hpp"
#include "worlds.hpp"

struct sqlite3;

namespace rowscope_tests::guarded {

/// A database of plain SQLite, without a guard: what a statement would do.
class unguarded_world {
 public:
  explicit unguarded_world(world w);

  struct effect {
    outcome_of outcome{};
    text_rows others{};  ///< the rows of the other tenants afterwards
    text_rows own{};     ///< those of tenant 1
  };
  /// Runs all statements of the text, in a fresh copy.
  [[nodiscard]] effect run(const std::string& sql) const;
  [[nodiscard]] const text_rows& others() const noexcept { return others_; }

 private:
  struct closer {
    void operator()(sqlite3* s) const;
  };
  using handle = std::unique_ptr<sqlite3, closer>;
  [[nodiscard]] handle copy() const;

  std::string image_;
  text_rows others_;
};

}  // namespace rowscope_tests::guarded
