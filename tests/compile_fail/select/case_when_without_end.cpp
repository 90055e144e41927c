// case_when() without its end.
// expect: otherwise\(value\)
// bad: rs::as<"n">(unfinished)
// bad: unfinished
// bad: orders::id, rs::as<"n">(unfinished)
#include "../tables.hpp"

void misuse(rs::session& acme) {
  [[maybe_unused]] const auto unfinished = rs::case_when(orders::total > 100.0, "big");
#ifdef BAD
  (void)acme(rs::query<"order.size">().select(BAD).from(orders{}));
#else
  (void)acme(rs::query<"order.size">()
                 .select(rs::as<"n">(rs::case_when(orders::total > 100.0, "big").otherwise("small")))
                 .from(orders{}));
#endif
}
