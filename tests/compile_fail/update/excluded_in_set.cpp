// The row to be inserted, in an update.
// expect: do_update\(
// bad: set(settings::value = rs::excluded(settings::value)).every_row()
// bad: set(settings::value = rs::concat(rs::excluded(settings::value), "b")).every_row()
// bad: set(settings::value = "a").where(settings::name == rs::excluded(settings::name))
// bad: set(settings::value = "a").every_row().returning(rs::excluded(settings::value))
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"setting.set">().update(settings{}).BAD);
#else
  (void)acme(rs::query<"setting.set">().update(settings{}).set(settings::value = "a").every_row());
#endif
}
