// A schema without tables.
// expect: at least one table
#include "../tables.hpp"

void misuse() {
#ifdef BAD
  (void)rs::ddl(rs::schema<>{});
#else
  (void)rs::ddl(rs::schema<customers>{});
#endif
}
