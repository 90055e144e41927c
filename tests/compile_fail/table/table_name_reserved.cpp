// A table whose name the library's own functions have.
// expect: names that begin with rowscope_
// bad: "rowscope_values"
// bad: "Rowscope_notes"
#include "../tables.hpp"

#ifndef BAD
#define BAD "notes"
#endif
struct notes : rs::table<notes, BAD> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{id, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
