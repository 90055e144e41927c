#include "sqlite_file.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <fstream>

#include "input_error.hpp"
#include "names.hpp"

namespace rowscope_tables {
namespace {

constexpr int busy_milliseconds = 1000;

struct finalizer {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

void check_is_a_file(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status))
    throw input_error(fmt::format("there is no file {}; write the path of an SQLite database", literal(path.string())));
  if (!std::filesystem::is_regular_file(status))
    throw input_error(fmt::format("{} is no file; write the path of an SQLite database", literal(path.string())));
}

/// Whether the file is in WAL mode (its header says so in the bytes 18 and 19), and nobody works with it now.
bool is_idle_wal(const std::filesystem::path& path) {
  std::array<char, 20> header{};
  std::ifstream(path, std::ios::binary).read(header.data(), header.size());
  std::error_code error;
  return header[18] == 2 && header[19] == 2 && !std::filesystem::exists(path.string() + "-wal", error);
}

/// How SQLite is told to open the file. An idle one in WAL mode is opened as one that does not change: else SQLite
/// would leave files beside it, and could not open it in a folder that is read-only.
std::string uri_of(const std::filesystem::path& path) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                       c == '.' || c == '_' || c == '-';
    uri += plain ? std::string(1, c) : fmt::format("%{:02x}", static_cast<unsigned char>(c));
  }
  return uri + (is_idle_wal(path) ? "?immutable=1" : "");
}

}  // namespace

void sqlite_file::closer::operator()(sqlite3* handle) const { sqlite3_close(handle); }

sqlite_file::sqlite_file(const std::filesystem::path& path) : path_(path) {
  check_is_a_file(path);
  sqlite3* opened = nullptr;
  const int result = sqlite3_open_v2(uri_of(path).c_str(), &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
  handle_.reset(opened);
  if (result != SQLITE_OK) fail(result);
  sqlite3_busy_timeout(opened, busy_milliseconds);
  // The schema is somebody else's: its views and virtual tables call no function that has side effects.
  sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  static_cast<void>(query("BEGIN"));
  static_cast<void>(query("SELECT count(*) FROM main.sqlite_master"));
}

int sqlite_file::run(std::string_view sql, const std::vector<std::string_view>& arguments,
                     std::vector<row>& rows) const {
  sqlite3_stmt* prepared = nullptr;
  int result = sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
  const std::unique_ptr<sqlite3_stmt, finalizer> statement(prepared);
  if (result != SQLITE_OK) return result;
  for (std::size_t i = 0; i < arguments.size(); ++i)
    sqlite3_bind_text(prepared, static_cast<int>(i) + 1, arguments[i].data(), static_cast<int>(arguments[i].size()),
                      SQLITE_STATIC);
  while ((result = sqlite3_step(prepared)) == SQLITE_ROW) {
    row& values = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(prepared); ++i) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(prepared, i));
      if (text == nullptr)
        values.emplace_back();
      else
        values.emplace_back(std::in_place, text, static_cast<std::size_t>(sqlite3_column_bytes(prepared, i)));
    }
  }
  return result == SQLITE_DONE ? SQLITE_OK : result;
}

std::vector<sqlite_file::row> sqlite_file::query(std::string_view sql,
                                                 const std::vector<std::string_view>& arguments) const {
  std::vector<row> rows;
  if (const int result = run(sql, arguments, rows); result != SQLITE_OK) fail(result);
  return rows;
}

std::optional<std::vector<sqlite_file::row>> sqlite_file::try_query(
    std::string_view sql, const std::vector<std::string_view>& arguments) const {
  std::vector<row> rows;
  const int result = run(sql, arguments, rows);
  if (result == SQLITE_ERROR) return std::nullopt;
  if (result != SQLITE_OK) fail(result);
  return rows;
}

std::string sqlite_file::collation(const std::string& table, const std::string& column) const {
  const char* name = nullptr;
  const int result = sqlite3_table_column_metadata(handle_.get(), "main", table.c_str(), column.c_str(), nullptr, &name,
                                                   nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) fail(result);
  return name != nullptr ? name : "BINARY";
}

void sqlite_file::fail(int code) const {
  const std::string name = literal(path_.string());
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw input_error(fmt::format("{} is locked by another program; run this again when that has ended", name));
    case SQLITE_NOTADB:
      throw input_error(fmt::format("{} is no SQLite database; expected the file of one, not encrypted", name));
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
      throw input_error(
          fmt::format("{} cannot be opened for reading ({}); check its permissions, and for a database in WAL mode or "
                      "with a journal those of its folder, or copy it elsewhere",
                      name, handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code)));
    default:
      throw input_error(fmt::format("{} cannot be read: {}; PRAGMA integrity_check tells more", name,
                                    handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code)));
  }
}

}  // namespace rowscope_tables
