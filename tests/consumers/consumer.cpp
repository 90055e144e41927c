// A small program of a user: what it prints is compared by run.py.
#include <cstdint>
#include <iostream>
#include <rowscope/rowscope.hpp>
#include <string>
#include <tuple>

namespace rs = rowscope;

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"text", std::string> text{};
  static constexpr auto columns = std::tuple{id, tenant_id, text};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

int main() {
  rs::database db{rs::sqlite_memory(), rs::schema<notes>{}};
  db.create_tables();
  for (const int tenant : {1, 2}) {
    rs::session session = db.for_tenant(tenant);
    session(rs::query<"note.add">().insert_into(notes{}).set(notes::text = "note of " + std::to_string(tenant)));
  }
  for (const int tenant : {1, 2}) {
    rs::session session = db.for_tenant(tenant);
    for (const auto& row : session(rs::query<"note.list">().select(notes::text).from(notes{})))
      std::cout << "tenant " << tenant << ": " << row[notes::text] << '\n';
  }
}
