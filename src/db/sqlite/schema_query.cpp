#include "schema_query.hpp"

namespace rowscope::detail::sqlite {
namespace {

struct finalizer {
  void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
};

}  // namespace

std::vector<std::vector<std::string>> schema_query(sqlite_connection& connection, std::string_view sql,
                                                   const std::vector<std::string_view>& arguments) {
  sqlite3_stmt* prepared = nullptr;
  int result = sqlite3_prepare_v2(connection.handle(), sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
  const std::unique_ptr<sqlite3_stmt, finalizer> statement(prepared);
  if (result != SQLITE_OK) throw_error(connection.handle(), result, "reading the schema");
  for (std::size_t i = 0; i < arguments.size(); ++i)
    sqlite3_bind_text(prepared, static_cast<int>(i) + 1, arguments[i].data(), static_cast<int>(arguments[i].size()),
                      SQLITE_STATIC);
  std::vector<std::vector<std::string>> rows;
  while ((result = sqlite3_step(prepared)) == SQLITE_ROW) {
    std::vector<std::string>& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(prepared); ++i) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(prepared, i));
      row.emplace_back(text != nullptr ? text : "", static_cast<std::size_t>(sqlite3_column_bytes(prepared, i)));
    }
  }
  if (result != SQLITE_DONE) throw_error(connection.handle(), result, "reading the schema");
  return rows;
}

}  // namespace rowscope::detail::sqlite
