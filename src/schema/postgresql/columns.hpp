#pragma once
#include <rowscope/schema/schema.hpp>

namespace rowscope::detail::postgresql {

/// bigint, text, the column's own type, ...
[[nodiscard]] std::string_view type_of(const column_info& column);
/// As it stands in CREATE TABLE.
/// \throws schema_error for a default that is not known
[[nodiscard]] std::string column_sql(const table_info& table, const column_info& column);
/// What the texts of a scope become to be compared with the column: bigint[], uuid[], ... Never a type that would cut a
/// value, or that two values are equal in.
/// \throws schema_error where the column's own type is one
[[nodiscard]] std::string_view scope_array_type(const table_info& table, const column_info& column);

}  // namespace rowscope::detail::postgresql
