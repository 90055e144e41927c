// A type that is stored as neither an integer nor a text is no tenant.
// expect: tenant.*(integer|text)
#include "../tables.hpp"

#ifdef BAD
struct share {
  double value = 0;
};
template <>
struct rowscope::value_traits<share> {
  using stored_type = double;
  static double to_stored(share s) { return s.value; }
  static share from_stored(double value) { return {value}; }
};
#endif

void misuse() {
#ifdef BAD
  (void)rs::tenant{share{}};
#else
  (void)rs::tenant{ticket_id{1}};
#endif
}
