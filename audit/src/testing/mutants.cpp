#include "mutants.hpp"

#include <algorithm>
#include <set>

#include <rowscope/ast/walk.hpp>
#include <rowscope/error.hpp>
#include <rowscope/guard/raw_plan.hpp>

#include "mutant_text.hpp"
#include "other_tables.hpp"

namespace rowscope::audit {
namespace {

using tree::statement;
using tree::verb;

const std::string other_tenant = "scope of another tenant";

bool is_scoped(const table_info& table) { return !table.is_shared(); }

/// The columns that lead from the table to its tenant: `orders.customer_id -> customers.tenant_id`.
std::string path_of(const table_info& table, const std::string& start) {
  std::string text;
  for (const scope_rule_info& r : table.rules) {
    std::string one;
    if (r.kind == scope_kind::shared) continue;
    if (r.has_column())
      one = start + std::string(r.column);
    else
      one = start + std::string(r.link.key[0].column) + " -> " + path_of(r.other(), std::string(r.other().name) + ".");
    text += (text.empty() ? "" : " and ") + one;
  }
  return text;
}
std::string predicate_of(const tree::source& row, bool qualified) {
  return path_of(*row.table, qualified ? row.instance + "." : std::string()) + " = ?";
}

/// The scoped instances whose predicate a mutant takes out: those that are read, and the target of an update or remove.
std::vector<tree::source*> scoped_sources(statement& s) {
  std::vector<tree::source*> all;
  tree::each_select(s, [&](tree::select& inner) {
    if (s.what == verb::insert && &inner == &s.body) return;
    tree::each_source(inner, [&](tree::source& row) {
      if (row.table != nullptr && is_scoped(*row.table)) all.push_back(&row);
    });
  });
  return all;
}

/// Nothing but its references is left of a table; so its rows are read and written without a predicate.
const table_info& without_scope(const table_info& table) {
  return other_table(table).scoping_keys_as_references().keep_rules([](const auto&) { return false; }).keep();
}

mutant_plan plan_of_other(const site_name& site, const statement& changed, const scope_forms& forms,
                          std::string change) {
  try {
    return {detail::build_plan(site, changed, forms), std::move(change)};
  } catch (const error& e) {
    return {{}, std::move(change), e.what()};
  }
}

/// \returns nothing where the mutant comes out as the statement itself
std::optional<mutant_plan> unless_equal(mutant_plan made, const site_name& site, const statement& original,
                                        const scope_forms& forms) {
  if (!made.impossible.empty()) return made;
  const detail::plan real = detail::build_plan(site, original, forms);
  const bool same_check = (made.plan.check_without_rows == nullptr) == (real.check_without_rows == nullptr);
  if (made.plan.text.sql == real.text.sql && same_check) return std::nullopt;
  made.plan.tables = real.tables;  // those that the schema knows
  return made;
}
std::optional<mutant_plan> mutant_of(const site_name& site, const statement& changed, const statement& original,
                                     const scope_forms& forms, std::string change) {
  return unless_equal(plan_of_other(site, changed, forms, std::move(change)), site, original, forms);
}

/// The statement with every tenant that there is in the set of its scope.
std::optional<mutant_plan> of_every_tenant(const site_name& site, const statement& original, const scope_forms& forms,
                                           std::string change) {
  mutant_plan made = plan_of_other(site, original, forms, std::move(change));
  const auto slot = std::ranges::find(made.plan.text.scope_slots, tenant_dimension, &scope_slot::dimension);
  if (!made.impossible.empty()) return made;
  if (slot == made.plan.text.scope_slots.end()) return std::nullopt;
  made.plan.text.sql = with_every_tenant(made.plan.text.sql, forms.sql(), slot->parameter, tree::tables_of(original));
  return unless_equal(std::move(made), site, original, forms);
}

std::optional<mutant_plan> without_predicates(const site_name& site, const statement& original,
                                              const scope_forms& forms) {
  statement s = original;
  const std::vector<tree::source*> rows = scoped_sources(s);
  std::vector<std::string> predicates;
  for (const tree::source* row : rows) {
    std::string one = predicate_of(*row, rows.size() > 1);
    if (std::ranges::find(predicates, one) == predicates.end()) predicates.push_back(std::move(one));
  }
  std::string list;
  for (const std::string& one : predicates) list += (list.empty() ? "" : ", ") + one;
  const std::string change = "with \"" + list + "\" taken out";
  // Rows that are copied for several tenants keep theirs, so whose each is must stay known.
  if (original.what == verb::insert && !original.rows.empty() && forms.of(tenant_dimension) == scope_form::set)
    return of_every_tenant(site, original, forms, change);
  for (tree::source* row : rows) row->table = &without_scope(*row->table);
  return mutant_of(site, s, original, forms, change);
}

// ---- another tenant for an inserted row

void add_dimensions(const table_info& table, std::set<std::string_view>& all) {
  for (const scope_rule_info& r : table.rules)
    if (r.has_column())
      all.insert(r.dimension);
    else if (r.kind != scope_kind::shared)
      add_dimensions(r.other(), all);
}

/// What the scope says of all that the statement is scoped and its keys are checked by, and one other tenant.
scope_forms with_other_tenant(const statement& s, const scope_forms& forms) {
  std::set<std::string_view> dimensions{tenant_dimension};
  for (const table_info* table : tree::tables_of(s)) {
    add_dimensions(*table, dimensions);
    for (const foreign_key_info& key : table->foreign_keys) add_dimensions(key.parent(), dimensions);
  }
  std::vector<std::pair<std::string, scope_form>> all;
  for (const std::string_view dimension : dimensions)
    if (const auto form = forms.of(dimension)) all.emplace_back(dimension, *form);
  all.emplace_back(other_tenant, scope_form::one);
  return scope_forms(std::move(all), forms.sql());
}

std::optional<mutant_plan> with_tenant_of_another(const site_name& site, const statement& original,
                                                  const scope_forms& forms) {
  if (original.what != verb::insert || forms.of(tenant_dimension) != scope_form::one) return std::nullopt;
  const table_info& target = *original.body.from.table;
  const auto rule = std::ranges::find_if(target.rules, [](const scope_rule_info& r) {
    return r.has_column() && r.kind != scope_kind::root && r.dimension == tenant_dimension;
  });
  if (rule == target.rules.end()) return std::nullopt;
  statement s = original;
  s.body.from.table = &other_table(target).tenant_from(other_tenant).keep();
  mutant_plan made = plan_of_other(site, s, with_other_tenant(original, forms),
                                   "with another tenant filled into \"" + std::string(rule->column) + "\"");
  if (!made.impossible.empty()) return made;
  sql_text& text = made.plan.text;
  const auto slot = std::ranges::find(text.scope_slots, other_tenant, &scope_slot::dimension);
  const std::uint16_t parameter = slot->parameter;
  text.scope_slots.erase(slot);
  if (text.tenant_parameter == 0) text.tenant_parameter = parameter;
  std::string other = another_tenant(target, *rule, text, forms.sql(), text.tenant_parameter);
  // PostgreSQL takes no number of a parameter that does not stand in the text. It is never bound, so it is NULL.
  if (forms.sql() == dialect::postgresql && text.tenant_parameter != parameter)
    other.insert(other.find('(') + 1, written_parameter(text.sql, forms.sql(), parameter) + ", ");
  text.sql = with_parameter_replaced(text.sql, forms.sql(), parameter, other);
  return unless_equal(std::move(made), site, original, forms);
}

// ---- unchecked foreign keys

/// The columns whose check the statement has.
std::string checked_columns(const statement& s) {
  std::string list;
  const table_info& target = *s.body.from.table;
  const auto add = [&](std::string_view column) {
    const auto is_it = [&](const tree::assignment& a) { return a.column == column; };
    const bool written = std::ranges::any_of(s.assignments, is_it) ||
                         std::ranges::find(s.row_columns, column) != s.row_columns.end() ||
                         (s.on_conflict && std::ranges::any_of(s.on_conflict->assignments, is_it));
    if (written && target.rule_of_column(column) == nullptr && list.find(column) == std::string::npos)
      list += (list.empty() ? "" : ", ") + std::string(column);
  };
  for (const scope_rule_info& r : target.rules)
    if (r.kind == scope_kind::through)
      for (const key_part& k : r.link.key) add(k.column);
  for (const foreign_key_info& f : target.foreign_keys)
    if (is_scoped(f.parent()))
      for (const key_part& k : f.key) add(k.column);
  return list;
}

tree::expr key_in(const tree::source& row, const table_info& table, const std::string& instance) {
  tree::select own;
  own.from = tree::table_source(table, instance);
  std::vector<tree::expr> key;
  for (const column_info& c : table.columns)
    if (c.primary_key) {
      key.push_back(tree::column(row.instance, c.name));
      own.outputs.push_back({tree::column(instance, c.name)});
    }
  tree::expr in = tree::with_subquery(tree::expr::kind::in_rows, std::move(own));
  in.args.push_back(tree::row_of(std::move(key)));
  return in;
}

std::optional<mutant_plan> without_key_checks(const site_name& site, const statement& original,
                                              const scope_forms& forms) {
  if (original.what != verb::insert && original.what != verb::update) return std::nullopt;
  const table_info& target = *original.body.from.table;
  const std::string columns = checked_columns(original);
  if (columns.empty()) return std::nullopt;
  statement s = original;
  if (original.what == verb::update) {
    // The rows that it changes stay those in the scope, said in another way.
    if (target.primary_key_columns() == 0) return std::nullopt;
    tree::and_behind(s.body.where, key_in(s.body.from, target, "mutant_rows"));
    s.body.from.table = &other_table(target).keep_rules([](const auto&) { return false; }).without_references().keep();
  } else {
    s.body.from.table = &other_table(target)
                             .keep_rules([](const scope_rule_info& r) { return r.has_column(); })
                             .without_references()
                             .keep();
  }
  return mutant_of(site, s, original, forms, "with the check of \"" + columns + "\" left out");
}

std::optional<mutant_plan> over_foreign_rows(const site_name& site, const statement& original,
                                             const scope_forms& forms) {
  if (original.what != verb::insert || !original.on_conflict) return std::nullopt;
  mutant_plan made =
      plan_of_other(site, original, forms, "with the refusal of another tenant's row of the same key left out");
  made.plan.text.sql =
      without_refusal(std::move(made.plan.text.sql), forms.sql(), !original.on_conflict->assignments.empty());
  return unless_equal(std::move(made), site, original, forms);
}

}  // namespace

std::optional<mutant_plan> mutate(mutation kind, const site_name& site, const tree::statement& statement,
                                  const scope_forms& forms) {
  if (forms.is_unscoped()) return std::nullopt;
  switch (kind) {
    case mutation::predicates: return without_predicates(site, statement, forms);
    case mutation::tenant: return with_tenant_of_another(site, statement, forms);
    case mutation::keys: return without_key_checks(site, statement, forms);
    case mutation::conflict: return over_foreign_rows(site, statement, forms);
  }
  return std::nullopt;
}

std::map<std::string, mutant_plan> mutate_each_table(const site_name& site, const tree::statement& statement,
                                                     const scope_forms& forms) {
  std::map<std::string, mutant_plan> all;
  if (forms.is_unscoped() || statement.what != verb::select) return all;
  tree::statement s = statement;
  const std::vector<tree::source*> rows = scoped_sources(s);
  if (rows.size() < 2) return all;
  for (tree::source* row : rows) {
    const table_info* const declared = row->table;
    row->table = &without_scope(*declared);
    auto made = mutant_of(site, s, statement, forms, {});
    row->table = declared;
    if (!made || !made->impossible.empty()) continue;
    made->change = "with \"" + predicate_of(*row, true) + "\" taken out";
    all.emplace(row->instance, *std::move(made));
  }
  return all;
}

std::optional<statement> rows_touched(const statement& write) {
  statement s;
  s.what = verb::select;
  s.value_count = write.value_count;
  if (write.what == verb::insert) {
    if (!write.rows.empty() && write.rows.front().from.bound) return std::nullopt;
    if (!write.rows.empty()) s.body = write.rows.front();
    for (const tree::assignment& a : write.assignments) s.body.outputs.push_back({a.value});
    s.body.with.insert(s.body.with.begin(), write.body.with.begin(), write.body.with.end());
  } else {
    const table_info& target = *write.body.from.table;
    s.body = write.body;
    for (const column_info& c : target.columns)
      if (c.primary_key) s.body.outputs.push_back({tree::column(s.body.from.instance, c.name)});
    // Rows of nobody are read by all and written by none.
    s.body.from.table = &other_table(target).always_owned().keep();
  }
  if (s.body.outputs.empty()) return std::nullopt;
  return s;
}

detail::plan without_guard(const detail::plan& raw) {
  detail::plan made = detail::build_raw_plan(*raw.source, *raw.raw, raw.outputs.size());
  made.is_guarded = raw.raw->sql == dialect::postgresql;
  made.index = detail::next_plan_index();
  return made;
}

}  // namespace rowscope::audit
