#pragma once
#include <optional>
#include <string_view>

#include <rowscope/context/tenant.hpp>

namespace rowscope {

/// What a piece of work may see. A value: a session keeps the one that it was made with.
class scope {
 public:
  /// The rows of one tenant.
  [[nodiscard]] static scope of(rowscope::tenant t) { return scope(std::move(t), {}, {}); }
  /// The rows of every tenant: the one opt-out. The name of the site lives as long as the program.
  [[nodiscard]] static scope every_tenant(std::string_view site, std::string_view reason) {
    return scope(std::nullopt, site, reason);
  }

  /// None: unscoped.
  [[nodiscard]] const std::optional<rowscope::tenant>& tenant() const noexcept { return tenant_; }
  /// Where the unscoped session was asked for, and why. Empty in the scope of a tenant.
  [[nodiscard]] std::string_view unscoped_site() const noexcept { return site_; }
  [[nodiscard]] const std::string& unscoped_reason() const noexcept { return reason_; }

 private:
  scope(std::optional<rowscope::tenant> t, std::string_view site, std::string_view reason)
      : tenant_(std::move(t)), site_(site), reason_(reason) {}

  std::optional<rowscope::tenant> tenant_;
  std::string_view site_;
  std::string reason_;
};

}  // namespace rowscope
