#include <rowscope/testing/prove_isolated.hpp>

#include <ostream>

namespace rowscope::testing {

std::ostream& operator<<(std::ostream& out, const isolation& i) {
  return out << (i ? std::string("isolated") : "not isolated: " + i.failure());
}

namespace detail {
namespace {

std::string values(std::int64_t n) { return std::to_string(n) + (n == 1 ? " value" : " values"); }

}  // namespace

isolation uses_shared() {
  return isolation(
      "the work uses the shared database past the session that it is given, so that it cannot be compared with one of "
      "the tenant's own; write it as f(session), or as f(database, scope)");
}

isolation sees_nothing(std::string_view who) {
  return isolation(std::string(who) +
                   " sees nothing, so that a denial would prove nothing; let the work return what both tenants have");
}

isolation sees_others(std::string_view who, std::int64_t shared, std::int64_t alone) {
  return isolation(std::string(who) + " gets " + values(shared) + " from the shared database, and " + values(alone) +
                   " from one of its own" + (shared == alone ? ", which differ" : "") +
                   ": what it gets depends on the other tenant's rows");
}

isolation keeps_others(const shared_database& t, std::string_view who, bool is_first,
                       const std::vector<std::string>& before) {
  const auto after = t.everything_of(!is_first);
  for (std::size_t i = 0; i < after.size(); ++i)
    if (after[i] != before[i])
      return isolation("as " + std::string(who) + ", it changes rows of the other tenant in " +
                       std::string(t.tables()[i]->name));
  return {};
}

}  // namespace detail
}  // namespace rowscope::testing
