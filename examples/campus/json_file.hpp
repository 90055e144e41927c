#pragma once

#include <filesystem>
#include <fstream>

#include "report.hpp"

namespace campus {

/// A file that appears whole or not at all: it is written beside its place and then renamed. A device, such as
/// /dev/stdout, is written directly.
class json_file {
 public:
  /// \throws input_error when nothing can be written there: before the work, and not after it.
  explicit json_file(std::filesystem::path path);
  /// Removes what is there of a file that `write` has not finished.
  ~json_file();
  json_file(const json_file&) = delete;
  json_file& operator=(const json_file&) = delete;

  /// \throws input_error
  void write(const report& shown);

 private:
  [[noreturn]] void fail() const;

  std::filesystem::path path_;
  std::filesystem::path unfinished_;  // where it is written; empty for a device, and once it is finished
  std::ofstream stream_;
};

}  // namespace campus
