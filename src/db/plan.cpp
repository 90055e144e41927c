#include <rowscope/db/plan.hpp>

#include <deque>
#include <mutex>

#include "columns_of_values.hpp"

namespace rowscope::detail {
namespace {

output_name name_of(const tree::output& o) {
  if (o.what.what == tree::expr::kind::column) return {o.what.qualifier, o.what.text};
  return {{}, o.label.empty() ? o.what.text : o.label};
}

}  // namespace

const plan& make_plan(plan_slot& bucket, const site_name& site, lower_function lower, scope_form form,
                      condition_mask conditions) {
  static std::mutex mutex;
  // Never destroyed: a static destructor of the user may still run statements.
  static auto& all = *new std::deque<plan>;
  static std::uint32_t next_index = 0;

  const std::lock_guard lock(mutex);
  const plan* const first = bucket.load(std::memory_order_relaxed);
  for (const plan* p = first; p != nullptr; p = p->next)
    if (p->conditions == conditions) return *p;

  const tree::statement statement = lower(conditions);
  plan made;
  made.site = &site;
  made.verb = statement.what;
  made.conditions = conditions;
  made.tables.push_back(statement.body.from.table);
  for (const tree::join& j : statement.body.joins) made.tables.push_back(j.what.table);
  for (const tree::output& o : statement.body.outputs) made.outputs.push_back(name_of(o));

  made.values = columns_of_values(statement);
  rendered_statement rendered = render(apply_scope(statement, form));
  made.text = std::move(rendered.text);
  if (rendered.check_without_rows) {
    auto check = std::make_unique<plan>();
    check->site = &site;
    check->verb = statement.what;
    check->tables = made.tables;
    check->values = made.values;
    check->text = *std::move(rendered.check_without_rows);
    check->index = next_index++;
    made.check_without_rows = std::move(check);
  }
  made.index = next_index++;
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
    std::string list;
    for (std::size_t parameter = 1;; ++parameter) {
      std::string what;
      if (text.tenant_parameter == parameter) what = "tenant";
      for (std::size_t i = 0; i < text.value_parameter.size(); ++i)
        if (text.value_parameter[i] == parameter) what = "value " + std::to_string(i + 1);
      if (what.empty()) return list;
      list += (list.empty() ? "\n  ?" : ", ?") + std::to_string(parameter) + " " + what;
    }
  };
  std::string text = p.text.sql + slots(p.text);
  if (p.check_without_rows)
    text += "\nwhere that finds no row:\n" + p.check_without_rows->text.sql + slots(p.check_without_rows->text);
  return text + "\n";
}

}  // namespace rowscope::detail
