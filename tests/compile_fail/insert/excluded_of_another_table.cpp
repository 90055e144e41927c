// The row to be inserted, asked for a column of another table.
// expect: another table
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"setting.put">()
                 .insert_into(settings{})
                 .set(settings::name = "a", settings::value = "b")
                 .on_conflict(settings::name)
                 .do_update(settings::value = rs::excluded(customers::name)));
#else
  (void)acme(rs::query<"setting.put">()
                 .insert_into(settings{})
                 .set(settings::name = "a", settings::value = "b")
                 .on_conflict(settings::name)
                 .do_update(settings::value = rs::excluded(settings::value)));
#endif
}
