// An unscoped session is narrowed to something that cannot be a tenant.
// expect: tenant.*(integer|text)
// bad: true
// bad: 4.2
// bad: 'a'
// bad: nullptr
// bad: std::optional<std::int64_t>{42}
// bad: customers::tenant_id
#include "../tables.hpp"

void misuse(rs::unscoped_session& all) {
#ifdef BAD
  (void)all.as(BAD);
#else
  (void)all.as(42);
#endif
}
