#include "connection_settings.hpp"

#include <array>
#include <span>
#include <utility>

namespace rowscope::detail::postgresql {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 10> values{{
    {"search_path", "public, pg_temp"},
    {"TimeZone", "UTC"},
    {"DateStyle", "ISO"},
    {"bytea_output", "hex"},
    {"extra_float_digits", "1"},
    {"row_security", "on"},
    {"client_encoding", "UTF8"},
    {"standard_conforming_strings", "on"},
    {"array_nulls", "on"},
    {"quote_all_identifiers", "off"},
}};

std::string statement_for(bool is_local) {
  std::string sql;
  for (const auto& [name, value] : values)
    sql += std::string(sql.empty() ? "SELECT " : ", ") + "pg_catalog.set_config('" + name + "', '" + value + "', " +
           (is_local ? "true)" : "false)");
  // A proxy's connection may come from anybody, whatever role a function has left there.
  if (is_local) sql += ", pg_catalog.set_config('role', 'none', true)";
  return sql;
}

const char* statement(bool is_local) {
  static const std::string for_connection = statement_for(false);
  static const std::string for_transaction = statement_for(true);
  return is_local ? for_transaction.c_str() : for_connection.c_str();
}

/// Whatever else a function may have set, as the role, or how long a statement may take.
constexpr std::array to_default{"RESET ROLE", "RESET ALL"};
/// A proxy keeps some of its own settings on the connection.
constexpr std::array to_default_in_pool{"SET LOCAL statement_timeout TO DEFAULT"};

/// Prepared by SQL: those of the library are prepared by the protocol, and go on.
constexpr const char* forget_prepared = R"(DO $$ DECLARE prepared text; BEGIN
  FOR prepared IN SELECT name FROM pg_catalog.pg_prepared_statements WHERE from_sql LOOP
    EXECUTE pg_catalog.format('DEALLOCATE %I', prepared);
  END LOOP;
END $$)";
constexpr std::array left{"CLOSE ALL",
                          "UNLISTEN *",
                          "SELECT pg_catalog.pg_advisory_unlock_all()",
                          "RESET SESSION AUTHORIZATION",
                          "RESET ALL",
                          "DISCARD TEMP",
                          "DISCARD SEQUENCES",
                          forget_prepared};

}  // namespace

void connection_settings::send(wire& to) const { to.query(statement(is_pooled_)); }

std::size_t connection_settings::send_restore(wire& to) {
  if (!is_touched_ || std::exchange(is_restored_, true)) return 0;
  const std::span<const char* const> sent = is_pooled_ ? std::span<const char* const>(to_default_in_pool) : to_default;
  for (const char* sql : sent) to.query(sql);
  send(to);
  return sent.size() + 1;
}

std::size_t connection_settings::send_reset(wire& to) {
  for (const char* sql : left) to.query(sql);
  send(to);
  return left.size() + 1;
}

}  // namespace rowscope::detail::postgresql
