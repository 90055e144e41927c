// Only in the test-only build: the library that is installed has none of it.
#ifdef ROWSCOPE_FAULTS
#include <cstdlib>

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
    case rule::semi_join: return "semi-join";
    case rule::elision_inner_joins: return "elision-inner-joins";
    case rule::elision_same_key: return "elision-same-key";
    case rule::harmless_terms: return "harmless-terms";
    case rule::elision_conjunct: return "elision-conjunct";
    case rule::insert_tenant: return "insert-tenant";
    case rule::insert_parent: return "insert-parent";
    case rule::update_parent: return "update-parent";
    case rule::update_without_rows: return "update-without-rows";
    case rule::shared_write: return "shared-write";
    case rule::user_condition: return "user-condition";
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
