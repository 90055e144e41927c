#pragma once
#include "header_tables.hpp"

namespace rowscope_tables {

/// How the declarations and the database differ: lines `table.column: declared ..., database ...`.
///
/// Compared are tables, columns, their types as far as they tell how values are stored, what may be NULL, primary keys,
/// defaults, foreign keys and uniques. Scope rules are not, but that each table has one. A type of the user's own is
/// taken for right.
name_list differences(const live_schema& schema, const std::vector<header_table>& declared);

}  // namespace rowscope_tables
