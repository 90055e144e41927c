#include <rowscope/db/lint.hpp>

#include "database_access.hpp"
#include "pool.hpp"
#include "sqlite/sqlite_connector.hpp"

namespace rowscope {

std::vector<finding> lint(const database& db) { return detail::database_access::pool_of(db).lint(); }

std::vector<finding> lint(const sqlite_source& source, const schema_info& schema) {
  const auto connector = detail::sqlite::make_connector(source, schema, attach::lint_only);
  const auto connection = connector->open();
  return connector->lint(*connection);
}

}  // namespace rowscope
