#pragma once
#include <rowscope/testing/two_tenants.hpp>

#include "new_database.hpp"

namespace rowscope_tests {

/// Two tenants on the kind of database that this run of the tests works on.
template <class Schema>
rowscope::testing::shared_database two_tenants() {
  if (!plain_database::is_postgresql()) return rowscope::testing::two_tenants<Schema>();
  return rowscope::testing::two_tenants<Schema>(
      [](const rowscope::schema_info& schema) { return new_database(schema, {.pool_size = 2}); });
}

}  // namespace rowscope_tests
