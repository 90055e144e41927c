// A column of the side of a join that may have no row, into a column that may not be NULL.
// expect: cannot be stored in its column
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::number, customers::name)
                 .from(rs::select(customers::number, coupons::code)
                           .from(customers{})
                           .left_join(coupons{}, coupons::code == customers::name)));
#else
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::number, customers::name)
                 .from(rs::select(customers::number, coupons::code)
                           .from(customers{})
                           .join(coupons{}, coupons::code == customers::name)));
#endif
}
