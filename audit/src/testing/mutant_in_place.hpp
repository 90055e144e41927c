#pragma once
#include <rowscope/db/observer.hpp>
#include <rowscope/db/plan.hpp>

#include "../trial.hpp"
#include "mutants.hpp"

namespace rowscope::audit {

/// Puts the mutant of one statement type in its place, and counts how often it ran.
///
/// The insert of get_or_create() refuses a row in the way that is out of the scope, and the select behind it does not
/// find one: neither shows anything while the other is there, so they are taken out together.
class mutant_in_place : public detail::plan_replacer, public observer {
 public:
  explicit mutant_in_place(mutant_name m);

  std::optional<detail::plan> replace(const detail::statement_source& source, const tree::statement& statement,
                                      const scope_forms& forms) override;
  std::optional<detail::plan> replace(const detail::statement_source& source, const detail::plan& raw) override;
  void executed(const execution& e) noexcept override;

  [[nodiscard]] std::int64_t reached() const noexcept { return reached_; }

 private:
  [[nodiscard]] bool is_other_half(const detail::statement_source& source, const tree::statement& statement) const;
  [[nodiscard]] bool is_it(std::string_view site, std::uint32_t line, std::uint64_t shape) const {
    return shape == mutant_.shape && line == mutant_.line && site == mutant_.site;
  }

  mutant_name mutant_;
  std::string_view table_;  ///< of a statement that may be half of get_or_create()
  std::atomic<std::int64_t> reached_{0};
};

}  // namespace rowscope::audit
