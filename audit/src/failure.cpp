#include <rowscope/audit/failure.hpp>

namespace rowscope::audit {

const char* to_string(verdict v) noexcept {
  switch (v) {
    case verdict::pass: return "pass";
    case verdict::usage: return "usage";
    case verdict::below_level: return "below level";
    case verdict::duplicate_name: return "duplicate name";
    case verdict::unscoped_untested: return "unscoped session untested";
    case verdict::waiver_unused: return "waiver unused";
    case verdict::waiver_expired: return "waiver expired";
    case verdict::waiver_unknown: return "waiver for no site";
    case verdict::nothing_registered: return "nothing registered";
    case verdict::nothing_recorded: return "nothing recorded";
    case verdict::broken_record: return "broken record";
    case verdict::incomplete: return "incomplete";
    case verdict::bad_binary: return "no binary";
    case verdict::mixed_versions: return "mixed versions";
    case verdict::baseline_broken: return "baseline broken";
    case verdict::cannot_write: return "cannot write";
    case verdict::bad_file: return "bad file";
  }
  return "";
}

}  // namespace rowscope::audit
