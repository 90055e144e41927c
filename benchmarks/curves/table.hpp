#pragma once
#include <cstdint>
#include <fstream>
#include <rowscope/rowscope.hpp>
#include <string>
#include <vector>

#include "../side_by_side/raw.hpp"

/// The one table that all curves are measured on, narrow, so that many rows are quickly there.
namespace curves {

namespace rs = rowscope;
namespace raw = side_by_side::raw;

struct items : rs::table<items, "items"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"amount", std::int64_t> amount{};
  static constexpr auto columns = std::tuple{id, tenant_id, amount};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
using shop = rs::schema<items>;

/// The tenants take turns, as if their rows had come at the same time.
constexpr std::int64_t tenant_of(std::int64_t id, std::int64_t tenants) { return (id - 1) % tenants + 1; }
constexpr std::int64_t amount_of(std::int64_t id) { return id * 31 % 9973; }

/// Room for every page, so that what grows with the rows is the tree alone, and not how many pages are read anew.
inline constexpr const char* whole_file_in_cache = "PRAGMA cache_size=-2000000";

inline sqlite3* last_opened = nullptr;
inline void set_up(sqlite3* handle) {
  last_opened = handle;  // kept only to ask SQLite how much memory its statements take
  if (sqlite3_exec(handle, whole_file_in_cache, nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(handle));
}
inline rs::sqlite_source source_of(const std::string& path, std::size_t connections) {
  return rs::sqlite(path, {.pool_size = connections, .on_open = set_up});
}

class raw_connection : public raw::connection {
 public:
  explicit raw_connection(const std::string& path) : connection(path) { run(whole_file_in_cache); }
};

/// The DDL is the library's; the indexes are built after the rows, which takes a fraction of the time.
inline void fill(const std::string& path, std::int64_t rows, std::int64_t tenants) {
  raw_connection c(path);
  c.run("PRAGMA journal_mode=DELETE; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF");
  c.run(rs::ddl(shop{}).c_str());
  std::string drop, create;
  {
    raw::statement indexes(c, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
    while (indexes.step()) {
      drop += "DROP INDEX " + indexes.text(0) + ";";
      create += indexes.text(1) + ";";
    }
  }
  c.run(drop.c_str());
  c.run("BEGIN");
  raw::statement add(c, "INSERT INTO items (id, tenant_id, amount) VALUES (?1, ?2, ?3)");
  for (std::int64_t id = 1; id <= rows; ++id) {
    add.bind(id, tenant_of(id, tenants), amount_of(id));
    add.write();
  }
  c.run((create + "COMMIT").c_str());
}

inline std::int64_t integer(raw::connection& c, const std::string& sql) {
  raw::statement s(c, sql);
  if (!s.step()) throw std::runtime_error("no row: " + sql);
  return s.integer(0);
}

/// How many pages of a b-tree lie on the way from its root to a leaf. All leaves are equally deep, so the last child of
/// each page is followed. What is committed must be in the file, and not in its log.
inline int depth_of(raw::connection& c, const std::string& path, const std::string& root_sql) {
  const std::int64_t page_size = integer(c, "PRAGMA page_size");
  std::int64_t page = integer(c, root_sql);
  std::ifstream file(path, std::ios::binary);
  for (int depth = 1;; ++depth) {
    unsigned char header[12];  // https://www.sqlite.org/fileformat2.html#b_tree_pages
    file.seekg((page - 1) * page_size);
    if (!file.read(reinterpret_cast<char*>(header), sizeof header)) throw std::runtime_error(path + " is cut off");
    switch (header[0]) {
      case 0x0a:
      case 0x0d: return depth;
      case 0x02:
      case 0x05: break;
      default: throw std::runtime_error(path + ": page " + std::to_string(page) + " is of no b-tree");
    }
    page = header[8] << 24 | header[9] << 16 | header[10] << 8 | header[11];
  }
}
inline int depth_of_table(raw::connection& c, const std::string& path) {
  return depth_of(c, path, "SELECT rootpage FROM sqlite_schema WHERE name = 'items'");
}
inline int depth_of_index(raw::connection& c, const std::string& path) {
  return depth_of(c, path, "SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'items'");
}

}  // namespace curves
