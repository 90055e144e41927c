#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <rowscope/db/connection.hpp>

namespace rowscope_tests {

/// `SELECT COUNT(*) FROM (the select)`: what it gives must be the number of rows of the select, wherever the predicates
/// of the scope stand in it.
[[nodiscard]] rowscope::tree::statement count_of(const rowscope::tree::statement& select);

/// Looks at each watched execution of a typed select, and runs its count as a sub-query beside it. A probe that is
/// attached already goes on.
class counted_selects : public rowscope::detail::probe {
 public:
  counted_selects();
  counted_selects(const counted_selects&) = delete;
  counted_selects& operator=(const counted_selects&) = delete;
  ~counted_selects() override;

  void starts(rowscope::detail::cursor& c) noexcept override;
  void ends(rowscope::detail::cursor& c, rowscope::outcome how) noexcept override;

  [[nodiscard]] std::size_t executions() const { return executions_; }
  [[nodiscard]] const std::vector<std::string>& differences() const { return differences_; }

 private:
  const rowscope::detail::plan& count_plan_of(const rowscope::detail::plan& p);
  void compare(rowscope::detail::cursor& c);

  rowscope::detail::probe* const next_;
  std::mutex mutex_;
  std::map<const rowscope::detail::plan*, std::unique_ptr<const rowscope::detail::plan>> count_plans_;
  std::size_t executions_ = 0;
  std::vector<std::string> differences_;
};

}  // namespace rowscope_tests
