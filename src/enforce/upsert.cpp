#include "upsert.hpp"

#include <algorithm>

#include <rowscope/error.hpp>

#include "rule.hpp"
#include "select_scope.hpp"

namespace rowscope::enforce {
namespace {

using tree::expr;
using column_set = std::set<std::string, std::less<>>;

/// The declared keys of a table, each as all of its columns: those unique per tenant with the columns that tell it.
std::vector<column_set> keys_of(const table_info& table) {
  std::vector<column_set> keys;
  column_set primary;
  for (const column_info& c : table.columns)
    if (c.primary_key) primary.emplace(c.name);
  if (!primary.empty()) keys.push_back(std::move(primary));
  for (const unique_info& u : table.uniques) {
    column_set key(u.columns.begin(), u.columns.end());
    if (!u.global)
      for (const scope_rule_info& r : table.rules)
        if (r.has_column()) key.emplace(r.column);
    keys.push_back(std::move(key));
  }
  return keys;
}

column_set without_scope(const table_info& table, column_set columns) {
  std::erase_if(columns, [&](const std::string& c) { return table.rule_of_column(c) != nullptr; });
  return columns;
}

/// The key that is meant by the columns that the user named, which may leave the tenant's out. Where several are, the
/// one with most columns: it contains the tenant.
column_set meant_key(const table_info& table, const std::vector<std::string>& named) {
  const column_set wanted = without_scope(table, {named.begin(), named.end()});
  column_set best;
  for (column_set& key : keys_of(table))
    if (without_scope(table, key) == wanted && key.size() > best.size()) best = std::move(key);
  if (best.empty())
    throw usage_error("on_conflict() of " + std::string(table.name) +
                          " names columns that are no declared key; name those of the primary key, of an rs::unique or "
                          "of an rs::globally_unique",
                      {.table = std::string(table.name)});
  return best;
}

class upsert_scoper {
 public:
  upsert_scoper(tree::statement& s, scope_path& path)
      : statement_(s), clause_(*s.on_conflict), target_(*s.body.from.table), path_(path) {}

  void scope(const std::function<row_values(const tree::source&)>& values_of) {
    if (!is_broken(rule::tenant_is_fixed))
      for (const tree::assignment& a : clause_.assignments)
        if (target_.rule_of_column(a.column) != nullptr)
          refuse(target_, "a row never changes its tenant: leave " + a.column + " out of do_update()");
    scope_user_parts();
    const column_set key = meant_key(target_, clause_.target);
    if (!is_broken(rule::conflict_target)) clause_.target.assign(key.begin(), key.end());
    check_update_keys(values_of);
    if (!key_tells_scope(key) && !is_broken(rule::conflict_row)) test_existing_row();
  }

 private:
  void scope_user_parts() {
    for (tree::assignment& a : clause_.assignments) scope_subqueries(a.value, path_);
    if (clause_.where) scope_subqueries(*clause_.where, path_);
  }

  /// Whether a row with the same key is of the same scope by that.
  [[nodiscard]] bool key_tells_scope(const column_set& key) const {
    return !target_.is_shared() && std::ranges::all_of(target_.rules, [&](const scope_rule_info& r) {
      return r.has_column() && r.kind == scope_kind::direct && key.contains(r.column);
    });
  }

  void check_update_keys(const std::function<row_values(const tree::source&)>& values_of) {
    if (is_broken(rule::conflict_update_keys)) return;
    const tree::source& existing = statement_.body.from;
    const std::vector<tree::assignment> given = clause_.assignments;
    written_row row{.table = &target_, .values = values_of(existing), .existing = &existing};
    row.value_in = [&](std::string_view column) -> std::optional<expr> {
      const auto a = std::ranges::find(given, column, &tree::assignment::column);
      return a == given.end() ? std::nullopt : std::optional<expr>(a->value);
    };
    check_keys(row, clause_.assignments, path_);
  }

  /// The dimensions' values of the row that was to be inserted.
  row_values new_values() {
    const auto excluded = [](std::string_view column) {
      expr e = tree::make(expr::kind::excluded);
      e.text = column;
      return e;
    };
    row_values values;
    for (const scope_rule_info& r : target_.rules) {
      if (r.has_column() && r.kind != scope_kind::root) values.emplace_back(r.dimension, excluded(r.column));
      if (r.kind != scope_kind::through) continue;
      std::vector<expr> key;
      for (const key_part& k : r.link.key) key.push_back(excluded(k.column));
      for (const std::string_view dimension : dimensions_of(r.other()))
        if (path_.form_of(dimension, target_) == scope_form::one)
          continue;
        else if (auto value = path_.value_behind(r.link, key, dimension))
          values.emplace_back(dimension, *std::move(value));
    }
    return values;
  }

  // Per row, and before the user's own condition: a foreign row must not look like one that the condition left out.
  void test_existing_row() {
    auto same = path_.row_belongs_to(statement_.body.from, new_values(), scope_path::access::write);
    if (!same) return;
    const bool updates = !clause_.assignments.empty();
    expr then = clause_.where ? *std::move(clause_.where) : tree::literal(updates ? "TRUE" : "FALSE");
    if (!updates) {
      // DO NOTHING would skip a foreign row in silence.
      const std::string& column = clause_.target.front();
      clause_.assignments.push_back({column, tree::column(statement_.body.from.instance, column)});
    }
    expr choice = tree::make(expr::kind::choice);
    choice.args.push_back(*std::move(same));
    choice.args.push_back(std::move(then));
    choice.args.push_back(tree::conflict(target_.name));
    clause_.where = std::move(choice);
  }

  tree::statement& statement_;
  tree::conflict_clause& clause_;
  const table_info& target_;
  scope_path& path_;
};

}  // namespace

void scope_upsert(tree::statement& s, scope_path& path,
                  const std::function<row_values(const tree::source&)>& values_of) {
  upsert_scoper(s, path).scope(values_of);
}

}  // namespace rowscope::enforce
