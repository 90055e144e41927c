#pragma once
#include <string>

#include "../side_by_side/variant.hpp"
#include "libpq.hpp"

/// The databases on the server that all variants work in.
namespace side_by_side::shop_database {

/// Where row-level security holds the application's role to its tenant, and where it is switched off.
inline constexpr const char* secured = "row-level security";
inline constexpr const char* unsecured = "tables without it";

/// What rowscope signs scopes with.
inline constexpr const char* signing_key = "the key of a benchmark, whose tables are everybody's";

/// Makes the database, unless the server has it already. Its path is a connection string without a role.
/// \throws std::runtime_error where no server is named
place of(const char* storage);

inline std::string as(const place& p, const char* role) { return p.path + " user=" + role; }
inline std::string as_application(const place& p) { return as(p, "bench_app"); }
inline std::string as_superuser(const place& p) { return as(p, "postgres"); }

/// The application opens tables with row-level security alone, and finds them as they are here afterwards.
void secure_while(const place& p, const std::function<void()>& opening);

/// Each run inserts under the same keys: what was undone does not turn a sequence back.
void restart_keys(libpq::connection& superuser);

}  // namespace side_by_side::shop_database
