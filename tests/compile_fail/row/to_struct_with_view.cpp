// A struct whose member would view a text that is gone with the next row.
// expect: owns|std::string
// bad: std::string_view
// bad: const char*
#include "../tables.hpp"

struct contact {
  std::int64_t id;
#ifdef BAD
  BAD name;
#else
  std::string name;
#endif
};

void misuse(rs::session& acme) {
  (void)acme(rs::query<"customer.all">().select(customers::id, customers::name).from(customers{})).to<contact>();
}
