#include "postgresql_gate.hpp"

#include "../../db/postgresql/postgresql_raw_host.hpp"
#include "../borrow_place.hpp"
#include "../raw_parameters.hpp"
#include "postgresql_lent_statement.hpp"

namespace rowscope::detail::postgresql {
namespace {

void check_scope(const scope& s, const error_place& place) {
  if (!s.tenant())
    throw usage_error(
        "raw SQL runs in the scope of one tenant, and this session's is a set of tenants, or none; narrow it: "
        "session.as(tenant).raw(...)",
        place);
}

error_place place_of_site(const statement_source& source) {
  return {source.site->name, source.site->file, source.site->line, {}};
}

}  // namespace

std::unique_ptr<raw_host> make_raw_host(postgresql_connection& on, const guard& modes) {
  return std::make_unique<postgresql_gate>(on, modes);
}

postgresql_gate::postgresql_gate(postgresql_connection& on, const guard& modes)
    : on_(on), modes_(modes), unchecked_(on), lent_(*this, on) {}

postgresql_gate::~postgresql_gate() { lent_.cut(); }

void postgresql_gate::enter(const scope& s, const plan& p) {
  check_scope(s, place_of(p));
  check_verb(p.verb, place_of(p));
}

void postgresql_gate::check_verb(tree::verb v, const error_place& place) const {
  if (v != tree::verb::select && modes_.mode == raw_mode::read_only)
    throw guard_refused(
        "raw SQL was refused: raw SQL is read-only here, and this writes; write it by the builder, or open the database "
        "with raw_mode::read_write",
        place);
}

const plan& postgresql_gate::unchecked(const statement_source& source, raw_source text, std::size_t outputs) {
  return unchecked_.get(source, std::move(text), outputs);
}

std::string postgresql_gate::unguarded_text(const plan& p) { return numbered_text(*p.raw, place_of(p)); }

void postgresql_gate::check_lends(const error_place& place) const {
  if (on_.is_pooled())
    throw usage_error(
        "SOCI prepares its statements on one connection of the server's, and behind a proxy each transaction has another; "
        "write session.raw(...), or connect past the proxy, without postgresql_options::transaction_pooling",
        place);
}

soci::session& postgresql_gate::lend(const statement_source& site, const scope& s) {
  check_lends(place_of_site(site));
  check_scope(s, place_of_site(site));
  return lent_.lend(site, s);
}

void postgresql_gate::borrow(const std::source_location& made, const scope& s) {
  const statement_source& place = source_of_borrow(made);
  check_lends(place_of_site(place));
  check_scope(s, place_of_site(place));
  lent_.borrow(place, s);
}

bool postgresql_gate::release() noexcept {
  lent_.cut();
  return true;
}

soci::details::session_backend& postgresql_gate::soci_backend() { return *on_.soci().get_backend(); }

std::unique_ptr<soci::details::statement_backend> postgresql_gate::make_statement(std::shared_ptr<lent_session> of) {
  return std::make_unique<postgresql_lent_statement>(std::move(of));
}

std::unique_ptr<soci::details::blob_backend> postgresql_gate::make_blob() {
  throw guard_refused(
      "a blob of SOCI's is a large object on PostgreSQL, which has no tenant; keep bytes in a column of type bytea");
}

}  // namespace rowscope::detail::postgresql
