#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace rowscope_tables {

/// An SQLite database, opened for reading only, within one read transaction: what is read belongs together.
class sqlite_file {
 public:
  using row = std::vector<std::optional<std::string>>;

  /// \throws input_error where it is no database that can be read
  explicit sqlite_file(const std::filesystem::path& path);

  /// \throws input_error where the database is locked or damaged
  [[nodiscard]] std::vector<row> query(std::string_view sql, const std::vector<std::string_view>& arguments = {}) const;
  /// As query(); nothing where the statement fails for what it reads, as for a view whose table is gone.
  [[nodiscard]] std::optional<std::vector<row>> try_query(std::string_view sql,
                                                          const std::vector<std::string_view>& arguments) const;
  /// The collation by which a column of a table is compared.
  [[nodiscard]] std::string collation(const std::string& table, const std::string& column) const;
  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

 private:
  struct closer {
    void operator()(sqlite3* handle) const;
  };
  [[nodiscard]] int run(std::string_view sql, const std::vector<std::string_view>& arguments,
                        std::vector<row>& rows) const;
  [[noreturn]] void fail(int code) const;

  std::filesystem::path path_;
  std::unique_ptr<sqlite3, closer> handle_;
};

}  // namespace rowscope_tables
