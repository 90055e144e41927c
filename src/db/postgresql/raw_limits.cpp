#include "raw_limits.hpp"

#include <algorithm>

#include "../raw_is_off.hpp"

namespace rowscope::detail::postgresql {

void check_raw_is_on(const guard& modes, bool is_distributed) {
  if (modes.mode == raw_mode::off) throw_raw_is_off();
  if (is_distributed)
    throw usage_error(
        "raw SQL is off on a database that Citus distributes: a signature holds there at any time, and functions of Citus's "
        "read the nodes past it; write the statement by the builder");
}

void throw_too_many_rows(std::size_t most, const error_place& place) {
  throw guard_refused("raw SQL was broken off: it gave more rows than guard::most_rows, " + std::to_string(most) +
                          "; make it cheaper, or the limit larger",
                      place);
}

std::size_t raw_limits::send_before(wire& to, bool in_savepoint) const {
  // A transaction that reads only cannot write again; with the savepoint that ends. In it no function can end it.
  if (in_savepoint) {
    to.query("SAVEPOINT rowscope_raw");
    to.query("SET TRANSACTION READ ONLY");
  }
  // 0 would be for ever.
  const auto longest = std::clamp<std::chrono::milliseconds::rep>(modes_.longest.count(), 1, 2'147'483'647);
  to.query(("SET LOCAL statement_timeout = " + std::to_string(longest)).c_str());
  return in_savepoint ? 3 : 1;
}

void raw_limits::send_behind(wire& to, bool in_savepoint) const {
  if (in_savepoint) to.query("RELEASE SAVEPOINT rowscope_raw");
}

}  // namespace rowscope::detail::postgresql
