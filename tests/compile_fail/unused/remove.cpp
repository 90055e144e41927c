// A remove that is built and never run.
// expect-warning: session
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme;
  rs::query<"order.wipe">().remove_from(orders{}).every_row();
#else
  acme(rs::query<"order.wipe">().remove_from(orders{}).every_row());
#endif
}
