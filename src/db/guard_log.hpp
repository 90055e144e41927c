#pragma once
#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

#include <rowscope/db/guard_report.hpp>
#include <rowscope/error.hpp>

namespace rowscope::detail {

/// What statements in report mode have done on the connections of one database.
class guard_log {
 public:
  /// One execution.
  struct entry {
    bool was_seen = true;
    std::string would_refuse{};
    std::vector<foreign_row> foreign{};
  };
  void add(const error_place& place, const std::string& sql, const entry& e);
  [[nodiscard]] std::vector<guard_report> reports() const;

 private:
  static constexpr std::size_t most_texts = 10'000;

  using key = std::tuple<std::string, std::string, std::uint32_t, std::string>;  // site, file, line, text

  mutable std::mutex mutex_;
  std::map<key, std::size_t> places_;
  std::vector<guard_report> texts_;  ///< also those of which there is nothing to tell
};

}  // namespace rowscope::detail
