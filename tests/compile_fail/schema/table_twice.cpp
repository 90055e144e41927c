// A table that is listed twice.
// expect: twice
#include "../tables.hpp"

void misuse() {
#ifdef BAD
  (void)rs::ddl(rs::schema<customers, orders, customers>{});
#else
  (void)rs::ddl(rs::schema<customers, orders>{});
#endif
}
