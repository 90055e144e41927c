#include <rowscope/context/active_tenant.hpp>

#include <cstdio>
#include <cstdlib>

namespace rowscope {
namespace {

thread_local constinit const tenant_activation* innermost = nullptr;

}  // namespace

std::optional<tenant> active_tenant() {
  if (innermost == nullptr) return std::nullopt;
  return innermost->tenant_;
}

tenant_activation::tenant_activation(tenant t) : tenant_(std::move(t)), before_(innermost) { innermost = this; }

tenant_activation::~tenant_activation() {
  if (innermost != this) {
    std::fputs("rowscope: a tenant activation ended on another thread, or before one that was made after it\n", stderr);
    std::abort();
  }
  innermost = before_;
}

}  // namespace rowscope
