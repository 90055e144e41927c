#pragma once
#include <sqlite3.h>

namespace rowscope::detail::sqlite {

class sqlite_gate;

/// rowscope_scope(n), the value of a dimension, for the views; rowscope_row(place, values...), rowscope_insert(table),
/// rowscope_update(table), rowscope_delete(table) for the triggers; changes() and last_insert_rowid() of raw writes.
int create_guard_functions(sqlite3* connection, sqlite_gate& gate);

}  // namespace rowscope::detail::sqlite
