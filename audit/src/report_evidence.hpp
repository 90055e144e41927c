#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <rowscope/audit/gate.hpp>

/// What the reports tell of a site, collected from the judgement, the records and the proofs.
namespace rowscope::audit {

struct mutant_evidence {
  mutation kind;
  const mutant* made;
  const proof* tried;  ///< null where it was not tried, or the statement is another one since
};

struct site_evidence {
  const judged_site* judged;
  const audited_site* seen;  ///< never null
  std::vector<mutant_evidence> mutants;
  std::vector<const problem*> problems;  ///< that name this site

  /// Whether the gate is content with it.
  [[nodiscard]] bool is_open() const { return !judged->enough && !judged->waived; }
  /// The mutations whose mutant was killed by the test.
  [[nodiscard]] std::vector<mutation> killed_by(const test_key& test) const;
};

/// In the order of the judgement. Refers to its arguments.
[[nodiscard]] std::vector<site_evidence> evidence_of(const judgement& j, const coverage& tests,
                                                     const proof_list& proofs);

/// The verdict as an identifier: `below-level`. Other programs depend on them, so they never change.
[[nodiscard]] const char* id_of(verdict v) noexcept;

/// `ticket` of `ticket.close`.
[[nodiscard]] std::string_view area_of(std::string_view site);

/// The tables of a site, one by one.
[[nodiscard]] std::vector<std::string> tables_of(const site_key& key);

}  // namespace rowscope::audit
