#pragma once
#include <rowscope/db/database.hpp>

#include "golden.hpp"

namespace rowscope_tests {

/// What the session's sql() would be if it was one of a PostgreSQL database: no server is needed for the text.
template <class Session, class Statement>
std::string postgresql_sql(const Session&, const Statement& statement) {
  constexpr bool unscoped = std::is_same_v<Session, rowscope::unscoped_session>;
  const rowscope::scope_forms forms(unscoped ? rowscope::scope_form::absent : rowscope::scope_form::one,
                                    rowscope::dialect::postgresql);
  // Beside the plans of the statement's type: the audit would take this one for the one that runs.
  return rowscope::detail::describe(
      rowscope::detail::build_plan(Statement::site, Statement::lower(statement.condition_bits()), forms));
}

/// Two golden files of the same statements: `name` with their text for SQLite and what it gives, `name_postgresql` with
/// that for PostgreSQL.
class golden_statements {
 public:
  explicit golden_statements(const std::string& name) : sqlite_(name), postgresql_(name + "_postgresql") {}

  /// \param result what the statement gave
  template <class Session, class Statement>
  void add(std::string_view title, const Session& session, const Statement& statement, std::string_view result = {}) {
    add_texts(title, session.sql(statement).append(result), postgresql_sql(session, statement));
  }
  void add_texts(std::string_view title, std::string_view sqlite, std::string_view postgresql) {
    sqlite_.add(title, sqlite);
    postgresql_.add(title, postgresql);
  }
  /// To be called once, at the end.
  void check() const {
    sqlite_.check();
    postgresql_.check();
  }

 private:
  golden sqlite_;
  golden postgresql_;
};

}  // namespace rowscope_tests
