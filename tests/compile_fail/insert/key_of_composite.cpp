// key() of an insert into a table with a composite key.
// expect: generated
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  auto w =
      acme(rs::query<"setting.add">().insert_into(settings{}).set(settings::name = "theme", settings::value = "x"));
  (void)w.key();
#else
  auto w =
      acme(rs::query<"setting.add">().insert_into(settings{}).set(settings::name = "theme", settings::value = "x"));
  (void)w.affected_rows;
#endif
}
