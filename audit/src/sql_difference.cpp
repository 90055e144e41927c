#include "sql_difference.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

namespace rowscope::audit {
namespace {

using tokens = std::vector<sql_token>;

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || (c & '\x80') != 0;
}

/// Of the token at the head of a text.
std::size_t token_length(std::string_view text) {
  const char first = text.front();
  std::size_t i = 1;
  if (first == '"' || first == '\'') {
    // A quote that is doubled belongs to the text.
    for (; i < text.size(); ++i)
      if (text[i] == first && (i + 1 == text.size() || text[i + 1] != first))
        return i + 1;
      else if (text[i] == first)
        ++i;
    return text.size();
  }
  if (!is_word(first) && first != '?' && first != '$' && first != ':') return 1;
  while (i < text.size() && is_word(text[i])) ++i;
  return i;
}

bool is_parameter(const sql_token& t) { return t.text.front() == '?' || t.text.front() == '$'; }
bool same(const sql_token& a, const sql_token& b) { return a.text == b.text || (is_parameter(a) && is_parameter(b)); }

/// An alignment of two lists in which as few runs as possible have no counterpart, and these are short.
///
/// The plain longest common subsequence takes matching words wherever it finds them and so tears a term apart; a price
/// for each run keeps it whole. (Gotoh, "An improved algorithm for matching biological sequences", 1982.)
class alignment {
 public:
  static constexpr std::size_t most_cells = 4'000'000;

  alignment(const tokens& a, const tokens& b) : rows_(a.size() + 1), columns_(b.size() + 1), cells_(rows_ * columns_) {
    for (std::size_t i = 0; i < rows_; ++i)
      for (std::size_t j = 0; j < columns_; ++j) fill(a, b, i, j);
  }

  /// Marks what the first list has alone. \returns how many tokens of either are alone
  std::size_t mark(tokens& a) const {
    std::size_t alone = 0;
    std::size_t i = rows_ - 1, j = columns_ - 1;
    state s = cheapest(at(i, j));
    while (i > 0 || j > 0) {
      const state before = at(i, j).from[s];
      if (s == in_both) {
        --i, --j;
      } else {
        ++alone;
        if (s == in_first)
          a[--i].injected = true;
        else
          --j;
      }
      s = before;
    }
    return alone;
  }

 private:
  enum state : std::uint8_t { in_both, in_first, in_second };
  struct cell {
    std::array<std::uint32_t, 3> cost{never, never, never};
    std::array<state, 3> from{};
  };
  static constexpr std::uint32_t never = 1U << 30U;
  static constexpr std::uint32_t new_run = 3;

  [[nodiscard]] const cell& at(std::size_t i, std::size_t j) const { return cells_[i * columns_ + j]; }
  static state cheapest(const cell& c) { return static_cast<state>(std::ranges::min_element(c.cost) - c.cost.begin()); }
  static void step(cell& to, state s, const cell& before) {
    for (const state b : {in_both, in_first, in_second}) {
      const std::uint32_t cost = before.cost[b] + (s == in_both ? 0 : b == s ? 1 : 1 + new_run);
      if (cost >= to.cost[s]) continue;
      to.cost[s] = cost;
      to.from[s] = b;
    }
  }
  void fill(const tokens& a, const tokens& b, std::size_t i, std::size_t j) {
    cell& c = cells_[i * columns_ + j];
    if (i == 0 && j == 0) c.cost[in_both] = 0;
    if (i > 0 && j > 0 && same(a[i - 1], b[j - 1])) step(c, in_both, at(i - 1, j - 1));
    if (i > 0) step(c, in_first, at(i - 1, j));
    if (j > 0) step(c, in_second, at(i, j - 1));
  }

  std::size_t rows_, columns_;
  std::vector<cell> cells_;
};

struct run {
  std::size_t begin, end;
};

std::vector<run> runs_of(const tokens& t) {
  std::vector<run> all;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (!t[i].injected) continue;
    if (!all.empty() && all.back().end == i)
      all.back().end = i + 1;
    else
      all.push_back({i, i + 1});
  }
  return all;
}

/// How many parentheses of a run have no partner in it.
std::size_t torn(const tokens& t, run r) {
  std::size_t open = 0, lonely = 0;
  for (std::size_t i = r.begin; i < r.end; ++i) {
    if (t[i].text == "(")
      ++open;
    else if (t[i].text == ")")
      open > 0 ? --open : ++lonely;
  }
  return open + lonely;
}

/// A run can often be moved without a change of what is left, as a change of `f(a) f(b)` into `f(b)` is either `f(a) `
/// or `a) f(`. The place where it tears the fewest parentheses apart is the term that was put in.
run best_place(const tokens& t, run r, std::size_t earliest, std::size_t latest) {
  run best = r;
  const auto consider = [&](run moved) {
    if (torn(t, moved) < torn(t, best)) best = moved;
  };
  for (run m = r; m.begin > earliest && same(t[m.begin - 1], t[m.end - 1]);) consider(m = {m.begin - 1, m.end - 1});
  for (run m = r; m.end < latest && same(t[m.begin], t[m.end]);) consider(m = {m.begin + 1, m.end + 1});
  return best;
}

bool joins_terms(std::string_view word) { return word == "AND" || word == "WHERE" || word == "ON" || word == ","; }

/// Without what only joins the term to its neighbours.
run trimmed(const tokens& t, run r) {
  while (r.begin < r.end) {
    const std::size_t lonely = torn(t, r);
    if (joins_terms(t[r.begin].text) || (lonely > 0 && torn(t, {r.begin + 1, r.end}) < lonely))
      ++r.begin;
    else if (joins_terms(t[r.end - 1].text) || (lonely > 0 && torn(t, {r.begin, r.end - 1}) < lonely))
      --r.end;
    else
      break;
  }
  return r;
}

void set(tokens& t, run r, bool injected) {
  for (std::size_t i = r.begin; i < r.end; ++i) t[i].injected = injected;
}

}  // namespace

std::vector<sql_token> sql_tokens(std::string_view sql) {
  tokens all;
  bool space = false;
  while (!sql.empty()) {
    if (std::isspace(static_cast<unsigned char>(sql.front())) != 0) {
      space = true;
      sql.remove_prefix(1);
      continue;
    }
    const std::size_t length = token_length(sql);
    all.push_back({sql.substr(0, length), space, false});
    space = false;
    sql.remove_prefix(length);
  }
  return all;
}

std::size_t mark_difference(tokens& t, std::string_view other_sql) {
  const tokens other = sql_tokens(other_sql);
  for (sql_token& one : t) one.injected = false;
  // What nobody would read to its end is shown without marks.
  if ((t.size() + 1) * (other.size() + 1) > alignment::most_cells) return t.size() + other.size();
  const std::size_t alone = alignment(t, other).mark(t);
  const std::vector<run> found = runs_of(t);
  std::size_t earliest = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::size_t latest = i + 1 < found.size() ? found[i + 1].begin : t.size();
    const run moved = best_place(t, found[i], earliest, latest);
    set(t, found[i], false);
    set(t, trimmed(t, moved), true);
    earliest = moved.end;
  }
  return alone;
}

void mark_same(tokens& t, const tokens& marked) {
  for (const run r : runs_of(marked)) {
    const auto first = marked.begin() + static_cast<std::ptrdiff_t>(r.begin);
    const auto last = marked.begin() + static_cast<std::ptrdiff_t>(r.end);
    for (auto at = t.begin(); (at = std::search(at, t.end(), first, last, same)) != t.end();)
      for (auto i = first; i != last; ++i, ++at) at->injected = true;
  }
}

}  // namespace rowscope::audit
