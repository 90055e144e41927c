#include <rowscope/db/lint.hpp>

#include "database_access.hpp"
#include "pool.hpp"
#include "postgresql/postgresql_connector.hpp"
#include "sqlite/sqlite_connector.hpp"

namespace rowscope {
namespace {

std::vector<finding> lint(const std::unique_ptr<detail::connector>& of) {
  const auto connection = of->open();
  return of->lint(*connection);
}

}  // namespace

std::vector<finding> lint(const database& db) { return detail::database_access::pool_of(db).lint(); }

std::vector<finding> lint(const sqlite_source& source, const schema_info& schema) {
  return lint(detail::sqlite::make_connector(source, schema, attach::lint_only));
}

std::vector<finding> lint(const postgresql_source& source, const schema_info& schema) {
  return lint(
      detail::postgresql::make_connector(source, schema, attach::lint_only, detail::postgresql::role::application));
}

}  // namespace rowscope
