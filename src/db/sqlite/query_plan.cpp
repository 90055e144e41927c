#include "query_plan.hpp"

#include <map>
#include <memory>

#include "error_mapping.hpp"

namespace rowscope::detail::sqlite {
namespace {

struct finalizer {
  void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
};

}  // namespace

std::string query_plan(sqlite3* handle, const plan& p) {
  const std::string sql = "EXPLAIN QUERY PLAN " + p.text.sql;
  sqlite3_stmt* prepared = nullptr;
  int result = sqlite3_prepare_v2(handle, sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
  const std::unique_ptr<sqlite3_stmt, finalizer> statement(prepared);
  if (result != SQLITE_OK) throw_error(handle, result, p);

  std::string text;
  std::map<int, std::size_t> depths;  // of the steps, by their numbers; the statement itself is 0
  while ((result = sqlite3_step(prepared)) == SQLITE_ROW) {
    const std::size_t depth = depths[sqlite3_column_int(prepared, 1)];
    depths[sqlite3_column_int(prepared, 0)] = depth + 1;
    text.append(2 * depth, ' ') += reinterpret_cast<const char*>(sqlite3_column_text(prepared, 3));
    text += '\n';
  }
  if (result != SQLITE_DONE) throw_error(handle, result, p);
  return text;
}

}  // namespace rowscope::detail::sqlite
