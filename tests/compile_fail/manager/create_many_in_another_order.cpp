// The columns of create_many() before the rows.
// expect: rows, settings::name
// bad: rs::site<"setting.load">, settings::name, settings::value, rows
// bad: rs::site<"setting.load">
// bad: rs::site<"setting.load">, "a", settings::name
#include "../tables.hpp"

void misuse(rs::session& acme) {
  [[maybe_unused]] const std::vector<std::tuple<std::string, std::string>> rows{{"a", "b"}};
#ifdef BAD
  (void)acme.objects(settings{}).create_many(BAD);
#else
  (void)acme.objects(settings{}).create_many(rs::site<"setting.load">, rows, settings::name, settings::value);
#endif
}
