#pragma once
#include <string>

#include <rowscope/audit/gate.hpp>

namespace rowscope::audit {

/// What is missing at a site that has reached only this level, and the test that would do: of one mutant.
[[nodiscard]] std::string what_is_missing(const site_key& key, const audited_site& site, mutation kind, level reached,
                                          const proof* tried, const coverage& tests);
/// The same for a site that is not asserted, or of which no mutant can be made.
[[nodiscard]] std::string what_is_missing(const site_key& key, const audited_site& site, level reached,
                                          const coverage& tests);
/// For conditions that were only seen on, or only off.
[[nodiscard]] std::string what_is_missing_of_conditions(const site_key& key, const audited_site& site);

}  // namespace rowscope::audit
