// A column is compared with NULL.
// expect: is_null
// bad: customers::email == std::nullopt
// bad: customers::email == nullptr
// bad: customers::email != nullptr
// bad: customers::id == std::nullopt
// bad: nullptr == customers::email
// bad: std::nullopt != customers::email
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"customer.find">().select(customers::id).from(customers{}).where(BAD));
#else
  (void)acme(rs::query<"customer.find">().select(customers::id).from(customers{}).where(customers::email.is_null()));
#endif
}
