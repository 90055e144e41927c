// An insert that leaves out a column.
// expect: leaves out|left out
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"customers.add">().insert_into(customers{}).set(customers::number = 7));
#else
  acme(rs::query<"customers.add">().insert_into(customers{}).set(customers::number = 7, customers::name = "Ann"));
#endif
}
