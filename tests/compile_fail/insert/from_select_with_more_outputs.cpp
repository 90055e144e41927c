// A select with more outputs than columns are named.
// expect: another number of outputs
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::number, customers::name)
                 .from(rs::select(customers::number, customers::name, customers::email).from(customers{})));
#else
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::number, customers::name)
                 .from(rs::select(customers::number, customers::name).from(customers{})));
#endif
}
