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
///
/// It has never a bound value; the SQL text has parameters only.
/// \par Lifetime site, file, verb and what `tables` points to: as long as the library that the statement stands in is
/// loaded. All else, also the list of the tables: the call
struct execution {
  std::string_view site;  ///< empty for SOCI's statements of a borrowed session: file and line are of borrow()
  std::string_view file;  ///< base name
  std::uint32_t line = 0;
  std::string_view verb;
  std::string_view sql;
  std::span<const table_info* const> tables;  ///< the declared tables that the statement names
  const rowscope::scope& scope;
  std::int64_t rows = 0;                ///< read, or changed
  std::chrono::nanoseconds duration{};  ///< from the call of the session until it was over
  rowscope::outcome outcome = outcome::ok;
  bool began = true;             ///< false where a value could not be bound, so that the database saw nothing of it
  std::uint64_t shape = 0;       ///< as site_info::shape; 0 for a statement of the library's own
  std::uint32_t conditions = 0;  ///< the where_if() that were on: bit 0 is the first
};

namespace detail {
class observers;
}

/// Sees every execution in the process while it is attached; costs nothing while none is.
class observer {
 public:
  observer() = default;
  observer(const observer&) = delete;
  observer& operator=(const observer&) = delete;
  virtual ~observer() = default;
  /// Called on the thread of the session, with no lock held. It must not use that session.
  virtual void executed(const execution& e) noexcept = 0;
  /// An unscoped session was made.
  virtual void opened_unscoped(const rowscope::scope&) noexcept {}

 private:
  friend class detail::observers;

  std::atomic<observer*> next_{nullptr};
};

namespace detail {

/// Those that are attached, the last one first.
class observers {
 public:
  [[nodiscard]] static bool any() noexcept { return first.load(std::memory_order_relaxed) != nullptr; }
  template <class Tell>
  static void each(const Tell& tell) noexcept {
    for (observer* o = first.load(); o != nullptr; o = o->next_.load()) tell(*o);
  }
  /// \throws usage_error for one that is attached already
  static void attach(observer& o);
  static void detach(observer& o) noexcept;

 private:
  static std::atomic<observer*> first;
};

}  // namespace detail

/// Keeps an observer attached while it lives. It ends when no session of the process is running a statement. Several
/// observers may be attached: each is told.
class [[nodiscard(
    "rowscope: the observer is attached only while this lives: auto watch = rs::observe(recorder)")]] observation {
 public:
  /// \throws usage_error if this one is attached already
  explicit observation(observer& o) : observer_(o) { detail::observers::attach(o); }
  observation(const observation&) = delete;
  observation& operator=(const observation&) = delete;
  ~observation() { detail::observers::detach(observer_); }

 private:
  observer& observer_;
};

[[nodiscard(
    "rowscope: the observer is attached only while this lives: auto watch = rs::observe(recorder)")]] inline observation
observe(observer& o) {
  return observation(o);
}

}  // namespace rowscope
