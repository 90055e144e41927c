// A conflict on columns that are no declared key.
// expect: rs::unique
// bad: settings::value
// bad: settings::name, settings::value
// bad: settings::tenant_id
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"setting.put">()
                 .insert_into(settings{})
                 .set(settings::name = "a", settings::value = "b")
                 .on_conflict(BAD)
                 .do_nothing());
#else
  (void)acme(rs::query<"setting.put">()
                 .insert_into(settings{})
                 .set(settings::name = "a", settings::value = "b")
                 .on_conflict(settings::name)
                 .do_nothing());
#endif
}
