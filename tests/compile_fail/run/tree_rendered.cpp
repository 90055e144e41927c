// A statement that carries no scope is rendered.
// expect: session
#include "../tables.hpp"

void misuse() {
#ifdef BAD
  (void)rs::render(rs::tree::statement{});
#else
  (void)rs::render(rs::apply_scope(rs::tree::statement{}, rs::scope_form::one));
#endif
}
