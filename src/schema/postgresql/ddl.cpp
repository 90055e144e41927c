#include <algorithm>

#include <rowscope/ast/sql_name.hpp>
#include <rowscope/error.hpp>
#include <rowscope/schema/postgresql_ddl.hpp>

#include "names.hpp"
#include "statements.hpp"

namespace rowscope {
namespace {

void check(const postgresql_ddl& options) {
  detail::postgresql::check_role(options.application_role, "application_role");
  detail::postgresql::check_role(options.unscoped_role, "unscoped_role");
  if (options.application_role == options.unscoped_role)
    throw usage_error("the application role and the unscoped role are both \"" + options.application_role +
                      "\"; what sees the rows of every tenant is a login of its own");
}

/// Tables and indexes, with those of primary keys, share their names' space.
class relation_names {
 public:
  explicit relation_names(const schema_info& schema) {
    for (const table_info* t : schema.tables) {
      taken_.emplace_back(t->name);
      taken_.push_back(std::string(t->name) + "_pkey");
    }
  }
  std::string take(const std::string& wanted) {
    std::string name = detail::postgresql::fitting(wanted);
    for (int n = 2; std::ranges::find(taken_, name) != taken_.end(); ++n)
      name = detail::postgresql::fitting(wanted + "_" + std::to_string(n));
    taken_.push_back(name);
    return name;
  }

 private:
  std::vector<std::string> taken_;
};

}  // namespace

std::vector<std::string> ddl_of(const schema_info& schema, const postgresql_ddl& options) {
  using namespace detail::postgresql;
  check(options);
  const detail::ddl_form form = form_of(options);
  const auto tables = detail::parents_first(schema);
  std::vector<std::string> all{check_roles(options)};
  const auto add = [&](const statements& more) { all.insert(all.end(), more.begin(), more.end()); };
  add(scope_functions(options));
  relation_names names(schema);
  for (const table_info* t : tables) {
    if (t->is_view) continue;
    add(create_table(*t, form));
    for (detail::expected_index& index : detail::expected_indexes(schema, *t, form)) {
      index.name = names.take(index.name);
      all.push_back(create_index(*t, index));
    }
  }
  if (options.distributed) add(distribution(schema));
  for (const table_info* t : tables) add(foreign_keys(*t, form));
  add(looking_functions(schema, options));
  for (const table_info* t : tables) add(row_security(*t, options));
  add(grants(schema, options));
  return all;
}

std::string ddl(const schema_info& schema, const postgresql_ddl& options) {
  std::string text;
  for (const std::string& statement : ddl_of(schema, options)) text += statement + ";\n";
  return text;
}

}  // namespace rowscope
