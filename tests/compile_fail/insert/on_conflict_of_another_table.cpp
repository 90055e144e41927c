// A key of another table.
// expect: another table
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"setting.put">()
                 .insert_into(settings{})
                 .set(settings::name = "a", settings::value = "b")
                 .on_conflict(customers::id)
                 .do_nothing());
#else
  (void)acme(rs::query<"setting.put">()
                 .insert_into(settings{})
                 .set(settings::name = "a", settings::value = "b")
                 .on_conflict(settings::name)
                 .do_nothing());
#endif
}
