#include "other_tables.hpp"

#include <deque>
#include <mutex>

namespace rowscope::audit {
namespace {

struct kept_table {
  table_info info;
  std::vector<scope_rule_info> rules;
  std::vector<foreign_key_info> keys;
};

}  // namespace

other_table::other_table(const table_info& table)
    : info_(table),
      rules_(table.rules.begin(), table.rules.end()),
      keys_(table.foreign_keys.begin(), table.foreign_keys.end()) {}

other_table& other_table::keep_rules(const std::function<bool(const scope_rule_info&)>& keep) {
  std::erase_if(rules_, [&](const scope_rule_info& r) { return !keep(r); });
  return *this;
}

other_table& other_table::scoping_keys_as_references() {
  for (const scope_rule_info& r : rules_)
    if (r.kind == scope_kind::through) keys_.push_back(r.link);
  std::erase_if(rules_, [](const scope_rule_info& r) { return r.kind == scope_kind::through; });
  return *this;
}

other_table& other_table::without_references() {
  keys_.clear();
  return *this;
}

other_table& other_table::tenant_from(std::string_view dimension) {
  for (scope_rule_info& r : rules_)
    if (r.has_column() && r.kind != scope_kind::root && r.dimension == tenant_dimension) r.dimension = dimension;
  return *this;
}

other_table& other_table::always_owned() {
  for (scope_rule_info& r : rules_)
    if (r.kind == scope_kind::shared_or_own) r.kind = scope_kind::direct;
  return *this;
}

const table_info& other_table::keep() {
  static std::mutex mutex;
  static auto& all = *new std::deque<kept_table>;
  const std::lock_guard lock(mutex);
  kept_table& k = all.emplace_back(kept_table{info_, rules_, keys_});
  k.info.rules = k.rules;
  k.info.foreign_keys = k.keys;
  return k.info;
}

}  // namespace rowscope::audit
