#pragma once
#include <rowscope/ast/statement.hpp>

namespace rowscope::enforce {

/// Whether no term of the select can fail, or call a function, on a row that the scope has not yet let through.
///
/// Only then may a scope be written so that the engine can test it after the user's terms: an error that depends on
/// another tenant's row would tell about it.
bool has_only_harmless_terms(const tree::select& s);

/// Whether `e` is a conjunct of the condition; never inside of OR or NOT.
template <class Matches>
bool has_conjunct(const tree::expr& condition, const Matches& matches) {
  if (condition.what == tree::expr::kind::infix && condition.text == "AND")
    return has_conjunct(condition.args[0], matches) || has_conjunct(condition.args[1], matches);
  return matches(condition);
}

/// Whether an inner join on exactly `child's foreign key = parent's key` stands in the select, so that the parent's own
/// predicate already keeps the child's foreign rows out.
bool parent_is_joined(const tree::select& s, const tree::source& child);

}  // namespace rowscope::enforce
