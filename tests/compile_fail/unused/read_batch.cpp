// A read batch that is thrown away: it ends before anything is read.
// expect-warning: read batch
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme.read_batch();
#else
  auto batch = acme.read_batch();
#endif
}
