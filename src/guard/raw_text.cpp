#include "raw_text.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

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
  if (t.is("SELECT") || t.is("VALUES")) return tree::verb::select;
  // A common table may be called replace.
  const bool is_replace = t.is("REPLACE") && i + 1 < tokens.size() && tokens[i + 1].is("INTO");
  if (t.is("INSERT") || is_replace) return tree::verb::insert;
  if (t.is("UPDATE")) return tree::verb::update;
  if (t.is("DELETE")) return tree::verb::remove;
  return std::nullopt;
}

std::string name_of(const sql_token& parameter) { return std::string(parameter.text.substr(1)); }

/// Gives parameters their numbers as SQLite does: `?` the next one, `?7` its own, a name the next one at its first use.
class numbering {
 public:
  std::uint16_t number_of(const sql_token& t, const error_place& place) {
    const std::string_view text = t.text;
    if (text == "?") return ++last_;
    if (text.front() == '?') {
      unsigned number = 0;
      std::from_chars(text.data() + 1, text.data() + text.size(), number);
      if (number == 0 || number > 32766)
        throw usage_error("the parameter " + std::string(text) + " has no number that SQLite knows", place);
      last_ = std::max(last_, static_cast<std::uint16_t>(number));
      return static_cast<std::uint16_t>(number);
    }
    const auto known = std::ranges::find(named_, text, &std::pair<std::string_view, std::uint16_t>::first);
    if (known != named_.end()) return known->second;
    named_.emplace_back(text, ++last_);
    return last_;
  }
  [[nodiscard]] std::uint16_t count() const noexcept { return last_; }

 private:
  std::vector<std::pair<std::string_view, std::uint16_t>> named_;
  std::uint16_t last_ = 0;
};

}  // namespace

raw_statement_kind statement_kind_of(const std::vector<sql_token>& tokens) {
  int depth = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is_sign("(")) ++depth;
    if (tokens[i].is_sign(")")) --depth;
    const auto verb = depth == 0 ? verb_of(tokens, i) : std::nullopt;
    if (verb) return {*verb, i};
  }
  return {};
}

std::string refused_kind(const std::vector<sql_token>& tokens) {
  for (const refused_start& r : refused_starts)
    if (tokens.front().is(r.keyword)) return std::string(r.keyword) + " " + std::string(r.why);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is_sign(";") && i + 1 < tokens.size())
      return "it is more than one statement; give each to a call of its own";
    if (tokens[i].what == kind::broken)
      return "near \"" + std::string(tokens[i].text.substr(0, 20)) + "\": this is no word of SQL, or it has no end";
  }
  return {};
}

void check_is_statement(const std::vector<sql_token>& tokens, const error_place& place) {
  if (tokens.empty() || tokens.front().is_sign(";"))
    throw usage_error("raw() was given a text without a statement in it", place);
}

bool is_transaction(const std::vector<sql_token>& tokens) noexcept {
  return std::ranges::any_of(
      refused_starts, [&](const refused_start& r) { return r.why == no_transaction && tokens.front().is(r.keyword); });
}

std::string refused_clause(const std::vector<sql_token>& tokens, const raw_statement_kind& found) {
  const auto next_is = [&](std::size_t i, std::string_view keyword) {
    return i < tokens.size() && tokens[i].is(keyword);
  };
  if (tokens[found.verb_token].is("REPLACE") || next_is(found.verb_token + 1, "OR"))
    return "OR REPLACE, OR IGNORE and their like have no effect on a view; write the insert by the builder, with "
           "on_conflict()";
  int depth = 0;
  for (std::size_t i = found.verb_token; i < tokens.size(); ++i) {
    if (tokens[i].is_sign("(")) ++depth;
    if (tokens[i].is_sign(")")) --depth;
    if (depth != 0) continue;
    if (tokens[i].is("RETURNING"))
      return "RETURNING on a view gives what was written, not what is stored; write it by the builder, with "
             "returning()";
    if (tokens[i].is("ON") && next_is(i + 1, "CONFLICT"))
      return "a view has no ON CONFLICT; write the insert by the builder, with on_conflict()";
  }
  return {};
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

raw_parameters parameters_of(const std::vector<sql_token>& tokens, const std::vector<std::string>& names,
                             const error_place& place) {
  raw_parameters found;
  found.of_values.resize(names.size());
  numbering numbers;
  std::size_t next_unnamed = 0;
  for (const sql_token& t : tokens) {
    if (t.what != kind::parameter) continue;
    const std::uint16_t number = numbers.number_of(t, place);
    if (std::ranges::find(found.of_values, number) != found.of_values.end()) continue;  // used again
    std::size_t value = names.size();
    if (t.text == "?") {
      while (next_unnamed < names.size() && !names[next_unnamed].empty()) ++next_unnamed;
      value = next_unnamed++;
    } else if (t.text.front() == '?') {
      value = number - std::size_t{1};
    } else {
      value = static_cast<std::size_t>(std::ranges::find(names, name_of(t)) - names.begin());
    }
    if (value >= names.size())
      throw usage_error("the raw statement has the parameter " + std::string(t.text) +
                            ", and no value was given for it; write " +
                            (t.text.front() == '?' ? "rs::use(value)" : "rs::use(value, \"" + name_of(t) + "\")"),
                        place);
    if (found.of_values[value] != 0)
      throw usage_error("the raw statement writes the parameter " + std::string(t.text) +
                            " also in another way, and SQLite takes the two for different ones; write it in one way",
                        place);
    found.of_values[value] = number;
  }
  for (std::size_t i = 0; i < names.size(); ++i)
    if (found.of_values[i] == 0)
      throw usage_error(names[i].empty() ? "rs::use() number " + std::to_string(i + 1) +
                                               " has no name, and the raw statement has no ? left for it"
                                         : "the raw statement has no parameter :" + names[i] + " for the value given",
                        place);
  found.count = numbers.count();
  return found;
}

std::string with_numbered_parameters(std::string_view sql, const error_place& place) {
  std::string numbered;
  numbering numbers;
  std::size_t copied = 0;
  for (const sql_token& t : sql_tokens(sql)) {
    if (t.what != kind::parameter) continue;
    numbered += sql.substr(copied, t.start - copied);
    numbered += '?' + std::to_string(numbers.number_of(t, place));
    copied = t.start + t.text.size();
  }
  return numbered += sql.substr(copied);
}

}  // namespace rowscope::detail
