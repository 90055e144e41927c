// A text looked for that is none, or in a column that is none.
// expect: contains\(\)
// bad: customers::name.contains(customers::email)
// bad: customers::name.starts_with(5)
// bad: customers::name.ends_with(nullptr)
// bad: customers::name.contains('A')
// bad: customers::id.contains("4")
// bad: customers::name.starts_with(std::optional<std::string>())
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"customer.find">().select(customers::id).from(customers{}).where(BAD));
#else
  (void)acme(rs::query<"customer.find">()
                 .select(customers::id)
                 .from(customers{})
                 .where(customers::name.contains("A") && customers::name.starts_with(std::string("A"))));
#endif
}
