// A table scoped through another that the schema does not list.
// expect: parent
#include "../tables.hpp"

void misuse() {
#ifdef BAD
  (void)rs::ddl(rs::schema<orders>{});
#else
  (void)rs::ddl(rs::schema<customers, orders>{});
#endif
}
