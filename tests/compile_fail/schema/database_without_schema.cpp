// A database is opened without its schema.
// expect: rs::schema<
#include "../tables.hpp"

void misuse() {
#ifdef BAD
  rs::database db{rs::sqlite_memory()};
#else
  rs::database db{rs::sqlite_memory(), shop_schema{}};
#endif
}
