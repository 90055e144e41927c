// A read batch of a session that ends before it.
// expect: session
#include "../tables.hpp"

void misuse(rs::database& db) {
#ifdef BAD
  auto batch = db.for_tenant(42).read_batch();
#else
  auto acme = db.for_tenant(42);
  auto batch = acme.read_batch();
#endif
}
