// A session is copied; its lease is its own.
// expect-compiler: session
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  rs::session other = acme;
#else
  rs::session other = std::move(acme);
#endif
}
