#include "fence.hpp"

#include <algorithm>
#include <optional>

#include <rowscope/ast/sql_name.hpp>
#include <rowscope/error.hpp>

#include "../raw_parameters.hpp"
#include "known_functions.hpp"
#include "named_tables.hpp"

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

/// Those that fail on some values though they look only at what is left of a query: inside of a sub-query that may be a
/// row that nobody may see.
constexpr std::string_view of_results[] = {"sum", "ntile", "nth_value"};

/// More than this many `||` could make a value that no database can hold of what each row has.
constexpr std::ptrdiff_t most_joined_texts = 16;
/// Sub-queries that are merged into each other double a text with each `||`.
constexpr std::ptrdiff_t most_joined_in_subqueries = 4;
/// SQLite refuses a pattern that is longer than 50,000 bytes, on the first row that it is tried on.
constexpr std::size_t longest_pattern = 1000;

/// Goes over the tokens and knows whether it is in a sub-query.
class fence_check {
 public:
  fence_check(const guard_state& state, const std::vector<sql_token>& tokens) : state_(state), tokens_(tokens) {}

  [[nodiscard]] bool is_needed() {
    bool can_grow = false;
    bool has_subquery = false;
    std::ptrdiff_t joined = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      follow(i);
      if (can_fail(i) || is_recursive(i)) return true;
      if (tokens_[i].is_sign("||")) ++joined;
      has_subquery = has_subquery || is_in_subquery();
      can_grow = can_grow || tokens_[i].is("WITH");
    }
    return joined > (can_grow ? 0 : has_subquery ? most_joined_in_subqueries : most_joined_texts);
  }

 private:
  [[nodiscard]] const sql_token* next(std::size_t i) const {
    return i + 1 < tokens_.size() ? &tokens_[i + 1] : nullptr;
  }

  void follow(std::size_t i) {
    if (tokens_[i].is_sign(")") && !parentheses_.empty()) parentheses_.pop_back();
    if (!tokens_[i].is_sign("(")) return;
    const sql_token* first = next(i);
    const bool is_query = first != nullptr && (first->is("SELECT") || first->is("WITH") || first->is("VALUES"));
    parentheses_.push_back(is_query || (!parentheses_.empty() && parentheses_.back()));
  }
  [[nodiscard]] bool is_in_subquery() const { return !parentheses_.empty() && parentheses_.back(); }

  /// Whether the term, or the table, at this place can fail on a row.
  [[nodiscard]] bool can_fail(std::size_t i) const {
    const sql_token& t = tokens_[i];
    if (t.is_sign("->") || t.is_sign("->>") || t.is("ESCAPE") || t.is("REGEXP") || t.is("MATCH")) return true;
    if (t.is("LIKE") || t.is("GLOB")) return !is_short_pattern(i);
    if (is_in_subquery()) {
      if (t.is("OVER") || t.is("PRECEDING") || t.is("FOLLOWING")) return true;
      if ((t.is("LIMIT") || t.is("OFFSET")) && !is_plain_count(i + 1)) return true;
    }
    if (!t.can_name()) return false;
    const std::string name = t.named();
    if (name == "json_each" || name == "json_tree" || state_.computed.contains(name)) return true;
    const bool is_called = next(i) != nullptr && next(i)->is_sign("(");
    if (!is_called || (i > 0 && tokens_[i - 1].is("INTO"))) return false;  // INSERT INTO t(columns)
    if (state_.own_functions.contains(name)) return true;
    if (is_keyword(t)) return false;
    if (std::ranges::find(of_results, name) != std::end(of_results)) return is_in_subquery();
    return !never_fails(name);
  }
  /// A number of rows that SQLite takes whatever else there is: digits, and nothing that is calculated with them.
  [[nodiscard]] bool is_plain_count(std::size_t i) const {
    if (i >= tokens_.size() || tokens_[i].what != kind::number || tokens_[i].text.size() > 18) return false;
    if (tokens_[i].text.find_first_not_of("0123456789") != std::string_view::npos) return false;
    const sql_token* behind = next(i);
    return behind == nullptr || behind->is_sign(")") || behind->is("OFFSET") ||
           (behind->is_sign(",") && is_plain_count(i + 2));
  }
  /// A common table that reads itself may have no end. `RECURSIVE` need not be written.
  [[nodiscard]] bool is_recursive(std::size_t i) const {
    if (tokens_[i].is("RECURSIVE")) return true;
    if (!tokens_[i].can_name() || next(i) == nullptr || !next(i)->is("AS")) return false;
    std::size_t body = i + 2;
    while (body < tokens_.size() && (tokens_[body].is("NOT") || tokens_[body].is("MATERIALIZED"))) ++body;
    if (body >= tokens_.size() || !tokens_[body].is_sign("(")) return false;
    const std::string name = tokens_[i].named();
    int depth = 0;
    for (; body < tokens_.size(); ++body) {
      if (tokens_[body].is_sign("(")) ++depth;
      if (tokens_[body].is_sign(")") && --depth == 0) return false;
      if (tokens_[body].can_name() && tokens_[body].named() == name) return true;
    }
    return true;
  }
  [[nodiscard]] bool is_short_pattern(std::size_t i) const {
    const sql_token* pattern = next(i);
    if (pattern == nullptr || pattern->what != kind::text || pattern->text.size() > longest_pattern) return false;
    if (state_.own_functions.contains(small_letters(tokens_[i].text))) return false;
    const sql_token* behind = next(i + 1);
    return behind == nullptr ||
           !(behind->is_sign("||") || behind->is_sign("->") || behind->is_sign("->>") || behind->is("COLLATE"));
  }

  const guard_state& state_;
  const std::vector<sql_token>& tokens_;
  std::vector<bool> parentheses_;  ///< those that are open: whether they are in a sub-query
};

/// The WHERE of an UPDATE or DELETE; none where it has none.
/// \throws guard_refused for UPDATE ... FROM, whose condition is not about the keys of one table
std::optional<std::size_t> condition_of(const std::vector<sql_token>& tokens, const raw_statement_kind& found,
                                        const error_place& place) {
  int depth = 0;
  std::optional<std::size_t> where;
  for (std::size_t i = found.verb_token; i < tokens.size(); ++i) {
    if (tokens[i].is_sign("(")) ++depth;
    if (tokens[i].is_sign(")")) --depth;
    if (depth != 0) continue;
    if (tokens[i].is("WHERE") && !where) where = i;
    // The FROM of DELETE FROM stands directly behind its verb.
    if (tokens[i].is("FROM") && i > found.verb_token + 1)
      throw guard_refused(
          "raw SQL was refused: this UPDATE ... FROM has a term that can fail on a row; find the rows by a sub-query in "
          "its WHERE instead",
          place);
  }
  return where;
}

/// The table that is written, where its name stands alone, so that it can be read under the same name.
const table_info* plain_target(const guard_state& state, const std::vector<sql_token>& tokens,
                               const raw_statement_kind& found) {
  const std::size_t name = found.verb_token + (found.verb == tree::verb::remove ? 2 : 1);
  if (name + 1 >= tokens.size() || !(tokens[name + 1].is("SET") || tokens[name + 1].is("WHERE"))) return nullptr;
  return table_named(state, tokens[name]);
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
  const std::string sql = with_numbered_parameters(written_sql, sql_tokens(written_sql), dialect::sqlite, place);
  const std::vector<sql_token> tokens = sql_tokens(sql);
  const raw_statement_kind found = statement_kind_of(tokens);
  const table_info* target = plain_target(state, tokens, found);
  if (target == nullptr || target->primary_key_columns() == 0)
    throw guard_refused(
        "raw SQL was refused: the condition of this write has a term that can fail on a row; name the table without an "
        "alias or a schema, and declare its primary key, so that its rows can be found first",
        place);
  const std::size_t where = tokens[*condition_of(tokens, found, place)].start;
  const std::size_t end = tokens.back().is_sign(";") ? tokens.back().start : sql.size();
  const std::string keys = "rowscope_keys";
  const std::string condition = sql.substr(where, end - where);
  const statement_parts p = parts_of(std::string_view(sql).substr(0, where), tokens, found);
  return p.with + fences + p.common + ", " + keys + " AS MATERIALIZED (SELECT " + key_of(*target) + " FROM " +
         quoted_name(target->name) + " " + condition + ") " + p.body + " WHERE (" + key_of(*target) +
         ") IN (SELECT * FROM " + keys + ")";
}

void check_qualified(const guard_state& state, const std::vector<sql_token>& tokens, const error_place& place) {
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i)
    if (tokens[i].can_name() && tokens[i].named() == "temp" && tokens[i + 1].is_sign(".") &&
        table_named(state, tokens[i + 2]) != nullptr && (i + 3 == tokens.size() || !tokens[i + 3].is_sign(".")))
      throw guard_refused(
          "raw SQL was refused: a statement with a term that can fail names its tables without temp.; write " +
              std::string(tokens[i + 2].text),
          place);
}

}  // namespace

std::string fenced(const guard_state& state, std::string_view sql, const error_place& place) {
  const std::vector<sql_token> tokens = sql_tokens(sql);
  if (!fence_check(state, tokens).is_needed()) return std::string(sql);
  const std::string fences = common_tables(state, tokens, [](const table_info& table) {
    return "MATERIALIZED (SELECT * FROM temp." + quoted_name(table.name) + ")";
  });
  if (fences.empty()) return std::string(sql);
  check_qualified(state, tokens, place);
  const raw_statement_kind found = statement_kind_of(tokens);
  // A table in report mode is written as it is.
  const bool finds_rows = (found.verb == tree::verb::update || found.verb == tree::verb::remove) &&
                          !state.is_as_written(target_of(tokens, found));
  if (finds_rows && condition_of(tokens, found, place)) return by_keys(state, fences, sql, place);
  const statement_parts p = parts_of(sql, tokens, found);
  return p.with + fences + p.common + " " + p.body;
}

}  // namespace rowscope::detail::sqlite
