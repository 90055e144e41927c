#include <algorithm>
#include <ostream>

#include <rowscope/audit/report.hpp>

namespace rowscope::audit {

void write_text(std::ostream& out, const judgement& j, level asked, const report_options& options) {
  if (options.all) {
    std::size_t width = 4;
    for (const judged_site& s : j.sites) width = std::max(width, to_string(s.key).size());
    for (const judged_site& s : j.sites) {
      const std::string name = to_string(s.key);
      out << name << std::string(width - name.size() + 2, ' ') << s.key.verb << std::string(10 - s.key.verb.size(), ' ')
          << (s.nothing_to_prove && s.enough ? "nothing to prove" : to_string(s.reached))
          << (s.waived ? " (waived)" : "") << '\n';
    }
    out << '\n';
  }
  for (const problem& p : j.problems) out << to_string(p.what) << ": " << p.sentence << '\n';
  if (!j.problems.empty()) out << '\n';
  for (const auto& [s, executions] : j.siteless)
    out << "no site: borrowed at " << s.file << ':' << s.line << ", run " << executions
        << (executions == 1 ? " time: " : " times: ") << s.sql << '\n';
  if (!j.siteless.empty()) out << '\n';
  out << "audit: " << j.sites.size() << " sites, " << j.count_enough() << ' ' << to_string(asked) << ": "
      << to_string(j.result) << '\n';
}

}  // namespace rowscope::audit
