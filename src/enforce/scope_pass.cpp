#include <rowscope/enforce/scope_pass.hpp>

#include "guarded_terms.hpp"
#include "names.hpp"
#include "rule.hpp"
#include "select_scope.hpp"
#include "write_scope.hpp"

namespace rowscope {

scoped_statement apply_scope(tree::statement s, const scope_forms& forms) {
  using namespace enforce;
  if (is_broken(rule::scope_pass)) return scoped_statement({}, std::move(s), forms.sql());
  check_names(s);
  scope_path path(s, forms);
  if (s.what != tree::verb::select) check_target(s, path);
  if (!forms.is_unscoped()) path.set_marked(mark_sources(s, forms.sql()));
  std::optional<tree::select> check_without_rows;
  switch (s.what) {
    case tree::verb::select: scope_select(s.body, path); break;
    case tree::verb::insert: scope_insert(s, path); break;
    case tree::verb::update: check_without_rows = scope_update(s, path); break;
    case tree::verb::remove: scope_remove(s, path); break;
  }
  scoped_statement scoped({}, std::move(s), forms.sql());
  scoped.check_without_rows_ = std::move(check_without_rows);
  return scoped;
}

}  // namespace rowscope
