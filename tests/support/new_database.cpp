#include "new_database.hpp"

#include <algorithm>
#include <mutex>

#include <rowscope/db/database.hpp>

namespace rowscope_tests {
namespace {

struct kept_databases {
  std::mutex mutex;
  std::vector<std::unique_ptr<plain_database>> all;

  static kept_databases& get() {
    static kept_databases kept;
    return kept;
  }
};

rowscope::database new_sqlite(const rowscope::schema_info& schema, const database_settings& settings) {
  const rowscope::sqlite_options options{
      .pool_size = settings.pool_size,
      .lease_timeout = settings.lease_timeout,
      .busy_timeout = std::max(settings.lease_timeout, database_settings{}.lease_timeout),
      .statement_cache = settings.statement_cache};
  rowscope::database db{
      settings.pool_size == 1 ? rowscope::sqlite_memory(options) : rowscope::sqlite_temporary(options), schema};
  db.create_tables();
  return db;
}

}  // namespace

rowscope::database new_database(const rowscope::schema_info& schema, const database_settings& settings) {
  if (!plain_database::is_postgresql()) return new_sqlite(schema, settings);
  kept_databases& kept = kept_databases::get();
  const std::scoped_lock lock(kept.mutex);
  plain_database& made = *kept.all.emplace_back(std::make_unique<plain_database>());
  made.create(schema);
  return made.open(schema, settings);
}

void remove_new_databases() {
  kept_databases& kept = kept_databases::get();
  const std::scoped_lock lock(kept.mutex);
  kept.all.clear();
}

}  // namespace rowscope_tests
