// A row looked up by columns that are no declared key.
// expect: rs::unique
// bad: get_or_create(rs::site<"setting.get">, rs::lookup(settings::value = "a"), settings::name = "b")
// bad: update_or_create(rs::site<"setting.set">, rs::lookup(settings::value = "a"), settings::name = "b")
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme.objects(settings{}).BAD;
#else
  (void)acme.objects(settings{})
      .get_or_create(rs::site<"setting.get">, rs::lookup(settings::name = "a"), settings::value = "b");
#endif
}
