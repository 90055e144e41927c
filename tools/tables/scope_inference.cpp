#include "scope_inference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "column_type.hpp"

namespace rowscope_tables {
namespace {

/// Of a way to the tenant: first the foreign keys on it that may be NULL, then its length.
struct cost {
  int nullable = 0;
  int hops = 0;

  friend auto operator<=>(const cost&, const cost&) = default;
};

/// Why rowscope compares no tenants, and no keys on the way to them, in such a column; empty where it does.
std::string why_not_comparable(const live_column& c) {
  const affinity a = affinity_of(c.type);
  if (a != affinity::integer && a != affinity::text)
    return fmt::format("{} is declared as {}, and scoping compares INTEGER or TEXT only", literal(c.name),
                       literal(c.type));
  if (a == affinity::text && !same_name(c.collation, "BINARY"))
    return fmt::format("{} compares by the collation {}, which takes different texts for equal; make it BINARY",
                       literal(c.name), literal(c.collation));
  return "";
}

bool is_nullable(const live_table& table, const name_list& columns) {
  return std::ranges::any_of(columns, [&](const std::string& name) { return !table.find(name)->not_null; });
}

scope_rule through(const live_foreign_key& key) {
  return {rule_kind::scoped_through, key.columns, key.parent, key.parent_columns};
}

class inference {
 public:
  inference(const live_schema& schema, const tenant_choice& tenant) : schema_(schema), tenant_(tenant) {}

  std::map<std::string, scope_decision> infer() {
    for (const live_table& table : schema_.tables) decide_by_columns(table);
    while (std::ranges::count_if(schema_.tables, [&](const auto& t) { return improve(t); }) > 0) {
    }
    for (const live_table& table : schema_.tables)
      if (!decisions_.contains(table.name)) decide_by_ways(table);
    for (const live_table& table : schema_.tables)
      if (!decisions_.contains(table.name)) decide_unreached(table);
    return std::move(decisions_);
  }

 private:
  // ---- tables that hold the tenant themselves

  void decide_by_columns(const live_table& table) {
    if (tenant_.is_root(table)) {
      decide_root(table);
      return;
    }
    name_list held;
    for (const live_column& c : table.columns)
      if (contains(tenant_.columns, c.name)) held.push_back(c.name);
    if (held.empty()) held = keys_to_root(table);
    if (table.view)
      decide_view(table, held);
    else if (held.size() == 1)
      decide_held(table, *table.find(held[0]));
    else if (held.size() > 1)
      decide_between(table, held);
  }

  void decide_root(const live_table& table) {
    const scope_rule rule{rule_kind::tenant_root, {tenant_.root_key}, "", {}};
    const std::string why = why_not_comparable(*table.find(tenant_.root_key));
    if (!why.empty()) {
      decisions_[table.name] = {.question = why, .candidates = {{rule, ""}}};
      return;
    }
    decisions_[table.name] = {.rule = {rule}};
    costs_[table.name] = {};
  }

  /// Columns of other names that point to the tenant, and are never NULL.
  [[nodiscard]] name_list keys_to_root(const live_table& table) const {
    name_list found;
    for (const live_foreign_key& key : table.foreign_keys)
      if (tenant_.leads_to_root(key) && !is_nullable(table, key.columns)) found.push_back(key.columns[0]);
    return found;
  }

  void decide_view(const live_table& table, const name_list& held) {
    scope_decision& decision = decisions_[table.name];
    decision.question = "a view, and the schema does not tell whose its rows are";
    for (const std::string& name : held)
      decision.candidates.push_back(
          {{rule_kind::scoped_by, {name}, "", {}}, "where it is the row's tenant, never NULL"});
    add_shared(decision);
  }

  void decide_held(const live_table& table, const live_column& c) {
    scope_decision& decision = decisions_[table.name];
    const scope_rule by{rule_kind::scoped_by, {c.name}, "", {}};
    if (const std::string why = why_not_comparable(c); !why.empty()) {
      decision = {.question = why, .candidates = {{by, "once that is changed"}}};
    } else if (table.primary_key() == name_list{c.name} && !has_foreign_key(table, c.name) && tenant_.root.empty()) {
      decision = {.question = "the tenant is the whole primary key: is this the table of tenants?",
                  .candidates = {{{rule_kind::tenant_root, {c.name}, "", {}}, "if so"}, {by, "if not"}}};
    } else if (!c.not_null && c.key_position == 0) {
      decision = {
          .question = fmt::format("{} may be NULL: are rows without a tenant there for every tenant?", literal(c.name)),
          .candidates = {{{rule_kind::shared_or_own, {c.name}, "", {}}, "if so: every tenant reads them"},
                         {by, "if not, once the database says NOT NULL"}}};
    } else {
      decision = {.rule = {by}};
      if (!c.not_null)
        decision.remark = fmt::format(
            "{} is part of the key, yet SQLite lets it be NULL; rowscope opens the database only once it "
            "is NOT NULL",
            literal(c.name));
      costs_[table.name] = {};
    }
  }

  void decide_between(const live_table& table, const name_list& held) {
    scope_decision& decision = decisions_[table.name];
    decision.question =
        fmt::format("{} columns hold a tenant; uncomment the one that says whose the row is", held.size());
    for (const std::string& name : held)
      decision.candidates.push_back(
          {{rule_kind::scoped_by, {name}, "", {}}, is_nullable(table, {name}) ? "once it is NOT NULL" : ""});
  }

  static bool has_foreign_key(const live_table& table, const std::string& column) {
    return std::ranges::any_of(table.foreign_keys, [&](const auto& k) { return k.columns == name_list{column}; });
  }

  // ---- tables that reach one by foreign keys

  /// Why rows cannot be scoped through the key; empty where they can.
  [[nodiscard]] std::string why_not_usable(const live_table& table, const live_foreign_key& key) const {
    const live_table& parent = *schema_.find(key.parent);
    if (!parent.is_unique(key.parent_columns))
      return fmt::format("{}({}) is not unique", literal(parent.name), literal(joined(key.parent_columns)));
    for (std::size_t i = 0; i < key.columns.size(); ++i) {
      const live_column& child = *table.find(key.columns[i]);
      const live_column& target = *parent.find(key.parent_columns[i]);
      if (std::string why = why_not_comparable(child); !why.empty()) return why;
      if (std::string why = why_not_comparable(target); !why.empty()) return why;
      if (affinity_of(child.type) != affinity_of(target.type))
        return fmt::format("{} and {} are of different types", literal(child.name), literal(target.name));
    }
    return "";
  }

  [[nodiscard]] std::optional<cost> cost_through(const live_table& table, const live_foreign_key& key) const {
    const auto parent = costs_.find(key.parent);
    if (key.parent == table.name || parent == costs_.end() || !why_not_usable(table, key).empty()) return std::nullopt;
    const bool nullable = is_nullable(table, key.columns);
    // A tenant that may be missing is a question of its own: whose are the rows without one?
    if (nullable && tenant_.leads_to_root(key)) return std::nullopt;
    return cost{parent->second.nullable + (nullable ? 1 : 0), parent->second.hops + 1};
  }

  bool improve(const live_table& table) {
    if (decisions_.contains(table.name)) return false;
    bool better = false;
    for (const live_foreign_key& key : table.foreign_keys) {
      const auto found = cost_through(table, key);
      const auto known = costs_.find(table.name);
      if (!found || (known != costs_.end() && known->second <= *found)) continue;
      costs_[table.name] = *found;
      better = true;
    }
    return better;
  }

  void decide_by_ways(const live_table& table) {
    const auto best = costs_.find(table.name);
    if (best == costs_.end()) return;
    std::vector<const live_foreign_key*> ways;
    for (const live_foreign_key& key : table.foreign_keys)
      if (cost_through(table, key) == best->second) ways.push_back(&key);
    scope_decision& decision = decisions_[table.name];
    if (ways.size() == 1) {
      decision.rule = {through(*ways[0])};
      if (is_nullable(table, ways[0]->columns))
        decision.remark = fmt::format("Rows whose {} is NULL belong to nobody: no tenant sees them",
                                      literal(joined(ways[0]->columns)));
      return;
    }
    decision.question =
        fmt::format("{} shortest ways lead to a tenant; uncomment the one that says whose the row is", ways.size());
    for (const live_foreign_key* key : ways)
      decision.candidates.push_back(
          {through(*key), is_nullable(table, key->columns) ? "rows without it belong to nobody" : ""});
  }

  // ---- tables that reach none

  void decide_unreached(const live_table& table) {
    scope_decision decision;
    add_pending(table, decision);
    const std::size_t pending = decision.candidates.size();
    add_links(table, decision);
    decision.question = pending > 0 ? "no foreign key leads to a tenant yet: whose are the rows?"
                        : decision.candidates.empty()
                            ? "no foreign key leads to a tenant, nor from one to here: whose are the rows?"
                            : "no foreign key leads to a tenant; rows of tenants point here: whose are the rows?";
    add_shared(decision);
    decisions_[table.name] = std::move(decision);
  }

  void add_pending(const live_table& table, scope_decision& decision) const {
    for (const live_foreign_key& key : table.foreign_keys) {
      if (key.parent == table.name) continue;
      const std::string why = why_not_usable(table, key);
      if (tenant_.leads_to_root(key) && why.empty())
        decision.candidates.push_back(
            {{rule_kind::shared_or_own, key.columns, "", {}}, "where rows without a tenant are for every tenant"});
      decision.candidates.push_back({through(key), !why.empty() ? "not before this is changed: " + why
                                                   : costs_.contains(key.parent)
                                                       ? "rows without it belong to nobody"
                                                       : fmt::format("once {} is scoped", literal(key.parent))});
    }
  }

  /// Rows that a row of a tenant points to.
  void add_links(const live_table& table, scope_decision& decision) const {
    for (const live_table& linking : schema_.tables) {
      if (!costs_.contains(linking.name) || linking.name == table.name) continue;
      for (const live_foreign_key& key : linking.foreign_keys)
        if (key.parent == table.name && why_not_usable(linking, key).empty())
          decision.candidates.push_back(
              {{rule_kind::visible_through, key.parent_columns, linking.name, key.columns}, ""});
    }
  }

  static void add_shared(scope_decision& decision) {
    decision.candidates.push_back({{rule_kind::shared, {}, "", {}}, "say why every tenant may read every row"});
  }

  const live_schema& schema_;
  const tenant_choice& tenant_;
  std::map<std::string, cost> costs_;  ///< of the tables that reach a tenant
  std::map<std::string, scope_decision> decisions_;
};

}  // namespace

std::map<std::string, scope_decision> infer_scopes(const live_schema& schema, const tenant_choice& tenant) {
  return inference(schema, tenant).infer();
}

}  // namespace rowscope_tables
