#include "counted_selects.hpp"

#include <rowscope/db/cursor.hpp>
#include <rowscope/error.hpp>

namespace rowscope_tests {
namespace {

namespace rs = rowscope;
namespace detail = rowscope::detail;

/// Runs a plan with the values of the execution that is looked at.
class companion {
 public:
  companion(const detail::plan& p, detail::cursor& original) : cursor_(original.owner().acquire(p)) {
    cursor_.begin_part();
    detail::execution_guard guard(cursor_);
    cursor_.bind_as(original);
    guard.dismiss();
  }
  companion(const companion&) = delete;
  companion& operator=(const companion&) = delete;
  ~companion() {
    if (cursor_.generation() == generation_) cursor_.finish(rs::outcome::ok);
  }

  std::int64_t rows() {
    std::int64_t n = 0;
    for (cursor_.advance(); cursor_.at_row(); cursor_.advance()) ++n;
    return n;
  }
  std::int64_t value() {
    cursor_.advance();
    return cursor_.read_integer(0).value;
  }

 private:
  detail::cursor& cursor_;
  std::uint32_t generation_ = cursor_.generation();
};

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
  std::int64_t rows = 0;
  std::string count;
  try {
    // Both see one state of the database.
    c.owner().try_out([&] {
      rows = companion(c.made_from(), c).rows();
      try {
        count = std::to_string(companion(count_plan, c).value());
      } catch (const rs::error& e) {
        count = e.what();
      }
    });
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
  if (c.made_from().source == nullptr || c.made_from().verb != rs::tree::verb::select) return;
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
