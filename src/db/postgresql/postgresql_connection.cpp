#include "postgresql_connection.hpp"

#include <sys/socket.h>

#include <soci/soci.h>

#include "error_mapping.hpp"
#include "postgresql_raw_host.hpp"
#include "scope_signer.hpp"
#include "tenants_beside.hpp"

namespace rowscope::detail::postgresql {
namespace {

bool gives_transaction(transaction_step step) {
  return step == transaction_step::begin || step == transaction_step::begin_reads;
}

/// For messages: checks of the schema are pages long.
std::string beginning_of(std::string_view sql) {
  constexpr std::size_t longest = 100;
  return sql.size() <= longest ? std::string(sql) : std::string(sql.substr(0, longest)) + "...";
}

}  // namespace

postgresql_connection::postgresql_connection(const schema_info& schema, soci_session session,
                                             const connection_set_up& how)
    : connection(schema, dialect::postgresql, how.most_statements),
      session_(std::move(session)),
      how_(how),
      wire_(static_cast<PGconn*>(handle_of(*session_))),
      settings_(how.transaction_pooling),
      limits_(how.raw),
      host_(make_raw_host(*this, how.raw)),
      open_(how.distributed) {}

postgresql_connection::~postgresql_connection() {
  close_cursors();
  host_.reset();
}

void postgresql_connection::set_up() {
  if (how_.transaction_pooling) return;
  settings_.send(wire_);
  wire_.send();
  check_answers(1, "setting a connection up");
  end_exchange();
}

raw_host& postgresql_connection::raw() {
  if (!needs_scope())
    throw usage_error(
        "raw SQL on PostgreSQL is held to its tenant by row-level security, and the role of unscoped sessions sees every "
        "tenant; write db.for_tenant(tenant).raw(...)");
  check_raw_is_on(how_.raw, how_.distributed);
  return *host_;
}

void postgresql_connection::check_answers(std::size_t count, const char* doing) {
  while (count-- > 0)
    if (const result answer = wire_.answer(); is_error(answer.get())) throw_error(answer.get(), doing);
}

// A server that ends a connection says why and closes its side; else it says nothing while nobody asks.
bool postgresql_connection::is_usable() const noexcept {
  while (!wire_.is_lost()) {
    char byte = 0;
    const auto read = ::recv(PQsocket(handle()), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (read < 0 && (errno == EAGAIN || errno == EINTR)) return true;
    if (read <= 0 || PQconsumeInput(handle()) == 0) return false;
  }
  return false;
}

cursor& postgresql_connection::prepare(const plan& p) {
  postgresql_cursor& c = postgresql_cursor::take();
  try {
    c.prepare(*this, p);
  } catch (...) {
    c.give_back();
    throw;
  }
  return c;
}

void postgresql_connection::close(cursor& c) noexcept {
  auto& own = static_cast<postgresql_cursor&>(c);
  if (own.is_on_server()) forget_statement(own.name());
  own.give_back();
}

/// Rows of a select that is still open are kept in its cursor: the connection is needed for something else.
void postgresql_connection::keep_open_rows() noexcept {
  if (streaming_ == nullptr) return;
  postgresql_cursor& c = *streaming_;
  try {
    while (result row = next_row()) c.keep(std::move(row));
  } catch (...) {
    c.keep(std::current_exception());
  }
}

/// What was sent has been answered. \throws what the server answered last of all, as to a commit
void postgresql_connection::end_exchange() {
  const bool was_own = std::exchange(is_own_, false);
  const result failed = wire_.finish();
  if (was_own) open_.end();
  if (failed) throw_error(failed.get(), "committing a statement");
  if (wire_.is_lost()) throw_lost(handle());
}

/// The transaction of one statement that has failed.
void postgresql_connection::undo_own() noexcept {
  const bool was_own = std::exchange(is_own_, false);
  wire_.finish();
  settings_.note_undone();
  if (!was_own) return;
  open_.end();
  if (PQtransactionStatus(handle()) == PQTRANS_IDLE) return;
  try {
    wire_.query("ROLLBACK");
    wire_.send();
    wire_.answer();
  } catch (const error&) {
    // The connection is lost, and the transaction with it.
  }
  wire_.finish();
}

void postgresql_connection::begin_transaction(bool read_only) {
  try {
    const bool tells_scope = needs_scope() && !how_.distributed;
    // Before it begins, for how it does may have been set. A proxy's settings are those of one transaction.
    const std::size_t restored = how_.transaction_pooling ? 0 : settings_.send_restore(wire_);
    if (restored > 0) wire_.send();
    open_.send_begin(wire_, read_only, tells_scope, how_.transaction_pooling ? &settings_ : nullptr);
    wire_.send();
    check_answers(restored, "putting a connection's settings right");
    open_.read_begin(wire_, tells_scope, how_.transaction_pooling);
    if (how_.transaction_pooling) settings_.note_reset();
  } catch (...) {
    is_own_ = true;
    undo_own();
    throw;
  }
  wire_.finish();
}

void postgresql_connection::send(postgresql_cursor& c, bool is_alone, bool in_savepoint) {
  const bool is_raw = c.made_from().is_guarded;
  for (const std::string& sql : closed_) wire_.query(sql.c_str());
  const std::size_t restored = settings_.send_restore(wire_);
  const std::size_t held = needs_scope() ? open_.send_scope(wire_, c.runs_in(), *how_.signer) : 0;
  const std::size_t limits = is_raw ? limits_.send_before(wire_, in_savepoint) : 0;
  const bool is_kept = !how_.transaction_pooling && !c.is_unnamed();
  const bool prepares = is_kept && !c.is_on_server();
  if (is_kept) {
    if (prepares) wire_.prepare(c.name(), c.sql());
    wire_.run(c.name(), c.values(), c.format());
  } else {
    wire_.query(c.sql(), c.values());
  }
  if (is_raw) limits_.send_behind(wire_, in_savepoint);
  if (is_alone) wire_.query("COMMIT");
  wire_.send();

  for (; !closed_.empty(); closed_.pop_back()) wire_.answer();
  check_answers(restored, "putting a connection's settings right");
  open_.read_scope(wire_, held);
  check_answers(limits, "limiting raw SQL");
  if (is_raw) {
    settings_.note_raw();
    open_.forget_scope();
  }
  if (!prepares) return;
  const result prepared = wire_.answer();
  if (is_error(prepared.get())) throw_error(prepared.get(), c.made_from());
  c.set_on_server(true);
}

/// What the server keeps prepared fails for ever where its columns have got another type: the next time it is new.
void postgresql_connection::throw_failed(postgresql_cursor& c, const PGresult* answer) {
  constexpr std::string_view plan_is_old = "0A000";
  if (c.is_on_server() && state_of(answer) == plan_is_old) {
    forget_statement(c.name());
    c.set_on_server(false);
  }
  throw_error(answer, c.made_from());
}

void postgresql_connection::read_first(postgresql_cursor& c) {
  if (c.is_read_whole()) {
    result answer = wire_.answer();
    if (is_error(answer.get())) throw_failed(c, answer.get());
    c.take_first(std::move(answer));
    return end_exchange();
  }
  wire_.stream_rows();
  result first = wire_.next_row();
  if (is_error(first.get())) throw_failed(c, first.get());
  const bool more_come = is_row(first.get());
  c.take_first(std::move(first));
  if (!more_come) return end_exchange();
  streaming_ = &c;
}

/// Whether raw SQL does, whatever it calls.
bool postgresql_connection::reads_only(tree::verb v) const noexcept {
  return v == tree::verb::select && (limits_.reads_only() || !accepts_writes());
}

void postgresql_connection::run(postgresql_cursor& c) {
  keep_open_rows();
  if (std::exchange(undoes_next_alone_, false) && in_transaction()) return run_undone_alone(c);
  const bool is_alone = !open_.is_open() && (needs_scope() || how_.transaction_pooling);
  const bool only_reads = c.made_from().is_guarded && reads_only(c.made_from().verb);
  try {
    if (is_alone) {
      begin_transaction(only_reads);
      is_own_ = true;
    }
    send(c, is_alone, only_reads && !is_alone);
    read_first(c);
  } catch (...) {
    undo_own();
    note_failure();
    throw;
  }
}

void postgresql_connection::forget_statement(const std::string& name) {
  if (!name.empty()) closed_.push_back("DEALLOCATE " + name);
}

result postgresql_connection::next_row() {
  postgresql_cursor& c = *streaming_;
  try {
    result next = wire_.next_row();
    if (is_row(next.get())) return next;
    streaming_ = nullptr;
    if (is_error(next.get())) throw_error(next.get(), c.made_from());
    end_exchange();
  } catch (...) {
    streaming_ = nullptr;
    undo_own();
    note_failure();
    throw;
  }
  return {};
}

void postgresql_connection::leave_rows() noexcept {
  try {
    while (next_row()) {
    }
  } catch (...) {
    // Nobody waits for these rows; the next statement on a lost connection says that it is.
  }
}

result postgresql_connection::rows_of(const char* sql, std::span<const char* const> texts, const plan* of) {
  keep_open_rows();
  try {
    wire_.query(sql, texts);
    wire_.send();
    result answer = wire_.answer();
    if (is_error(answer.get()) && of != nullptr) throw_error(answer.get(), *of);
    if (is_error(answer.get())) throw_error(answer.get(), beginning_of(sql));
    end_exchange();
    return answer;
  } catch (...) {
    undo_own();
    throw;
  }
}

bool postgresql_connection::is_signature_valid() {
  begin_transaction(true);
  is_own_ = true;
  try {
    const std::size_t held = open_.send_scope(wire_, scope::of(tenant(0)), *how_.signer);
    wire_.query("SELECT rowscope.scope_values('tenant') IS NOT NULL");
    wire_.query("ROLLBACK");
    wire_.send();
    open_.read_scope(wire_, held);
    const result answer = wire_.answer();
    if (is_error(answer.get())) throw_error(answer.get(), "verifying a signed scope");
    const bool is_valid = *PQgetvalue(answer.get(), 0, 0) == 't';
    end_exchange();
    return is_valid;
  } catch (...) {
    undo_own();
    throw;
  }
}

void postgresql_connection::execute(const char* sql) {
  rows_of(sql);
  if (std::string_view(sql).starts_with("ROLLBACK TO")) {
    open_.forget_scope();
    settings_.note_undone();
  }
}

void postgresql_connection::run(transaction_step step) {
  keep_open_rows();
  if (gives_transaction(step)) return begin_transaction(step == transaction_step::begin_reads);
  open_.end();
  if (step == transaction_step::roll_back) {
    settings_.note_undone();
    rows_of("ROLLBACK");
    return;
  }
  result answer;
  try {
    answer = rows_of("COMMIT");
  } catch (const connection_error& e) {
    throw connection_error(std::string(e.what()) +
                           "; whether the transaction was committed is not known: look for "
                           "what it wrote before it is done again");
  }
  // The server answers so where a statement has failed in the transaction.
  if (std::string_view(PQcmdStatus(answer.get())) == "ROLLBACK")
    throw database_error("the transaction was rolled back instead of committed: a statement had failed in it");
}

bool postgresql_connection::in_transaction() const noexcept { return open_.is_open() && !is_own_ && !wire_.is_lost(); }

// Rolls back first: what is left open may have made what is taken away.
bool postgresql_connection::release() noexcept {
  host_->release();
  if (!settings_.are_touched() || how_.transaction_pooling) return !wire_.is_lost();
  try {
    if (in_transaction()) run(transaction_step::roll_back);
    const std::size_t answers = settings_.send_reset(wire_);
    wire_.send();
    check_answers(answers, "clearing a connection of what raw SQL has left");
    end_exchange();
    settings_.note_reset();
  } catch (const error&) {
    return false;
  }
  return !wire_.is_lost();
}

std::string postgresql_connection::query_plan(const plan& p) {
  std::string nothing;
  for (std::size_t i = 0; i < p.text.parameters; ++i) nothing += i == 0 ? "(NULL" : ", NULL";
  if (!nothing.empty()) nothing += ")";
  const bool is_inside = in_transaction();
  const std::string prepare = "PREPARE rowscope_explained AS " + p.text.sql;
  const std::string explain = "EXPLAIN EXECUTE rowscope_explained" + nothing;
  execute(is_inside ? "SAVEPOINT rowscope_explained" : "BEGIN");
  const auto undo = [&] {
    if (is_inside) execute("ROLLBACK TO rowscope_explained");
    execute(is_inside ? "RELEASE rowscope_explained" : "ROLLBACK");
  };
  std::string text;
  try {
    execute("SET LOCAL plan_cache_mode = force_generic_plan");  // the plan does not depend on the values
    rows_of(prepare.c_str(), {}, &p);
    const result rows = rows_of(explain.c_str(), {}, &p);
    for (int i = 0; i < PQntuples(rows.get()); ++i) (text += PQgetvalue(rows.get(), i, 0)) += '\n';
    execute("DEALLOCATE rowscope_explained");
  } catch (...) {
    undo();
    throw;
  }
  undo();
  return text;
}

}  // namespace rowscope::detail::postgresql
