#include <rowscope/db/cursor.hpp>

#include "functions.hpp"

namespace rowscope::detail::sqlite {
namespace {

constexpr int list_column = 1;

struct values_cursor : sqlite3_vtab_cursor {
  const bound_list* list = nullptr;
  std::size_t at = 0;
};

values_cursor& self(sqlite3_vtab_cursor* c) { return *static_cast<values_cursor*>(c); }

int connect(sqlite3* connection, void*, int, const char* const*, sqlite3_vtab** table, char**) {
  const int result = sqlite3_declare_vtab(connection, "CREATE TABLE x(value, list HIDDEN)");
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
    if (c.iColumn != list_column || c.op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (c.usable == 0) return SQLITE_CONSTRAINT;
    info->aConstraintUsage[i].argvIndex = 1;
    info->aConstraintUsage[i].omit = 1;
    info->estimatedCost = 1;
    info->estimatedRows = 25;
    return SQLITE_OK;
  }
  return SQLITE_CONSTRAINT;
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** c) {
  *c = new (std::nothrow) values_cursor{};
  return *c != nullptr ? SQLITE_OK : SQLITE_NOMEM;
}

int close(sqlite3_vtab_cursor* c) {
  delete static_cast<values_cursor*>(c);
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* c, int, const char*, int, sqlite3_value** arguments) {
  self(c).list = static_cast<const bound_list*>(sqlite3_value_pointer(arguments[0], list_pointer));
  self(c).at = 0;
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* c) {
  ++self(c).at;
  return SQLITE_OK;
}

int eof(sqlite3_vtab_cursor* c) { return self(c).list == nullptr || self(c).at >= self(c).list->size() ? 1 : 0; }

int column(sqlite3_vtab_cursor* c, sqlite3_context* context, int number) {
  if (number == list_column) return SQLITE_OK;
  const bound_list& list = *self(c).list;
  const std::size_t at = self(c).at;
  switch (list.kind) {
    case value_kind::text: {
      const std::string_view text = list.text(at);
      sqlite3_result_text64(context, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
      break;
    }
    case value_kind::blob: {
      const std::string_view bytes = list.text(at);
      sqlite3_result_blob64(context, bytes.data(), bytes.size(), SQLITE_STATIC);
      break;
    }
    case value_kind::real: sqlite3_result_double(context, list.reals[at]); break;
    default: sqlite3_result_int64(context, list.integers[at]); break;
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

int create_values_table(sqlite3* connection) {
  return sqlite3_create_module(connection, "rowscope_values", &module, nullptr);
}

}  // namespace rowscope::detail::sqlite
