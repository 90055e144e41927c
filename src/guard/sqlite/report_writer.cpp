#include "report_writer.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "../raw_text.hpp"
#include "scoped_rows.hpp"

namespace rowscope::detail::sqlite {
namespace {

/// A call that tells of the row: the number of its table, and its key.
std::string call_with_key(const std::string& function, const table_info& table, std::size_t number,
                          const std::string& row) {
  std::string call = function + "(" + std::to_string(number);
  if (table.primary_key_columns() == 0) call += ", " + row + ".rowid";
  for (const column_info& c : table.columns)
    if (c.primary_key) call += ", " + row + "." + quoted_name(c.name);
  return call + ")";
}

/// The table's rows that are in the scope, or all, of which those of others are told.
///
/// The scope is a sub-query, so that SQLite tries it behind all terms of the statement that are about this table alone,
/// and plans both in the same way: what has no order of its own comes in the same one.
std::string select_rows(const guard_state& state, const table_info& table, const std::string& otherwise) {
  std::string outputs;
  for (const column_info& c : table.columns)
    outputs += (outputs.empty() ? "r." : ", r.") + quoted_name(c.name) + " AS " + quoted_name(c.name);
  return "SELECT " + outputs + " FROM main." + quoted_name(table.name) + " AS r WHERE (SELECT CASE WHEN " +
         term_in_scope(state, table, "r") + " THEN 1 ELSE " + otherwise + " END)";
}

const table_info* watched_table(const guard_state& state, const sql_token& t) {
  const table_info* table = t.can_name() ? state.find(t.named()) : nullptr;
  return table != nullptr && is_watched(state, *table) ? table : nullptr;
}

/// The text without `main.` before a table that a common table stands in for.
std::string with_plain_names(const guard_state& state, std::string_view sql) {
  const std::vector<sql_token> tokens = sql_tokens(sql);
  std::string plain;
  std::size_t copied = 0;
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (!tokens[i].can_name() || tokens[i].named() != "main" || !tokens[i + 1].is_sign(".")) continue;
    if (watched_table(state, tokens[i + 2]) == nullptr) continue;
    plain += sql.substr(copied, tokens[i].start - copied);
    copied = tokens[i + 2].start;
  }
  return plain += sql.substr(copied);
}

/// The place where the rows of an INSERT come from: SELECT, VALUES, or WITH before one of them.
std::optional<std::size_t> source_of(const std::vector<sql_token>& tokens, const raw_statement_kind& found) {
  int depth = 0;
  for (std::size_t i = found.verb_token; i < tokens.size(); ++i) {
    if (tokens[i].is_sign("(")) ++depth;
    if (tokens[i].is_sign(")")) --depth;
    if (depth == 0 && (tokens[i].is("SELECT") || tokens[i].is("WITH") || tokens[i].is("VALUES"))) return i;
  }
  return std::nullopt;
}

/// The select of a statement, by itself; empty where it has none, nothing where it cannot be told apart.
std::optional<std::string> select_of(const std::string& sql) {
  const std::vector<sql_token> tokens = sql_tokens(sql);
  if (tokens.empty()) return std::nullopt;
  const raw_statement_kind found = statement_kind_of(tokens);
  const sql_token& verb = tokens[found.verb_token];
  if (verb.is("SELECT") || verb.is("VALUES")) return sql;
  if (found.verb != tree::verb::insert) return std::string();
  const std::optional<std::size_t> source = source_of(tokens, found);
  if (!source || tokens[*source].is("VALUES")) return std::string();
  const statement_parts p = parts_of(sql, tokens, found);
  std::string rows = sql.substr(tokens[*source].start);
  if (p.common.empty()) return rows;
  if (tokens[*source].is("WITH")) return std::nullopt;
  return p.with + p.common.substr(2) + " " + rows;
}

}  // namespace

bool is_watched(const guard_state& state, const table_info& table) {
  return is_guarded(table) && !table.is_shared() && state.mode_of(table) == raw_mode::report;
}

std::vector<watching_trigger> watching_triggers(const guard_state& state, const table_info& table, std::size_t number) {
  const auto trigger = [&](const std::string& when, const std::string& verb, const std::string& row) {
    const std::string name = state.inner_name(table) + "_seen_" + small_letters(when + "_" + verb);
    return watching_trigger{name, "CREATE TEMP TRIGGER " + quoted_name(name) + " " + when + " " + verb + " ON main." +
                                      quoted_name(table.name) + " WHEN rowscope_is_watching() BEGIN SELECT " +
                                      call_with_key("rowscope_written", table, number, row) + "; END"};
  };
  return {trigger("AFTER", "INSERT", "NEW"), trigger("BEFORE", "UPDATE", "OLD"), trigger("AFTER", "UPDATE", "NEW"),
          trigger("BEFORE", "DELETE", "OLD")};
}

std::string select_foreign(const guard_state& state, const table_info& table) {
  std::string key;
  std::size_t parameter = 0;
  const auto add = [&](const std::string& column) {
    key += (parameter == 0 ? "" : " AND ") + column + " = ?" + std::to_string(parameter + 1);
    ++parameter;
  };
  if (table.primary_key_columns() == 0) add("r.rowid");
  for (const column_info& c : table.columns)
    if (c.primary_key) add("r." + quoted_name(c.name));
  return "SELECT 1 FROM main." + quoted_name(table.name) + " AS r WHERE " + key + " AND NOT " +
         term_in_scope(state, table, "r");
}

std::optional<report_queries> queries_of(const guard_state& state, const std::string& executed) {
  const std::optional<std::string> select = select_of(with_plain_names(state, executed));
  if (!select) return std::nullopt;
  report_queries queries;
  const std::vector<sql_token> tokens = sql_tokens(*select);
  const auto hides_tables = [&](const sql_token& t) {
    return t.can_name() && (state.stored_views.contains(t.named()) ||
                            (state.others.contains(t.named()) && !state.other_tables.contains(t.named())));
  };
  if (std::ranges::any_of(tokens, hides_tables)) return std::nullopt;
  std::string watched;
  std::string in_scope;
  for (std::size_t i = 0; i < state.schema.tables.size(); ++i) {
    const table_info* table = state.schema.tables[i];
    if (std::ranges::none_of(tokens, [&](const sql_token& t) { return watched_table(state, t) == table; })) continue;
    const std::string head = (watched.empty() ? "" : ", ") + quoted_name(table->name) + " AS NOT MATERIALIZED (";
    watched += head + select_rows(state, *table, call_with_key("rowscope_touched", *table, i, "r")) + ")";
    in_scope += head + select_rows(state, *table, "0") + ")";
  }
  if (watched.empty()) return queries;
  const statement_parts p = parts_of(*select, tokens, statement_kind_of(tokens));
  queries.as_written = p.with + watched + p.common + " " + p.body;
  const auto is_random = [](const sql_token& t) { return t.named() == "random" || t.named() == "randomblob"; };
  queries.is_random = std::ranges::any_of(tokens, is_random);
  queries.in_scope = p.with + in_scope + p.common + " " + p.body;
  return queries;
}

}  // namespace rowscope::detail::sqlite
