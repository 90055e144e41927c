#pragma once
#include <filesystem>
#include <memory>

#include <rowscope/audit/failure.hpp>
#include <rowscope/audit/sink.hpp>

namespace rowscope::audit {

/// Inserts the records into a SQLite file, each batch in one transaction:
///
///     CREATE TABLE rowscope_runs (
///       id INTEGER PRIMARY KEY, format TEXT NOT NULL, library TEXT NOT NULL, process INTEGER NOT NULL,
///       one_of INTEGER NOT NULL,
///       began_ns INTEGER NOT NULL, ended_ns INTEGER,  -- NULL: it runs, or it crashed
///       records INTEGER, lost INTEGER);
///     CREATE TABLE rowscope_executions (
///       id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES rowscope_runs (id),
///       at_ns INTEGER NOT NULL, site TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, verb TEXT NOT NULL,
///       shape TEXT NOT NULL,        -- 16 hexadecimal digits
///       conditions INTEGER NOT NULL,
///       tables TEXT NOT NULL,       -- JSON: ["tickets","comments"]
///       tenant,                     -- the one tenant, an integer or a text; else NULL
///       scope TEXT,                 -- JSON: {"tenant":[1,2]}; NULL in an unscoped session
///       unscoped_site TEXT, unscoped_reason TEXT,
///       rows INTEGER NOT NULL, duration_ns INTEGER NOT NULL,
///       outcome TEXT NOT NULL,      -- ok, failed
///       test TEXT, thread INTEGER NOT NULL);
///
/// The file is in WAL mode, and several processes may write it. It should be none of the application's databases: there
/// a record would wait for the application's own transaction, for 500 ms, and then be lost.
class sqlite_sink : public sink {
 public:
  /// \throws failure (cannot_write) where the file cannot be opened, or its tables cannot be made
  explicit sqlite_sink(const std::filesystem::path& path);
  ~sqlite_sink() override;

  /// \throws failure (cannot_write)
  void begin(const run_info& run) override;
  void write(std::span<const record> batch) override;
  void end(const run_totals& totals) override;

 private:
  class file;
  std::unique_ptr<file> file_;
};

}  // namespace rowscope::audit
