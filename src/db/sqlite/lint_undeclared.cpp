#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "../../sql/sql_tokens.hpp"
#include "lint_schema.hpp"

namespace rowscope::detail::sqlite {
namespace {

/// Whether stored SQL reads or writes what has the name: it stands where a table does.
bool uses(std::string_view sql, std::string_view name) {
  constexpr std::string_view begins[] = {"FROM", "JOIN", "INTO", "UPDATE"};
  constexpr std::string_view ends[] = {"SELECT", "WHERE", "ON", "GROUP", "ORDER", "SET", "USING", "VALUES"};
  const auto is_one_of = [](const sql_token& t, const auto& words) {
    return std::ranges::any_of(words, [&](std::string_view w) { return t.is(w); });
  };
  bool is_list = false;   // of tables
  bool is_begun = false;  // one stands here
  for (const sql_token& t : sql_tokens(sql)) {
    if (is_begun && t.can_name() && same_name(t.named(), name)) return true;
    if (is_one_of(t, begins)) is_list = true;
    if (is_one_of(t, ends)) is_list = false;
    is_begun = is_one_of(t, begins) || (is_list && (t.is_sign(",") || t.is_sign("(") || t.is_sign(".")));
  }
  return false;
}

/// The first table with rows of tenants, other than this one, that stored SQL uses, itself or by a view; null for none.
const table_info* scoped_table_in(const check_context& check, std::string_view sql, std::string_view but = {},
                                  int depth = 0) {
  for (const table_info* t : check.schema.tables)
    if (!t->is_shared() && !same_name(t->name, but) && uses(sql, t->name)) return t;
  constexpr int deepest = 20;  // a view that reads itself does not run, but can be stored
  for (const live_table& v : check.live.tables())
    if (v.kind == live_kind::view && depth < deepest && uses(sql, v.name))
      if (const table_info* t = scoped_table_in(check, v.sql, but, depth + 1)) return t;
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
      check.tell(
          severity::warning, "trigger-on-scoped-table", *table,
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
