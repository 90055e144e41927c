#pragma once
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rowscope/context/tenant.hpp>

namespace rowscope {

/// Any number of tenants: a scope of them sees the rows of each; of none, no row.
class tenants {
 public:
  tenants() = default;
  tenants(std::initializer_list<tenant> list);
  /// A range of what a tenant can be made of. \throws value_error as tenant does
  template <class Range>
    requires requires(const Range& r) {
      std::begin(r);
      std::end(r);
    } && (!std::is_convertible_v<const Range&, std::string_view>)
  explicit tenants(const Range& range) {
    for (const auto& t : range) add(t);
  }

  [[nodiscard]] const std::vector<tenant>& list() const noexcept { return list_; }

 private:
  void add(const tenant& t);

  std::vector<tenant> list_{};
};

/// What a piece of work may see. A value: a session keeps the one that it was made with.
class scope {
 public:
  /// What a scope says of one dimension, where that is not just the one tenant.
  struct part {
    std::string dimension;
    std::vector<rowscope::tenant> values;
    bool is_set = false;  ///< any of the values; else exactly one

    friend bool operator==(const part& a, const part& b);
  };

  /// The rows of one tenant.
  scope(rowscope::tenant t);  // NOLINT(google-explicit-constructor): a scope of it
  /// The rows of several tenants.
  scope(const tenants& all);  // NOLINT(google-explicit-constructor): a scope of them
  /// Those with one value, or with any of several, in a further dimension.
  scope(std::string_view dimension, std::vector<rowscope::tenant> values, bool is_set);

  scope(const scope&);
  scope(scope&&) noexcept;
  scope& operator=(const scope&);
  scope& operator=(scope&&) noexcept;
  ~scope();

  [[nodiscard]] static scope of(rowscope::tenant t);
  /// The rows of every tenant: the one opt-out. The name of the site lives as long as the program.
  [[nodiscard]] static scope every_tenant(std::string_view site, std::string_view reason);

  /// Both at once. \throws usage_error where both speak of the same dimension, or one is of every tenant
  friend scope operator&(scope a, const scope& b);

  /// The one tenant; none where there are several, or all.
  [[nodiscard]] const std::optional<rowscope::tenant>& tenant() const noexcept { return tenant_; }
  /// The sets, and the further dimensions, in the order of their names.
  [[nodiscard]] std::span<const part> parts() const noexcept;
  [[nodiscard]] bool is_unscoped() const noexcept { return !site_.empty() || !reason_.empty(); }
  /// Where the unscoped session was asked for, and why. Empty in the scope of a tenant.
  [[nodiscard]] std::string_view unscoped_site() const noexcept { return site_; }
  [[nodiscard]] const std::string& unscoped_reason() const noexcept { return reason_; }

  friend bool operator==(const scope& a, const scope& b);

 private:
  scope();
  void add(part p);

  std::optional<rowscope::tenant> tenant_{};
  std::vector<part> parts_{};
  std::string_view site_{};
  std::string reason_{};
};

}  // namespace rowscope
