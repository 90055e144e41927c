#include "layout.hpp"

#include <algorithm>

namespace rowscope_tables {
namespace {

/// Takes one table after the other: the first whose parents all stand there, else one that waits for no table which it
/// is scoped through, else the first.
std::vector<const live_table*> ordered(const live_schema& schema,
                                       const std::map<std::string, scope_decision>& decisions) {
  std::vector<const live_table*> waiting, placed;
  for (const live_table& table : schema.tables) waiting.push_back(&table);
  const auto is_waiting = [&](const std::string& name) {
    return std::ranges::any_of(waiting, [&](const live_table* t) { return t->name == name; });
  };
  const auto is_free = [&](const live_table* table) {
    return std::ranges::none_of(table->foreign_keys, [&](const live_foreign_key& key) {
      return key.parent != table->name && is_waiting(key.parent);
    });
  };
  const auto has_scope = [&](const live_table* table) {
    const auto& rule = decisions.at(table->name).rule;
    return rule.empty() || rule[0].kind != rule_kind::scoped_through || !is_waiting(rule[0].other);
  };
  while (!waiting.empty()) {
    auto next = std::ranges::find_if(waiting, is_free);
    if (next == waiting.end()) next = std::ranges::find_if(waiting, has_scope);
    if (next == waiting.end()) next = waiting.begin();
    placed.push_back(*next);
    waiting.erase(next);
  }
  return placed;
}

}  // namespace

layout::layout(const live_schema& schema, const std::map<std::string, scope_decision>& decisions,
               const std::set<std::string>& taken) {
  std::set<std::string> beside = names_beside_tables();
  beside.insert(taken.begin(), taken.end());
  identifiers names(std::move(beside));
  for (const live_table* table : ordered(schema, decisions)) {
    places_[table->name] = tables_.size();
    tables_.push_back({table, &decisions.at(table->name), names.make(table->name, "t_"), {}});
  }
  for (placed_table& placed : tables_) {
    // A member that hides a table which the declaration names would change the meaning of that name half way.
    std::set<std::string> inside = names_in_a_table();
    inside.insert(placed.identifier);
    for (const live_foreign_key& key : placed.table->foreign_keys) inside.insert(of(key.parent).identifier);
    identifiers members(std::move(inside));
    for (const live_column& c : placed.table->columns) placed.columns[c.name] = members.make(c.name, "c_");
  }
}

}  // namespace rowscope_tables
