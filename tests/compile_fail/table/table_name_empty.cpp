// A table whose name is empty.
// expect: name.*not empty
#include "../tables.hpp"

#ifdef BAD
struct notes : rs::table<notes, ""> {
#else
struct notes : rs::table<notes, "notes"> {
#endif
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{id, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
