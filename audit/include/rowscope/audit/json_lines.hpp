#pragma once
#include <filesystem>

#include <rowscope/audit/failure.hpp>
#include <rowscope/audit/sink.hpp>

namespace rowscope::audit {

struct json_lines_options {
  std::uint64_t rotate_at = 64 * std::uint64_t{1024} * 1024;  ///< bytes of a file; 0: never
  std::uint32_t keep = 5;  ///< how many older files are kept: `<file>.1` is the last one before `<file>`
};

/// Appends a line of JSON for each record to a file:
///
///     {"mark":"begin","format":"rowscope-records/1","library":"0.1.0","at_ns":...,"process":4711,"one_of":1}
///     {"at_ns":...,"site":"ticket.close","file":"tickets.cpp","line":88,"verb":"update","shape":"9c51f0e2a4b7d813",
///      "conditions":0,"tables":["tickets"],"scope":{"tenant":42},"rows":1,"duration_ns":51200,"outcome":"ok","thread":1}
///     {"mark":"end","at_ns":...,"records":1,"lost":0}
///
/// (a record is one line). Several tenants are a list, `"scope":{"tenant":[1,2]}`; further dimensions stand beside the
/// tenant; an unscoped session has `"every":{"site":"...","reason":"..."}` instead of "scope"; "test" is there where
/// one ran. A program that runs again appends; an end mark is missing where one crashed.
///
/// A full file becomes `<file>.1`, that one `<file>.2`, and so on. Each file begins and ends with its own marks.
///
/// A batch is written by one call of the system, and cut off again where that fails: a full disk leaves whole lines. It
/// is not forced to the disk: it survives the process, not a power cut.
class json_lines_sink : public sink {
 public:
  /// \throws failure (cannot_write) where the file cannot be opened, or another sink is writing it
  explicit json_lines_sink(std::filesystem::path file, json_lines_options options = {});
  ~json_lines_sink() override;

  /// \throws failure (cannot_write)
  void begin(const run_info& run) override;
  void write(std::span<const record> batch) override;
  void end(const run_totals& totals) override;

 private:
  void open();
  void close() noexcept;
  void rotate();
  void begin_file(bool continues);
  void append(std::string_view text);
  [[noreturn]] void fail(int error) const;

  std::filesystem::path file_;
  json_lines_options options_;
  int handle_ = -1;
  bool can_rotate_ = false;  ///< it is a file, and no pipe or device
  bool cut_off_ = false;     ///< its last line has no end
  std::uint64_t size_ = 0;
  std::uint64_t records_ = 0;  ///< since the begin mark
  run_info run_;
  std::string text_;  ///< keeps its capacity
};

/// What a file of JSON Lines has.
struct record_list {
  std::vector<record> records;
  bool complete = false;     ///< each begin mark has its end mark, and as many records as that says
  std::uint64_t lost = 0;    ///< as the end marks say
  std::uint32_t one_of = 1;  ///< the sampling, of the last begin mark
};

/// Reads what json_lines_sink wrote. Of a line that is cut off where a process ended, the list is incomplete.
/// \throws failure (broken_record) with file and line for anything else that is no record; and where the file cannot be
/// read, or is of another version
[[nodiscard]] record_list read_records(const std::filesystem::path& file);

}  // namespace rowscope::audit
