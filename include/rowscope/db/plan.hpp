#pragma once
#include <atomic>
#include <memory>

#include <rowscope/context/scope.hpp>
#include <rowscope/query/clause.hpp>
#include <rowscope/query/raw.hpp>
#include <rowscope/sql/sql_text.hpp>

namespace rowscope::detail {

/// A number for each combination of forms that a scope of this process had, and of databases: what plans are found by.
using form_number = std::uint32_t;
inline constexpr form_number one_tenant = 0;
inline constexpr form_number unscoped_form = 1;
/// Those with a place of their own among a statement's plans; all others share one.
inline constexpr form_number numbered_forms = 4;

[[nodiscard]] form_number number_of(const scope_forms& forms);
[[nodiscard]] scope_forms forms_of(form_number number);
[[nodiscard]] scope_forms forms_of(const scope& s, dialect sql);

/// What a message says of an output of a select, or of a bound value.
struct output_name {
  std::string table;
  std::string column;
};

using lower_function = tree::statement (*)(condition_mask);

/// A statement type, as far as plans need it.
struct statement_source {
  const site_name* site = nullptr;
  std::uint64_t shape = 0;  ///< as site_info::shape
  lower_function lower = nullptr;
};
template <class Statement>
inline constexpr statement_source source_of_plans{&Statement::site, shape_of<Statement>(), &Statement::lower};

template <site_name Site>
inline constexpr statement_source source_of_soci{&site_t<Site>::name, shape_of<soci_statements<Site>>(), nullptr};

/// A statement that the library did not write. \see session::raw
struct raw_source {
  std::string text;
  std::vector<std::string> names{};  ///< of the values, in their order; empty for the next `?`
  bool is_unchecked = false;         ///< made at run time, so that values may stand in it
  dialect sql = dialect::sqlite;     ///< what it is run as: the same text may be run on both
};

/// How many rows a select gives at most, as far as that shows in it.
struct row_bound {
  std::optional<std::uint64_t> rows{};  ///< whatever is bound
  std::uint16_t limit_parameter = 0;    ///< the parameter that is bound to how many; 0: none
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
  const statement_source* source = nullptr;  ///< none for a plan that belongs to no statement type
  const raw_source* raw = nullptr;           ///< of a raw statement
  bool is_guarded = false;                   ///< runs under the guard, and not with the library's own rights
  row_bound bound{};
  condition_mask conditions = 0;
  form_number form = 0;
  std::uint32_t index = 0;     ///< dense over the process: where a connection keeps the prepared statement
  const plan* next = nullptr;  ///< another variant in the same bucket
};

using plan_slot = std::atomic<const plan*>;

/// May put another plan in the place of one that is being made, before any session runs it. Only the audit has one, and
/// only in a process that tests.
class plan_replacer {
 public:
  virtual ~plan_replacer() = default;
  /// Called for each plan of a statement type, under a lock.
  virtual std::optional<plan> replace(const statement_source& source, const tree::statement& statement,
                                      const scope_forms& forms) = 0;
  /// The same for a raw statement whose text is a literal.
  virtual std::optional<plan> replace(const statement_source& source, const plan& raw) = 0;
};
extern std::atomic<plan_replacer*> attached_replacer;

/// The plan of a statement, scoped and rendered; of no place in a list yet, and of no conditions.
/// \throws what apply_scope() does, with the statement's place
[[nodiscard]] plan build_plan(const site_name& site, const tree::statement& statement, const scope_forms& forms);
/// One that no plan has had.
[[nodiscard]] std::uint32_t next_plan_index() noexcept;

/// Makes the plan, or returns the one that another thread has made meanwhile.
/// \throws what apply_scope() does, with the statement's place
const plan& make_plan(plan_slot& bucket, const statement_source& source, form_number form, condition_mask conditions);

[[nodiscard]] error_place place_of(const plan& p, std::string_view table = {});

/// The text of a plan with what each parameter stands for, and never a value.
[[nodiscard]] std::string describe(const plan& p);

/// Variants of where_if() are spread over some buckets, so that finding one does not cost more where there are many.
template <class Statement>
inline constexpr std::size_t plan_buckets = Statement::conditions == 0 ? 1 : 16;
template <class Statement>
inline constinit plan_slot plans[(numbered_forms + 1) * plan_buckets<Statement>]{};

inline const plan& find_plan(plan_slot* plans, std::size_t buckets, const statement_source& source, form_number form,
                             condition_mask conditions) {
  const std::size_t row = form < numbered_forms ? form : numbered_forms;
  plan_slot& bucket = plans[row * buckets + conditions % buckets];
  for (const plan* p = bucket.load(std::memory_order_acquire); p != nullptr; p = p->next)
    if (p->conditions == conditions && p->form == form) [[likely]]
      return *p;
  return make_plan(bucket, source, form, conditions);
}
template <class Statement>
const plan& plan_of(form_number form, condition_mask conditions) {
  return find_plan(plans<Statement>, plan_buckets<Statement>, source_of_plans<Statement>, form, conditions);
}

}  // namespace rowscope::detail
