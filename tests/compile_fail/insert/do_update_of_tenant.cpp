// An upsert that moves the row to another tenant.
// expect: tenant column cannot be set
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"setting.put">()
                 .insert_into(settings{})
                 .set(settings::name = "a", settings::value = "b")
                 .on_conflict(settings::name)
                 .do_update(settings::tenant_id = 2));
#else
  (void)acme(rs::query<"setting.put">()
                 .insert_into(settings{})
                 .set(settings::name = "a", settings::value = "b")
                 .on_conflict(settings::name)
                 .do_update(settings::value = "c"));
#endif
}
