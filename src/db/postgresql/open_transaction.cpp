#include "open_transaction.hpp"

#include <rowscope/db/cursor.hpp>

#include "../../schema/postgresql/names.hpp"
#include "connection_settings.hpp"
#include "error_mapping.hpp"
#include "scope_signer.hpp"

namespace rowscope::detail::postgresql {
namespace {

/// What a signature is good for: this transaction, on this process of the server.
constexpr const char* identity =
    "SELECT pg_catalog.pg_backend_pid()::pg_catalog.text, (EXTRACT(epoch FROM pg_catalog.transaction_timestamp()) * "
    "1000000)::pg_catalog.int8::pg_catalog.text";

constexpr const char* hold =
    "SELECT pg_catalog.set_config('rowscope.scope', $1, true), pg_catalog.set_config('rowscope.signature', $2, true)";

result checked(wire& from, const char* doing) {
  result answer = from.answer();
  if (is_error(answer.get())) throw_error(answer.get(), doing);
  return answer;
}

}  // namespace

void open_transaction::send_begin(wire& to, bool read_only, bool tells_scope, const connection_settings* settings) {
  // What reads sees one state of the database, also where it reads more than once.
  to.query(read_only ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN");
  if (settings != nullptr) settings->send(to);
  if (tells_scope) to.query(identity);
}

void open_transaction::read_begin(wire& from, bool tells_scope, bool sets_up) {
  end();
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
  scopes_.clear();
}

std::size_t open_transaction::send_scope(wire& to, const scope& s, const scope_signer& signer) {
  if (held_to_ && *held_to_ == s) return 0;
  if (!sent_ || *sent_ != s) {
    scope_text_ = signer.scope_text(s);
    sent_ = s;
  }
  signature_ = signer.sign(scope_text_, process_, microseconds_);
  held_to_.reset();
  if (is_distributed_) {
    to.query("SET LOCAL citus.propagate_set_commands = 'local'");
    to.query(("SET LOCAL rowscope.scope = " + literal(scope_text_)).c_str());
    to.query(("SET LOCAL rowscope.signature = " + literal(signature_)).c_str());
    return 3;
  }
  const char* const texts[] = {scope_text_.c_str(), signature_.c_str()};
  to.query(hold, texts);
  return 1;
}

void open_transaction::read_scope(wire& from, std::size_t answers) {
  if (answers == 0) return;
  while (answers-- > 0) checked(from, "holding a transaction to its scope");
  held_to_ = sent_;
  if (attached_probe.load(std::memory_order_relaxed) != nullptr) scopes_.push_back(*sent_);
}

}  // namespace rowscope::detail::postgresql
