#include "report_evidence.hpp"

#include <algorithm>

#include "fingerprint.hpp"

namespace rowscope::audit {
namespace {

const audited_site not_seen;

const proof* current_proof(const site_key& key, mutation kind, const audited_site& seen, const proof_list& proofs) {
  const auto site = proofs.find(key);
  if (site == proofs.end()) return nullptr;
  const auto at = site->second.find(kind);
  return at != site->second.end() && at->second.fingerprint == fingerprint_of(seen, kind) ? &at->second : nullptr;
}

}  // namespace

std::vector<mutation> site_evidence::killed_by(const test_key& test) const {
  std::vector<mutation> all;
  for (const mutant_evidence& m : mutants)
    if (m.tried != nullptr && m.tried->killed_by == test) all.push_back(m.kind);
  return all;
}

std::vector<site_evidence> evidence_of(const judgement& j, const coverage& tests, const proof_list& proofs) {
  std::multimap<site_key, const problem*> problems;
  for (const problem& p : j.problems)
    if (p.site) problems.emplace(*p.site, &p);
  std::vector<site_evidence> all;
  all.reserve(j.sites.size());
  for (const judged_site& s : j.sites) {
    const auto at = tests.sites.find(s.key);
    site_evidence e{&s, at != tests.sites.end() ? &at->second : &not_seen, {}, {}};
    for (const auto& [kind, m] : e.seen->mutants)
      e.mutants.push_back({kind, &m, current_proof(s.key, kind, *e.seen, proofs)});
    const auto [first, last] = problems.equal_range(s.key);
    for (auto p = first; p != last; ++p) e.problems.push_back(p->second);
    all.push_back(std::move(e));
  }
  return all;
}

const char* id_of(verdict v) noexcept {
  switch (v) {
    case verdict::pass: return "pass";
    case verdict::usage: return "usage";
    case verdict::below_level: return "below-level";
    case verdict::duplicate_name: return "duplicate-name";
    case verdict::unscoped_untested: return "unscoped-untested";
    case verdict::waiver_unused: return "waiver-unused";
    case verdict::waiver_expired: return "waiver-expired";
    case verdict::waiver_unknown: return "waiver-unknown";
    case verdict::nothing_registered: return "nothing-registered";
    case verdict::nothing_recorded: return "nothing-recorded";
    case verdict::broken_record: return "broken-record";
    case verdict::incomplete: return "incomplete";
    case verdict::bad_binary: return "bad-binary";
    case verdict::mixed_versions: return "mixed-versions";
    case verdict::baseline_broken: return "baseline-broken";
    case verdict::cannot_write: return "cannot-write";
    case verdict::bad_file: return "bad-file";
  }
  return "";
}

std::string_view area_of(std::string_view site) { return site.substr(0, site.find('.')); }

std::vector<std::string> tables_of(const site_key& key) {
  std::vector<std::string> all;
  for (std::size_t begin = 0; begin < key.tables.size();) {
    const std::size_t end = std::min(key.tables.find(',', begin), key.tables.size());
    all.push_back(key.tables.substr(begin, end - begin));
    begin = end + 1;
  }
  return all;
}

}  // namespace rowscope::audit
