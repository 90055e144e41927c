// A value that a text column cannot store.
// expect: stored|type|optional|null
// bad: 5
// bad: 2.5
// bad: true
// bad: 'A'
// bad: nullptr
// bad: std::nullopt
// bad: std::optional<std::string>{}
// bad: customers::number
// bad: customers::email
// bad: std::vector<char>{}
// bad: customers{}
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(customers{}).set(customers::name = BAD).every_row());
#else
  acme(rs::query<"order.note">().update(customers{}).set(customers::name = "Ann").every_row());
#endif
}
