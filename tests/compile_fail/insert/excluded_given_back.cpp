// The row to be inserted, in what is given back.
// expect: do_update\(
// bad: returning(rs::excluded(settings::value))
// bad: on_conflict(settings::name).do_nothing().returning(rs::excluded(settings::value))
#include "../tables.hpp"

void misuse(rs::session& acme) {
  const auto put = rs::query<"setting.put">().insert_into(settings{}).set(settings::name = "a", settings::value = "b");
#ifdef BAD
  (void)acme(put.BAD);
#else
  (void)acme(put.on_conflict(settings::name)
                 .do_update(settings::value = rs::excluded(settings::value))
                 .where(settings::value != rs::excluded(settings::value)));
#endif
}
