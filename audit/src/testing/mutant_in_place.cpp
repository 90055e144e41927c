#include "mutant_in_place.hpp"

#include <rowscope/query/site.hpp>

#include "companion.hpp"
#include "mutant_scope.hpp"

namespace rowscope::audit {
namespace {

bool is_raw_insert(const detail::plan& p) { return p.raw != nullptr && p.verb == tree::verb::insert; }

}  // namespace

mutant_in_place::mutant_in_place(mutant_name m) : mutant_(std::move(m)) {
  const std::string_view verb = mutant_.kind == mutation::predicates ? "select" : "insert";
  if (mutant_.kind != mutation::predicates && mutant_.kind != mutation::conflict) return;
  for (const site_info& s : sites())
    if (is_it(s.name, s.line, s.shape) && s.verb == verb && s.tables.size() == 1) table_ = s.tables[0];
}

bool mutant_in_place::is_other_half(const detail::statement_source& source, const tree::statement& statement) const {
  const tree::source& from = statement.body.from;
  if (source.site->line != mutant_.line || source.site->name != mutant_.site || from.table == nullptr ||
      from.table->name != table_)
    return false;
  if (mutant_.kind == mutation::conflict) return statement.what == tree::verb::select;
  return statement.what == tree::verb::insert && statement.on_conflict && statement.on_conflict->assignments.empty();
}

std::optional<detail::plan> mutant_in_place::replace(const detail::statement_source& source,
                                                     const tree::statement& statement, const scope_forms& forms) {
  mutation kind = mutant_.kind;
  if (!is_it(source.site->name, source.site->line, source.shape)) {
    if (!is_other_half(source, statement)) return std::nullopt;
    kind = kind == mutation::conflict ? mutation::predicates : mutation::conflict;
  }
  auto made = mutate(kind, *source.site, statement, forms);
  if (!made || !made->impossible.empty()) return std::nullopt;
  const std::lock_guard lock(mutex_);
  plans_.insert(made->plan.index);
  return std::move(made->plan);
}

std::optional<detail::plan> mutant_in_place::replace(const detail::statement_source& source, const detail::plan& raw) {
  if (!is_it(source.site->name, source.site->line, source.shape) || mutant_.kind != mutation::predicates ||
      raw.raw->sql == dialect::postgresql)
    return std::nullopt;
  return without_guard(raw);
}

bool mutant_in_place::is_in_place(const detail::plan& p) {
  if (p.raw != nullptr) return p.source != nullptr && is_it(p.site->name, p.site->line, p.source->shape);
  const std::lock_guard lock(mutex_);
  return plans_.contains(p.index);
}

void mutant_in_place::starts(detail::cursor& c) noexcept {
  try {
    if (!is_in_place(c.made_from())) return;
    if (is_raw_insert(c.made_from())) c.owner().undo_next_alone();
    auto wider = scope_of_mutants(c.owner(), c.watched_scope());
    if (!wider) return;
    const std::lock_guard lock(mutex_);
    c.be_held_to(held_.insert_or_assign(&c, *std::move(wider)).first->second);
  } catch (const std::exception&) {
    is_hindered_ = true;
  }
}

// The rows of a raw INSERT that leaves the tenant out are of the only one in the scope, and in that of all there is
// none: the database refuses what shows nothing.
void mutant_in_place::ends(detail::cursor& c, outcome how) noexcept {
  try {
    const detail::plan& p = c.made_from();
    if (how == outcome::failed && is_raw_insert(p) && is_in_place(p) && succeeds(p, c, c.watched_scope()))
      is_hindered_ = true;
  } catch (const std::exception&) {
    is_hindered_ = true;
  }
  const std::lock_guard lock(mutex_);
  held_.erase(&c);
}

void mutant_in_place::executed(const execution& e) noexcept {
  if (is_it(e.site, e.line, e.shape)) reached_.fetch_add(1);
}

}  // namespace rowscope::audit
