// Something that cannot be a tenant is made active.
// expect: tenant.*(integer|text)
// bad: true
// bad: 4.2
// bad: 'a'
// bad: nullptr
// bad: std::optional<std::int64_t>{42}
// bad: customers::tenant_id
#include "../tables.hpp"

void misuse() {
#ifdef BAD
  const auto active = rs::activate(BAD);
#else
  const auto active = rs::activate(42);
#endif
}
