#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>

#include <rowscope/ast/table_info.hpp>
#include <rowscope/context/scope.hpp>

namespace rowscope {

enum class outcome : std::uint8_t { ok, failed };

/// One execution of a statement, told when it is over: for a select when its rows are read, given up, or failed.
/// \par Lifetime of everything in it: the call
struct execution {
  std::string_view site;
  std::string_view file;  ///< base name
  std::uint32_t line = 0;
  std::string_view verb;
  std::string_view sql;
  std::span<const table_info* const> tables;  ///< the declared tables that the statement names
  const rowscope::scope& scope;
  std::int64_t rows = 0;                ///< read, or changed
  std::chrono::nanoseconds duration{};  ///< from the call of the session until it was over
  rowscope::outcome outcome = outcome::ok;
};

/// Sees every execution in the process while it is attached; costs nothing while none is.
class observer {
 public:
  virtual ~observer() = default;
  /// Called on the thread of the session, with no lock held. It must not use that session.
  virtual void executed(const execution& e) noexcept = 0;
  /// An unscoped session was made.
  virtual void opened_unscoped(const rowscope::scope&) noexcept {}
};

namespace detail {
extern std::atomic<observer*> attached_observer;
}

/// Keeps an observer attached while it lives. It ends when no session of the process is running a statement.
class [[nodiscard(
    "rowscope: the observer is attached only while this lives: auto watch = rs::observe(recorder)")]] observation {
 public:
  /// \throws usage_error if one is attached already
  explicit observation(observer& o);
  observation(const observation&) = delete;
  observation& operator=(const observation&) = delete;
  ~observation();
};

[[nodiscard(
    "rowscope: the observer is attached only while this lives: auto watch = rs::observe(recorder)")]] inline observation
observe(observer& o) {
  return observation(o);
}

}  // namespace rowscope
