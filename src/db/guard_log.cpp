#include "guard_log.hpp"

#include <algorithm>
#include <ostream>

#include "database_access.hpp"
#include "pool.hpp"

namespace rowscope {
namespace detail {

void guard_log::add(const error_place& place, const std::string& sql, const entry& e) {
  const std::lock_guard lock(mutex_);
  const key k{place.site, place.file, place.line, sql};
  auto found = places_.find(k);
  if (found == places_.end()) {
    if (texts_.size() >= most_texts) return;
    texts_.push_back({.site = place.site, .file = place.file, .line = place.line, .sql = sql});
    found = places_.emplace(k, texts_.size() - 1).first;
  }
  guard_report& r = texts_[found->second];
  ++r.executions;
  if (r.would_refuse.empty()) r.would_refuse = e.would_refuse;
  if (!e.was_seen) ++r.unseen;
  if (!e.foreign.empty()) ++r.foreign;
  for (const foreign_row& row : e.foreign)
    if (r.sample.size() < guard_report::most_sampled && std::ranges::find(r.sample, row) == r.sample.end())
      r.sample.push_back(row);
}

std::vector<guard_report> guard_log::reports() const {
  const std::lock_guard lock(mutex_);
  std::vector<guard_report> found;
  std::ranges::copy_if(texts_, std::back_inserter(found),
                       [](const guard_report& r) { return !r.would_refuse.empty() || r.foreign > 0 || r.unseen > 0; });
  return found;
}

}  // namespace detail

std::vector<guard_report> guard_reports(const database& db) {
  return detail::database_access::pool_of(db).guard_reports();
}

void print(std::ostream& out, std::span<const guard_report> reports) {
  for (const guard_report& r : reports) {
    out << (r.site.empty() ? "borrowed at" : r.site) << ' ' << r.file << ':' << r.line << "  " << r.sql << '\n';
    if (!r.would_refuse.empty()) out << "  would be refused: " << r.would_refuse << '\n';
    if (r.foreign > 0) {
      out << "  rows of other tenants in " << r.foreign << " of " << r.executions << " executions:";
      for (const foreign_row& row : r.sample) out << ' ' << row.table << '(' << row.key << ')';
      out << '\n';
    }
    if (r.unseen > 0) out << "  " << r.unseen << " of " << r.executions << " executions could not be looked at\n";
  }
}

}  // namespace rowscope
