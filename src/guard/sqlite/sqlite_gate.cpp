#include "sqlite_gate.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "../../sql/sql_tokens.hpp"
#include "../borrow_place.hpp"
#include "../raw_text.hpp"
#include "fence.hpp"
#include "guard_functions.hpp"
#include "other_schema.hpp"
#include "raw_rules.hpp"
#include "sqlite_lent_statement.hpp"
#include "unguarded.hpp"
#include "view_writer.hpp"

namespace rowscope::detail::sqlite {
namespace {

/// What a write of the guard's threw, as an error of the statement that made it.
[[noreturn]] void rethrow_at_place(const std::exception_ptr& thrown, error_place place) {
  try {
    std::rethrow_exception(thrown);
  } catch (const scope_violation& e) {
    place.table = e.table();
    throw scope_violation(e.what(), std::move(place));
  } catch (const constraint_error& e) {
    place.table = e.table();
    throw constraint_error(e.what(), std::move(place), e.kind(), std::string(e.constraint()));
  } catch (const value_error& e) {
    place.table = e.table();
    throw value_error(e.what(), std::move(place));
  }
}

}  // namespace

sqlite_gate::sqlite_gate(sqlite_connection& on, const guard& modes, std::shared_ptr<guard_log> log)
    : on_(on),
      state_(on.schema(), modes),
      writer_(on),
      reporter_(on, state_, std::move(log)),
      limits_(on.handle(), state_.options),
      unchecked_(on),
      lent_(*this, on) {
  install();
}

sqlite_gate::~sqlite_gate() {
  lent_.cut();
  sqlite3_set_authorizer(on_.handle(), nullptr, nullptr);
}

int sqlite_gate::authorize(void* gate, int action, const char* first, const char* second, const char* database,
                           const char* innermost) {
  sqlite_gate& g = *static_cast<sqlite_gate*>(gate);
  if (g.on_.is_armed()) return SQLITE_OK;
  try {
    return is_allowed(g.state_, {action, first, second, database, innermost}) ? SQLITE_OK : SQLITE_DENY;
  } catch (...) {
    return SQLITE_DENY;  // no memory for a sentence
  }
}

void sqlite_gate::run(const std::string& sql) {
  const armed_scope own = on_.armed();
  if (const int result = sqlite3_exec(on_.handle(), sql.c_str(), nullptr, nullptr, nullptr); result != SQLITE_OK)
    throw_error(on_.handle(), result, "installing the guard");
}

void sqlite_gate::install() {
  state_.own_functions = functions_of_the_application(on_);
  if (const int result = create_guard_functions(on_.handle(), *this); result != SQLITE_OK)
    throw_error(on_.handle(), result, "installing the guard");
  // Made once while nobody is asked: SQLite would ask whether a table may be created.
  run("SELECT 1 FROM json_each('[]'), json_tree('[]')");
  create_views();
  reporter_.watch_writes();
  sqlite3_set_authorizer(on_.handle(), authorize, this);
}

void sqlite_gate::create_views() {
  std::vector<temp_object> views;
  for (std::size_t i = 0; i < state_.schema.tables.size(); ++i) {
    const table_info& table = *state_.schema.tables[i];
    if (!state_.has_view(table)) continue;
    views.push_back(inner_view(state_, table));
    state_.trusted.insert(views.back().name);
    views.push_back(outer_view(state_, table));
    if (state_.mode_of(table) != raw_mode::read_write || table.is_shared() || table.primary_key_columns() == 0)
      continue;
    for (temp_object& trigger : write_triggers(state_, table, i)) {
      state_.trusted.insert(trigger.name);
      views.push_back(std::move(trigger));
    }
  }
  create_temp_objects(on_, views);
  has_views_ = true;
}

void sqlite_gate::drop_views() {
  has_views_ = false;
  std::string sql;
  for (const table_info* t : state_.schema.tables)
    if (state_.has_view(*t))
      sql += "DROP VIEW temp." + quoted_name(t->name) + "; DROP VIEW temp." + quoted_name(state_.inner_name(*t)) + ";";
  run(sql);
}

void sqlite_gate::look_at_schema() {
  const std::int64_t version = schema_version(on_);
  if (version == schema_version_) return;
  if (schema_version_ != -1) reporter_.look_again();
  read_others(on_, state_);
  schema_version_ = version;
}

std::unique_ptr<sqlite_raw_host> make_raw_host(sqlite_connection& on, const guard& modes,
                                               std::shared_ptr<guard_log> log) {
  return std::make_unique<sqlite_gate>(on, modes, std::move(log));
}

// ---- statements --------------------------------------------------------------------------------------------------

void sqlite_gate::enter(const scope& s, const plan& p) {
  hold_to(s, place_of(p));
  if (p.verb != tree::verb::select) begin_write();
}

void sqlite_gate::hold_to(const scope& s, const error_place& place) {
  if (scope_ != s) {
    if (!s.tenant())
      throw usage_error(
          "raw SQL runs in the scope of one tenant, and this session's is a set of tenants, or none; narrow it: "
          "session.as(tenant).raw(...)",
          place);
    if (on_.runs_guarded() || lent_.has_open_rows())
      throw usage_error(
          "rows of raw SQL in another scope are still open on this connection; read them to their end, or end them, "
          "before raw SQL in this scope",
          place);
    const auto value = [&](const std::string& dimension) -> std::optional<tenant> {
      if (dimension == tenant_dimension) return s.tenant();
      for (const scope::part& part : s.parts())
        if (part.dimension == dimension && !part.is_set) return part.values.front();
      return std::nullopt;
    };
    std::ranges::transform(state_.dimensions, state_.values.begin(), value);
    scope_ = s;
  }
}

void sqlite_gate::begin_write() { writer_.begin(*scope_); }

soci::session& sqlite_gate::lend(const statement_source& site, const scope& s) {
  hold_to(s, {site.site->name, site.site->file, site.site->line, {}});
  return lent_.lend(site, s);
}

void sqlite_gate::borrow(const std::source_location& made, const scope& s) {
  const statement_source& place = source_of_borrow(made);
  hold_to(s, {place.site->name, place.site->file, place.site->line, {}});
  lent_.borrow(place, s);
}

soci::details::session_backend& sqlite_gate::soci_backend() { return *on_.soci().get_backend(); }

std::unique_ptr<soci::details::statement_backend> sqlite_gate::make_statement(std::shared_ptr<lent_session> of) {
  return std::make_unique<sqlite_lent_statement>(std::move(of));
}

std::unique_ptr<soci::details::blob_backend> sqlite_gate::make_blob() {
  return std::unique_ptr<soci::details::blob_backend>(soci_backend().make_blob_backend());
}

bool sqlite_gate::last_key(long long& key) const {
  key = writer_.key();
  return true;
}

const plan& sqlite_gate::unchecked(const statement_source& source, raw_source text, std::size_t outputs) {
  return unchecked_.get(source, std::move(text), outputs);
}

bool sqlite_gate::release() noexcept {
  lent_.cut();
  scope_.reset();
  std::ranges::fill(state_.values, std::nullopt);
  writer_.forget();
  return has_views_ && !is_changed_;
}

std::string sqlite_gate::unguarded_text(const plan& p) { return unguarded(state_, p.raw->text); }

held_text sqlite_gate::hold(const std::string& sql, const error_place& place) {
  look_at_schema();
  reporter_.watch_writes();
  state_.would_refuse.clear();
  const std::vector<sql_token> tokens = sql_tokens(sql);
  check_is_statement(tokens, place);
  if (std::string why = refused_kind(tokens); !why.empty()) {
    object(state_, state_.is_open(), std::move(why), place);
    // It may change what belongs to the connection: nothing of that is for the next lease.
    if (!is_transaction(tokens)) {
      is_changed_ = true;
      on_.forget_transaction_steps();
    }
  }
  if (small_letters(sql).find(state_.secret) != std::string::npos)
    throw guard_refused("raw SQL was refused: it names what belongs to the guard", place);
  check_names(state_, tokens, place);
  check_target(state_, tokens, place);

  const raw_statement_kind found = statement_kind_of(tokens);
  const auto is_as_written = [&](const sql_token& t) { return t.can_name() && state_.is_as_written(t.named()); };
  held_text held{.sql = sql, .verb = found.verb, .fingerprint = fingerprint(sql)};
  held.is_reported = state_.is_open() || (state_.reports() && std::ranges::any_of(tokens, is_as_written));
  held.writes_as_written =
      found.verb != tree::verb::select && held.is_reported && state_.is_as_written(target_of(tokens, found));
  if (!state_.is_open()) held.sql = fenced(state_, sql, place);
  state_.writes_as_written = held.writes_as_written;
  return held;
}

std::string sqlite_gate::end_prepare() noexcept {
  state_.names_rowid = state_.writes_as_written = false;
  return std::exchange(state_.would_refuse, {});
}

void sqlite_gate::begin_report(const held_text& held) noexcept {
  state_.writes_as_written = held.writes_as_written;
  reporter_.begin();
}

void sqlite_gate::stop_report() noexcept {
  state_.writes_as_written = false;
  reporter_.stop();
}

int sqlite_gate::prepare(const plan& p, sqlite3_stmt** statement) {
  held_text held = hold(p.raw->text, place_of(p));
  state_.refused.clear();
  const armed_scope users = on_.disarmed();
  const int result = sqlite3_prepare_v3(on_.handle(), held.sql.data(), static_cast<int>(held.sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, statement, nullptr);
  // A plan that is explained shows what lies behind the views.
  if (result == SQLITE_OK && sqlite3_stmt_isexplain(*statement) != 0) {
    state_.refused = "EXPLAIN shows what lies behind the views of the guard";
    return SQLITE_AUTH;
  }
  held.would_refuse = end_prepare();
  if (result == SQLITE_OK && state_.reports() && held.is_reported)
    reported_.emplace(*statement, reported{std::move(held), place_of(p)});
  return result;
}

void sqlite_gate::forget(sqlite3_stmt* statement) noexcept { reported_.erase(statement); }

const sqlite_gate::reported* sqlite_gate::reported_of(sqlite3_stmt* statement) const {
  const auto found = reported_.find(statement);
  return found == reported_.end() ? nullptr : &found->second;
}

int sqlite_gate::step(sqlite3_stmt* statement, raw_progress& progress) {
  int result = SQLITE_OK;
  const auto run = [&] { within_limits(progress, [&] { result = sqlite3_step(statement); }); };
  const reported* as_written = progress.rows == 0 ? reported_of(statement) : nullptr;
  if (as_written == nullptr) {
    run();
  } else {
    const report watched(*this, as_written->held);
    run();
    if (as_written->held.writes_as_written) end_write_as_written(sqlite3_changes64(on_.handle()));
    if (result == SQLITE_ROW || result == SQLITE_DONE) watched.end(as_written->place);
  }
  if (result == SQLITE_ROW && !limits_.count_row(progress)) return SQLITE_INTERRUPT;
  if (result == SQLITE_DONE) end_write();
  return result;
}

void sqlite_gate::within_limits(raw_progress& progress, const std::function<void()>& work) {
  if (progress.rows == 0) {
    state_.refused.clear();
    thrown_ = nullptr;
    limits_.forget();
  }
  const armed_scope users = on_.disarmed();
  limits_.within(progress, work);
}

void sqlite_gate::end_write_as_written(std::int64_t rows) noexcept {
  writer_.took_place(rows, sqlite3_last_insert_rowid(on_.handle()));
}

void sqlite_gate::end_write() noexcept {
  if (writer_.key() != 0) on_.set_last_key(writer_.key());
}

std::string sqlite_gate::in_the_users_words(std::string message) const {
  for (std::size_t at = message.find(state_.secret); at != std::string::npos; at = message.find(state_.secret))
    message.erase(at, state_.secret.size());
  return message;
}

void sqlite_gate::throw_refusal(const error_place& place) {
  limits_.throw_if_reached(place);
  if (const std::exception_ptr thrown = std::exchange(thrown_, nullptr)) rethrow_at_place(thrown, place);
  if (!state_.refused.empty()) throw guard_refused("raw SQL was refused: " + std::exchange(state_.refused, {}), place);
}

void sqlite_gate::fail(int result, const plan& p) {
  throw_refusal(place_of(p));
  throw_raw_error(on_.handle(), result, in_the_users_words(sqlite3_errmsg(on_.handle())), p);
}

}  // namespace rowscope::detail::sqlite
