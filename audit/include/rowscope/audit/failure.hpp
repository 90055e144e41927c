#pragma once
#include <stdexcept>
#include <string>

namespace rowscope::audit {

/// What an audit comes to. The value is the exit code of `rowscope-audit`; the first that applies is taken.
enum class verdict : int {
  pass = 0,
  usage = 2,               ///< the command line
  below_level = 3,         ///< a site without the test that was asked for
  duplicate_name = 4,      ///< one name at two places
  unscoped_untested = 5,   ///< an unscoped session that no test opens
  waiver_unused = 6,       ///< a waiver for what needs none
  waiver_expired = 7,      ///< a waiver past its date
  waiver_unknown = 8,      ///< a waiver for a site that does not exist
  nothing_registered = 9,  ///< no site in any binary
  nothing_recorded = 10,   ///< no test told what it ran
  broken_record = 11,      ///< a record that cannot be read, is cut off, or is of another program
  incomplete = 12,         ///< not every test was run, one crashed, or the budget was used up
  bad_binary = 13,         ///< a file that is no binary
  mixed_versions = 14,     ///< binaries or records of two versions of rowscope
  baseline_broken = 15,    ///< a site fell below what the baseline says, or the baseline would grow
  cannot_write = 16,       ///< a report or record could not be written
  bad_file = 17,           ///< waivers or a baseline that cannot be read
};

[[nodiscard]] const char* to_string(verdict v) noexcept;

/// An audit that cannot come to a result, with the exit code that says why.
class failure : public std::runtime_error {
 public:
  failure(verdict why, const std::string& sentence) : std::runtime_error(sentence), why_(why) {}
  [[nodiscard]] verdict why() const noexcept { return why_; }

 private:
  verdict why_;
};

}  // namespace rowscope::audit
