#include "rowscope_works.hpp"

#include "rowscope_writes.hpp"

namespace side_by_side {
namespace {

template <task Task>
std::string plan_of(rs::session& s, const arguments& a) {
  return s.explain(by_rowscope<Task>::statement(a));
}

}  // namespace

rowscope_work rowscope_work_of(task what) {
  return with_task(what, []<task Task>() -> rowscope_work {
    if constexpr (Task == task::integers_written_down)
      return {&by_rowscope<task::integers>::once, &plan_of<task::integers>};
    else if constexpr (Task == task::insert_lines)
      return {&by_rowscope<Task>::once, nullptr};
    else
      return {&by_rowscope<Task>::once, &plan_of<Task>};
  });
}

}  // namespace side_by_side
