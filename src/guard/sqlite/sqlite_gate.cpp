#include "sqlite_gate.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "../../db/sqlite/schema_query.hpp"
#include "../raw_text.hpp"
#include "../sql_tokens.hpp"
#include "borrow_place.hpp"
#include "fence.hpp"
#include "guard_functions.hpp"
#include "raw_rules.hpp"
#include "unguarded.hpp"
#include "view_writer.hpp"

namespace rowscope::detail::sqlite {
namespace {

constexpr const char* functions_that_are_not_built_in =
    "SELECT DISTINCT name FROM pragma_function_list WHERE NOT builtin";

/// What SQLite's extensions register by themselves on each connection: it is not the application's own.
const std::set<std::string>& functions_of_the_library() {
  static const std::set<std::string> names = [] {
    std::set<std::string> found;
    sqlite3* plain = nullptr;
    const int opened = sqlite3_open(":memory:", &plain);
    const auto add = [](void* to, int, char** values, char**) {
      static_cast<std::set<std::string>*>(to)->insert(values[0]);
      return 0;
    };
    const int read =
        opened == SQLITE_OK ? sqlite3_exec(plain, functions_that_are_not_built_in, add, &found, nullptr) : opened;
    sqlite3_close(plain);
    // Without the list they would be taken for the application's own, which may be called.
    if (read != SQLITE_OK) throw database_error("installing the guard: SQLite's own functions cannot be listed");
    return found;
  }();
  return names;
}

constexpr int steps_between_looks = 1000;

/// What was refused and what to write instead, by itself.
std::string sentence_of(const guard_refused& e) {
  constexpr std::string_view head = "raw SQL was refused: ";
  std::string_view said = e.what();
  if (const std::size_t at = said.find(head); at != std::string_view::npos) said.remove_prefix(at + head.size());
  return std::string(said);
}

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
  for (const auto& f : schema_query(on_, functions_that_are_not_built_in, {}))
    if (!f[0].starts_with("rowscope_") && !functions_of_the_library().contains(f[0]))
      state_.own_functions.insert(small_letters(f[0]));
  if (const int result = create_guard_functions(on_.handle(), *this); result != SQLITE_OK)
    throw_error(on_.handle(), result, "installing the guard");
  // Made once while nobody is asked: SQLite would ask whether a table may be created.
  run("SELECT 1 FROM json_each('[]'), json_tree('[]')");
  create_views();
  reporter_.watch_writes();
  sqlite3_set_authorizer(on_.handle(), authorize, this);
}

void sqlite_gate::create_views() {
  std::string sql;
  for (std::size_t i = 0; i < state_.schema.tables.size(); ++i) {
    const table_info& table = *state_.schema.tables[i];
    if (!state_.has_view(table)) continue;
    sql += inner_view(state_, table) + outer_view(state_, table);
    state_.trusted.insert(state_.inner_name(table));
    for (std::string& name : trigger_names(state_, table)) state_.trusted.insert(std::move(name));
    if (state_.mode_of(table) == raw_mode::read_write && !table.is_shared() && table.primary_key_columns() > 0)
      sql += write_triggers(state_, table, i);
  }
  run(sql);
}

void sqlite_gate::drop_views() {
  std::string sql;
  for (const table_info* t : state_.schema.tables)
    if (state_.has_view(*t))
      sql += "DROP VIEW temp." + quoted_name(t->name) + "; DROP VIEW temp." + quoted_name(state_.inner_name(*t)) + ";";
  run(sql);
}

void sqlite_gate::look_at_schema() {
  const std::int64_t version =
      std::stoll(schema_query(on_, "SELECT schema_version FROM pragma_schema_version", {})[0][0]);
  if (version == schema_version_) return;
  reporter_.look_again();
  state_.others.clear();
  state_.other_tables.clear();
  state_.files.clear();
  state_.computed.clear();
  const auto add = [&](const std::vector<std::string>& row) {
    if (const std::string name = small_letters(row[0]); state_.find(name) == nullptr) state_.others.insert(name);
  };
  for (const auto& module : schema_query(on_, "SELECT name FROM pragma_module_list", {}))
    if (module[0] != "json_each" && module[0] != "json_tree") add(module);
  for (const auto& file : schema_query(on_, "SELECT name FROM pragma_database_list WHERE name <> 'temp'", {})) {
    state_.files.insert(small_letters(file[0]));
    for (const auto& row : schema_query(
             on_, "SELECT name FROM " + quoted_name(file[0]) + ".sqlite_master WHERE type IN ('table', 'view')", {}))
      add(row);
  }
  for (const table_info* t : state_.schema.tables)
    if (is_guarded(*t) &&
        !schema_query(on_, "SELECT 1 FROM pragma_table_xinfo(?1, 'main') WHERE hidden = 2", {t->name}).empty())
      state_.computed.insert(small_letters(t->name));
  for (
      const auto& row : schema_query(
          on_,
          "SELECT name FROM main.sqlite_master WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite@_%' ESCAPE '@'",
          {}))
    if (std::string name = small_letters(row[0]); state_.find(name) == nullptr)
      state_.other_tables.insert(std::move(name));
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

const plan& sqlite_gate::unchecked(const statement_source& source, raw_source text, std::size_t outputs) {
  return unchecked_.get(source, std::move(text), outputs);
}

bool sqlite_gate::release() noexcept {
  lent_.cut();
  scope_.reset();
  std::ranges::fill(state_.values, std::nullopt);
  writer_.forget();
  return true;
}

std::string sqlite_gate::unguarded_text(const plan& p) { return unguarded(state_, p.raw->text); }

held_text sqlite_gate::hold(const std::string& sql, const error_place& place) {
  look_at_schema();
  reporter_.watch_writes();
  state_.would_refuse.clear();
  const std::vector<sql_token> tokens = sql_tokens(sql);
  try {
    check_kind(tokens, place);
  } catch (const guard_refused& e) {
    if (!state_.is_open()) throw;
    state_.would_refuse = sentence_of(e);
  }
  if (small_letters(sql).find(state_.secret) != std::string::npos)
    throw guard_refused("raw SQL was refused: it names what belongs to the guard", place);
  check_names(state_, sql, place);
  check_target(state_, sql, place);

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

void sqlite_gate::end_report(const held_text& held, const error_place& place) {
  state_.writes_as_written = false;
  reporter_.end(held, place);
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
  if (result == SQLITE_OK && state_.reports()) {
    reported_.erase(*statement);
    if (held.is_reported) reported_.emplace(*statement, reported{std::move(held), place_of(p)});
  }
  return result;
}

const sqlite_gate::reported* sqlite_gate::reported_of(sqlite3_stmt* statement) const {
  const auto found = reported_.find(statement);
  return found == reported_.end() ? nullptr : &found->second;
}

int sqlite_gate::step(sqlite3_stmt* statement, raw_progress& progress) {
  const reported* as_written = progress.rows == 0 ? reported_of(statement) : nullptr;
  if (as_written != nullptr) begin_report(as_written->held);
  int result = SQLITE_OK;
  within_limits(progress, [&] { result = sqlite3_step(statement); });
  if (as_written != nullptr && (result == SQLITE_ROW || result == SQLITE_DONE)) {
    if (as_written->held.writes_as_written)
      end_write_as_written(sqlite3_changes64(on_.handle()), sqlite3_last_insert_rowid(on_.handle()));
    end_report(as_written->held, as_written->place);
  }
  if (result == SQLITE_ROW && !count_row(progress)) return SQLITE_INTERRUPT;
  if (result == SQLITE_DONE) end_write();
  return result;
}

void sqlite_gate::within_limits(raw_progress& progress, const std::function<void()>& work) {
  if (progress.rows == 0) {
    state_.refused.clear();
    thrown_ = nullptr;
    reached_ = limit::none;
  }
  struct measured {
    sqlite_gate& gate;
    raw_progress& progress;
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point deadline{};
    armed_scope users = gate.on_.disarmed();
    sqlite3_int64 most_memory = sqlite3_memory_used() + static_cast<sqlite3_int64>(gate.state_.options.most_memory);

    measured(sqlite_gate& g, raw_progress& p) : gate(g), progress(p) {
      deadline = start + (gate.state_.options.longest - progress.spent);
      sqlite3_progress_handler(gate.on_.handle(), steps_between_looks, look, this);
    }
    measured(const measured&) = delete;
    measured& operator=(const measured&) = delete;
    ~measured() {
      sqlite3_progress_handler(gate.on_.handle(), 0, nullptr, nullptr);
      progress.spent += std::chrono::steady_clock::now() - start;
    }
    /// Called by SQLite as it works. \returns whether it has to break off
    static int look(void* of) {
      const measured& m = *static_cast<measured*>(of);
      if (std::chrono::steady_clock::now() > m.deadline)
        m.gate.reached_ = limit::time;
      else if (sqlite3_memory_used() > m.most_memory)
        m.gate.reached_ = limit::memory;
      return m.gate.reached_ == limit::none ? 0 : 1;
    }
  } run(*this, progress);
  work();
}

bool sqlite_gate::count_row(raw_progress& progress) noexcept {
  if (++progress.rows <= state_.options.most_rows) return true;
  reached_ = limit::rows;
  return false;
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
  const guard& limits = state_.options;
  const auto broken_off = [&](const std::string& why) {
    throw guard_refused("raw SQL was broken off: " + why + "; make it cheaper, or the limit larger", place);
  };
  switch (std::exchange(reached_, limit::none)) {
    case limit::none: break;
    case limit::time:
      broken_off("it took longer than guard::longest, " + std::to_string(limits.longest.count()) + " ms");
      break;
    case limit::rows: broken_off("it gave more rows than guard::most_rows, " + std::to_string(limits.most_rows)); break;
    case limit::memory:
      broken_off("it needed more memory than guard::most_memory, " + std::to_string(limits.most_memory) + " bytes");
      break;
  }
  if (const std::exception_ptr thrown = std::exchange(thrown_, nullptr)) rethrow_at_place(thrown, place);
  if (!state_.refused.empty()) throw guard_refused("raw SQL was refused: " + std::exchange(state_.refused, {}), place);
}

void sqlite_gate::fail(int result, const plan& p) {
  throw_refusal(place_of(p));
  throw_raw_error(on_.handle(), result, in_the_users_words(sqlite3_errmsg(on_.handle())), p);
}

}  // namespace rowscope::detail::sqlite
