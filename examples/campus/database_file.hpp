#pragma once

#include <filesystem>

namespace campus {

/// The path of a new database file. The destructor removes what has been written there, unless it is kept: a run that
/// fails leaves no half-loaded database behind.
class database_file {
 public:
  /// In a new folder of its own below the system's folder for temporary files; never kept.
  static database_file temporary();
  /// \throws input_error when there is such a file already, or none can be made there.
  static database_file at(std::filesystem::path path);

  ~database_file();
  database_file(const database_file&) = delete;
  database_file& operator=(const database_file&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  void keep_unless_temporary() { keep_ = folder_.empty(); }

 private:
  database_file(std::filesystem::path path, std::filesystem::path folder);

  std::filesystem::path path_;
  std::filesystem::path folder_;  // the temporary one; otherwise empty
  bool keep_ = false;
};

}  // namespace campus
