// A scoped session where an unscoped one is asked for.
// expect-compiler: session
#include "../tables.hpp"

void misuse(rs::session& acme, rs::unscoped_session& all) {
#ifdef BAD
  (void)all;
  [[maybe_unused]] rs::unscoped_session& session = acme;
#else
  (void)acme;
  [[maybe_unused]] rs::unscoped_session& session = all;
#endif
}
