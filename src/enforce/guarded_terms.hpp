#pragma once
#include <map>
#include <set>
#include <string>

#include <rowscope/ast/dialect.hpp>
#include <rowscope/ast/statement.hpp>

/// That the predicates stand first is not enough where a term can fail: SQLite tests first what it can read from the
/// index that it scans, also one that it makes for the statement, and the predicate last where that index does not tell
/// the tenant; PostgreSQL tests first what costs least, and joins last. So such a term stands in a CASE behind the
/// predicates of the rows that it reads.
namespace rowscope::enforce {

/// The predicate of each instance, by its name; holds too where an outer join found no row for the instance.
using guards = std::map<std::string, tree::expr, std::less<>>;

/// Makes each conjunct that can fail `CASE WHEN the predicates of its instances THEN it END`.
void guard_terms(tree::expr& condition, dialect sql, const guards& by);
/// The same for the outputs of a select that is read as a table. On the nullable side of a join PostgreSQL computes
/// them for each row of their table, and finds out later which of them are in the scope. Not for outputs of groups.
void guard_outputs(tree::select& s, dialect sql, const guards& by);
/// PostgreSQL tests in WHERE what of HAVING, or of a condition around the select, has no aggregate: gives them one.
void guard_groups(tree::select& s, dialect sql);

/// Whether there is such a conjunct in WHERE or ON.
bool has_failing_terms(const tree::select& s, dialect sql);
/// Whether an output can fail on a row; a group is of rows in the scope.
bool has_failing_outputs(const tree::select& s, dialect sql);

/// Gives each derived and each common table that a term which can fail reads one column more, which tells whether its
/// rows are in the scope: the engine may merge it into the select around it. What stands there now is 1, until the
/// select that it is of is scoped.
/// \returns the names of the common tables that have it
std::set<std::string, std::less<>> mark_sources(tree::statement& s, dialect sql);

/// The column that tells so; null where the select has none, or its rows are groups, which are only of rows in the
/// scope.
tree::expr* mark_of(tree::select& s);
/// Whether it has the column, whatever its rows are.
bool has_mark(const tree::select& s);
/// For rows of such a source. A row that an outer join did not find passes.
tree::expr is_marked(const tree::source& from);

/// Whether the select makes groups of its rows, with or without GROUP BY.
bool makes_groups(const tree::select& s);

}  // namespace rowscope::enforce
