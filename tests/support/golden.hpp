#pragma once
#include <string>
#include <string_view>

namespace rowscope_tests {

/// A file under tests/golden with the SQL that statements send, one part for each.
///
/// With ROWSCOPE_UPDATE_GOLDEN=1 in the environment the file is written instead of compared; the difference is then
/// reviewed as any other.
class golden {
 public:
  /// \param name path under tests/golden, without ".sql"
  explicit golden(std::string name) : name_(std::move(name)) {}

  void add(std::string_view title, std::string_view sql);
  /// To be called once, at the end.
  void check() const;

 private:
  std::string name_;
  std::string text_;
};

}  // namespace rowscope_tests
