// get_or_create() without rs::lookup().
// expect: rs::lookup
// bad: get_or_create(rs::site<"setting.get">, settings::name = "a", settings::value = "b")
// bad: get_or_create(rs::site<"setting.get">, "a")
// bad: get_or_create(rs::site<"setting.get">)
// bad: update_or_create(rs::site<"setting.set">, settings::name = "a")
// bad: update_or_create(rs::site<"setting.set">)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme.objects(settings{}).BAD;
#else
  (void)acme.objects(settings{})
      .get_or_create(rs::site<"setting.get">, rs::lookup(settings::name = "a"), settings::value = "b");
#endif
}
