#include "error_mapping.hpp"

#include <utility>

#include "functions.hpp"

namespace rowscope::detail::sqlite {
namespace {

constraint_kind kind_of(int extended) {
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE: return constraint_kind::unique;
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return constraint_kind::primary_key;
    case SQLITE_CONSTRAINT_NOTNULL: return constraint_kind::not_null;
    case SQLITE_CONSTRAINT_CHECK: return constraint_kind::check;
    case SQLITE_CONSTRAINT_FOREIGNKEY: return constraint_kind::foreign_key;
    case SQLITE_CONSTRAINT_DATATYPE: return constraint_kind::datatype;
    default: return constraint_kind::other;
  }
}

/// What stands behind the colon in "UNIQUE constraint failed: customers.email".
std::string constraint_in(const std::string& message) {
  const std::size_t colon = message.find(": ");
  return colon == std::string::npos ? std::string() : message.substr(colon + 2);
}

bool is_about_schema(const std::string& message) {
  for (const char* start : {"no such table", "no such column", "has no column named", "no such module"})
    if (message.find(start) != std::string::npos) return true;
  return false;
}

[[noreturn]] void throw_mapped(int extended, const std::string& message, const std::string& prefix, error_place place) {
  const std::string text = prefix + message;
  switch (extended & 0xFF) {
    case SQLITE_CONSTRAINT: throw constraint_error(text, std::move(place), kind_of(extended), constraint_in(message));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw busy(text + "; another connection holds the lock: try the whole work again", std::move(place));
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN: throw connection_error(text, std::move(place));
    case SQLITE_TOOBIG: throw value_error(text, std::move(place));
    case SQLITE_SCHEMA: throw schema_error(text, std::move(place));
    case SQLITE_ERROR:
      if (is_about_schema(message))
        throw schema_error(text + "; the database's tables are not what the declarations say", std::move(place));
      if (message == "integer overflow")
        throw value_error(text + ": a sum, or another number of this statement, is beyond 64 bits", std::move(place));
      [[fallthrough]];
    default: throw database_error(text, std::move(place));
  }
}

}  // namespace

void throw_error(sqlite3* connection, int result, const plan& p) {
  const std::string message = sqlite3_errmsg(connection);
  if (message == refusal_message) {
    const refusal& refused = last_refusal();
    throw scope_violation(refused.table + "." + refused.column +
                              " must point to a row of the same tenant; there is no such row in the scope",
                          place_of(p, refused.table));
  }
  if (message == conflict_message) {
    const std::string& table = last_refusal().table;
    throw constraint_error(table + ": a row with the same key exists, and is not in the scope", place_of(p, table),
                           constraint_kind::unique, {});
  }
  throw_mapped(sqlite3_extended_errcode(connection) == SQLITE_OK ? result : sqlite3_extended_errcode(connection),
               message, {}, place_of(p));
}

void throw_error(sqlite3* connection, int result, const std::string& doing) {
  const int extended = connection != nullptr ? sqlite3_extended_errcode(connection) : result;
  const std::string message = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(result);
  throw_mapped(extended == SQLITE_OK ? result : extended, message, doing + ": ", {});
}

void throw_raw_error(sqlite3* connection, int result, const std::string& message, const plan& p) {
  const int extended = sqlite3_extended_errcode(connection);
  const int what = extended == SQLITE_OK ? result : extended;
  // What is wrong with a text is told with the text; not one that was made at run time, which may have values in it.
  if (what == SQLITE_ERROR)
    throw database_error(p.raw->is_unchecked ? message : message + "; in: " + p.raw->text, place_of(p));
  throw_mapped(what, message, {}, place_of(p));
}

}  // namespace rowscope::detail::sqlite
