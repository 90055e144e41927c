#include <rowscope/db/session.hpp>

#include <algorithm>

#include "scope_check.hpp"

namespace rowscope {
namespace {

/// The same scope with one tenant instead of the set. \throws scope_violation where the tenant is not in it
scope narrowed(const scope& wide, const tenant& t) {
  scope narrow = scope::of(t);
  bool found = wide.tenant() == t;
  for (const scope::part& p : wide.parts())
    if (p.dimension == tenant_dimension)
      found = std::ranges::find(p.values, t) != p.values.end();
    else
      narrow = std::move(narrow) & scope(p.dimension, p.values, p.is_set);
  if (!found)
    throw scope_violation(
        "a session is narrowed to a tenant of its own scope, and this one is not in it; make a session "
        "for that tenant");
  return narrow;
}

}  // namespace

const tenant& session::tenant() const {
  if (const auto& one = scope_.value.tenant()) return *one;
  throw usage_error("this session's scope is a set of tenants, or none; narrow it: session.as(tenant)");
}

// By swapping, so that a session that is moved to itself keeps its tenant.
session& session::operator=(session&& other) noexcept {
  session taken(std::move(other));
  std::swap(scope_, taken.scope_);
  std::swap(lease_, taken.lease_);
  return *this;
}

unscoped_session& unscoped_session::operator=(unscoped_session&& other) noexcept {
  unscoped_session taken(std::move(other));
  std::swap(scope_, taken.scope_);
  std::swap(lease_, taken.lease_);
  return *this;
}

session session::as(const rowscope::tenant& t) const {
  detail::check_value(lease_.get().schema(), tenant_dimension, t);
  return {lease_, narrowed(scope_.value, t)};
}

session unscoped_session::as(const scope& narrower) const {
  detail::check_scope(lease_.get().schema(), narrower);
  if (narrower.is_unscoped())
    throw usage_error(
        "as() takes a tenant, a set of tenants or a value of a dimension; the session is unscoped already");
  return {lease_, narrower};
}

}  // namespace rowscope
