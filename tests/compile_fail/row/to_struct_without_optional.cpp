// A struct whose member cannot hold the NULL of an optional column.
// expect: optional|type
#include "../tables.hpp"

struct contact {
  std::int64_t id;
#ifdef BAD
  std::string email;
#else
  std::optional<std::string> email;
#endif
};

void misuse(rs::session& acme) {
  (void)acme(rs::query<"customer.all">().select(customers::id, customers::email).from(customers{})).to<contact>();
}
