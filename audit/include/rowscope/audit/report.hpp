#pragma once
#include <iosfwd>

#include <rowscope/audit/gate.hpp>

namespace rowscope::audit {

struct report_options {
  bool all = false;  ///< also the sites that are good enough
};

/// A table and the problems with their recipes, for a terminal. The last line is the result: `audit: 12 sites, 11 proven:
/// below level`.
void write_text(std::ostream& out, const judgement& j, level asked, const report_options& options = {});

}  // namespace rowscope::audit
