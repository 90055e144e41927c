#include <rowscope/enforce/scope_forms.hpp>

namespace rowscope {

scope_forms::scope_forms(scope_form tenant, rowscope::dialect sql)
    : unscoped_(tenant == scope_form::absent), dialect_(sql) {
  if (!unscoped_) forms_.emplace_back(tenant_dimension, tenant);
}

scope_forms::scope_forms(std::vector<std::pair<std::string, scope_form>> forms, rowscope::dialect sql)
    : dialect_(sql), forms_(std::move(forms)) {}

std::optional<scope_form> scope_forms::of(std::string_view dimension) const {
  if (unscoped_) return scope_form::absent;
  for (const auto& [name, form] : forms_)
    if (name == dimension) return form;
  return std::nullopt;
}

bool operator==(const scope_forms& a, const scope_forms& b) {
  return a.unscoped_ == b.unscoped_ && a.dialect_ == b.dialect_ && a.forms_ == b.forms_;
}

}  // namespace rowscope
