// Two tables that have one name in the database.
// expect: name
#include "../tables.hpp"

struct clients : rs::table<clients, "customers"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{id, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse() {
#ifdef BAD
  (void)rs::ddl(rs::schema<customers, clients>{});
#else
  (void)rs::ddl(rs::schema<clients>{});
#endif
}
