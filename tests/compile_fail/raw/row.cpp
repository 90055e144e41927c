// What no row can be read into.
// expect: plain struct of values
// bad: not_plain
// bad: const char*
// bad: std::vector<int>
// bad: empty
#include <vector>

#include "../tables.hpp"

struct plain {
  std::int64_t n;
};
struct empty {};
class not_plain {
 public:
  explicit not_plain(int n) : n_(n) {}

 private:
  [[maybe_unused]] int n_;
};

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme.raw<BAD>(rs::site<"order.count">, "SELECT count(*) FROM orders");
#else
  (void)acme.raw<plain>(rs::site<"order.count">, "SELECT count(*) FROM orders");
#endif
}
