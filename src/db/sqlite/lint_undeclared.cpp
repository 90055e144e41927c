#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "lint_schema.hpp"

namespace rowscope::detail::sqlite {
namespace {

/// The first table with rows of tenants, other than this one, that stored SQL names; null for none.
const table_info* scoped_table_in(const check_context& check, std::string_view sql, std::string_view but = {}) {
  for (const table_info* t : check.schema.tables)
    if (!t->is_shared() && !same_name(t->name, but) && may_name(sql, t->name)) return t;
  return nullptr;
}

/// The tables of a virtual one are its own.
bool is_shadow(const check_context& check, const live_table& t) {
  return std::ranges::any_of(check.live.tables(), [&](const live_table& v) {
    return v.kind == live_kind::other && t.name.size() > v.name.size() && t.name[v.name.size()] == '_' &&
           same_name(std::string_view(t.name).substr(0, v.name.size()), v.name);
  });
}

}  // namespace

void lint_triggers(const check_context& check) {
  for (const live_schema::trigger& t : check.live.triggers()) {
    const table_info* table = declared(check.schema, t.table);
    if (table != nullptr && !table->is_shared())
      tell(check, severity::warning, "trigger-on-scoped-table", *table,
           "has the trigger " + t.name +
               ", which runs as it is written, over the rows of every tenant; see that each statement in it names the "
               "tenant of the row");
    else if (const table_info* named = scoped_table_in(check, t.sql, t.table))
      check.report({"trigger-names-scoped-table", severity::warning, t.table,
                    "the table " + t.table + " has the trigger " + t.name + ", which names " +
                        std::string(named->name) +
                        " and runs as it is written, over the rows of every tenant, for whoever writes " + t.table +
                        "; see that each statement in it names a tenant"});
  }
}

void lint_undeclared(const check_context& check) {
  for (const live_table& t : check.live.tables()) {
    if (declared(check.schema, t.name) != nullptr || is_shadow(check, t)) continue;
    if (const table_info* named = t.kind == live_kind::view ? scoped_table_in(check, t.sql) : nullptr)
      check.report({"view-over-scoped-table", severity::warning, t.name,
                    "the view " + t.name + " is not declared and names " + std::string(named->name) +
                        ": it gives the rows of every tenant to whoever reads it past rowscope, and under the guard "
                        "raw SQL cannot read it; declare it as rs::view with its scope rule, or drop it"});
    else if (t.kind == live_kind::other)
      check.report({"virtual-table", severity::warning, t.name,
                    "the virtual table " + t.name +
                        " is not declared, and nothing tells whose its rows are: an index of texts, say, answers with "
                        "those of every tenant; under the guard raw SQL cannot read it; read it where no tenant's "
                        "session does, and go on with keys that a session looks up"});
    else
      check.report({"undeclared-table", severity::note, t.name,
                    "the " + t.kind_name + " " + t.name +
                        " is not declared, so that rowscope neither reads nor writes it; declare it with its scope "
                        "rule"});
  }
}

}  // namespace rowscope::detail::sqlite
