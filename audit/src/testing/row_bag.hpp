#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <rowscope/db/cursor.hpp>

namespace rowscope::audit {

/// The rows of a result as a multiset: their order does not count. Up to a limit each row is kept; of a larger result
/// only how many there are, and a hash of all.
class row_bag {
 public:
  static constexpr std::size_t most_kept_bytes = 4 << 20;

  /// Reads the rows of a cursor that is at its first one, to the end.
  void add_rows(detail::cursor& c);
  void add(std::string row);

  [[nodiscard]] std::size_t size() const noexcept { return count_; }
  [[nodiscard]] bool is_only_counted() const noexcept { return only_counted_; }
  /// Sorts both.
  [[nodiscard]] static bool equal(row_bag& a, row_bag& b);

 private:
  std::vector<std::string> rows_;
  std::size_t bytes_ = 0;
  std::size_t count_ = 0;
  std::uint64_t hash_ = 0;  ///< a sum, which does not depend on the order
  bool only_counted_ = false;
};

}  // namespace rowscope::audit
