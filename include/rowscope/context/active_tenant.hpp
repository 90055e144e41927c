#pragma once
#include <optional>

#include <rowscope/context/tenant.hpp>

namespace rowscope {

/// The tenant that is active on this thread; empty when none is.
[[nodiscard]] std::optional<tenant> active_tenant();

/// Makes a tenant active on this thread while it lives, and restores what was active before, on every way out.
///
/// A new thread starts with none. Sessions keep the scope that they were made with, whatever is activated later.
/// \par Lifetime it ends on the thread it was made on, and before the one that was made before it; a program that
/// breaks this would go on with another tenant's context, and is aborted.
class [[nodiscard(
    "rowscope: the tenant is active only while the guard lives: auto active = rs::activate(tenant)")]] tenant_activation {
 public:
  explicit tenant_activation(tenant t);
  tenant_activation(const tenant_activation&) = delete;
  tenant_activation& operator=(const tenant_activation&) = delete;
  ~tenant_activation();

 private:
  friend std::optional<tenant> active_tenant();

  tenant tenant_;
  const tenant_activation* before_;
};

[[nodiscard(
    "rowscope: the tenant is active only while the guard lives: auto active = rs::activate(tenant)")]] inline tenant_activation
activate(tenant t) {
  return tenant_activation(std::move(t));
}

}  // namespace rowscope
