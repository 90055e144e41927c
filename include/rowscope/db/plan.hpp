#pragma once
#include <array>
#include <atomic>
#include <memory>

#include <rowscope/query/clause.hpp>
#include <rowscope/sql/render.hpp>

namespace rowscope::detail {

/// What a message says of an output of a select, or of a bound value.
struct output_name {
  std::string table;
  std::string column;
};

/// Everything that an execution needs and that depends only on the statement's type, the scope's form and the
/// where_if() that are on. Made once; lives as long as the process.
struct plan {
  sql_text text;
  std::unique_ptr<const plan> check_without_rows;  ///< run where an update found no row
  const site_name* site = nullptr;
  tree::verb verb = tree::verb::select;
  std::vector<const table_info*> tables;
  std::vector<output_name> outputs;
  std::vector<output_name> values;  ///< the column that each value is compared with or stored in; empty for none
  condition_mask conditions = 0;
  std::uint32_t index = 0;     ///< dense over the process: where a connection keeps the prepared statement
  const plan* next = nullptr;  ///< another variant in the same bucket
};

using plan_slot = std::atomic<const plan*>;
using lower_function = tree::statement (*)(condition_mask);

/// Makes the plan, or returns the one that another thread has made meanwhile.
/// \throws scope_violation as apply_scope() does
const plan& make_plan(plan_slot& bucket, const site_name& site, lower_function lower, scope_form form,
                      condition_mask conditions);

[[nodiscard]] error_place place_of(const plan& p, std::string_view table = {});

/// The text of a plan with what each parameter stands for, and never a value.
[[nodiscard]] std::string describe(const plan& p);

/// Variants of where_if() are spread over some buckets, so that finding one does not cost more where there are many.
template <class Statement>
inline constexpr std::size_t plan_buckets = Statement::conditions == 0 ? 1 : 16;
template <class Statement>
inline constinit std::array<plan_slot, scope_forms * plan_buckets<Statement>> plans{};

template <class Statement>
const plan& plan_of(scope_form form, condition_mask conditions) {
  constexpr std::size_t buckets = plan_buckets<Statement>;
  plan_slot& bucket = plans<Statement>[static_cast<std::size_t>(form) * buckets + conditions % buckets];
  for (const plan* p = bucket.load(std::memory_order_acquire); p != nullptr; p = p->next)
    if (p->conditions == conditions) [[likely]]
      return *p;
  return make_plan(bucket, Statement::site, &Statement::lower, form, conditions);
}

}  // namespace rowscope::detail
