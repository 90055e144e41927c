// An insert that leaves out the text part of a key whose other part is the tenant.
// expect: leaves out|left out
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"settings.add">().insert_into(settings{}).set(settings::value = "x"));
#else
  acme(rs::query<"settings.add">().insert_into(settings{}).set(settings::name = "theme", settings::value = "x"));
#endif
}
