#include "raw_text.hpp"

#include <algorithm>
#include <optional>

#include <rowscope/context/utf8.hpp>
#include <rowscope/error.hpp>

namespace rowscope::detail {
namespace {

using kind = sql_token::kind;

/// What raw SQL cannot be, and what is written in its place.
struct refused_start {
  std::string_view keyword;
  std::string_view why;
};
constexpr std::string_view no_schema_change =
    "changes or reads the database's schema; do that outside of the sessions of tenants, in a migration";
constexpr std::string_view no_transaction =
    "opens or ends a transaction behind the session's back; write auto tx = session.transaction()";
constexpr refused_start refused_starts[] = {
    {"EXPLAIN", "shows what lies behind the views of the guard; write session.explain(statement) for a typed one"},
    {"PRAGMA", "reads or sets what belongs to the connection and to every tenant; set it as the database is opened"},
    {"ATTACH", "opens another file, which nothing scopes"},
    {"DETACH", "closes a database of the connection"},
    {"VACUUM", "works on the rows of every tenant; run it outside of the sessions of tenants"},
    {"ANALYZE", "works on the rows of every tenant; run it outside of the sessions of tenants"},
    {"REINDEX", "works on the rows of every tenant; run it outside of the sessions of tenants"},
    {"CREATE", no_schema_change},
    {"DROP", no_schema_change},
    {"ALTER", no_schema_change},
    {"BEGIN", no_transaction},
    {"COMMIT", no_transaction},
    {"END", no_transaction},
    {"ROLLBACK", no_transaction},
    {"SAVEPOINT", no_transaction},
    {"RELEASE", no_transaction},
};

std::optional<tree::verb> verb_of(const std::vector<sql_token>& tokens, std::size_t i) {
  const sql_token& t = tokens[i];
  if (t.is("SELECT") || t.is("VALUES") || t.is("TABLE")) return tree::verb::select;
  const bool is_replace = t.is("REPLACE") && i + 1 < tokens.size() && tokens[i + 1].is("INTO");
  if (t.is("INSERT") || is_replace) return tree::verb::insert;
  if (t.is("UPDATE") || t.is("MERGE")) return tree::verb::update;
  if (t.is("DELETE")) return tree::verb::remove;
  return std::nullopt;
}

/// Whether a name stands behind it where common tables are listed. It may be one that is a verb elsewhere: on
/// PostgreSQL they may be called values, replace or delete, and so may what SEARCH and CYCLE name.
bool comes_before_name(const sql_token& t) {
  static constexpr std::string_view words[] = {"WITH", "RECURSIVE", "BY", "CYCLE", "SET", "USING"};
  return t.is_sign(",") || std::ranges::any_of(words, [&](std::string_view w) { return t.is(w); });
}

/// Where the keyword stands behind the verb and in no parentheses.
std::vector<std::size_t> outermost(const std::vector<sql_token>& tokens, const raw_statement_kind& found,
                                   std::string_view keyword) {
  std::vector<std::size_t> at;
  int depth = 0;
  for (std::size_t i = found.verb_token; i < tokens.size(); ++i) {
    if (tokens[i].is_sign("(")) ++depth;
    if (tokens[i].is_sign(")")) --depth;
    if (depth == 0 && tokens[i].is(keyword)) at.push_back(i);
  }
  return at;
}

}  // namespace

raw_statement_kind statement_kind_of(const std::vector<sql_token>& tokens, std::size_t start) {
  int depth = 0;
  for (std::size_t i = start; i < tokens.size() && depth >= 0; ++i) {
    if (tokens[i].is_sign("(")) ++depth;
    if (tokens[i].is_sign(")")) --depth;
    if (depth != 0 || (i > start && comes_before_name(tokens[i - 1]))) continue;
    if (const auto verb = verb_of(tokens, i)) return {*verb, i};
  }
  return {};
}

std::string refused_kind(const std::vector<sql_token>& tokens) {
  for (const refused_start& r : refused_starts)
    if (tokens.front().is(r.keyword)) return std::string(r.keyword) + " " + std::string(r.why);
  return refused_form(tokens);
}

std::string refused_form(const std::vector<sql_token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is_sign(";") && i + 1 < tokens.size())
      return "it is more than one statement; give each to a call of its own";
    if (tokens[i].what == kind::broken)
      return "near \"" + std::string(tokens[i].text.substr(0, 20)) + "\": this is no word of SQL, or it has no end";
  }
  return {};
}

void check_is_text(std::string_view sql, const error_place& place) {
  if (!is_storable_text(sql))
    throw guard_refused(
        "raw SQL was refused: the text has a NUL character, or is not valid UTF-8; bind bytes by rs::use()", place);
}

void check_is_statement(const std::vector<sql_token>& tokens, const error_place& place) {
  if (tokens.empty() || tokens.front().is_sign(";"))
    throw usage_error("raw() was given a text without a statement in it", place);
}

bool is_transaction(const std::vector<sql_token>& tokens) noexcept {
  return std::ranges::any_of(
      refused_starts, [&](const refused_start& r) { return r.why == no_transaction && tokens.front().is(r.keyword); });
}

bool gives_rows(const std::vector<sql_token>& tokens, const raw_statement_kind& found) {
  return found.verb == tree::verb::select || !outermost(tokens, found, "RETURNING").empty();
}

std::string refused_conflict(const std::vector<sql_token>& tokens, const raw_statement_kind& found, dialect sql) {
  const auto at = outermost(tokens, found, "ON");
  if (std::ranges::none_of(at, [&](std::size_t i) { return i + 1 < tokens.size() && tokens[i + 1].is("CONFLICT"); }))
    return {};
  return std::string(sql == dialect::sqlite
                         ? "a view has no ON CONFLICT"
                         : "ON CONFLICT ... WHERE is computed on a row before row-level security asks whose it is, and "
                           "what comes of it would tell") +
         "; write the insert by the builder, with on_conflict()";
}

std::string refused_clause(const std::vector<sql_token>& tokens, const raw_statement_kind& found, dialect sql) {
  const std::size_t next = found.verb_token + 1;
  if (tokens[found.verb_token].is("REPLACE") || (next < tokens.size() && tokens[next].is("OR")))
    return "OR REPLACE, OR IGNORE and their like have no effect on a view; write the insert by the builder, with "
           "on_conflict()";
  if (std::string why = refused_conflict(tokens, found, sql); !why.empty()) return why;
  if (!gives_rows(tokens, found)) return {};
  return std::string(sql == dialect::sqlite ? "RETURNING on a view gives what was written, not what is stored"
                                            : "a write gives the number of its rows, and RETURNING would give more") +
         "; write it by the builder, with returning()";
}

std::string target_of(const std::vector<sql_token>& tokens, const raw_statement_kind& found) {
  if (found.verb == tree::verb::select) return {};
  std::size_t name = found.verb_token + 1;
  const auto is_at = [&](std::string_view keyword) { return name < tokens.size() && tokens[name].is(keyword); };
  if (is_at("OR")) name += 2;
  if (is_at("INTO") || is_at("FROM")) ++name;
  if (name + 2 < tokens.size() && tokens[name + 1].is_sign(".")) name += 2;
  return name < tokens.size() && tokens[name].can_name() ? tokens[name].named() : std::string();
}

statement_parts parts_of(std::string_view sql, const std::vector<sql_token>& tokens, const raw_statement_kind& found) {
  statement_parts p;
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

}  // namespace rowscope::detail
