#include "scope_check.hpp"

namespace rowscope::detail {

void check_value(const schema_info& schema, std::string_view dimension, const tenant& value) {
  if (value.is_text() && value.text().empty())
    throw value_error("this tenant was moved from; use the one it was moved to");
  const auto kind = schema.kind_of(dimension);
  if (!kind || (*kind == value_kind::text) == value.is_text()) return;
  const std::string name(dimension);
  throw schema_error(value.is_text() ? "the schema's " + name + " column is an integer, and the " + name +
                                           " given is a text; convert the key, and refuse the request where that fails"
                                     : "the schema's " + name + " column is a text, and the " + name +
                                           " given is an integer; pass the " + name + "'s text key");
}

void check_scope(const schema_info& schema, const scope& s) {
  if (s.tenant()) check_value(schema, tenant_dimension, *s.tenant());
  for (const scope::part& p : s.parts()) {
    if (!schema.kind_of(p.dimension))
      throw schema_error("no table of the schema is scoped by \"" + p.dimension +
                         "\"; write the name of a dimension as its scoped_by<> does");
    for (const tenant& value : p.values) check_value(schema, p.dimension, value);
  }
}

}  // namespace rowscope::detail
