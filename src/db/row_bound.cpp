#include "row_bound.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "../enforce/guarded_terms.hpp"

namespace rowscope::detail {
namespace {

using tree::expr;

/// Whether each instance has one row at most for each row of those before it. That holds whatever the kind of a join
/// is: a row without one of the first instance does not pass WHERE, which compares that one's key.
class single_rows {
 public:
  explicit single_rows(const tree::select& s) {
    if (s.from.table == nullptr) return;
    std::vector<const expr*> conditions;
    if (s.where) add_conjuncts(*s.where, conditions);
    all_ = adds_one_at_most(s.from, conditions);
    for (const tree::join& j : s.joins) {
      std::vector<const expr*> of_join;
      if (j.on) add_conjuncts(*j.on, of_join);
      all_ = all_ && adds_one_at_most(j.what, of_join);
    }
  }
  [[nodiscard]] bool all() const noexcept { return all_; }

 private:
  static void add_conjuncts(const expr& e, std::vector<const expr*>& to) {
    if (e.what == expr::kind::infix && e.text == "AND")
      for (const expr& part : e.args) add_conjuncts(part, to);
    else
      to.push_back(&e);
  }
  [[nodiscard]] bool is_known(const expr& e) const {
    switch (e.what) {
      case expr::kind::bytewise: return is_known(e.args[0]);
      case expr::kind::value:
      case expr::kind::scope_value:
      case expr::kind::literal: return true;
      case expr::kind::column: return known_.contains(e.qualifier);
      default: return false;
    }
  }
  [[nodiscard]] bool compares(const std::vector<const expr*>& conjuncts, const std::string& instance,
                              std::string_view column) const {
    const auto is_it = [&](const expr& e) {
      return e.what == expr::kind::column && e.qualifier == instance && e.text == column;
    };
    return std::ranges::any_of(conjuncts, [&](const expr* c) {
      return c->what == expr::kind::infix && c->text == "=" &&
             ((is_it(c->args[0]) && is_known(c->args[1])) || (is_it(c->args[1]) && is_known(c->args[0])));
    });
  }
  bool adds_one_at_most(const tree::source& from, const std::vector<const expr*>& conjuncts) {
    if (from.table == nullptr || from.table->primary_key_columns() == 0) return false;
    for (const column_info& c : from.table->columns)
      if (c.primary_key && !compares(conjuncts, from.instance, c.name)) return false;
    known_.insert(from.instance);
    return true;
  }

  std::set<std::string, std::less<>> known_{};
  bool all_ = false;
};

bool gives_one_row(const tree::select& s) {
  if (!s.others.empty()) return false;
  if (enforce::makes_groups(s)) return s.group_by.empty();
  return single_rows(s).all();
}

}  // namespace

row_bound bound_of(const tree::select& s, const sql_text& rendered) {
  if (gives_one_row(s)) return {.rows = 1};
  if (!s.limit) return {};
  if (s.limit->what == expr::kind::value) return {.limit_parameter = rendered.value_parameter[s.limit->index]};
  std::uint64_t rows = 0;
  const std::string& text = s.limit->text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rows);
  if (s.limit->what != expr::kind::literal || error != std::errc() || end != text.data() + text.size()) return {};
  return {.rows = rows};
}

}  // namespace rowscope::detail
