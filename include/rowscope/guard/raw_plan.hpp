#pragma once
#include <rowscope/db/plan.hpp>
#include <rowscope/db/raw_host.hpp>

namespace rowscope::detail {

/// What the text says of itself, and which value goes to which parameter; of no place in a list yet.
/// \param outputs how many values a row of it gives; 0 for a write
/// \throws guard_refused, usage_error
[[nodiscard]] plan build_raw_plan(const statement_source& source, const raw_source& text, std::size_t outputs);

/// The plans of one raw statement type: one for each text that was given at its site.
using raw_plan_slot = std::atomic<const plan*>;
const plan& make_raw_plan(raw_plan_slot& slot, const statement_source& source, dialect sql, std::string_view text,
                          std::span<const std::string_view> names, std::size_t outputs);

template <class Statement>
inline constinit raw_plan_slot raw_plans{nullptr};

/// Makes the plan of a literal, or returns the one that was made before.
template <class Statement>
const plan& raw_plan_of(const statement_source& source, dialect sql, std::string_view text,
                        std::span<const std::string_view> names, std::size_t outputs) {
  const auto is_it = [&](const plan& p) {
    if (p.raw->sql != sql || p.raw->text != text || p.raw->names.size() != names.size()) return false;
    for (std::size_t i = 0; i < names.size(); ++i)
      if (p.raw->names[i] != names[i]) return false;
    return true;
  };
  for (const plan* p = raw_plans<Statement>.load(std::memory_order_acquire); p != nullptr; p = p->next)
    if (is_it(*p)) return *p;
  return make_raw_plan(raw_plans<Statement>, source, sql, text, names, outputs);
}

}  // namespace rowscope::detail
