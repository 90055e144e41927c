// A session of SOCI's without its site, or of a session that ends before it.
// expect: names its site|keep it
// bad: acme.soci("legacy.reports")
// bad: acme.soci(5)
// bad: std::move(acme).soci(rs::site<"legacy.reports">)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)BAD;
#else
  (void)acme.soci(rs::site<"legacy.reports">);
#endif
}
