#include "postgresql_connection.hpp"

#include <libpq-fe.h>

namespace rowscope_tests {
namespace {

struct clear {
  void operator()(PGresult* r) const noexcept { PQclear(r); }
};
using result = std::unique_ptr<PGresult, clear>;

std::string field(const PGresult* r, int code) {
  const char* text = PQresultErrorField(r, code);
  return text == nullptr ? "" : text;
}

postgresql_failure failure_of(PGconn* connection, const PGresult* r) {
  postgresql_failure failure(r != nullptr ? PQresultErrorMessage(r) : PQerrorMessage(connection));
  failure.state = field(r, PG_DIAG_SQLSTATE);
  failure.table = field(r, PG_DIAG_TABLE_NAME);
  failure.column = field(r, PG_DIAG_COLUMN_NAME);
  failure.detail = field(r, PG_DIAG_MESSAGE_DETAIL);
  return failure;
}

result checked(PGconn* connection, PGresult* given) {
  result r(given);
  const ExecStatusType status = PQresultStatus(r.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return r;
  throw failure_of(connection, r.get());
}

text_rows texts(const PGresult* r) {
  text_rows all;
  for (int row = 0; row < PQntuples(r); ++row) {
    std::string line;
    for (int column = 0; column < PQnfields(r); ++column) {
      if (column > 0) line += '|';
      line += PQgetisnull(r, row, column) != 0 ? "NULL" : PQgetvalue(r, row, column);
    }
    all.push_back(std::move(line));
  }
  return all;
}

}  // namespace

void postgresql_connection::finish::operator()(pg_conn* c) const noexcept { PQfinish(c); }

postgresql_connection::postgresql_connection(const std::string& connection_string)
    : handle_(PQconnectdb(connection_string.c_str())) {
  if (PQstatus(handle_.get()) != CONNECTION_OK) throw postgresql_failure(PQerrorMessage(handle_.get()));
  PQsetNoticeProcessor(
      handle_.get(), [](void*, const char*) {}, nullptr);
}

void postgresql_connection::run(const std::string& sql) { checked(handle_.get(), PQexec(handle_.get(), sql.c_str())); }

text_rows postgresql_connection::rows(const std::string& sql) {
  return texts(checked(handle_.get(), PQexec(handle_.get(), sql.c_str())).get());
}

text_rows postgresql_connection::rows(const std::string& sql, const parameters& values) {
  std::vector<const char*> texts_of_values;
  texts_of_values.reserve(values.size());
  for (const auto& v : values) texts_of_values.push_back(v ? v->c_str() : nullptr);
  return texts(checked(handle_.get(), PQexecParams(handle_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr,
                                                   texts_of_values.data(), nullptr, nullptr, 0))
                   .get());
}

std::string postgresql_connection::value(const std::string& sql) {
  const text_rows all = rows(sql);
  if (all.size() != 1) throw std::runtime_error(std::to_string(all.size()) + " rows instead of one: " + sql);
  return all.front();
}

std::string postgresql_connection::affected(const std::string& sql) {
  return PQcmdTuples(checked(handle_.get(), PQexec(handle_.get(), sql.c_str())).get());
}

std::string postgresql_connection::state_of(const std::string& sql) {
  const bool inside = PQtransactionStatus(handle_.get()) != PQTRANS_IDLE;
  if (inside) run("SAVEPOINT state_of");
  std::string state;
  try {
    run(sql);
  } catch (const postgresql_failure& f) {
    state = f.state;
  }
  if (inside) run(state.empty() ? "RELEASE SAVEPOINT state_of" : "ROLLBACK TO SAVEPOINT state_of");
  return state;
}

}  // namespace rowscope_tests
