#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <rowscope/db/observer.hpp>

namespace rowscope::audit {

/// What an execution might see, as rs::scope has it; a value of its own.
struct recorded_scope {
  using value = std::variant<std::int64_t, std::string>;

  struct part {
    std::string dimension;  ///< "tenant", or a further one
    std::vector<value> values;
    bool is_set = false;  ///< any of the values; else exactly one

    friend bool operator==(const part&, const part&) = default;
  };

  std::vector<part> parts;    ///< the one tenant first; none where it is unscoped
  std::string unscoped_site;  ///< where an unscoped session was asked for; empty in a scope
  std::string unscoped_reason;

  [[nodiscard]] bool is_unscoped() const noexcept { return !unscoped_site.empty() || !unscoped_reason.empty(); }
  friend bool operator==(const recorded_scope&, const recorded_scope&) = default;
};

/// `42`, `{1,2}`, `acme region={eu,us}`, `every (invoice.nightly: sums of all)`: for people; not to be read back.
[[nodiscard]] std::string to_string(const recorded_scope& s);

/// One execution of a statement; or, with the verb "unscoped" and no tables, that an unscoped session was made.
///
/// It has never a bound value, for the observer is told none; and no SQL: the shape says which statement type it was,
/// and its text has parameters only.
struct record {
  std::chrono::sys_time<std::chrono::nanoseconds> at{};  ///< when it was over, by the system's clock
  std::string site;  ///< empty for a statement of a borrowed session, which file and line tell of
  std::string file;  ///< base name; empty for "unscoped"
  std::uint32_t line = 0;
  std::string verb;
  std::uint64_t shape = 0;       ///< as site_info::shape; 0 for a statement of the library's own
  std::uint32_t conditions = 0;  ///< the where_if() that were on: bit 0 is the first
  std::vector<std::string> tables;
  recorded_scope scope;
  std::int64_t rows = 0;  ///< read, or changed
  std::chrono::nanoseconds duration{};
  rowscope::outcome outcome = rowscope::outcome::ok;
  std::string test;          ///< that ran then; empty in production
  std::uint32_t thread = 0;  ///< from 1, in the order in which threads came to the recorder

  friend bool operator==(const record&, const record&) = default;
};

}  // namespace rowscope::audit
