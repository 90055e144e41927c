// Only in the test-only build: the library that is installed has none of it.
#ifdef ROWSCOPE_FAULTS
#include <cstdlib>
#include <string_view>

#include "rule.hpp"

namespace rowscope::enforce {
namespace {

std::string_view name_of(rule r) {
  switch (r) {
    case rule::scope_pass: return "scope-pass";
    case rule::from_predicate: return "from-predicate";
    case rule::join_predicate: return "join-predicate";
    case rule::left_join_predicate: return "left-join-predicate";
    case rule::left_join_in_on: return "left-join-in-on";
    case rule::left_join_first: return "left-join-first";
    case rule::outer_join_filter: return "outer-join-filter";
    case rule::subquery: return "subquery";
    case rule::derived_table: return "derived-table";
    case rule::common_table: return "common-table";
    case rule::set_operation: return "set-operation";
    case rule::semi_join: return "semi-join";
    case rule::elision_inner_joins: return "elision-inner-joins";
    case rule::elision_same_key: return "elision-same-key";
    case rule::elision_whole_key: return "elision-whole-key";
    case rule::elision_alone: return "elision-alone";
    case rule::harmless_terms: return "harmless-terms";
    case rule::elision_conjunct: return "elision-conjunct";
    case rule::every_rule: return "every-rule";
    case rule::set_of_values: return "set-of-values";
    case rule::visible_link: return "visible-link";
    case rule::root_key: return "root-key";
    case rule::own_or_shared: return "own-or-shared";
    case rule::own_when_written: return "own-when-written";
    case rule::insert_tenant: return "insert-tenant";
    case rule::insert_parent: return "insert-parent";
    case rule::insert_reference: return "insert-reference";
    case rule::insert_left_out_key: return "insert-left-out-key";
    case rule::insert_rows_tenant: return "insert-rows-tenant";
    case rule::insert_rows_owned: return "insert-rows-owned";
    case rule::update_parent: return "update-parent";
    case rule::update_reference: return "update-reference";
    case rule::update_without_rows: return "update-without-rows";
    case rule::row_tenant: return "row-tenant";
    case rule::tenant_is_fixed: return "tenant-is-fixed";
    case rule::conflict_target: return "conflict-target";
    case rule::conflict_row: return "conflict-row";
    case rule::conflict_update_keys: return "conflict-update-keys";
    case rule::shared_write: return "shared-write";
    case rule::linked_write: return "linked-write";
    case rule::user_condition: return "user-condition";
    case rule::distinct_names: return "distinct-names";
  }
  return "";
}

}  // namespace

bool is_broken(rule r) {
  const char* named = std::getenv("ROWSCOPE_FAULT");
  return named != nullptr && name_of(r) == named;
}

}  // namespace rowscope::enforce
#endif
