#include <rowscope/context/scope.hpp>

#include <algorithm>

namespace rowscope {
namespace {

constexpr std::string_view dimension_of_tenants = "tenant";

[[noreturn]] void refuse_twice(const std::string& dimension) {
  throw usage_error("a scope says twice what it sees of \"" + dimension +
                    "\"; give each dimension one value, or one set of values");
}

}  // namespace

tenants::tenants(std::initializer_list<tenant> list) : list_(list) {}

void tenants::add(const tenant& t) { list_.push_back(t); }

bool operator==(const scope::part& a, const scope::part& b) {
  return a.dimension == b.dimension && a.values == b.values && a.is_set == b.is_set;
}

bool operator==(const scope& a, const scope& b) {
  return a.tenant_ == b.tenant_ && a.parts_ == b.parts_ && a.site_ == b.site_ && a.reason_ == b.reason_;
}

std::span<const scope::part> scope::parts() const noexcept { return parts_; }

scope::scope() = default;
scope::scope(const scope&) = default;
scope::scope(scope&&) noexcept = default;
scope& scope::operator=(const scope&) = default;
scope& scope::operator=(scope&&) noexcept = default;
scope::~scope() = default;

scope::scope(rowscope::tenant t) : tenant_(std::move(t)) {}

scope scope::of(rowscope::tenant t) { return {std::move(t)}; }

scope::scope(const tenants& all) { add({std::string(dimension_of_tenants), all.list(), true}); }

scope::scope(std::string_view dimension, std::vector<rowscope::tenant> values, bool is_set) {
  add({std::string(dimension), std::move(values), is_set});
}

scope scope::every_tenant(std::string_view site, std::string_view reason) {
  scope all;
  all.site_ = site;
  all.reason_ = reason;
  return all;
}

void scope::add(part p) {
  if (p.dimension == dimension_of_tenants && !p.is_set) {
    if (tenant_) refuse_twice(p.dimension);
    tenant_ = std::move(p.values.front());
    return;
  }
  const auto at = std::ranges::lower_bound(parts_, p.dimension, {}, &part::dimension);
  if ((at != parts_.end() && at->dimension == p.dimension) || (p.dimension == dimension_of_tenants && tenant_))
    refuse_twice(p.dimension);
  parts_.insert(at, std::move(p));
}

scope operator&(scope a, const scope& b) {
  if (a.is_unscoped() || b.is_unscoped())
    throw usage_error("a scope of every tenant cannot be joined with another; narrow the session: session.as(tenant)");
  if (b.tenant_) {
    const auto speaks_of_tenant = [](const scope::part& p) { return p.dimension == dimension_of_tenants; };
    if (std::ranges::any_of(a.parts_, speaks_of_tenant)) refuse_twice(std::string(dimension_of_tenants));
    a.add({std::string(dimension_of_tenants), {*b.tenant_}, false});
  }
  for (const scope::part& p : b.parts_) a.add(p);
  return a;
}

}  // namespace rowscope
