// A schema of something that is no table.
// expect: rs::table<
#include "../tables.hpp"

void misuse() {
#ifdef BAD
  (void)rs::ddl(rs::schema<customers, int>{});
#else
  (void)rs::ddl(rs::schema<customers>{});
#endif
}
