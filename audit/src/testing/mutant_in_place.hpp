#pragma once
#include <map>
#include <mutex>
#include <set>

#include <rowscope/db/cursor.hpp>
#include <rowscope/db/plan.hpp>

#include "../trial.hpp"
#include "mutants.hpp"

namespace rowscope::audit {

/// Puts the mutant of one statement type in its place, and counts how often it ran.
///
/// The insert of get_or_create() refuses a row in the way that is out of the scope, and the select behind it does not
/// find one: neither shows anything while the other is there, so they are taken out together.
///
/// Where the database holds statements to a scope it holds the mutant to that of all tenants. Where that cannot be
/// made, or has no tenant for the rows of a raw INSERT, the mutant counts as one that never ran: what fails then has
/// shown nothing.
class mutant_in_place : public detail::plan_replacer, public detail::probe, public observer {
 public:
  explicit mutant_in_place(mutant_name m);

  std::optional<detail::plan> replace(const detail::statement_source& source, const tree::statement& statement,
                                      const scope_forms& forms) override;
  std::optional<detail::plan> replace(const detail::statement_source& source, const detail::plan& raw) override;
  void starts(detail::cursor& c) noexcept override;
  void ends(detail::cursor& c, outcome how) noexcept override;
  void executed(const execution& e) noexcept override;

  [[nodiscard]] std::int64_t reached() const noexcept { return is_hindered_ ? 0 : reached_.load(); }

 private:
  [[nodiscard]] bool is_in_place(const detail::plan& p);
  [[nodiscard]] bool is_other_half(const detail::statement_source& source, const tree::statement& statement) const;
  [[nodiscard]] bool is_it(std::string_view site, std::uint32_t line, std::uint64_t shape) const {
    return shape == mutant_.shape && line == mutant_.line && site == mutant_.site;
  }

  mutant_name mutant_;
  std::string_view table_;  ///< of a statement that may be half of get_or_create()
  std::atomic<std::int64_t> reached_{0};
  std::atomic<bool> is_hindered_{false};

  std::mutex mutex_;
  std::set<std::uint32_t> plans_;                ///< those that it has put in place, by their index
  std::map<const detail::cursor*, scope> held_;  ///< what each of their executions is held to
};

}  // namespace rowscope::audit
