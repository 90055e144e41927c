// The DDL of a table instead of a schema.
// expect: rs::schema<
#include "../tables.hpp"

void misuse() {
#ifdef BAD
  (void)rs::ddl(customers{});
#else
  (void)rs::ddl(rs::schema<customers>{});
#endif
}
