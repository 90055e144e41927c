#include "schema_query.hpp"

#include "schema_statement.hpp"

namespace rowscope::detail::sqlite {

void schema_statement::finalizer::operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }

schema_statement::schema_statement(sqlite_connection& connection, std::string_view sql, const char* doing)
    : connection_(connection), doing_(doing) {
  const armed_scope own = connection.armed();
  sqlite3_stmt* prepared = nullptr;
  const int result =
      sqlite3_prepare_v2(connection.handle(), sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
  statement_.reset(prepared);
  if (result != SQLITE_OK) throw_error(connection.handle(), result, doing);
}

std::vector<std::vector<std::string>> schema_statement::rows(const std::vector<std::string_view>& arguments) const {
  const armed_scope own = connection_.armed();
  sqlite3_stmt* const s = statement_.get();
  sqlite3_reset(s);
  for (std::size_t i = 0; i < arguments.size(); ++i)
    sqlite3_bind_text(s, static_cast<int>(i) + 1, arguments[i].data(), static_cast<int>(arguments[i].size()),
                      SQLITE_TRANSIENT);
  std::vector<std::vector<std::string>> rows;
  int result = SQLITE_OK;
  while ((result = sqlite3_step(s)) == SQLITE_ROW) {
    std::vector<std::string>& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(s); ++i) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(s, i));
      row.emplace_back(text != nullptr ? text : "", static_cast<std::size_t>(sqlite3_column_bytes(s, i)));
    }
  }
  if (result != SQLITE_DONE) throw_error(connection_.handle(), result, doing_);
  sqlite3_reset(s);
  return rows;
}

std::vector<std::vector<std::string>> schema_query(sqlite_connection& connection, std::string_view sql,
                                                   const std::vector<std::string_view>& arguments) {
  return schema_statement(connection, sql).rows(arguments);
}

}  // namespace rowscope::detail::sqlite
