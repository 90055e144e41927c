// A database is opened by its path alone.
// expect: rs::sqlite
#include "../tables.hpp"

void misuse() {
#ifdef BAD
  rs::database db{"app.db", shop_schema{}};
#else
  rs::database db{rs::sqlite("app.db"), shop_schema{}};
#endif
}
