#include "mutant_probe.hpp"

#include <algorithm>
#include <rowscope/error.hpp>

#include "companion.hpp"
#include "mutant_scope.hpp"
#include "row_bag.hpp"

namespace rowscope::audit {
namespace {

constexpr mutation all_mutations[] = {mutation::predicates, mutation::tenant, mutation::keys, mutation::conflict};

/// The rows of a mutant, or none where it fails, which is something else too. Then nothing of it is left: on PostgreSQL
/// no other could be run behind it.
std::optional<row_bag> rows_of(const detail::plan& p, detail::cursor& original, const scope& held_to) {
  row_bag bag;
  try {
    const detail::trial undone(original.owner());
    companion beside(p, original, held_to);
    bag.add_rows(beside.rows());
  } catch (const error&) {
    return std::nullopt;
  }
  return bag;
}

/// Whether it can be watched: of a statement type, and not a text that is gone when others were run.
bool is_probed(const detail::plan& p) { return p.source != nullptr && (p.raw == nullptr || !p.raw->is_unchecked); }

/// How many rows a write that is undone wrote; none where it fails.
std::optional<std::int64_t> rows_written(const detail::plan& p, detail::cursor& original, const scope& held_to) {
  std::optional<std::int64_t> rows;
  try {
    const detail::trial undone(original.owner());
    rows = companion(p, original, held_to).write();
  } catch (const error&) {
    rows.reset();
  }
  return rows;
}

/// Whether a mutant shows itself where the statement is refused, and it is not. So it is tried behind the statement.
bool shows_where_refused(mutation kind, const detail::plan& p) {
  return kind == mutation::keys || kind == mutation::conflict || (p.raw != nullptr && p.verb == tree::verb::insert);
}

/// What the mutants beside an execution are held to.
const scope& scope_of(const finding_of_execution& found, const detail::cursor& original) {
  return found.of_mutants ? *found.of_mutants : original.watched_scope();
}

}  // namespace

// On SQLite an INSERT goes through the view in any case: its rows have the session's tenant. On PostgreSQL it names the
// tenant itself, and only a policy refuses another.
void mutant_probe::add_raw_mutant(detail::cursor& c, probed_plan& made) {
  const detail::plan& p = c.made_from();
  if (p.raw->sql == dialect::postgresql) {
    made.mutants.emplace(mutation::predicates, mutant_plan{without_guard(p), "in the scope of all tenants"});
    return;
  }
  if (p.verb == tree::verb::insert) return;
  mutant_plan m{without_guard(p), "on the tables themselves, without the guard"};
  m.plan.text.sql = c.owner().raw().unguarded_text(p);
  if (m.plan.text.sql != p.text.sql) made.mutants.emplace(mutation::predicates, std::move(m));
}

const probed_plan& mutant_probe::probed(detail::cursor& c) {
  const detail::plan& p = c.made_from();
  const std::lock_guard lock(mutex_);
  const auto [at, is_new] = plans_.try_emplace(&p);
  if (!is_new) return at->second;
  probed_plan& made = at->second;
  if (p.raw != nullptr) {
    if (p.is_guarded) add_raw_mutant(c, made);
    return made;
  }
  const tree::statement s = p.source->lower(p.conditions);
  const scope_forms forms = detail::forms_of(p.form);
  for (const mutation kind : all_mutations)
    if (auto m = mutate(kind, *p.site, s, forms)) made.mutants.emplace(kind, *std::move(m));
  made.per_table = mutate_each_table(*p.site, s, forms);
  const auto keys = p.verb != tree::verb::select ? rows_touched(s) : std::nullopt;
  if (!keys || forms.is_unscoped()) return made;
  auto without = mutate(mutation::predicates, *p.site, *keys, forms);
  if (!without || !without->impossible.empty()) return made;
  made.keys = std::make_unique<detail::plan>(detail::build_plan(*p.site, *keys, forms));
  made.keys->tables = p.tables;
  made.mutant_keys = std::make_unique<detail::plan>(std::move(without->plan));
  made.mutant_keys->tables = p.tables;
  return made;
}

void mutant_probe::widen(detail::cursor& c, finding_of_execution& found) {
  try {
    found.of_mutants = scope_of_mutants(c.owner(), c.watched_scope());
  } catch (const error& e) {
    found.hindered = e.what();
  }
}

void mutant_probe::compare_reads(detail::cursor& c, const probed_plan& mutants, finding_of_execution& found) {
  const bool reads = c.made_from().verb == tree::verb::select;
  const auto predicates = mutants.mutants.find(mutation::predicates);
  if (predicates == mutants.mutants.end() || !predicates->second.impossible.empty()) return;
  if (shows_where_refused(mutation::predicates, c.made_from())) return;
  if (!reads && c.made_from().raw != nullptr) {
    found.mutant_wrote = rows_written(predicates->second.plan, c, scope_of(found, c));
    return;
  }
  if (!reads && mutants.keys == nullptr) return;
  const detail::plan& real = reads ? c.made_from() : *mutants.keys;
  const detail::plan& other = reads ? predicates->second.plan : *mutants.mutant_keys;
  // Both see one state of the database.
  const detail::trial undone(c.owner());
  auto own = rows_of(real, c, c.watched_scope());
  if (!own) return;  // the execution itself will fail
  found.is_compared = true;
  const auto differs = [&](const detail::plan& p) {
    auto rows = rows_of(p, c, scope_of(found, c));
    if (rows && (rows->is_only_counted() || own->is_only_counted())) found.only_counted = true;
    return !rows || !row_bag::equal(*own, *rows);
  };
  if (!differs(other)) return;
  found.distinguished.insert(mutation::predicates);
  for (const auto& [instance, m] : mutants.per_table)
    if (differs(m.plan)) found.distinguished_tables.insert(instance);
}

void mutant_probe::starts(detail::cursor& c) noexcept {
  if (!is_probed(c.made_from())) return;
  try {
    const probed_plan& mutants = probed(c);
    finding_of_execution found;
    if (!mutants.mutants.empty()) widen(c, found);
    if (found.hindered.empty()) compare_reads(c, mutants, found);
    if (std::ranges::any_of(mutants.mutants,
                            [&](const auto& m) { return shows_where_refused(m.first, c.made_from()); }))
      c.owner().undo_next_alone();
    const std::lock_guard lock(mutex_);
    open_[&c] = std::move(found);
  } catch (const std::exception&) {
    // A mutant that cannot be run shows nothing.
  }
}

void mutant_probe::ends(detail::cursor& c, outcome how) noexcept {
  if (!is_probed(c.made_from())) return;
  try {
    const probed_plan& mutants = probed(c);
    finding_of_execution found;
    {
      const std::lock_guard lock(mutex_);
      if (auto at = open_.extract(&c)) found = std::move(at.mapped());
    }
    for (const auto& [kind, m] : mutants.mutants) {
      if (!m.impossible.empty() || !found.hindered.empty()) continue;
      if (shows_where_refused(kind, c.made_from()) && how == outcome::failed && succeeds(m.plan, c, scope_of(found, c)))
        found.distinguished.insert(kind);
      // The row is another tenant's: that is something else wherever one was written.
      if (kind == mutation::tenant && how == outcome::ok) found.distinguished.insert(kind);
      const bool is_raw_change = c.made_from().raw != nullptr &&
                                 (c.made_from().verb == tree::verb::update || c.made_from().verb == tree::verb::remove);
      const bool other_rows =
          how == outcome::ok ? found.mutant_wrote != c.changed_rows() : found.mutant_wrote.has_value();
      if (is_raw_change && other_rows) found.distinguished.insert(kind);
    }
    compared(c.made_from(), mutants, found, c.watched_scope());
  } catch (const std::exception&) {
  }
}

}  // namespace rowscope::audit
