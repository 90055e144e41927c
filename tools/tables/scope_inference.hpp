#pragma once
#include <map>

#include "scope_rule.hpp"
#include "tenant.hpp"

namespace rowscope_tables {

/// The decision for each table, by its name.
///
/// A rule is given only where there is one answer: a tenant column that is never NULL, or one shortest way of foreign
/// keys to a table that has one. Foreign keys that are never NULL are preferred to shorter ways. What would let a
/// tenant see more than its own rows (shared, shared_or_own, visible_through) is always asked.
std::map<std::string, scope_decision> infer_scopes(const live_schema& schema, const tenant_choice& tenant);

}  // namespace rowscope_tables
