#include "fence.hpp"

#include <algorithm>
#include <optional>

#include <rowscope/ast/sql_name.hpp>
#include <rowscope/error.hpp>

#include "raw_rules.hpp"

namespace rowscope::detail::sqlite {
namespace {

using kind = sql_token::kind;

/// Keywords that a parenthesis may stand behind, so that they are no functions.
constexpr std::string_view keywords[] = {
    "ALL",   "AND",       "AS",     "BETWEEN", "BY",     "CASE",      "CAST",         "COLLATE", "CROSS",  "DISTINCT",
    "ELSE",  "END",       "EXCEPT", "EXISTS",  "FILTER", "FROM",      "FULL",         "GROUP",   "HAVING", "IN",
    "INNER", "INTERSECT", "IS",     "JOIN",    "LEFT",   "LIMIT",     "MATERIALIZED", "NATURAL", "NOT",    "OFFSET",
    "ON",    "OR",        "ORDER",  "OUTER",   "OVER",   "PARTITION", "RANGE",        "RIGHT",   "ROWS",   "SELECT",
    "SET",   "THEN",      "UNION",  "USING",   "VALUES", "WHEN",      "WHERE",        "WITH",    "LIKE",   "GLOB",
};

bool is_keyword(const sql_token& t) {
  return std::ranges::any_of(keywords, [&](std::string_view k) { return t.is(k); });
}

/// More than this many `||` could make a value that no database can hold of what each row has.
constexpr std::ptrdiff_t most_joined_texts = 16;

/// A pattern that comes from a row may be longer than SQLite takes.
bool is_constant_pattern(const std::vector<sql_token>& tokens, std::size_t after_like) {
  if (after_like >= tokens.size()) return false;
  const kind what = tokens[after_like].what;
  const bool is_value = what == kind::text || what == kind::parameter || what == kind::number;
  return is_value && (after_like + 1 == tokens.size() || !tokens[after_like + 1].is_sign("||"));
}

bool can_fail(const guard_state& state, const std::vector<sql_token>& tokens, std::size_t i) {
  const sql_token& t = tokens[i];
  if (t.is_sign("->") || t.is_sign("->>") || t.is("ESCAPE") || t.is("REGEXP") || t.is("MATCH")) return true;
  const bool is_called = t.can_name() && i + 1 < tokens.size() && tokens[i + 1].is_sign("(");
  if (t.is("LIKE") || t.is("GLOB")) return !is_constant_pattern(tokens, i + 1);
  if (!is_called || is_keyword(t)) return false;
  if (i > 0 && tokens[i - 1].is("INTO")) return false;  // INSERT INTO t(columns)
  const std::string name = t.named();
  return state.own_functions.contains(name) || !never_fails(name);
}

bool needs_fence(const guard_state& state, const std::vector<sql_token>& tokens) {
  bool can_grow = false;
  std::ptrdiff_t joined = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (can_fail(state, tokens, i)) return true;
    if (tokens[i].is_sign("||")) ++joined;
    if (tokens[i].is("WITH")) can_grow = true;  // a recursive one doubles a text with each step
    if (tokens[i].can_name() && state.computed.contains(tokens[i].named())) return true;
  }
  return joined > (can_grow ? 0 : most_joined_texts);
}

const table_info* declared(const guard_state& state, const sql_token& t) {
  const table_info* table = t.can_name() ? state.find(t.named()) : nullptr;
  return table != nullptr && is_guarded(*table) ? table : nullptr;
}

/// The condition of an UPDATE or DELETE: the token of its WHERE. None where there is nothing in it that can fail.
std::optional<std::size_t> failing_condition(const guard_state& state, const std::vector<sql_token>& tokens,
                                             const raw_statement_kind& found, const error_place& place) {
  int depth = 0;
  std::optional<std::size_t> where;
  bool is_joined = false;
  for (std::size_t i = found.verb_token; i < tokens.size(); ++i) {
    if (tokens[i].is_sign("(")) ++depth;
    if (tokens[i].is_sign(")")) --depth;
    if (depth == 0 && tokens[i].is("WHERE") && !where) where = i;
    // The FROM of DELETE FROM stands directly behind its verb.
    if (depth == 0 && tokens[i].is("FROM") && i > found.verb_token + 1) is_joined = true;
    if (is_joined && can_fail(state, tokens, i))
      throw guard_refused("raw SQL was refused: this UPDATE ... FROM has " + std::string(tokens[i].text) +
                              ", which can fail on a row; find the rows by a sub-query in its WHERE instead",
                          place);
    if (where && can_fail(state, tokens, i)) return where;
  }
  return std::nullopt;
}

/// The table that is written, where its name stands alone, so that it can be read under the same name.
const table_info* plain_target(const guard_state& state, const std::vector<sql_token>& tokens,
                               const raw_statement_kind& found) {
  const std::size_t name = found.verb_token + (found.verb == tree::verb::remove ? 2 : 1);
  if (name + 1 >= tokens.size() || !(tokens[name + 1].is("SET") || tokens[name + 1].is("WHERE"))) return nullptr;
  return declared(state, tokens[name]);
}

/// A statement in the parts between which something is put.
struct parts {
  std::string with = "WITH ";  ///< or WITH RECURSIVE
  std::string common{};        ///< the user's own common tables
  std::string body{};
};
parts split(std::string_view sql, const std::vector<sql_token>& tokens, const raw_statement_kind& found) {
  parts p;
  if (tokens.front().is("WITH")) {
    const bool is_recursive = tokens.size() > 1 && tokens[1].is("RECURSIVE");
    const sql_token& last = tokens[is_recursive ? 1 : 0];
    if (is_recursive) p.with += "RECURSIVE ";
    const std::size_t start = last.start + last.text.size();
    const std::size_t end = tokens[found.verb_token].start;
    if (end > start) p.common = ", " + std::string(sql.substr(start, end - start));
  }
  p.body = sql.substr(tokens[found.verb_token].start);
  return p;
}

std::string key_of(const table_info& table, std::string_view before = {}) {
  std::string list;
  for (const column_info& c : table.columns)
    if (c.primary_key) list += (list.empty() ? "" : ", ") + std::string(before) + quoted_name(c.name);
  return list;
}

/// `WHERE condition` becomes `WHERE key IN (the keys that were found before)`.
std::string by_keys(const guard_state& state, const std::string& fences, std::string_view written_sql,
                    const error_place& place) {
  const std::string sql = with_numbered_parameters(written_sql, place);
  const std::vector<sql_token> tokens = sql_tokens(sql);
  const raw_statement_kind found = statement_kind_of(tokens, place);
  const table_info* target = plain_target(state, tokens, found);
  if (target == nullptr || target->primary_key_columns() == 0)
    throw guard_refused(
        "raw SQL was refused: the condition of this write has a term that can fail on a row; name the table without an "
        "alias or a schema, and declare its primary key, so that its rows can be found first",
        place);
  const std::size_t where = tokens[*failing_condition(state, tokens, found, place)].start;
  const std::size_t end = tokens.back().is_sign(";") ? tokens.back().start : sql.size();
  const std::string keys = quoted_name(state.secret + "keys");
  const std::string condition = sql.substr(where, end - where);
  const parts p = split(std::string_view(sql).substr(0, where), tokens, found);
  return p.with + fences + p.common + ", " + keys + " AS MATERIALIZED (SELECT " + key_of(*target) + " FROM " +
         quoted_name(target->name) + " " + condition + ") " + p.body + " WHERE (" + key_of(*target) +
         ") IN (SELECT * FROM " + keys + ")";
}

void check_qualified(const guard_state& state, const std::vector<sql_token>& tokens, const error_place& place) {
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i)
    if (tokens[i].can_name() && tokens[i].named() == "temp" && tokens[i + 1].is_sign(".") &&
        declared(state, tokens[i + 2]) != nullptr && (i + 3 == tokens.size() || !tokens[i + 3].is_sign(".")))
      throw guard_refused(
          "raw SQL was refused: a statement with a term that can fail names its tables without temp.; write " +
              std::string(tokens[i + 2].text),
          place);
}

}  // namespace

std::string fenced(const guard_state& state, std::string_view sql, const error_place& place) {
  const std::vector<sql_token> tokens = sql_tokens(sql);
  if (!needs_fence(state, tokens)) return std::string(sql);
  std::string fences;
  for (const auto& [name, table] : state.declared) {
    if (!is_guarded(*table)) continue;
    const auto names_it = [&](const sql_token& t) { return t.can_name() && t.named() == name; };
    if (std::ranges::none_of(tokens, names_it)) continue;
    fences += (fences.empty() ? "" : ", ") + quoted_name(table->name) + " AS MATERIALIZED (SELECT * FROM temp." +
              quoted_name(table->name) + ")";
  }
  if (fences.empty()) return std::string(sql);
  check_qualified(state, tokens, place);
  const raw_statement_kind found = statement_kind_of(tokens, place);
  const bool finds_rows = found.verb == tree::verb::update || found.verb == tree::verb::remove;
  if (finds_rows && failing_condition(state, tokens, found, place)) return by_keys(state, fences, sql, place);
  const parts p = split(sql, tokens, found);
  return p.with + fences + p.common + " " + p.body;
}

}  // namespace rowscope::detail::sqlite
