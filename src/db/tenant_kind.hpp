#pragma once
#include <rowscope/context/tenant.hpp>
#include <rowscope/schema/schema.hpp>

namespace rowscope::detail {

/// \throws schema_error for a tenant that cannot be one of this schema: '42' must not open tenant 42
inline void check_tenant_kind(const schema_info& schema, const tenant& t) {
  if (t.is_text() && t.text().empty()) throw value_error("this tenant was moved from; use the one it was moved to");
  if (!schema.has_tenant || (schema.tenant_kind == value_kind::text) == t.is_text()) return;
  throw schema_error(t.is_text()
                         ? "the schema's tenant column is an integer, and the tenant given is a text; convert the "
                           "key, and refuse the request where that fails"
                         : "the schema's tenant column is a text, and the tenant given is an integer; pass the "
                           "tenant's text key");
}

}  // namespace rowscope::detail
