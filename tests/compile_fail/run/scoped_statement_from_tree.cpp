// A scoped statement is made of a tree, past the pass that adds the scope.
// expect: apply_scope|session
// bad: rs::scoped_statement(rs::tree::statement{})
// bad: rs::scoped_statement{rs::tree::statement{}}
// bad: rs::tree::statement{}
// bad: rs::query<"order.big">().select(orders::id).from(orders{})
#include "../tables.hpp"

void misuse() {
#ifdef BAD
  const rs::scoped_statement statement = BAD;
#else
  const rs::scoped_statement statement = rs::apply_scope(rs::tree::statement{}, rs::scope_form::one);
#endif
}
