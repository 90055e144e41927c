// A transaction of a session that ends before it.
// expect: session
#include "../tables.hpp"

void misuse(rs::database& db) {
#ifdef BAD
  auto tx = db.for_tenant(42).transaction();
#else
  auto acme = db.for_tenant(42);
  auto tx = acme.transaction();
#endif
}
