#include "refused_text.hpp"

#include <algorithm>
#include <span>

#include "../raw_text.hpp"

namespace rowscope::detail::postgresql {
namespace {

constexpr std::string_view allowed_starts[] = {"SELECT", "WITH", "VALUES", "TABLE", "INSERT", "UPDATE", "DELETE"};

/// What the first word is refused for, where there is something better to write.
struct refused_start {
  std::string_view keyword;
  std::string_view why;
};
constexpr std::string_view no_transaction =
    "opens or ends a transaction behind the session's back; write auto tx = session.transaction()";
constexpr std::string_view no_setting = "sets what belongs to the connection, which other tenants have after this one";
constexpr refused_start refused_starts[] = {
    {"BEGIN", no_transaction},
    {"START", no_transaction},
    {"COMMIT", no_transaction},
    {"END", no_transaction},
    {"ROLLBACK", no_transaction},
    {"ABORT", no_transaction},
    {"SAVEPOINT", no_transaction},
    {"RELEASE", no_transaction},
    {"SET", no_setting},
    {"RESET", no_setting},
    {"DISCARD", no_setting},
    {"PREPARE", no_setting},
    {"DECLARE", no_setting},
    {"LISTEN", no_setting},
    {"EXPLAIN",
     "shows how many rows the planner expects of all tenants; write session.explain(statement) for a typed one"},
    {"MERGE", "is none of the statements that raw SQL runs; write an INSERT and an UPDATE"},
    {"COPY", "reads and writes past the rules of single rows; write create_many(), or a SELECT"},
    {"CREATE", "changes the database's schema; do that outside of the sessions of tenants, in a migration"},
    {"ALTER", "changes the database's schema; do that outside of the sessions of tenants, in a migration"},
    {"DROP", "changes the database's schema; do that outside of the sessions of tenants, in a migration"},
};

/// What names begin with that raw SQL cannot use, and why. Columns may be called as the functions.
struct refused_name {
  std::string_view start;
  std::string_view why;
  bool takes_one = false;  ///< a function that is also called as though it were a column of its one value: (value).name
};
constexpr std::string_view runs_text = "runs a text as SQL, which the guard does not see; write that SQL itself";
constexpr std::string_view no_large_object = "is of large objects, which have no tenant";
constexpr std::string_view tells_of_rows =
    "tells of all tenants' rows: where they lie, or what the planner knows of them";
constexpr std::string_view tells_of_server =
    "belongs to the server, which all tenants share: its catalogs, its sessions, its files and its locks";
constexpr refused_name refused_everywhere[] = {
    {"pg_", tells_of_server},
    {"information_schema", tells_of_server},
    {"rowscope", "is where the library keeps what row-level security stands on"},
};
/// These tell of their own values alone.
constexpr std::string_view allowed_functions[] = {"pg_size_pretty", "pg_size_bytes", "pg_typeof", "pg_column_size"};
constexpr refused_name refused_functions[] = {
    {"lo_close", no_large_object, true},
    {"lo_creat", no_large_object, true},
    {"lo_export", no_large_object},
    {"lo_from_bytea", no_large_object},
    {"lo_get", no_large_object, true},
    {"lo_import", no_large_object, true},
    {"lo_lseek", no_large_object},
    {"lo_open", no_large_object},
    {"lo_put", no_large_object},
    {"lo_tell", no_large_object, true},
    {"lo_truncate", no_large_object},
    {"lo_unlink", no_large_object, true},
    {"loread", no_large_object},
    {"lowrite", no_large_object},
    {"set_config", no_setting},
    {"setseed", no_setting, true},
    {"set_limit", no_setting, true},
    {"isn_weak", no_setting, true},
    {"currval", "tells a key that another session may have made; an insert by the builder returns its key", true},
    {"lastval", "tells a key that another session may have made; an insert by the builder returns its key"},
    {"setval", "sets what the keys of all tenants are counted by"},
    {"dblink", "opens another connection, which nothing scopes", true},
    {"crosstab", runs_text, true},
    {"connectby", runs_text},
    {"ts_stat", runs_text, true},
    {"ts_rewrite", runs_text},
    {"xpath_table", runs_text},
    {"query_to_xml", runs_text},
    {"cursor_to_xml", runs_text},
    {"table_to_xml", runs_text},
    {"schema_to_xml", runs_text},
    {"database_to_xml", runs_text},
    {"currtid", tells_of_rows},
    {"st_estimated", tells_of_rows},
    {"_postgis_", tells_of_rows},
    {"txid_", "tells how many transactions all tenants make", true},
    {"pgrowlocks", tells_of_server, true},
};

/// Columns that every table has: where a row lies, and which transaction wrote it.
constexpr std::string_view system_columns[] = {"ctid", "xmin", "xmax", "cmin", "cmax"};

std::string refused_among(std::span<const refused_name> names, const std::string& name, bool is_called = true) {
  for (const refused_name& r : names)
    if (name.starts_with(r.start) && (is_called || r.takes_one)) return name + " " + std::string(r.why);
  return {};
}

/// Whether what begins there, behind "(", is a statement that writes, also where common tables of its own come first.
bool is_write(const std::vector<sql_token>& tokens, std::size_t i) {
  const sql_token& t = tokens[i];
  const bool begins = t.is("WITH") || t.is("INSERT") || t.is("UPDATE") || t.is("DELETE") || t.is("MERGE");
  return begins && statement_kind_of(tokens, i).verb != tree::verb::select;
}

std::string refused_first_word(const sql_token& first) {
  if (first.is_sign("(") || std::ranges::any_of(allowed_starts, [&](std::string_view s) { return first.is(s); }))
    return {};
  for (const refused_start& r : refused_starts)
    if (first.is(r.keyword)) return std::string(r.keyword) + " " + std::string(r.why);
  return "it begins with \"" + std::string(first.text.substr(0, 20)) +
         "\"; raw SQL is one SELECT, WITH, VALUES, TABLE, INSERT, UPDATE or DELETE";
}

}  // namespace

std::string refused_text(const std::vector<sql_token>& tokens) {
  if (std::string why = refused_form(tokens); !why.empty()) return why;
  if (std::string why = refused_first_word(tokens.front()); !why.empty()) return why;
  // Behind common tables, which it may have too.
  const raw_statement_kind found = statement_kind_of(tokens);
  if (const sql_token& verb = tokens[found.verb_token]; verb.is("MERGE")) return refused_first_word(verb);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const sql_token& t = tokens[i];
    if (t.what == sql_token::kind::word || t.what == sql_token::kind::name) {
      const std::string name = t.named();
      const bool is_called = i + 1 < tokens.size() && tokens[i + 1].is_sign("(");
      const bool is_behind_dot = i > 0 && tokens[i - 1].is_sign(".");
      if (is_called && std::ranges::find(allowed_functions, name) != std::end(allowed_functions)) continue;
      std::string why = refused_among(refused_everywhere, name);
      const bool is_label = i > 0 && tokens[i - 1].is("AS");
      if (why.empty() && !is_label && std::ranges::find(system_columns, name) != std::end(system_columns))
        why = name + " tells of all tenants' rows: how many there are, and when they were written";
      if (why.empty() && (is_called || is_behind_dot)) why = refused_among(refused_functions, name, is_called);
      if (!why.empty()) return why;
      if (is_called && t.is("TREAT")) return "TREAT calls a function by what looks like a type; write CAST(... AS ...)";
    }
    if (i > 0 && tokens[i - 1].is_sign("(") && is_write(tokens, i))
      return "a part of it writes, and a statement either reads or writes; give the write to a call of its own";
  }
  return {};
}

}  // namespace rowscope::detail::postgresql
