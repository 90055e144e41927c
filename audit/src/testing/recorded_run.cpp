#include "recorded_run.hpp"

#include <algorithm>

#include <rowscope/query/site.hpp>

namespace rowscope::audit {
namespace {

constexpr std::size_t most_tenants = 16;

std::string tenants_of(const scope& s) {
  if (s.is_unscoped()) return "every";
  if (s.tenant()) return to_string(*s.tenant());
  std::string list;
  for (const scope::part& p : s.parts())
    if (p.dimension == tenant_dimension)
      for (const tenant& t : p.values) list += (list.empty() ? "" : ",") + to_string(t);
  return "{" + list + "}";
}

}  // namespace

recorded_run::recorded_run(std::string binary) : binary_(std::move(binary)) {
  binary_info& info = coverage_.binaries[binary_];
  info.stamp = stamp_of(binary_);
  info.directory = std::filesystem::current_path().string();
  refresh();
}

void recorded_run::refresh() {
  for (site_key& key : registered_sites()) {
    audited_site& site = coverage_.sites[key];
    by_shape_.emplace(std::tuple(key.name, key.line, key.shape), &site);
  }
}

void recorded_run::knows(std::vector<std::string> tests) {
  coverage_.binaries[binary_].known_tests = {tests.begin(), tests.end()};
}

void recorded_run::starts_test(std::string_view name, std::string_view file, std::uint32_t line) {
  const std::lock_guard lock(mutex_);
  test_ = {binary_, std::string(name)};
  running_ = {.file = std::string(file), .line = line};
  started_ = std::chrono::steady_clock::now();
}

void recorded_run::ends_test(bool passed, std::int64_t assertions) {
  const std::lock_guard lock(mutex_);
  running_.passed = passed;
  running_.assertions = assertions;
  running_.duration = std::chrono::steady_clock::now() - started_;
  const auto [at, is_new] = coverage_.tests.emplace(test_, running_);
  if (!is_new) {  // a framework may run one test several times
    at->second.passed = at->second.passed && passed;
    at->second.assertions += assertions;
    at->second.duration += running_.duration;
  }
  test_ = {};
}

coverage recorded_run::take(bool parts_left_out) {
  const std::lock_guard lock(mutex_);
  coverage_.binaries[binary_].chose_sections = parts_left_out;
  refresh();
  return coverage_;
}

audited_site* recorded_run::site_of(std::string_view name, std::uint32_t line, std::uint64_t shape) {
  const std::tuple key(std::string(name), line, shape);
  auto at = by_shape_.find(key);
  if (at == by_shape_.end()) {
    refresh();  // a library may have been loaded
    at = by_shape_.find(key);
  }
  return at != by_shape_.end() ? at->second : nullptr;
}

void recorded_run::executed(const execution& e) noexcept {
  const bool is_siteless = e.site.empty() && !e.file.empty();
  if ((e.shape == 0 && !is_siteless) || !e.began) return;
  const std::lock_guard lock(mutex_);
  if (test_.name.empty()) return;
  if (is_siteless) {
    ++coverage_.siteless[{std::string(e.file), e.line, std::string(e.verb), std::string(e.sql)}][test_];
    return;
  }
  audited_site* const site = site_of(e.site, e.line, e.shape);
  if (site == nullptr) return;
  reach& r = site->tests[test_];
  ++r.executions;
  r.rows += e.rows;
  site->sql.emplace(e.sql);
  if (e.scope.is_unscoped()) ++site->unscoped;
  if (site->tenants.size() < most_tenants) site->tenants.insert(tenants_of(e.scope));
  site->on |= e.conditions;
  site->off |= ~e.conditions;
}

void recorded_run::opened_unscoped(const scope& s) noexcept {
  const std::lock_guard lock(mutex_);
  if (test_.name.empty()) return;
  for (auto& [key, site] : coverage_.sites)
    if (key.verb == "unscoped" && key.name == s.unscoped_site()) {
      ++site.tests[test_].executions;
      ++site.unscoped;
      site.reasons.insert(s.unscoped_reason());
    }
}

void recorded_run::compared(const detail::plan& p, const probed_plan& mutants, const finding_of_execution& found,
                            const scope&) {
  const std::lock_guard lock(mutex_);
  if (test_.name.empty()) return;
  audited_site* const site = site_of(p.site->name, p.site->line, p.source->shape);
  if (site == nullptr) return;
  if ((p.raw != nullptr ? p.raw->sql : detail::forms_of(p.form).sql()) == dialect::postgresql)
    coverage_.binaries[binary_].uses_server = true;
  // Something of the scope is bound, so something could be left out.
  if (mutants.mutants.empty() && (p.text.tenant_parameter != 0 || !p.text.scope_slots.empty()))
    site->add(mutation::predicates, {{}, "no mutant of this statement can be made"});
  for (const auto& [kind, m] : mutants.mutants)
    if (!m.impossible.empty())
      site->add(kind, {{}, m.change + " cannot be made (" + m.impossible + ")"});
    else if (!found.hindered.empty())
      site->add(kind, {{}, m.change + " cannot be run (" + found.hindered + ")"});
    else
      site->add(kind, {m.plan.text.sql, m.change});
  for (const auto& [instance, m] : mutants.per_table)
    site->per_table.emplace(instance, mutant{m.plan.text.sql, m.change});
  for (const std::string& instance : found.distinguished_tables) ++site->seen_per_table[instance];
  reach& r = site->tests[test_];
  r.distinguished.insert(found.distinguished.begin(), found.distinguished.end());
  if (found.is_compared) ++r.compared;
  r.only_counted = r.only_counted || found.only_counted;
}

}  // namespace rowscope::audit
