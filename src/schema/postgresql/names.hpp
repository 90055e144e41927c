#pragma once
#include <string>
#include <string_view>

/// Texts as PostgreSQL's SQL has them, whatever characters are in them.
namespace rowscope::detail::postgresql {

/// What PostgreSQL keeps of a name; it cuts the rest without an error.
inline constexpr std::size_t longest_name = 63;

/// "public"."name"
[[nodiscard]] std::string qualified(std::string_view name);
[[nodiscard]] std::string literal(std::string_view text);
/// A name of ours that is not cut: a long one ends in a number made of all of it.
[[nodiscard]] std::string fitting(std::string name);
/// The same on every machine, in hexadecimal digits.
[[nodiscard]] std::string number_of(std::string_view text);
/// The body of a function or of DO, between marks that do not occur in it.
[[nodiscard]] std::string body(std::string_view text);
[[nodiscard]] std::string replaced(std::string text, std::string_view what, std::string_view with);
/// \throws usage_error where the name is empty or would be cut
void check_role(std::string_view name, std::string_view option);
/// \throws schema_error where the name would be cut
void check_name(std::string_view table, std::string_view name);

}  // namespace rowscope::detail::postgresql
