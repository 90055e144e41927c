// A text column is compared with a number.
// expect: compared
// bad: customers::name == 5
// bad: customers::name != 2.5
// bad: customers::name < 5
// bad: customers::name >= true
// bad: 5 == customers::name
// bad: customers::email == 5
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"customer.find">().select(customers::id).from(customers{}).where(BAD));
#else
  (void)acme(rs::query<"customer.find">().select(customers::id).from(customers{}).where(customers::name == "5"));
#endif
}
