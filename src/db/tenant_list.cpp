#include "tenant_list.hpp"

#include <algorithm>

#include <rowscope/db/bind.hpp>
#include <rowscope/db/watched.hpp>

namespace rowscope::detail {
namespace {

/// The tenants in one table's column.
tree::select tenants_in(const table_info& table, const scope_rule_info& rule) {
  tree::select s;
  s.from = tree::table_source(table, table.name);
  s.outputs.push_back({tree::column(table.name, rule.column), "tenant"});
  s.where = tree::unary(tree::expr::kind::suffix, "IS NOT NULL", tree::column(table.name, rule.column));
  return s;
}

/// \returns no output where no table says whose its rows are
tree::select all_tenants(const schema_info& schema) {
  const auto root =
      std::ranges::find_if(schema.tables, [](const table_info* t) { return t->has_rule(scope_kind::root); });
  tree::select all;
  for (const table_info* t : schema.tables) {
    const scope_rule_info* rule = t->rule_of_dimension(tenant_dimension);
    if (rule == nullptr || t->is_view || (root != schema.tables.end() && t != *root)) continue;
    if (all.outputs.empty())
      all = tenants_in(*t, *rule);
    else
      all.others.push_back({tree::set_operation::union_distinct, tenants_in(*t, *rule)});
  }
  all.distinct = all.others.empty();
  all.order_by.push_back({tree::literal("1")});
  return all;
}

}  // namespace

std::vector<tenant> list_tenants(connection& connection, const site_name& site, const scope& all) {
  tree::statement statement;
  statement.body = all_tenants(connection.schema());
  if (statement.body.outputs.empty())
    throw usage_error("no table of this schema says which tenants there are: none has a tenant column");
  const plan p = build_plan(site, statement, forms_of(all, connection.sql_dialect()));
  const struct closing {  // the plan is of this call only
    detail::connection& connection;
    const plan& p;
    ~closing() { connection.forget(p); }
  } closing{connection, p};

  std::vector<tenant> found;
  cursor& c = connection.acquire(p);
  c.begin(all);
  execution_guard guard(c);
  for (c.advance(); c.at_row(); c.advance())
    std::visit(
        [&]<class V>(const V& v) {
          if constexpr (std::is_same_v<V, std::int64_t>) found.emplace_back(v);
          if constexpr (std::is_same_v<V, std::string_view>)
            if (!v.empty()) found.emplace_back(v);
        },
        c.read_any(0));
  guard.dismiss();
  c.leave();
  return found;
}

}  // namespace rowscope::detail
