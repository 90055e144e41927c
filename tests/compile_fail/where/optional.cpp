// A column is compared with an optional: with an empty one the comparison is never true.
// expect: if_set
// bad: customers::id == id
// bad: customers::id != id
// bad: customers::id < id
// bad: id == customers::id
// bad: customers::email == email
// bad: customers::name == email
#include "../tables.hpp"

void misuse(rs::session& acme) {
  const std::optional<std::int64_t> id = 1;
  [[maybe_unused]] const std::optional<std::string> email;
#ifdef BAD
  (void)acme(rs::query<"customer.find">().select(customers::id).from(customers{}).where(BAD));
#else
  (void)acme(rs::query<"customer.find">().select(customers::id).from(customers{}).where(customers::id == *id));
#endif
}
