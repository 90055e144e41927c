// The name of a query that is too long.
// expect: 63
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.a_name_that_does_not_fit_into_the_sixty_three_characters_of_a_site">()
                 .select(orders::id)
                 .from(orders{}));
#else
  (void)acme(
      rs::query<"order.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">().select(orders::id).from(orders{}));
#endif
}
