#include "reporter.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <string_view>

#include <rowscope/ast/sql_name.hpp>

#include "../../db/sqlite/schema_query.hpp"
#include "../raw_text.hpp"
#include "report_writer.hpp"
#include "statement_limits.hpp"

namespace rowscope::detail::sqlite {
namespace {

/// Of a statement that is executed for many values in one call.
constexpr std::size_t most_executed = 64;

struct finalizer {
  void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
};
struct text_free {
  void operator()(char* text) const { sqlite3_free(text); }
};

std::uint64_t hash_of_row(sqlite3_stmt* s) {
  std::uint64_t hash = 14695981039346656037U;
  for (int i = 0; i < sqlite3_column_count(s); ++i) {
    const int type = sqlite3_column_type(s, i);
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(s, i));
    const std::string_view value(bytes != nullptr ? bytes : "",
                                 bytes != nullptr ? static_cast<std::size_t>(sqlite3_column_bytes(s, i)) : 0);
    hash = (hash ^ (std::hash<std::string_view>{}(value) + static_cast<std::uint64_t>(type))) * 1099511628211U;
  }
  return hash;
}

}  // namespace

reporter::reporter(sqlite_connection& on, guard_state& state, std::shared_ptr<guard_log> log)
    : on_(on), state_(state), log_(std::move(log)) {
  if (state_.reports()) sqlite3_trace_v2(on_.handle(), SQLITE_TRACE_STMT, trace, this);
}

reporter::~reporter() {
  if (state_.reports()) sqlite3_trace_v2(on_.handle(), 0, nullptr, nullptr);
}

void reporter::watch_writes() {
  if (is_complete_ || !state_.reports() || on_.in_transaction()) return;
  unwatch_writes();
  for (std::size_t i = 0; i < state_.schema.tables.size(); ++i) {
    const table_info& table = *state_.schema.tables[i];
    if (!is_watched(state_, table) || !exists(table)) continue;
    if (!has_key(table)) {
      is_blind_ = true;
      continue;
    }
    for (const watching_trigger& t : watching_triggers(state_, table, i)) {
      on_.execute(t.sql.c_str());
      state_.trusted.insert(t.name);
      triggers_.push_back(t.name);
    }
  }
  is_complete_ = true;
}

bool reporter::exists(const table_info& table) {
  return !schema_query(on_, "SELECT 1 FROM main.sqlite_master WHERE type = 'table' AND name = ?1 COLLATE NOCASE",
                       {table.name})
              .empty();
}

bool reporter::has_key(const table_info& table) {
  return std::ranges::all_of(table.columns, [&](const column_info& c) {
    return !c.primary_key ||
           !schema_query(on_, "SELECT 1 FROM pragma_table_xinfo(?1, 'main') WHERE name = ?2 COLLATE NOCASE",
                         {table.name, c.name})
                .empty();
  });
}

void reporter::unwatch_writes() {
  for (const std::string& name : triggers_) on_.execute(("DROP TRIGGER IF EXISTS temp." + quoted_name(name)).c_str());
  triggers_.clear();
  is_complete_ = is_blind_ = false;
}

void reporter::begin() noexcept {
  executed_.clear();
  found_.clear();
  is_watching_ = has_seen_all_ = true;
}

void reporter::end(const held_text& held, const error_place& place) {
  const bool is_write_seen = is_complete_ && has_seen_all_ && !is_blind_;
  guard_log::entry e{.was_seen = held.verb == tree::verb::select || is_write_seen, .would_refuse = held.would_refuse};
  is_watching_ = false;
  e.foreign = std::exchange(found_, {});
  if (held.verb == tree::verb::select || held.verb == tree::verb::insert)
    for (const std::string& text : executed_) {
      e.was_seen = look(text) && e.was_seen;
      e.foreign.insert(e.foreign.end(), found_.begin(), found_.end());
      found_.clear();
    }
  executed_.clear();
  log_->add(place, held.fingerprint, e);
}

void reporter::touched(const table_info& table, std::span<sqlite3_value* const> key) {
  std::string text;
  for (sqlite3_value* v : key) {
    const auto* part = reinterpret_cast<const char*>(sqlite3_value_text(v));
    text += (text.empty() ? "" : ", ") + std::string(part != nullptr ? part : "NULL");
  }
  foreign_row row{std::string(table.name), std::move(text)};
  if (found_.size() < guard_report::most_sampled && std::ranges::find(found_, row) == found_.end())
    found_.push_back(std::move(row));
}

void reporter::written(const table_info& table, std::span<sqlite3_value* const> key) {
  const armed_scope own = on_.armed();
  const std::string sql = select_foreign(state_, table);
  sqlite3_stmt* prepared = nullptr;
  sqlite3_prepare_v2(on_.handle(), sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
  const std::unique_ptr<sqlite3_stmt, finalizer> statement(prepared);
  for (std::size_t i = 0; prepared != nullptr && i < key.size(); ++i)
    sqlite3_bind_value(prepared, static_cast<int>(i) + 1, key[i]);
  const int step = prepared != nullptr ? sqlite3_step(prepared) : SQLITE_ERROR;
  if (step == SQLITE_ROW) touched(table, key);
  // The schema is not what was declared: the write goes on, and nobody knows whose the row is.
  if (step != SQLITE_ROW && step != SQLITE_DONE) has_seen_all_ = false;
}

int reporter::trace(unsigned, void* of, void* statement, void* text) {
  reporter& r = *static_cast<reporter*>(of);
  const std::string_view begun = static_cast<const char*>(text);
  // What begins with a comment is a trigger of the statement, which was told before.
  if (!r.is_watching_ || r.on_.is_armed() || begun.starts_with("--") || r.executed_.size() >= most_executed) return 0;
  try {
    const std::unique_ptr<char, text_free> expanded(sqlite3_expanded_sql(static_cast<sqlite3_stmt*>(statement)));
    r.executed_.emplace_back(expanded ? expanded.get() : "");
  } catch (...) {
    return 0;  // no memory: it is not looked at
  }
  return 0;
}

bool reporter::look(const std::string& executed) {
  const std::optional<report_queries> queries = queries_of(state_, executed);
  if (!queries) return false;
  if (queries->as_written.empty()) return true;
  is_looking_ = is_watching_ = true;
  const std::optional<digest> as_written = run(queries->as_written);
  is_looking_ = is_watching_ = false;
  if (!as_written) found_.clear();
  if (!as_written || found_.empty()) return as_written.has_value();
  // A row that came through the terms of one table may have been thrown away by those of another.
  const std::optional<digest> in_scope = run(queries->in_scope);
  if (in_scope && in_scope->rows == as_written->rows && (queries->is_random || in_scope->sum == as_written->sum))
    found_.clear();
  return in_scope.has_value();
}

std::optional<reporter::digest> reporter::run(const std::string& sql) {
  const armed_scope own = on_.armed();
  sqlite3_stmt* prepared = nullptr;
  const int result = sqlite3_prepare_v2(on_.handle(), sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
  const std::unique_ptr<sqlite3_stmt, finalizer> statement(prepared);
  if (result != SQLITE_OK || sqlite3_stmt_readonly(prepared) == 0) return std::nullopt;

  digest d;
  int step = SQLITE_OK;
  raw_progress progress;
  statement_limits(on_.handle(), state_.options).within(progress, [&] {
    while ((step = sqlite3_step(prepared)) == SQLITE_ROW) {
      ++d.rows;
      d.sum += hash_of_row(prepared);
    }
  });
  if (step != SQLITE_DONE) return std::nullopt;
  return d;
}

}  // namespace rowscope::detail::sqlite
