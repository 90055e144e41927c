// A verb of a manager without its site.
// expect: names its site first
// bad: get()
// bad: get(17)
// bad: find()
// bad: find(17)
// bad: all()
// bad: count()
// bad: count(customers::id == 1)
// bad: exists()
// bad: create()
// bad: create(customers::name = "Ann")
// bad: create_many()
// bad: create_many(rows, customers::name)
// bad: update()
// bad: update(customers::name = "Ann")
// bad: remove()
// bad: get_or_create()
// bad: get_or_create(rs::lookup(customers::id = 1))
// bad: update_or_create()
// bad: update_or_create(rs::lookup(customers::id = 1))
#include "../tables.hpp"

void misuse(rs::session& acme) {
  [[maybe_unused]] const std::vector<std::string> rows{"Ann"};
  const auto chosen = acme.objects(customers{}).where(customers::id == 1);
#ifdef BAD
  (void)chosen.BAD;
#else
  (void)chosen.count(rs::site<"customer.count">);
#endif
}
