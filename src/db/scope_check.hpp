#pragma once
#include <rowscope/context/scope.hpp>
#include <rowscope/schema/schema.hpp>

namespace rowscope::detail {

/// \throws schema_error for a value that cannot be one of this schema's dimension: '42' must not open tenant 42
void check_value(const schema_info& schema, std::string_view dimension, const tenant& value);

/// The same for all of a scope. \throws schema_error too for a dimension that no table is scoped by
void check_scope(const schema_info& schema, const scope& s);

}  // namespace rowscope::detail
