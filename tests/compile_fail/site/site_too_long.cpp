// The name of a site that is too long.
// expect: 63
#include "../tables.hpp"

void misuse(rs::database& db) {
#ifdef BAD
  (void)db.unscoped(rs::site<"order.a_name_that_does_not_fit_into_the_sixty_three_characters_of_a_site">, "totals");
#else
  (void)db.unscoped(rs::site<"order.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">, "totals");
#endif
}
