#pragma once
#include <algorithm>
#include <iosfwd>
#include <string>
#include <type_traits>

#include <rowscope/testing/two_tenants.hpp>

namespace rowscope::testing {

/// Whether a piece of work keeps inside its tenant; if not, a sentence that says what was seen. In a test:
/// `REQUIRE(rs::testing::prove_isolated(shop, [](rs::session& s) { return ...; }))`
class isolation {
 public:
  isolation() = default;
  explicit isolation(std::string failure) : failure_(std::move(failure)) {}

  explicit operator bool() const noexcept { return failure_.empty(); }
  /// Empty where it holds.
  [[nodiscard]] const std::string& failure() const noexcept { return failure_; }

 private:
  std::string failure_{};
};
std::ostream& operator<<(std::ostream& out, const isolation& i);

namespace detail {

/// What the work returned, in a form that can be compared.
template <class R>
auto comparable(R&& result) {
  using T = std::remove_cvref_t<R>;
  if constexpr (requires { result.tuples(); }) {
    return comparable(result.tuples());
  } else if constexpr (requires { result.affected_rows; }) {
    return static_cast<std::int64_t>(result.affected_rows);
  } else if constexpr (std::is_arithmetic_v<T>) {
    return result;
  } else {
    static_assert(
        requires { std::begin(result), std::end(result); },
        "rowscope: what prove_isolated() runs returns what it saw: rows, a range of values that can be "
        "compared, a count, or what a write returned");
    std::vector<std::remove_cvref_t<decltype(*std::begin(result))>> values(std::begin(result), std::end(result));
    std::ranges::sort(values);
    return values;
  }
}
template <class T>
std::int64_t size_of(const T& result) {
  if constexpr (std::is_arithmetic_v<T>)
    return static_cast<std::int64_t>(result);
  else
    return static_cast<std::int64_t>(result.size());
}

[[nodiscard]] isolation uses_shared();
[[nodiscard]] isolation sees_nothing(std::string_view who);
[[nodiscard]] isolation sees_others(std::string_view who, std::int64_t shared, std::int64_t alone);
/// Compares what the other tenant has with what it had before.
[[nodiscard]] isolation keeps_others(const shared_database& t, std::string_view who, bool is_first,
                                     const std::vector<std::string>& before);

template <class F>
isolation prove_for(shared_database& t, const F& f, bool is_first) {
  const std::string_view who = is_first ? "the first tenant" : "the second tenant";
  const scope& own = is_first ? t.first_scope : t.second_scope;
  const auto run = [&](database& db) {
    if constexpr (std::is_invocable_v<const F&, database&, const scope&>) {
      return comparable(f(db, own));
    } else {
      session s = db.for_scope(own);
      return comparable(f(s));
    }
  };
  const auto before = t.everything_of(!is_first);
  const auto shared = run(t.db);
  const std::uint64_t leases = t.leases();
  const auto alone = run(t.alone(is_first));
  if (t.leases() != leases) return uses_shared();
  if (size_of(shared) == 0 && size_of(alone) == 0) return sees_nothing(who);
  if (shared != alone) return sees_others(who, size_of(shared), size_of(alone));
  return keeps_others(t, who, is_first, before);
}

}  // namespace detail

/// Runs `f(session)` as each of the two tenants, on the database that they share and on one that the tenant has for
/// itself. It is isolated when both see something (else the proof would prove nothing), when each gets from the shared
/// database what it gets from its own, in whatever order, and when it leaves the other tenant's rows as they were.
///
/// Work that makes its sessions itself takes the database and the scope instead: `f(database, scope)`. One that goes
/// past what it is given, to the shared database, is told.
///
/// `f` returns what it saw: the rows of a select, a range of values that can be compared and sorted, a count, or what a
/// write returned. What it writes stays, in all the databases.
/// \throws what `f` throws
template <class F>
[[nodiscard]] isolation prove_isolated(shared_database& t, const F& f) {
  isolation result = detail::prove_for(t, f, true);
  return result ? detail::prove_for(t, f, false) : result;
}

}  // namespace rowscope::testing
