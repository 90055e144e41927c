#pragma once
#include <string_view>

/// The single rules of the scope pass, so that a test-only build can break each of them and show that a test goes red.
namespace rowscope::enforce {

enum class rule {
  scope_pass,           ///< all of them
  from_predicate,       ///< the table in FROM, or the one changed, has its predicate
  join_predicate,       ///< each inner-joined table has its predicate
  left_join_predicate,  ///< the right side of a left join has its predicate
  left_join_in_on,      ///< that predicate stands in ON
  semi_join,            ///< a path carries the predicate of the table at its end
  elision_inner_joins,  ///< a path is left out only between inner joins
  elision_same_key,     ///< a path is left out only for an equality of exactly the foreign key and the parent's key
  harmless_terms,       ///< a path is left out, or tested after the user's terms, only where none of them can fail
  elision_conjunct,     ///< a path is left out only for a conjunct
  insert_tenant,        ///< the tenant of an inserted row is the session's
  insert_parent,        ///< an inserted row's parent is in the scope
  update_parent,        ///< a changed foreign key points to a parent of the row's tenant
  update_without_rows,  ///< and is refused too where no row is found
  shared_write,         ///< a shared table is not written in the scope of a tenant
  user_condition,       ///< the user's condition is one operand of AND
};

#ifdef ROWSCOPE_FAULTS
/// Whether the environment variable ROWSCOPE_FAULT names the rule, as `scope-pass` or `from-predicate`.
bool is_broken(rule r);
#else
constexpr bool is_broken(rule) { return false; }
#endif

}  // namespace rowscope::enforce
