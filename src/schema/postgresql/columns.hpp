#pragma once
#include <rowscope/schema/schema.hpp>

namespace rowscope::detail::postgresql {

/// bigint, text, the column's own type, ...
[[nodiscard]] std::string_view type_of(const column_info& column);
/// Whether the DDL can say it: the zero of a type of the database's own is not known.
[[nodiscard]] bool has_known_default(const column_info& column);
/// As it stands in CREATE TABLE.
/// \pre has_known_default()
[[nodiscard]] std::string column_sql(const table_info& table, const column_info& column);
/// What the texts of a scope become to be compared with the column: bigint[], uuid[], ... Never a type that would cut a
/// value, or that two values are equal in.
/// \throws schema_error where the column's own type is one
[[nodiscard]] std::string_view scope_array_type(const table_info& table, const column_info& column);

}  // namespace rowscope::detail::postgresql
