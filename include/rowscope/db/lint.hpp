#pragma once
#include <vector>

#include <rowscope/db/database.hpp>
#include <rowscope/schema/lint.hpp>

namespace rowscope {

/// Compares the live database with its declarations, and with what row scoping wants of a schema: everything that a
/// database is refused for at open, and what is only a danger, a cost, or a surprise. Reads rows too, to find those
/// that point to another tenant's: its time grows with the tables.
///
/// \returns the findings, each once, in the order of the schema's tables
/// \throws connection_error, busy, database_error
[[nodiscard]] std::vector<finding> lint(const database& db);

/// The same for a database that may be so that it is not opened.
[[nodiscard]] std::vector<finding> lint(const sqlite_source& source, const schema_info& schema);
template <class... Tables>
[[nodiscard]] std::vector<finding> lint(const sqlite_source& source, const schema<Tables...>&) {
  return lint(source, schema<Tables...>::info());
}
[[nodiscard]] std::vector<finding> lint(const postgresql_source& source, const schema_info& schema);
template <class... Tables>
[[nodiscard]] std::vector<finding> lint(const postgresql_source& source, const schema<Tables...>&) {
  return lint(source, schema<Tables...>::info());
}

}  // namespace rowscope
