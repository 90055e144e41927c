// A column is compared with one character.
// expect: compared
// bad: customers::name == 'A'
// bad: customers::id == 'A'
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"customer.find">().select(customers::id).from(customers{}).where(BAD));
#else
  (void)acme(rs::query<"customer.find">().select(customers::id).from(customers{}).where(customers::name == "A"));
#endif
}
