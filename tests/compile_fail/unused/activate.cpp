// A guard that is thrown away: the tenant is active no longer.
// expect-warning: keep|guard|name|variable
#include "../tables.hpp"

void misuse() {
#ifdef BAD
  rs::activate(42);
#else
  const auto active = rs::activate(42);
#endif
}
