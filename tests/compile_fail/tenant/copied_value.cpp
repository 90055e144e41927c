// A tenant that is initialised with something that cannot be one.
// expect: tenant.*(integer|text)
// bad: true
// bad: 4.2
// bad: 'a'
// bad: nullptr
#include "../tables.hpp"

void misuse() {
#ifdef BAD
  [[maybe_unused]] const rs::tenant t = BAD;
#else
  [[maybe_unused]] const rs::tenant t = rs::tenant(42);
#endif
}
