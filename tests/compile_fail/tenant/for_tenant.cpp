// A session for something that cannot be a tenant.
// expect: tenant.*(integer|text)
// bad: true
// bad: 4.2
// bad: 4.2F
// bad: 'a'
// bad: u8'a'
// bad: L'a'
// bad: nullptr
// bad: std::nullopt
// bad: std::optional<std::int64_t>{42}
// bad: std::vector<int>{42}
// bad: customers{}
// bad: customers::tenant_id
#include "../tables.hpp"

void misuse(rs::database& db) {
#ifdef BAD
  (void)db.for_tenant(BAD);
#else
  (void)db.for_tenant(42);
#endif
}
