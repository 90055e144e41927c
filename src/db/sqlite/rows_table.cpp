#include <string>

#include <rowscope/expression/row_buffer.hpp>

#include "functions.hpp"

namespace rowscope::detail::sqlite {
namespace {

constexpr int buffer_column = static_cast<int>(most_row_columns);

struct rows_cursor : sqlite3_vtab_cursor {
  const row_buffer* rows = nullptr;
  std::size_t at = 0;
};

rows_cursor& self(sqlite3_vtab_cursor* c) { return *static_cast<rows_cursor*>(c); }

int connect(sqlite3* connection, void*, int, const char* const*, sqlite3_vtab** table, char**) {
  std::string columns = "CREATE TABLE x(";
  for (std::size_t i = 1; i <= most_row_columns; ++i) columns += "c" + std::to_string(i) + ", ";
  const int result = sqlite3_declare_vtab(connection, (columns + "buffer HIDDEN)").c_str());
  if (result != SQLITE_OK) return result;
  sqlite3_vtab_config(connection, SQLITE_VTAB_DIRECTONLY);
  *table = new (std::nothrow) sqlite3_vtab{};
  return *table != nullptr ? SQLITE_OK : SQLITE_NOMEM;
}

int disconnect(sqlite3_vtab* table) {
  delete table;
  return SQLITE_OK;
}

int best_index(sqlite3_vtab*, sqlite3_index_info* info) {
  for (int i = 0; i < info->nConstraint; ++i) {
    const auto& c = info->aConstraint[i];
    if (c.iColumn != buffer_column || c.op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (c.usable == 0) return SQLITE_CONSTRAINT;
    info->aConstraintUsage[i].argvIndex = 1;
    info->aConstraintUsage[i].omit = 1;
    info->estimatedCost = 1;
    info->estimatedRows = 1000;
    return SQLITE_OK;
  }
  return SQLITE_CONSTRAINT;
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** c) {
  *c = new (std::nothrow) rows_cursor{};
  return *c != nullptr ? SQLITE_OK : SQLITE_NOMEM;
}

int close(sqlite3_vtab_cursor* c) {
  delete static_cast<rows_cursor*>(c);
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* c, int, const char*, int, sqlite3_value** arguments) {
  self(c).rows = static_cast<const row_buffer*>(sqlite3_value_pointer(arguments[0], rows_pointer));
  self(c).at = 0;
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* c) {
  ++self(c).at;
  return SQLITE_OK;
}

int eof(sqlite3_vtab_cursor* c) { return self(c).rows == nullptr || self(c).at >= self(c).rows->rows() ? 1 : 0; }

int column(sqlite3_vtab_cursor* c, sqlite3_context* context, int number) {
  const row_buffer& rows = *self(c).rows;
  if (number < 0 || static_cast<std::size_t>(number) >= rows.columns()) return SQLITE_OK;
  const row_buffer::cell& cell = rows.at(self(c).at, static_cast<std::size_t>(number));
  switch (cell.what) {
    case row_buffer::cell::kind::null: break;
    case row_buffer::cell::kind::integer: sqlite3_result_int64(context, cell.integer); break;
    case row_buffer::cell::kind::real: sqlite3_result_double(context, cell.real); break;
    case row_buffer::cell::kind::text: {
      const std::string_view text = rows.bytes_of(cell);
      sqlite3_result_text64(context, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
      break;
    }
    case row_buffer::cell::kind::bytes: {
      const std::string_view bytes = rows.bytes_of(cell);
      sqlite3_result_blob64(context, bytes.data(), bytes.size(), SQLITE_STATIC);
      break;
    }
  }
  return SQLITE_OK;
}

int rowid(sqlite3_vtab_cursor* c, sqlite3_int64* id) {
  *id = static_cast<sqlite3_int64>(self(c).at);
  return SQLITE_OK;
}

constexpr sqlite3_module module = [] {
  sqlite3_module m{};
  m.xConnect = connect;  // no xCreate: it exists without CREATE VIRTUAL TABLE, and only so
  m.xDisconnect = disconnect;
  m.xBestIndex = best_index;
  m.xOpen = open;
  m.xClose = close;
  m.xFilter = filter;
  m.xNext = next;
  m.xEof = eof;
  m.xColumn = column;
  m.xRowid = rowid;
  return m;
}();

}  // namespace

int create_rows_table(sqlite3* connection) {
  return sqlite3_create_module(connection, "rowscope_rows", &module, nullptr);
}

}  // namespace rowscope::detail::sqlite
