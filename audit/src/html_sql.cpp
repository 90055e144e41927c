#include "html_sql.hpp"

#include <algorithm>
#include <array>

#include "markup_text.hpp"
#include "sql_difference.hpp"

namespace rowscope::audit::html {
namespace {

/// Whether a clause begins with the token, which is not the first, of those that stand on a line of their own.
bool begins_clause(const std::vector<sql_token>& t, std::size_t i) {
  constexpr std::array words{"FROM", "WHERE", "GROUP",  "HAVING",    "ORDER",     "LIMIT",  "SET", "VALUES",
                             "ON",   "UNION", "EXCEPT", "INTERSECT", "RETURNING", "WINDOW", "JOIN"};
  constexpr std::array kinds_of_join{"LEFT", "RIGHT", "FULL", "INNER", "CROSS", "NATURAL", "OUTER"};
  const auto is_kind = [&](std::size_t at) {
    return std::ranges::find(kinds_of_join, t[at].text) != kinds_of_join.end();
  };
  if (is_kind(i)) return !is_kind(i - 1);
  if (std::ranges::find(words, t[i].text) == words.end()) return false;
  if (t[i].text == "ON") return i + 1 < t.size() && t[i + 1].text == "CONFLICT";  // that of a join stays beside it
  if (t[i].text == "JOIN") return !is_kind(i - 1);
  // The SET of an upsert stays in its DO UPDATE.
  if (t[i].text == "SET") return t[i - 1].text != "UPDATE";
  return true;
}

std::string shown(const std::vector<sql_token>& t) {
  std::string html;
  int depth = 0;
  for (std::size_t i = 0; i < t.size(); ++i) {
    const bool was_marked = i > 0 && t[i - 1].injected;
    if (was_marked && !t[i].injected) html += "</mark>";
    if (i > 0 && t[i].space_before) html += depth == 0 && begins_clause(t, i) ? '\n' : ' ';
    if (t[i].injected && !was_marked) html += "<mark>";
    html += markup_text(t[i].text);
    if (t[i].text == "(") ++depth;
    if (t[i].text == ")") --depth;
  }
  if (!t.empty() && t.back().injected) html += "</mark>";
  return html;
}

/// Checks of written foreign keys are known by their function. The mutant without them does not tell where they are:
/// for an update it is written in quite another way.
void mark_key_checks(std::vector<sql_token>& t) {
  const auto is = [&](std::size_t i, std::string_view text) { return i < t.size() && t[i].text == text; };
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (!is(i, "coalesce") || !is(i + 1, "(")) continue;
    bool refuses = false;
    std::size_t end = i + 1;
    for (int depth = 0; end < t.size(); ++end) {
      refuses = refuses || is(end, "rowscope_refuse");
      if (is(end, "(")) ++depth;
      if (is(end, ")") && --depth == 0) break;
    }
    if (!refuses || end == t.size()) continue;
    for (; i < end; ++i) t[i].injected = true;
    t[end].injected = true;
  }
}

void add_marks(std::vector<sql_token>& to, const std::vector<sql_token>& from) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i].injected = to[i].injected || from[i].injected;
}

/// The variants of a statement, each marked by one mutant. There is one text of it: the variant that is nearest to it
/// is compared, and what is found there is looked for in the others, for these differ by their own conditions too.
void mark_by(std::vector<std::vector<sql_token>>& variants, std::string_view mutant_sql) {
  std::vector<std::vector<sql_token>> marked = variants;
  std::vector<std::size_t> alone;
  for (auto& v : marked) alone.push_back(mark_difference(v, mutant_sql));
  const std::size_t nearest = static_cast<std::size_t>(std::ranges::min_element(alone) - alone.begin());
  for (std::size_t i = 0; i < variants.size(); ++i) {
    if (i == nearest)
      add_marks(variants[i], marked[i]);
    else
      mark_same(variants[i], marked[nearest]);
  }
}

}  // namespace

std::vector<std::string> scoped_sql(const site_evidence& site) {
  std::vector<std::vector<sql_token>> variants;
  for (const std::string& sql : site.seen->sql) {
    variants.push_back(sql_tokens(sql));
    mark_key_checks(variants.back());
  }
  if (!variants.empty())
    for (const mutant_evidence& m : site.mutants)
      if (!m.made->sql.empty() && m.kind != mutation::keys) mark_by(variants, m.made->sql);
  std::vector<std::string> all;
  for (const auto& v : variants) all.push_back(shown(v));
  return all;
}

std::string plain_sql(std::string_view sql) { return shown(sql_tokens(sql)); }

}  // namespace rowscope::audit::html
