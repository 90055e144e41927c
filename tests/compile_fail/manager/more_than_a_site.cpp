// What rows are chosen by, beside the site.
// expect: by where\(\)
// bad: all(rs::site<"customer.all">, 1)
// bad: count(rs::site<"customer.count">, customers::id == 1)
// bad: exists(rs::site<"customer.any">, customers::id == 1)
// bad: where(customers::id == 1).remove(rs::site<"customer.remove">, 1)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme.objects(customers{}).BAD;
#else
  (void)acme.objects(customers{}).count(rs::site<"customer.count">);
#endif
}
