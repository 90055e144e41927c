#include "unguarded_world.hpp"

#include <stdexcept>

#include <sqlite3.h>

namespace rowscope_tests::guarded {
namespace {

std::string text_of(sqlite3_stmt* s, int column) {
  if (sqlite3_column_type(s, column) == SQLITE_NULL) return "NULL";
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(s, column));
  return {text != nullptr ? text : "", static_cast<std::size_t>(sqlite3_column_bytes(s, column))};
}

outcome_of run_all(sqlite3* handle, const std::string& sql) {
  outcome_of found;
  const char* rest = sql.c_str();
  while (*rest != '\0') {
    sqlite3_stmt* s = nullptr;
    int result = sqlite3_prepare_v2(handle, rest, -1, &s, &rest);
    while (result == SQLITE_OK && s != nullptr && (result = sqlite3_step(s)) == SQLITE_ROW) {
      std::string row;
      for (int i = 0; i < sqlite3_column_count(s); ++i) row += (i == 0 ? "" : "|") + text_of(s, i);
      found.rows.push_back(row);
      result = SQLITE_OK;
    }
    if (result != SQLITE_OK && result != SQLITE_DONE) found.error = sqlite3_errmsg(handle);
    if (s != nullptr && sqlite3_stmt_readonly(s) == 0) found.written += sqlite3_changes64(handle);
    sqlite3_finalize(s);
    if (found.error) break;
  }
  return found;
}

}  // namespace

void unguarded_world::closer::operator()(sqlite3* s) const { sqlite3_close_v2(s); }

unguarded_world::unguarded_world(world w) {
  sqlite3* opened = nullptr;
  sqlite3_open(":memory:", &opened);
  const handle made(opened);
  if (sqlite3_exec(opened, sql_of(w).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(opened));
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(opened, "main", &size, 0);
  image_.assign(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  others_ = run_all(opened, select_rows(false)).rows;
}

unguarded_world::handle unguarded_world::copy() const {
  sqlite3* opened = nullptr;
  sqlite3_open(":memory:", &opened);
  auto* bytes = static_cast<unsigned char*>(sqlite3_malloc64(image_.size()));
  std::copy(image_.begin(), image_.end(), bytes);
  const auto size = static_cast<sqlite3_int64>(image_.size());
  sqlite3_deserialize(opened, "main", bytes, size, size,
                      SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  return handle(opened);
}

unguarded_world::effect unguarded_world::run(const std::string& sql) const {
  const handle on = copy();
  effect e;
  e.outcome = run_all(on.get(), sql);
  sqlite3_exec(on.get(), "COMMIT", nullptr, nullptr, nullptr);  // where the text began a transaction
  e.others = run_all(on.get(), select_rows(false)).rows;
  e.own = run_all(on.get(), select_rows(true)).rows;
  return e;
}

}  // namespace rowscope_tests::guarded
