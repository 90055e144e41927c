#include "mutant_in_place.hpp"

namespace rowscope::audit {

std::optional<detail::plan> mutant_in_place::replace(const detail::statement_source& source,
                                                     const tree::statement& statement, const scope_forms& forms) {
  if (!is_it(source.site->name, source.site->line, source.shape)) return std::nullopt;
  auto made = mutate(mutant_.kind, *source.site, statement, forms);
  if (!made || !made->impossible.empty()) return std::nullopt;
  return std::move(made->plan);
}

void mutant_in_place::executed(const execution& e) noexcept {
  if (is_it(e.site, e.line, e.shape)) reached_.fetch_add(1);
}

}  // namespace rowscope::audit
