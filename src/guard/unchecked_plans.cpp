#include "unchecked_plans.hpp"

#include <algorithm>

#include <rowscope/guard/raw_plan.hpp>

namespace rowscope::detail {

const plan& unchecked_plans::get(const statement_source& source, raw_source text, std::size_t outputs) {
  const auto is_it = [&](const kept& k) {
    return k.made.source == &source && k.text.text == text.text && k.text.names == text.names;
  };
  if (const auto found = std::ranges::find_if(plans_, is_it); found != plans_.end()) {
    plans_.splice(plans_.begin(), plans_, found);
    return plans_.front().made;
  }
  if (plans_.size() >= most) drop_oldest();
  kept& k = plans_.emplace_front(kept{std::move(text), {}});
  try {
    k.made = build_raw_plan(source, k.text, outputs);
  } catch (...) {
    plans_.pop_front();
    throw;
  }
  if (free_.empty()) {
    k.made.index = next_plan_index();
  } else {
    k.made.index = free_.back();
    free_.pop_back();
  }
  return k.made;
}

// One whose rows are open stays: they look at their plan.
void unchecked_plans::drop_oldest() {
  const auto last = std::find_if(plans_.rbegin(), plans_.rend(), [&](const kept& k) { return on_.is_idle(k.made); });
  if (last == plans_.rend()) return;
  on_.forget(last->made);
  free_.push_back(last->made.index);
  plans_.erase(std::next(last).base());
}

}  // namespace rowscope::detail
