#include "open_transaction.hpp"

#include "error_mapping.hpp"
#include "scope_signer.hpp"

namespace rowscope::detail::postgresql {
namespace {

/// What a signature is good for: this transaction, on this process of the server.
constexpr const char* identity =
    "SELECT pg_catalog.pg_backend_pid()::pg_catalog.text, (EXTRACT(epoch FROM pg_catalog.transaction_timestamp()) * "
    "1000000)::pg_catalog.int8::pg_catalog.text";

/// Behind a proxy nothing that was set when the connection was opened is known to hold.
constexpr const char* settings =
    "SELECT pg_catalog.set_config('search_path', 'public, pg_temp', true), pg_catalog.set_config('TimeZone', 'UTC', "
    "true), pg_catalog.set_config('DateStyle', 'ISO', true), pg_catalog.set_config('bytea_output', 'hex', true), "
    "pg_catalog.set_config('extra_float_digits', '1', true), pg_catalog.set_config('row_security', 'on', true)";

constexpr const char* hold =
    "SELECT pg_catalog.set_config('rowscope.scope', $1, true), pg_catalog.set_config('rowscope.signature', $2, true)";

result checked(wire& from, const char* doing) {
  result answer = from.answer();
  if (is_error(answer.get())) throw_error(answer.get(), doing);
  return answer;
}

// To parse them takes the server as long as a read by a key does.
constexpr const char* prepared_identity = "rowscope_identity";
constexpr const char* prepared_hold = "rowscope_hold";

}  // namespace

std::string open_transaction::preparation() {
  return std::string("PREPARE ") + prepared_identity + " AS " + identity + "; PREPARE " + prepared_hold +
         "(pg_catalog.text, pg_catalog.text) AS " + hold;
}

void open_transaction::send_begin(wire& to, bool read_only, bool tells_scope, bool sets_up) {
  to.query(read_only ? "BEGIN READ ONLY" : "BEGIN");
  if (sets_up) to.query(settings);
  if (!tells_scope) return;
  if (is_prepared_)
    to.run(prepared_identity, {}, as_text);
  else
    to.query(identity);
}

void open_transaction::read_begin(wire& from, bool tells_scope, bool sets_up) {
  held_to_.reset();
  checked(from, "beginning a transaction");
  is_open_ = true;
  if (sets_up) checked(from, "setting a transaction up");
  if (!tells_scope) return;
  const result told = checked(from, "beginning a transaction");
  process_ = PQgetvalue(told.get(), 0, 0);
  microseconds_ = PQgetvalue(told.get(), 0, 1);
}

void open_transaction::end() noexcept {
  is_open_ = false;
  held_to_.reset();
}

bool open_transaction::send_scope(wire& to, const scope& s, const scope_signer& signer) {
  if (held_to_ && *held_to_ == s) return false;
  if (!sent_ || *sent_ != s) {
    scope_text_ = signer.scope_text(s);
    sent_ = s;
  }
  signature_ = signer.sign(scope_text_, process_, microseconds_);
  held_to_.reset();
  const char* const texts[] = {scope_text_.c_str(), signature_.c_str()};
  if (is_prepared_) {
    constexpr int lengths[] = {0, 0};
    constexpr int formats[] = {as_text, as_text};
    to.run(prepared_hold, {texts, lengths, formats}, as_text);
  } else {
    to.query(hold, texts);
  }
  return true;
}

void open_transaction::read_scope(wire& from) {
  checked(from, "holding a transaction to its scope");
  held_to_ = sent_;
}

}  // namespace rowscope::detail::postgresql
