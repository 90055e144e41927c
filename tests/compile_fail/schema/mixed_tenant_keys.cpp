// Tables whose tenants are integers and tables whose tenants are texts in one schema.
// expect: one (type|kind)
#include "../tables.hpp"

struct courses : rs::table<courses, "courses"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"module", std::string> module{};
  static constexpr auto columns = std::tuple{id, module};
  static constexpr auto scope = rs::scoped_by<module>;
};

void misuse() {
#ifdef BAD
  (void)rs::ddl(rs::schema<customers, courses>{});
#else
  (void)rs::ddl(rs::schema<courses>{});
#endif
}
