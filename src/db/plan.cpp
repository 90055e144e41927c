#include <rowscope/db/plan.hpp>

#include <deque>
#include <mutex>

#include <rowscope/ast/walk.hpp>
#include <rowscope/sql/render.hpp>

#include "columns_of_values.hpp"
#include "row_bound.hpp"

namespace rowscope::detail {
namespace {

output_name name_of(const tree::output& o) {
  if (o.what.what == tree::expr::kind::column) return {o.what.qualifier, o.what.text};
  return {{}, o.label.empty() ? o.what.text : o.label};
}

/// An error of the scope pass, with the place of the statement.
template <class Error>
[[noreturn]] void rethrow(const Error& e, const plan& p) {
  throw Error(e.what(), place_of(p, e.table()));
}
scoped_statement scope_at_place(const tree::statement& s, const scope_forms& forms, const plan& p) {
  try {
    return apply_scope(s, forms);
  } catch (const scope_violation& e) {
    rethrow(e, p);
  } catch (const no_active_tenant& e) {
    rethrow(e, p);
  } catch (const usage_error& e) {
    rethrow(e, p);
  }
}

/// The forms that are not numbered by themselves.
class form_list {
 public:
  form_number number_of(const scope_forms& forms) {
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < forms_.size(); ++i)
      if (forms_[i] == forms) return static_cast<form_number>(i);
    forms_.push_back(forms);
    return static_cast<form_number>(forms_.size() - 1);
  }
  scope_forms at(form_number number) {
    const std::lock_guard lock(mutex_);
    return forms_.at(number);
  }

 private:
  std::mutex mutex_;
  std::deque<scope_forms> forms_{{scope_form::one, dialect::sqlite},
                                 {scope_form::absent, dialect::sqlite},
                                 {scope_form::one, dialect::postgresql},
                                 {scope_form::absent, dialect::postgresql}};
};

form_list& all_forms() {
  static auto& list = *new form_list;
  return list;
}

}  // namespace

form_number number_of(const scope_forms& forms) { return all_forms().number_of(forms); }

scope_forms forms_of(form_number number) { return all_forms().at(number); }

scope_forms forms_of(const scope& s, dialect sql) {
  if (s.is_unscoped()) return {scope_form::absent, sql};
  std::vector<std::pair<std::string, scope_form>> forms;
  if (s.tenant()) forms.emplace_back(tenant_dimension, scope_form::one);
  for (const scope::part& p : s.parts()) forms.emplace_back(p.dimension, p.is_set ? scope_form::set : scope_form::one);
  return scope_forms(std::move(forms), sql);
}

std::uint32_t next_plan_index() noexcept {
  static constinit std::atomic<std::uint32_t> next{0};
  return next.fetch_add(1, std::memory_order_relaxed);
}

plan build_plan(const site_name& site, const tree::statement& statement, const scope_forms& forms) {
  plan made;
  made.site = &site;
  made.verb = statement.what;
  made.tables = tree::tables_of(statement);
  for (const tree::output& o : statement.what == tree::verb::select ? statement.body.outputs : statement.returning)
    made.outputs.push_back(name_of(o));

  made.values = columns_of_values(statement);
  const scoped_statement scoped = scope_at_place(statement, forms, made);
  rendered_statement rendered = render(scoped);
  made.text = std::move(rendered.text);
  if (made.verb == tree::verb::select) made.bound = bound_of(scoped.get().body, made.text);
  if (rendered.check_without_rows) {
    auto check = std::make_unique<plan>();
    check->site = &site;
    check->verb = statement.what;
    check->tables = made.tables;
    check->values = made.values;
    check->text = *std::move(rendered.check_without_rows);
    check->index = next_plan_index();
    made.check_without_rows = std::move(check);
  }
  made.index = next_plan_index();
  return made;
}

constinit std::atomic<plan_replacer*> attached_replacer{nullptr};

const plan& make_plan(plan_slot& bucket, const statement_source& source, form_number form, condition_mask conditions) {
  static std::mutex mutex;
  // Never destroyed: a static destructor of the user may still run statements.
  static auto& all = *new std::deque<plan>;

  const std::lock_guard lock(mutex);
  const plan* const first = bucket.load(std::memory_order_relaxed);
  for (const plan* p = first; p != nullptr; p = p->next)
    if (p->conditions == conditions && p->form == form) return *p;

  const tree::statement statement = source.lower(conditions);
  const scope_forms forms = forms_of(form);
  std::optional<plan> other;
  if (plan_replacer* r = attached_replacer.load()) other = r->replace(source, statement, forms);
  plan made = other ? *std::move(other) : build_plan(*source.site, statement, forms);
  made.source = &source;
  made.conditions = conditions;
  made.form = form;
  made.next = first;
  all.push_back(std::move(made));
  bucket.store(&all.back(), std::memory_order_release);
  return all.back();
}

error_place place_of(const plan& p, std::string_view table) {
  if (table.empty() && !p.tables.empty()) table = p.tables.front()->name;
  return {p.site->name, p.site->file, p.site->line, std::string(table)};
}

std::string describe(const plan& p) {
  const auto slots = [](const sql_text& text) {
    const char* const sign = text.parameter_types.empty() ? "?" : "$";
    std::string list;
    std::string what;
    for (std::size_t parameter = 1; parameter <= text.parameters; ++parameter) {
      // What is none of these is one more column of the rows before it.
      if (text.tenant_parameter == parameter) what = "tenant";
      for (const scope_slot& slot : text.scope_slots)
        if (slot.parameter == parameter) what = (slot.form == scope_form::set ? "set of " : "") + slot.dimension;
      for (std::size_t i = 0; i < text.value_parameter.size(); ++i)
        if (text.value_parameter[i] == parameter) what = "value " + std::to_string(i + 1);
      list += (list.empty() ? "\n  " : ", ") + (sign + std::to_string(parameter)) + " " + what;
    }
    return list;
  };
  std::string text = p.text.sql + slots(p.text);
  if (p.check_without_rows)
    text += "\nwhere that finds no row:\n" + p.check_without_rows->text.sql + slots(p.check_without_rows->text);
  return text + "\n";
}

}  // namespace rowscope::detail
