// A database is opened with a table in the place of its schema.
// expect: rs::schema<
#include "../tables.hpp"

void misuse() {
#ifdef BAD
  rs::database db{rs::sqlite_memory(), customers{}};
#else
  rs::database db{rs::sqlite_memory(), shop_schema{}};
#endif
}
