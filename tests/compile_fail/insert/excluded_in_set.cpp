// The row to be inserted, in the values that it is made of.
// expect: do_update\(
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"setting.put">()
                 .insert_into(settings{})
                 .set(settings::name = "a", settings::value = rs::excluded(settings::name)));
#else
  (void)acme(rs::query<"setting.put">().insert_into(settings{}).set(settings::name = "a", settings::value = "a"));
#endif
}
