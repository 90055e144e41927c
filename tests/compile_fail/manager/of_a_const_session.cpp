// A manager of a session that is const, or of no table.
// expect: objects\(\) takes
// bad: constant.objects(orders{})
// bad: acme.objects()
// bad: acme.objects(orders{}, customers{})
// bad: acme.objects(orders::id)
#include "../tables.hpp"

void misuse(rs::session& acme) {
  [[maybe_unused]] const rs::session& constant = acme;
#ifdef BAD
  (void)BAD;
#else
  (void)acme.objects(orders{}).count(rs::site<"order.count">);
#endif
}
