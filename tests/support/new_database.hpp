#pragma once
#include "plain_database.hpp"

namespace rowscope_tests {

/// A database with the declared tables, of the kind that this run of the tests works on: SQLite's in memory where one
/// connection is enough, else in a temporary file; PostgreSQL's is removed, or emptied for others, when this run of the
/// test case has ended. Several threads may ask for one.
[[nodiscard]] rowscope::database new_database(const rowscope::schema_info& schema,
                                              const database_settings& settings = {.pool_size = 1});

/// Called when a run of a test case has ended, with all of its objects.
void remove_new_databases();

}  // namespace rowscope_tests
