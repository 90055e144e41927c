// An unscoped session where a scoped one is asked for.
// expect-compiler: unscoped_session|session
#include "../tables.hpp"

void misuse(rs::session& acme, rs::unscoped_session& all) {
#ifdef BAD
  (void)acme;
  [[maybe_unused]] rs::session& session = all;
#else
  (void)all;
  [[maybe_unused]] rs::session& session = acme;
#endif
}
