// A table whose name is not a literal.
// expect: literal
// bad: name
// bad: text
// bad: constant
// bad: 5
#include "../tables.hpp"

[[maybe_unused]] const char* name = "notes";
[[maybe_unused]] const std::string text = "notes";
[[maybe_unused]] constexpr const char* constant = "notes";

#ifdef BAD
struct notes : rs::table<notes, BAD> {
#else
struct notes : rs::table<notes, "notes"> {
#endif
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{id, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
