#include "tenant_database.hpp"

namespace rowscope_tests::oracle {
namespace {

/// WHEN the key of the row NEW leads to no row of the tenant of the row `owner`: of NEW, or of the row before the
/// update.
std::string leads_nowhere(const checked_key& key, const std::string& owner) {
  std::string condition, found;
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    const std::string column = std::string("NEW.") + key.columns[i];
    if (!key.carries_scope) condition += column + " IS NOT NULL AND ";
    found += std::string(" AND p.") + key.parent_columns[i] + " = " + column;
  }
  const std::string tenant = tenant_of(key.table, owner);
  const std::string_view parent = key.parent;
  if (parent == "users")
    found += " AND EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = p.id AND m.tenant_id = " + tenant + ")";
  else if (parent == "labels")
    found += " AND (p.tenant_id IS NULL OR p.tenant_id = " + tenant + ")";
  else
    found += " AND " + tenant_of(parent, "p") + " = " + tenant;
  if (const std::string event = event_of(parent, "p"); !event.empty())
    found += " AND " + event + " = " + event_of(key.table, owner);
  return condition + "NOT EXISTS (SELECT 1 FROM " + key.parent + " p WHERE 1" + found + ")";
}

std::string key_triggers() {
  std::string sql;
  int n = 0;
  for (const checked_key& key : checked_keys()) {
    std::string columns;
    for (const char* c : key.columns) columns += (columns.empty() ? "" : ", ") + std::string(c);
    const auto trigger = [&](const std::string& event, const std::string& when) {
      sql += "CREATE TRIGGER key_" + std::to_string(++n) + " BEFORE " + event + " ON " + key.table + " WHEN " + when +
             " BEGIN SELECT RAISE(ABORT, '" + foreign_key_message + "'); END;\n";
    };
    trigger("INSERT", leads_nowhere(key, "NEW"));
    trigger("UPDATE OF " + columns, leads_nowhere(key, "OLD"));
  }
  for (const char* table : table_names())
    if (!filled_columns(table).empty())
      sql += std::string("CREATE TRIGGER owned_") + table + " BEFORE INSERT ON " + table +
             " WHEN NEW.tenant_id IS NULL BEGIN SELECT RAISE(ABORT, '" + foreign_key_message + "'); END;\n";
  return sql;
}

}  // namespace

tenant_database::tenant_database(part p) : part_(std::move(p)) {
  pristine_.execute(tables_ddl() + all_rows());
  // Children first: whose a row is shows only as long as its parents are there.
  for (auto table = table_names().rbegin(); table != table_names().rend(); ++table)
    pristine_.execute(std::string("DELETE FROM ") + *table + " WHERE NOT coalesce(" + is_in(part_, *table, *table) +
                      ", 0)");
  pristine_.execute("CREATE VIEW seen_users AS SELECT * FROM users WHERE id IN (SELECT user_id FROM memberships);" +
                    key_triggers());
  working_.execute("PRAGMA page_size = 1024; PRAGMA foreign_keys = ON; PRAGMA case_sensitive_like = ON;");
  reset();
}

void tenant_database::reset() { working_.restore(pristine_); }

outcome tenant_database::run(const made_statement& s) {
  const part own = s.only_tenant == 0 ? part_ : part_.of(s.only_tenant);
  const plain_sql sql = plain_text(s, own);
  outcome done = working_.run(sql.text, sql.parameters);
  if (done.failed != failure::none || done.affected_rows > 0) return done;
  for (const plain_sql& check : checks_without_rows(s, own))
    if (working_.rows(check.text, check.parameters) == text_rows{"1"})
      return {failure::foreign_key, foreign_key_message};
  return done;
}

text_rows tenant_database::contents(std::string_view table) {
  return sorted(working_.rows("SELECT * FROM " + std::string(table)));
}

}  // namespace rowscope_tests::oracle
