#include "mutant_scope.hpp"

#include "mutant_text.hpp"

namespace rowscope::audit {

std::optional<scope> scope_of_mutants(detail::connection& on, const scope& own) {
  if (!own.tenant()) return on.scope_of_all_rows(own);
  scope wider{tenants{*own.tenant(), made_up_tenant(*own.tenant())}};
  for (const scope::part& p : own.parts()) wider = wider & scope(p.dimension, p.values, p.is_set);
  return on.scope_of_all_rows(wider);
}

}  // namespace rowscope::audit
