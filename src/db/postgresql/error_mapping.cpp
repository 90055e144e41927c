#include "error_mapping.hpp"

namespace rowscope::detail::postgresql {
namespace {

std::string field(const PGresult* answer, int what) {
  const char* text = answer != nullptr ? PQresultErrorField(answer, what) : nullptr;
  return text != nullptr ? text : "";
}

std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

struct failure {
  std::string state;
  std::string message;
  std::string table;
  std::string column;
  std::string constraint;
  std::string function;  ///< of the server's program, that reported it
  bool ends_connection = false;
};

/// PostgreSQL gives those of NOT NULL no name before version 18.
std::string constraint_of(const failure& f) { return f.state == "23502" ? f.table + "." + f.column : f.constraint; }

constraint_kind kind_of(std::string_view state, std::string_view constraint) {
  if (state == "23505") return constraint.ends_with("_pkey") ? constraint_kind::primary_key : constraint_kind::unique;
  if (state == "23502") return constraint_kind::not_null;
  if (state == "23503" || state == "23001") return constraint_kind::foreign_key;
  if (state == "23514") return constraint_kind::check;
  return constraint_kind::other;
}

/// Whether somebody else is in the way for now.
bool is_about_others(std::string_view state) {
  return state == "40001" || state == "40P01" || state == "55P03" || state == "55006";
}

/// Whether the connection, or the server, is ending.
bool is_about_connection(std::string_view state) {
  return state.empty() || state.starts_with("08") || state.starts_with("57P") || state == "53300" ||
         state.starts_with("28");
}

/// Errors of the functions that the library's own statements call, and of row-level security.
void throw_scope_error(const failure& f, const error_place& place) {
  error_place at = place;
  if (!f.table.empty()) at.table = f.table;
  if (f.state == refused_state)
    throw scope_violation(
        f.table + "." + f.column + " must point to a row of the same tenant; there is no such row in the scope",
        std::move(at));
  if (f.state == conflict_state)
    throw constraint_error(f.table + ": a row with the same key exists, and is not in the scope", std::move(at),
                           constraint_kind::unique, {});
}

constexpr const char* not_in_scope = "the row would not be in the scope; row-level security refused it";

/// By the text where nothing else is known: it is in the language of lc_messages. \par Source PostgreSQL, execMain.c
bool is_of_row_security(const std::string& message, std::string_view function) {
  return function == "ExecWithCheckOptions" || message.find("row-level security") != std::string::npos;
}

/// `42501` stands for a row that a policy refused, and for a privilege that the role does not have.
[[noreturn]] void throw_not_permitted(const failure& f, error_place place, bool is_upsert) {
  if (!is_of_row_security(f.message, f.function))
    throw schema_error(f.message +
                           "; the connection's role lacks the privilege: let the owner of the tables run what "
                           "rs::ddl(schema, rs::postgresql_ddl{...}) gives",
                       std::move(place));
  if (is_upsert)
    throw constraint_error("a row with the same key exists, and is not in the scope", std::move(place),
                           constraint_kind::unique, {});
  throw scope_violation(not_in_scope, std::move(place));
}

[[noreturn]] void throw_mapped(const failure& f, const std::string& prefix, error_place place, bool is_upsert) {
  throw_scope_error(f, place);
  const std::string text = prefix + f.message;
  if (f.ends_connection || is_about_connection(f.state)) throw connection_error(text, std::move(place));
  if (f.state == "42501") throw_not_permitted(f, std::move(place), is_upsert);
  if (f.state.starts_with("23"))
    throw constraint_error(text, std::move(place), kind_of(f.state, f.constraint), constraint_of(f));
  if (is_about_others(f.state))
    throw busy(text + "; another connection was in the way: try the whole work again", std::move(place));
  // Its message repeats the value.
  if (f.state.starts_with("22"))
    throw value_error(
        prefix + "PostgreSQL cannot take, or cannot compute, a value of this statement (SQLSTATE " + f.state + ")",
        std::move(place));
  if (f.state == "42P01" || f.state == "42703" || f.state == "42883" || f.state == "42804" || f.state == "3F000" ||
      f.state == "42P10" || f.state == "42846")
    throw schema_error(text + "; the database's tables are not what the declarations say", std::move(place));
  throw database_error(text + " (SQLSTATE " + f.state + ")", std::move(place));
}

failure failure_of(const PGresult* answer) {
  const std::string severity = field(answer, PG_DIAG_SEVERITY_NONLOCALIZED);
  return {field(answer, PG_DIAG_SQLSTATE),           trimmed(field(answer, PG_DIAG_MESSAGE_PRIMARY)),
          field(answer, PG_DIAG_TABLE_NAME),         field(answer, PG_DIAG_COLUMN_NAME),
          field(answer, PG_DIAG_CONSTRAINT_NAME),    field(answer, PG_DIAG_SOURCE_FUNCTION),
          severity == "FATAL" || severity == "PANIC"};
}

}  // namespace

void throw_raw_refusal(std::string_view state, const std::string& message, std::string_view function,
                       const error_place& place) {
  if (state == "25006")
    throw guard_refused("raw SQL was refused: it reads only here, and something in it would write (" + message +
                            "); write by the builder, or open the database with raw_mode::read_write",
                        place);
  if (state == "57014")
    throw guard_refused(
        "raw SQL was broken off: it was cancelled, as what takes longer than guard::longest is; make it "
        "cheaper, or the limit larger",
        place);
  if (state != "42501") return;
  if (is_of_row_security(message, function)) throw scope_violation(not_in_scope, place);
  throw guard_refused("raw SQL was refused: " + message +
                          ", for the application's role has no right to it; raw SQL uses the declared tables",
                      place);
}

std::string_view state_of(const PGresult* answer) noexcept {
  const char* state = answer != nullptr ? PQresultErrorField(answer, PG_DIAG_SQLSTATE) : nullptr;
  return state != nullptr ? state : "";
}

void throw_error(const PGresult* answer, const plan& p) {
  failure f = failure_of(answer);
  if (f.state.empty())
    throw connection_error(
        "the connection to PostgreSQL was lost while the statement ran: " + trimmed(PQresultErrorMessage(answer)) +
            "; it was not repeated. The next session has another connection",
        place_of(p));
  if (p.is_guarded) {
    throw_raw_refusal(f.state, f.message, f.function, place_of(p));
    // What is not there is not what the declarations say.
    if (f.state.starts_with("42")) throw database_error(f.message + " (SQLSTATE " + f.state + ")", place_of(p));
  }
  throw_mapped(f, {}, place_of(p),
               p.verb == tree::verb::insert && p.text.sql.find(" ON CONFLICT ") != std::string::npos);
}

void throw_error(const PGresult* answer, const std::string& doing) {
  failure f = failure_of(answer);
  if (f.state.empty()) f.message = "the connection to PostgreSQL was lost: " + trimmed(PQresultErrorMessage(answer));
  throw_mapped(f, doing + ": ", {}, false);
}

void throw_lost(const PGconn* connection) {
  throw connection_error("the connection to PostgreSQL was lost: " + trimmed(PQerrorMessage(connection)) +
                         "; nothing was repeated. The next session has another connection");
}

}  // namespace rowscope::detail::postgresql
