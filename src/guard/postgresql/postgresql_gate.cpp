#include "postgresql_gate.hpp"

#include "../../db/postgresql/postgresql_raw_host.hpp"
#include "../raw_parameters.hpp"

namespace rowscope::detail::postgresql {
namespace {

[[noreturn]] void throw_no_soci() {
  throw usage_error(
      "sessions of SOCI's are not lent on PostgreSQL; run the statement by the builder, or by session.raw()");
}

}  // namespace

std::unique_ptr<raw_host> make_raw_host(postgresql_connection& on, const guard& modes) {
  return std::make_unique<postgresql_gate>(on, modes);
}

void postgresql_gate::enter(const scope& s, const plan& p) {
  if (!s.tenant())
    throw usage_error(
        "raw SQL runs in the scope of one tenant, and this session's is a set of tenants, or none; narrow it: "
        "session.as(tenant).raw(...)",
        place_of(p));
  if (p.verb != tree::verb::select && modes_.mode == raw_mode::read_only)
    throw guard_refused(
        "raw SQL was refused: raw SQL is read-only here, and this writes; write it by the builder, or open the database "
        "with raw_mode::read_write",
        place_of(p));
}

const plan& postgresql_gate::unchecked(const statement_source& source, raw_source text, std::size_t outputs) {
  return unchecked_.get(source, std::move(text), outputs);
}

std::string postgresql_gate::unguarded_text(const plan& p) { return numbered_text(*p.raw, place_of(p)); }

soci::session& postgresql_gate::lend(const statement_source&, const scope&) { throw_no_soci(); }

void postgresql_gate::borrow(const std::source_location&, const scope&) { throw_no_soci(); }

}  // namespace rowscope::detail::postgresql
