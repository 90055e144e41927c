// An observer that is taken away at once.
// expect-warning: keep|watch|name|variable
#include "../tables.hpp"

void misuse(rs::observer& observer) {
#ifdef BAD
  rs::observe(observer);
#else
  const auto watch = rs::observe(observer);
#endif
}
