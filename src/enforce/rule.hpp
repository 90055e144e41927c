#pragma once

/// The single rules of the scope pass, so that a test-only build can break each of them and show that a test goes red.
namespace rowscope::enforce {

enum class rule {
  scope_pass,            ///< all of them
  from_predicate,        ///< the table in FROM, or the one changed, has its predicate
  join_predicate,        ///< each inner-joined table has its predicate
  left_join_predicate,   ///< the right side of a left join has its predicate
  left_join_in_on,       ///< that predicate stands in ON
  left_join_first,       ///< and is tested before a term that can fail
  outer_join_filter,     ///< beside a right or full join every table is filtered before it is joined
  subquery,              ///< a sub-query in an expression is scoped
  derived_table,         ///< a select in FROM is scoped
  common_table,          ///< a common table expression is scoped
  set_operation,         ///< each side of a set operation is scoped
  semi_join,             ///< a path carries the predicate of the table at its end
  elision_inner_joins,   ///< a path is left out only between inner joins
  elision_same_key,      ///< a path is left out only for an equality of exactly the foreign key and the parent's key
  elision_whole_key,     ///< a path is left out only for all columns of the key
  elision_alone,         ///< a path is left out only where it is the table's one rule
  harmless_terms,        ///< a path is left out, or tested after the user's terms, only where none of them can fail
  guarded_terms,         ///< a term that can fail is evaluated only on rows in the scope, whatever the engine's plan
  guarded_sources,       ///< also where it reads them out of a derived or a common table
  elision_conjunct,      ///< a path is left out only for a conjunct
  every_rule,            ///< a table with several rules is scoped by each of them
  set_of_values,         ///< a set of tenants lets only their rows through
  visible_link,          ///< rows are visible only through links in the scope
  root_key,              ///< a tenant sees only its own row in the table of tenants
  own_or_shared,         ///< of a shared_or_own table only the own rows and those of nobody are read
  own_when_written,      ///< and only the own ones are written
  insert_tenant,         ///< the tenant of an inserted row is the session's
  insert_parent,         ///< an inserted row's parent is in the scope
  insert_parents_agree,  ///< and the parents of one row are of one tenant
  insert_reference,      ///< each other foreign key of an inserted row points to a row of its tenant
  insert_left_out_key,   ///< a foreign key that an insert leaves out is NULL, whatever the database's default is
  insert_rows_tenant,    ///< each row of an insert from a select keeps its own tenant under a set
  insert_rows_owned,     ///< and a row that has none is refused
  update_parent,         ///< a changed scoping key points to a parent of the row's tenant
  update_reference,      ///< each other changed foreign key points to a row of the row's tenant
  update_without_rows,   ///< and is refused too where no row is found
  row_tenant,            ///< under a set, and unscoped, a new parent has the tenant of the row itself
  tenant_is_fixed,       ///< a row never changes its tenant
  conflict_target,       ///< the key of an upsert contains the tenant where the table has the column
  conflict_row,          ///< an upsert that meets a row out of the scope fails
  conflict_update_keys,  ///< foreign keys in DO UPDATE are checked
  shared_write,          ///< a shared table is not written in the scope of a tenant
  linked_write,          ///< nor are rows that are only visible, nor is the table of tenants inserted into
  user_condition,        ///< the user's condition is one operand of AND
  distinct_names,        ///< no alias and no common table can be taken for another
};

#ifdef ROWSCOPE_FAULTS
/// Whether the environment variable ROWSCOPE_FAULT names the rule, as `scope-pass` or `from-predicate`.
bool is_broken(rule r);
#else
constexpr bool is_broken(rule) { return false; }
#endif

}  // namespace rowscope::enforce
