// An insert that leaves out one column of a composite primary key: only a single integer key is generated.
// expect: leaves out|left out
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order_lines.add">()
           .insert_into(order_lines{})
           .set(order_lines::order_id = 1, order_lines::article = "tea"));
#else
  acme(rs::query<"order_lines.add">()
           .insert_into(order_lines{})
           .set(order_lines::order_id = 1, order_lines::line_no = 1, order_lines::article = "tea"));
#endif
}
