#include "schema_check.hpp"

#include <algorithm>

#include "schema_query.hpp"

namespace rowscope::detail::sqlite {
namespace {

bool same_name(std::string_view a, std::string_view b) {
  return sqlite3_strnicmp(a.data(), b.data(), static_cast<int>(std::max(a.size(), b.size()))) == 0 &&
         a.size() == b.size();
}

std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) {
    if (c == '"') text += c;
    text += c;
  }
  return text + '"';
}

/// SQLite's rules for the affinity of a declared type (datatype3, section 3.1).
enum class affinity { integer, text, other };
affinity affinity_of(std::string type) {
  std::ranges::transform(type, type.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  const auto has = [&](const char* part) { return type.find(part) != std::string::npos; };
  if (has("INT")) return affinity::integer;
  if (has("CHAR") || has("CLOB") || has("TEXT")) return affinity::text;
  return affinity::other;
}

struct live_column {
  std::string type;
  std::string collation;
  bool not_null = false;
  bool row_number = false;  ///< INTEGER PRIMARY KEY: never NULL, whatever is declared
};

/// One step of a path, from a table to its parent.
struct path_step {
  path_step(const table_info& t, const scope_rule_info& rule)
      : table(t), name(t.name), key(rule.link.key), parent(&rule.other()) {
    for (const key_part& k : key) {
      foreign_key += (foreign_key.empty() ? "" : ", ") + std::string(k.column);
      parent_key += (parent_key.empty() ? "" : ", ") + std::string(k.other);
    }
  }

  const table_info& table;
  std::string_view name;
  std::span<const key_part> key;
  const table_info* parent;
  std::string foreign_key{};  ///< all columns of it, for messages
  std::string parent_key{};
};

std::string quoted_list(std::span<const key_part> key, std::string_view key_part::*side) {
  std::string list;
  for (const key_part& k : key) list += (list.empty() ? "" : ", ") + quoted(k.*side);
  return list;
}

class checker {
 public:
  explicit checker(sqlite_connection& connection) : connection_(connection) {}

  /// \returns whether the table exists
  bool check(const table_info& table) {
    const auto found = schema_query(connection_,
                                    "SELECT type FROM pragma_table_list WHERE schema = 'main' AND name = ?1 "
                                    "COLLATE NOCASE",
                                    {table.name});
    if (found.empty()) return false;
    if (table.is_shared() || table.is_view) return true;
    if (found[0][0] != "table")
      refuse(table, "is a " + found[0][0] + ", and scoping needs a table; declare the table behind it");
    for (const scope_rule_info& rule : table.rules) {
      if (rule.has_column()) check_tenant_column(table, rule);
      if (rule.kind == scope_kind::through) check_path({table, rule});
    }
    return true;
  }

 private:
  [[noreturn]] static void refuse(const table_info& table, const std::string& why) {
    throw schema_error("the table " + std::string(table.name) + " " + why, {.table = std::string(table.name)});
  }

  live_column find_column(const table_info& table, std::string_view name) {
    const char *type = nullptr, *collation = nullptr;
    int not_null = 0, primary_key = 0, autoincrement = 0;
    if (sqlite3_table_column_metadata(connection_.handle(), "main", std::string(table.name).c_str(),
                                      std::string(name).c_str(), &type, &collation, &not_null, &primary_key,
                                      &autoincrement) != SQLITE_OK)
      refuse(table,
             "has no column " + std::string(name) + ", which its scope stands on; add it, or correct the declaration");
    live_column c{type != nullptr ? type : "", collation != nullptr ? collation : "", not_null != 0, false};
    c.row_number = is_row_number(table, name);
    return c;
  }

  /// INTEGER PRIMARY KEY, and none that is DESC, composite, or of a table WITHOUT ROWID: those have an index.
  bool is_row_number(const table_info& table, std::string_view column) {
    return !schema_query(
                connection_,
                "SELECT 1 FROM pragma_table_xinfo(?1, 'main') c WHERE c.pk = 1 AND c.name = ?2 COLLATE NOCASE AND "
                "c.type = 'INTEGER' COLLATE NOCASE AND NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(?1, 'main') o "
                "WHERE o.pk > 1) AND NOT EXISTS (SELECT 1 FROM pragma_index_list(?1, 'main') WHERE origin = 'pk')",
                {table.name, column})
                .empty();
  }

  /// What the scope stands on is changed only by what the scope pass sees.
  void check_writes(const table_info& table, std::string_view column, const path_step* step = nullptr) {
    if (!schema_query(
             connection_,
             "SELECT 1 FROM pragma_table_xinfo(?1, 'main') WHERE name = ?2 COLLATE NOCASE AND hidden IN (2, 3)",
             {table.name, column})
             .empty())
      refuse(table, "generates the column " + std::string(column) +
                        " from others, so that writing those would change a row's tenant; make it an ordinary column");
    const auto keys = schema_query(
        connection_,
        "SELECT f.\"table\", f.on_update, f.on_delete, coalesce(f.\"to\", '') FROM pragma_foreign_key_list(?1, 'main') f WHERE f.\"from\" = ?2 "
        "COLLATE NOCASE",
        {table.name, column});
    for (const auto& key : keys) {
      const bool to_parent = step != nullptr && same_name(key[0], step->parent->name) &&
                             (key[3].empty() || std::ranges::any_of(step->key, [&](const key_part& k) {
                                return same_name(key[3], k.other);
                              }));
      if (key[1] == "SET DEFAULT" || key[2] == "SET DEFAULT" || (key[1] == "CASCADE" && !to_parent))
        refuse(table, "lets its foreign key to " + key[0] + " write the column " + std::string(column) +
                          " (ON UPDATE " + key[1] + ", ON DELETE " + key[2] +
                          "), so that rows would change their tenant; use NO ACTION, RESTRICT or ON DELETE CASCADE");
    }
  }

  /// The type in the database must compare values as the declaration does.
  live_column check_column(const table_info& table, std::string_view name, value_kind kind) {
    live_column c = find_column(table, name);
    const bool text = kind == value_kind::text;
    if (affinity_of(c.type) != (text ? affinity::text : affinity::integer))
      refuse(table, "declares the column " + std::string(name) + " as '" + c.type +
                        "', and it is declared to rowscope as " +
                        (text ? "a text: other types change texts, so that '042' finds 42; make it TEXT"
                              : "an integer; make it INTEGER"));
    if (text && !same_name(c.collation, "BINARY"))
      refuse(table, "compares the column " + std::string(name) + " by the collation " + c.collation +
                        ", so that 'ACME' finds 'acme'; make it COLLATE BINARY");
    return c;
  }

  void check_tenant_column(const table_info& table, const scope_rule_info& rule) {
    const live_column c = check_column(table, rule.column, table.find(rule.column)->kind);
    if (!c.not_null && !c.row_number && rule.kind != scope_kind::shared_or_own)
      refuse(table, "allows NULL in the tenant column " + std::string(rule.column) +
                        ": such rows belong to nobody; make it NOT NULL");
    check_writes(table, rule.column);
  }

  void check_path(const path_step& step) {
    for (const key_part& k : step.key) check_column(step.table, k.column, step.table.find(k.column)->kind);
    if (schema_query(connection_, "SELECT 1 FROM pragma_table_list WHERE schema = 'main' AND name = ?1 COLLATE NOCASE",
                     {step.parent->name})
            .empty())
      refuse(step.table, "is scoped through " + std::string(step.parent->name) + ", which does not exist; create it");
    for (const key_part& k : step.key) check_column(*step.parent, k.other, step.table.find(k.column)->kind);
    check_key_is_unique(step);
    check_foreign_key(step);
    for (const key_part& k : step.key) check_writes(step.table, k.column, &step);
    check_deferral(step.table);
    check_orphans(step);
  }

  /// The pragmas do not show it, so the table's own text is searched.
  void check_deferral(const table_info& table) {
    if (!schema_query(
             connection_,
             "SELECT 1 FROM main.sqlite_master WHERE type = 'table' AND name = ?1 COLLATE NOCASE AND upper(sql) "
             "LIKE '%INITIALLY%DEFERRED%'",
             {table.name})
             .empty())
      refuse(table,
             "has a foreign key that is INITIALLY DEFERRED: until the commit, a deleted parent's key could be given to "
             "another tenant, with the children; make it immediate");
  }

  void check_key_is_unique(const path_step& table) {
    const table_info& parent = *table.parent;
    const auto keys =
        schema_query(connection_, "SELECT name FROM pragma_table_xinfo(?1, 'main') WHERE pk > 0", {parent.name});
    if (keys.size() == 1 && table.key.size() == 1 && same_name(keys[0][0], table.parent_key)) return;
    const auto indexes = schema_query(
        connection_,
        "SELECT (SELECT count(*) FROM pragma_index_xinfo(l.name, 'main') x WHERE x.key), l.name, "
        "(SELECT max(x.coll <> 'BINARY' OR x.name IS NULL) FROM pragma_index_xinfo(l.name, 'main') x WHERE x.key) "
        "FROM pragma_index_list(?1, 'main') l WHERE l.\"unique\" AND NOT l.partial",
        {parent.name});
    const auto has = [&](const std::string& index, std::string_view column) {
      return !schema_query(connection_,
                           "SELECT 1 FROM pragma_index_xinfo(?1, 'main') x WHERE x.key AND x.name = ?2 COLLATE NOCASE",
                           {index, column})
                  .empty();
    };
    for (const auto& index : indexes)
      if (index[0] == std::to_string(table.key.size()) && index[2] == "0" &&
          std::ranges::all_of(table.key, [&](const key_part& k) { return has(index[1], k.other); }))
        return;
    refuse(table.table,
           "is scoped through " + std::string(parent.name) + "." + table.parent_key +
               ", which is not unique in the database: two tenants' rows could share a key; make it the primary key");
  }

  void check_foreign_key(const path_step& table) {
    const auto keys = schema_query(
        connection_,
        "SELECT f.id, f.\"table\", f.\"from\", coalesce(f.\"to\", (SELECT p.name FROM pragma_table_xinfo(f.\"table\", "
        "'main') p WHERE p.pk = f.seq + 1)), (SELECT count(*) FROM pragma_foreign_key_list(?1, 'main') g WHERE g.id = "
        "f.id) FROM pragma_foreign_key_list(?1, 'main') f",
        {table.name});
    const auto has = [&](const std::string& id, const key_part& k) {
      return std::ranges::any_of(keys, [&](const auto& key) {
        return key[0] == id && same_name(key[1], table.parent->name) && same_name(key[2], k.column) &&
               same_name(key[3], k.other) && key[4] == std::to_string(table.key.size());
      });
    };
    for (const auto& key : keys)
      if (std::ranges::all_of(table.key, [&](const key_part& k) { return has(key[0], k); })) return;
    refuse(table.table, "has no foreign key " + table.foreign_key + " -> " + std::string(table.parent->name) + "(" +
                            table.parent_key +
                            "), so that a deleted parent's key could come back as another "
                            "tenant's; add FOREIGN KEY (" +
                            quoted_list(table.key, &key_part::column) + ") REFERENCES " + quoted(table.parent->name) +
                            " (" + quoted_list(table.key, &key_part::other) + ")");
  }

  void check_orphans(const path_step& table) {
    const std::string child = "main." + quoted(table.name);
    const std::string parent = "main." + quoted(table.parent->name);
    std::string given, found;
    for (const key_part& k : table.key) {
      given += " AND c." + quoted(k.column) + " IS NOT NULL";
      found += " AND p." + quoted(k.other) + " = c." + quoted(k.column);
    }
    const auto orphans =
        schema_query(connection_,
                     "SELECT 1 FROM " + child + " AS c WHERE 1" + given + " AND NOT EXISTS (SELECT 1 FROM " + parent +
                         " AS p WHERE 1" + found + ") LIMIT 1",
                     {});
    if (!orphans.empty())
      refuse(table.table, "has rows whose " + table.foreign_key + " points to no row of " +
                              std::string(table.parent->name) +
                              ": the next tenant that gets such a key would own them; see "
                              "PRAGMA foreign_key_check(" +
                              quoted(table.name) + "), and remove or mend them");
  }

  sqlite_connection& connection_;
};

}  // namespace

void check_schema(sqlite_connection& connection, std::vector<const table_info*>& unchecked) {
  checker check(connection);
  std::erase_if(unchecked, [&](const table_info* t) { return check.check(*t); });
}

}  // namespace rowscope::detail::sqlite
