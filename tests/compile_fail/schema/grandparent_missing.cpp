// The parent is listed, the parent's parent is not.
// expect: parent
#include "../tables.hpp"

void misuse() {
#ifdef BAD
  (void)rs::ddl(rs::schema<orders, order_lines>{});
#else
  (void)rs::ddl(rs::schema<customers, orders, order_lines>{});
#endif
}
