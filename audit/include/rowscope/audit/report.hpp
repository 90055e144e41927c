#pragma once
#include <filesystem>
#include <iosfwd>

#include <rowscope/audit/gate.hpp>

/// The judgement, for people and for other programs. Each writer is deterministic: the same input gives the same bytes.
namespace rowscope::audit {

struct report_options {
  bool all = false;  ///< also the sites that are good enough
};

/// A table, the problems with their recipes, and the statements of no site, for a terminal. The last line is the
/// result: `audit: 12 sites, 11 proven: below level`.
void write_text(std::ostream& out, const judgement& j, level asked, const report_options& options = {});

/// All that is known, for programs: the format `rowscope-audit/1`, see docs/audit-report.md. `tests` and `proofs` are
/// those that were judged; so below.
void write_json(std::ostream& out, const judgement& j, const coverage& tests, const proof_list& proofs, level asked);

/// A test case for each site, for servers that show JUnit XML: failed where the gate is not content with it, skipped
/// where it is waived. What is wrong with the run as a whole is a test case of its own, in error.
void write_junit(std::ostream& out, const judgement& j, const coverage& tests, const proof_list& proofs, level asked);

/// SARIF 2.1.0, for pages of code scanning: a result for each problem that belongs to a site. What belongs to none is
/// told as a notification of the tool, for those pages refuse a result without a place. \param sources the root of the
/// project's sources. A site knows only the name of its file: its folder is looked for there. Where it is empty, or the
/// file is not found, the name stands alone.
void write_sarif(std::ostream& out, const judgement& j, const coverage& tests, const proof_list& proofs, level asked,
                 const std::filesystem::path& sources = {});

/// One page that needs nothing else: no network, and to be read no script either. Scripts add a filter, levels to
/// choose, sorting; their state is in the address, `#filter=ticket&level=open&sort=name`, so that a view can be linked
/// to.
void write_html(std::ostream& out, const judgement& j, const coverage& tests, const proof_list& proofs, level asked);

}  // namespace rowscope::audit
