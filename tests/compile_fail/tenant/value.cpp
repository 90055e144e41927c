// A tenant that is made from something that cannot be one.
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

void misuse() {
#ifdef BAD
  (void)rs::tenant{BAD};
#else
  (void)rs::tenant{42};
  (void)rs::tenant{"AAA"};
#endif
}
