#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "work.hpp"

namespace side_by_side {

/// Where a variant works: in the file, or on a copy of it in memory.
struct place {
  const char* name;
  std::string path;
  bool in_memory;
};

/// How a variant does a work.
struct way {
  /// Does so many operations, the same ones in the same order each time, and returns the checksum of what they gave.
  std::function<std::uint64_t(int)> run{};
  /// How SQLite runs the statement, where the variant can tell.
  std::optional<std::string> plan{};
  /// Whether the tables have their own names in the plan; in one on views they have not.
  bool has_names = true;
  /// Whether the checksum is of all that the reference has. Of a write some variants do not tell all.
  bool is_told = true;
};

/// One way of doing the works, on a connection of its own.
class variant {
 public:
  variant() = default;
  variant(const variant&) = delete;
  variant& operator=(const variant&) = delete;
  virtual ~variant() = default;

  /// Nothing to run where it does not do the work.
  virtual way find(const work& w) = 0;
  /// Before each run, and after it: what is not measured.
  virtual void start(const work& w) = 0;
  virtual void finish() = 0;
  /// The checksum of the tables that works write.
  virtual std::uint64_t content() = 0;
};

struct variant_kind {
  const char* name;
  std::unique_ptr<variant> (*open)(const place&);
};

std::unique_ptr<variant> open_raw(const place& p);
std::unique_ptr<variant> open_raw_without_mutex(const place& p);
std::unique_ptr<variant> open_raw_prepared(const place& p);
std::unique_ptr<variant> open_soci_once(const place& p);
std::unique_ptr<variant> open_soci_statement(const place& p);
std::unique_ptr<variant> open_soci_rowset(const place& p);
std::unique_ptr<variant> open_sqlitecpp(const place& p);
std::unique_ptr<variant> open_rowscope(const place& p);
std::unique_ptr<variant> open_rowscope_recorded(const place& p);
std::unique_ptr<variant> open_rowscope_raw(const place& p);

/// Makes the file that each variant works on or copies.
void make_shop(const std::string& path);

}  // namespace side_by_side
