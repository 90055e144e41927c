// A write that gives a column of another table back.
// expect: not the one written
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"setting.put">()
                 .insert_into(settings{})
                 .set(settings::name = "a", settings::value = "b")
                 .returning(customers::name));
#else
  (void)acme(rs::query<"setting.put">()
                 .insert_into(settings{})
                 .set(settings::name = "a", settings::value = "b")
                 .returning(settings::value));
#endif
}
