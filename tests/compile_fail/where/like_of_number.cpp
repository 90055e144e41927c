// like() on a column that is no text, or with a pattern that is none.
// expect: text
// bad: customers::id.like("4%")
// bad: customers::name.like(5)
// bad: customers::name.like('A')
// bad: customers::name.like(nullptr)
// bad: customers::active.like("t%")
// bad: customers::name.like(pattern)
#include "../tables.hpp"

void misuse(rs::session& acme) {
  [[maybe_unused]] const std::optional<std::string> pattern;
#ifdef BAD
  (void)acme(rs::query<"customer.find">().select(customers::id).from(customers{}).where(BAD));
#else
  (void)acme(rs::query<"customer.find">().select(customers::id).from(customers{}).where(customers::name.like("A%")));
#endif
}
