#pragma once
#include <compare>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// What of a program is audited: its query sites.
namespace rowscope::audit {

/// A statement type at a site; a site alone where no session takes a statement of it; or an unscoped session.
///
/// Two of them are the same when all but `library` is: two places with one name are two, and so are two instantiations
/// of a template.
struct site_key {
  std::string name;  ///< area.purpose
  std::string file;  ///< base name
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string verb;    ///< select, insert, update, remove, unscoped; empty where there is no statement
  std::string tables;  ///< with a comma between
  std::uint32_t conditions = 0;
  std::uint64_t shape = 0;  ///< \see rowscope::site_info

  friend auto operator<=>(const site_key&, const site_key&) = default;
};

/// `ticket.close [tickets] tickets.cpp:88`
[[nodiscard]] std::string to_string(const site_key& key);

/// Those of this process.
[[nodiscard]] std::vector<site_key> registered_sites();

/// Those that stand in a binary: an executable, a shared library, an archive or an object file, stripped or not.
/// \throws failure where it is none of these, cannot be read, or was compiled with another version of rowscope
[[nodiscard]] std::vector<site_key> sites_in(const std::filesystem::path& binary);

}  // namespace rowscope::audit
