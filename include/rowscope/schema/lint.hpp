#pragma once
#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>

namespace rowscope {

enum class severity : std::uint8_t {
  note,     ///< works, and could be better
  warning,  ///< a mistake elsewhere would not be caught here, or costs time
  error,    ///< scoping does not hold with it; but for rows, such a database is not opened
};

/// Something in which a database is not as its declarations say, or as row scoping wants it. \see lint
struct finding {
  std::string id;  ///< what it is: stable, as "unique-without-tenant"
  severity level = severity::note;
  std::string table;     ///< as the database names it
  std::string sentence;  ///< what was found, and what to do
  std::string mend{};    ///< SQL after which it is gone; empty where no SQL mends it without a decision of yours

  friend bool operator==(const finding&, const finding&) = default;
};

[[nodiscard]] std::string_view to_string(severity s) noexcept;

/// One line for each, and its SQL, the worst first.
void print(std::ostream& out, std::span<const finding> findings);
/// As one line.
std::ostream& operator<<(std::ostream& out, const finding& f);

}  // namespace rowscope
