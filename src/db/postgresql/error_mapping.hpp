#pragma once
#include <rowscope/db/plan.hpp>

#include <libpq-fe.h>

namespace rowscope::detail::postgresql {

/// \throws what stands for the error that the server answered; its text has no value
[[noreturn]] void throw_error(const PGresult* answer, const plan& p);
/// The same where no statement of the user's ran. \param doing what the library did
[[noreturn]] void throw_error(const PGresult* answer, const std::string& doing);
/// Throws for what the guard, or row-level security, has ended or refused of raw SQL; else returns.
/// \param function of the server's program that reported it; empty where that is not known
void throw_raw_refusal(std::string_view state, const std::string& message, std::string_view function,
                       const error_place& place);
/// \throws connection_error
[[noreturn]] void throw_lost(const PGconn* connection);

/// The five letters and digits that PostgreSQL names an error by; empty where the connection was lost.
[[nodiscard]] std::string_view state_of(const PGresult* answer) noexcept;

/// What the functions of the schema "rowscope" raise.
inline constexpr std::string_view refused_state = "RS001";
inline constexpr std::string_view conflict_state = "RS002";

}  // namespace rowscope::detail::postgresql
