#include "counted_selects.hpp"

#include <rowscope/db/cursor.hpp>
#include <rowscope/error.hpp>

#include "testing/companion.hpp"

namespace rowscope_tests {
namespace {

namespace rs = rowscope;
namespace detail = rowscope::detail;

}  // namespace

rs::tree::statement count_of(const rs::tree::statement& select) {
  rs::tree::statement s;
  s.value_count = select.value_count;
  s.body.outputs.push_back({rs::tree::call("COUNT", {})});
  s.body.from = rs::tree::derived_source(select.body, "counted");
  return s;
}

counted_selects::counted_selects() : next_(detail::attached_probe.exchange(this)) {}

counted_selects::~counted_selects() { detail::attached_probe.store(next_); }

const detail::plan& counted_selects::count_plan_of(const detail::plan& p) {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<const detail::plan>& made = count_plans_[&p];
  if (made != nullptr) return *made;
  auto plan = std::make_unique<detail::plan>(
      detail::build_plan(*p.site, count_of(p.source->lower(p.conditions)), detail::forms_of(p.form)));
  plan->tables = p.tables;
  made = std::move(plan);
  return *made;
}

void counted_selects::compare(detail::cursor& c) {
  const detail::plan& count_plan = count_plan_of(c.made_from());
  std::size_t rows = 0;
  std::string count;
  try {
    // Both see one state of the database.
    const detail::trial undone(c.owner());
    rs::audit::companion beside(c.made_from(), c, c.watched_scope());
    for (detail::cursor& at = beside.rows(); at.at_row(); at.advance()) ++rows;
    try {
      count = std::to_string(rs::audit::companion(count_plan, c, c.watched_scope()).rows().read_integer(0).value);
    } catch (const rs::error& e) {
      count = e.what();
    }
  } catch (const rs::error&) {
    return;  // the execution itself will fail
  }
  const std::lock_guard lock(mutex_);
  ++executions_;
  if (count != std::to_string(rows))
    differences_.push_back(std::string(c.made_from().site->name) + ": " + std::to_string(rows) +
                           " rows, but counted: " + count + "; " + count_plan.text.sql);
}

void counted_selects::starts(detail::cursor& c) noexcept {
  if (next_ != nullptr) next_->starts(c);
  if (c.made_from().source == nullptr || c.made_from().raw != nullptr || c.made_from().verb != rs::tree::verb::select)
    return;
  try {
    compare(c);
  } catch (const std::exception& e) {
    const std::lock_guard lock(mutex_);
    differences_.push_back(std::string(c.made_from().site->name) + ": " + e.what());
  }
}

void counted_selects::ends(detail::cursor& c, rs::outcome how) noexcept {
  if (next_ != nullptr) next_->ends(c, how);
}

}  // namespace rowscope_tests
