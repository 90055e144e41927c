#pragma once
#include <optional>

#include <rowscope/db/connection.hpp>

namespace rowscope::audit {

/// What the database itself is told that a mutant may see, where it holds each statement to a scope as well: every
/// tenant that has rows, and the tenant that a mutant makes up where there is no other. None where only the predicates
/// hold a statement, which a mutant goes without.
///
/// The database gives no right for it. It is a scope of tenants as `db.for_scope(tenants{...})` makes one, and signed
/// with the key that the application has.
/// \throws error where the tenants cannot be listed
[[nodiscard]] std::optional<scope> scope_of_mutants(detail::connection& on, const scope& own);

}  // namespace rowscope::audit
