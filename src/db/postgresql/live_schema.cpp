#include "live_schema.hpp"

#include <algorithm>

#include "../../schema/postgresql/names.hpp"

namespace rowscope::detail::postgresql {
namespace {

/// The declared tables that exist, and the columns that are of a type which their declaration names.
std::string declared_tables(const schema_info& schema) {
  std::string tables, types;
  for (const table_info* t : schema.tables) {
    tables += (tables.empty() ? "" : ", ") + std::string("(") + literal(t->name) + ", pg_catalog.to_regclass(" +
              literal(qualified(t->name)) + ")::oid)";
    for (const column_info& c : t->columns)
      if (!c.postgresql_type.empty())
        types += ", (" + literal(t->name) + ", " + literal(c.name) + ", pg_catalog.to_regtype(" +
                 literal(c.postgresql_type) + ")::oid)";
  }
  if (tables.empty()) tables = "(NULL::text, NULL::oid)";
  return "WITH declared(name, oid) AS (VALUES " + tables +
         "),\ntyped(of_table, of_column, oid) AS (VALUES (NULL::text, NULL::text, NULL::oid)" + types + ")\n";
}

/// A domain is what it was made of. Which collations sort by bytes: `default` is the database's own.
constexpr const char* columns_sql = R"(
SELECT d.name, c.relkind, COALESCE(a.attname, ''), pg_catalog.format_type(a.atttypid, a.atttypmod), b.typname,
  a.attnotnull, a.atthasdef OR a.attidentity <> '', a.attgenerated <> '', COALESCE(o.collname, ''),
  COALESCE(o.collisdeterministic, true),
  COALESCE(CASE WHEN o.collname <> 'default' THEN o.collname IN ('C', 'POSIX', 'ucs_basic', 'pg_c_utf8')
    ELSE p.own ->> 'datlocprovider' = 'b'
      OR (COALESCE(p.own ->> 'datlocprovider', 'c') = 'c' AND p.own ->> 'datcollate' IN ('C', 'POSIX')) END, true),
  COALESCE(t.oid = a.atttypid, false), pg_catalog.to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL,
  pg_catalog.to_regproc('rowscope.with_every_row') IS NOT NULL,
  (SELECT COALESCE(pg_catalog.string_agg(h.relname, ', ' ORDER BY h.relname), '') FROM pg_catalog.pg_inherits AS i
    JOIN pg_catalog.pg_class AS h ON h.oid = i.inhrelid WHERE i.inhparent = c.oid AND NOT h.relispartition)
FROM declared AS d JOIN pg_catalog.pg_class AS c ON c.oid = d.oid
JOIN (SELECT pg_catalog.to_jsonb(x) AS own FROM pg_catalog.pg_database AS x
  WHERE x.datname = pg_catalog.current_database()) AS p ON true
LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN LATERAL (WITH RECURSIVE base AS (
    SELECT y.oid, y.typbasetype, y.typname FROM pg_catalog.pg_type AS y WHERE y.oid = a.atttypid
    UNION ALL SELECT y.oid, y.typbasetype, y.typname FROM base JOIN pg_catalog.pg_type AS y ON y.oid = base.typbasetype)
  SELECT typname FROM base WHERE typbasetype = 0) AS b ON true
LEFT JOIN pg_catalog.pg_collation AS o ON o.oid = a.attcollation
LEFT JOIN typed AS t ON t.of_table = d.name AND t.of_column = a.attname
ORDER BY d.name, a.attnum)";

/// An index that is not valid yet, and a key that is only checked at the commit, hold nothing.
constexpr const char* indexes_sql = R"(
SELECT d.name, x.relname, i.indisunique AND i.indimmediate, i.indpred IS NOT NULL, COALESCE(k.contype::text, 'c'),
  COALESCE(a.attname, ''), COALESCE(o.collisdeterministic, true)
FROM declared AS d JOIN pg_catalog.pg_index AS i ON i.indrelid = d.oid AND i.indisvalid
JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
CROSS JOIN LATERAL pg_catalog.generate_series(0, i.indnkeyatts - 1) AS n
LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[n] AND a.attnum <> 0
LEFT JOIN pg_catalog.pg_collation AS o ON o.oid = i.indcollation[n]
LEFT JOIN pg_catalog.pg_constraint AS k ON k.conindid = i.indexrelid AND k.conrelid = i.indrelid
  AND k.contype IN ('p', 'u')
ORDER BY d.name, x.relname, n)";

/// Each partition has the triggers of a foreign key once more. What inherits in another way has none of it.
constexpr const char* keys_sql = R"(
SELECT d.name, k.conname, COALESCE(p.name, k.confrelid::pg_catalog.regclass::text), a.attname, o.attname,
  k.confupdtype, k.confdeltype, k.convalidated, k.condeferred,
  NOT EXISTS (
    WITH RECURSIVE parts AS (SELECT k.oid UNION ALL
      SELECT c.oid FROM parts JOIN pg_catalog.pg_constraint AS c ON c.conparentid = parts.oid)
    SELECT FROM parts JOIN pg_catalog.pg_trigger AS g ON g.tgconstraint = parts.oid WHERE g.tgenabled IN ('D', 'R')),
  NOT EXISTS (
    WITH RECURSIVE heirs AS (
      SELECT i.inhrelid AS oid FROM pg_catalog.pg_inherits AS i JOIN pg_catalog.pg_class AS h ON h.oid = i.inhrelid
      WHERE i.inhparent = k.conrelid AND NOT h.relispartition
      UNION SELECT i.inhrelid FROM heirs JOIN pg_catalog.pg_inherits AS i ON i.inhparent = heirs.oid)
    SELECT FROM heirs WHERE NOT EXISTS (
      SELECT FROM pg_catalog.pg_constraint AS o WHERE o.conrelid = heirs.oid AND o.contype = 'f' AND o.convalidated
        AND o.confrelid = k.confrelid AND o.confkey = k.confkey AND NOT EXISTS (
          SELECT FROM ROWS FROM (pg_catalog.unnest(o.conkey), pg_catalog.unnest(k.conkey)) AS u(own, other)
            JOIN pg_catalog.pg_attribute AS x ON x.attrelid = o.conrelid AND x.attnum = u.own
            JOIN pg_catalog.pg_attribute AS y ON y.attrelid = k.conrelid AND y.attnum = u.other
          WHERE x.attname <> y.attname)))
FROM declared AS d JOIN pg_catalog.pg_constraint AS k ON k.conrelid = d.oid AND k.contype = 'f'
LEFT JOIN declared AS p ON p.oid = k.confrelid
CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(k.conkey), pg_catalog.unnest(k.confkey)) WITH ORDINALITY
  AS u(own, other, n)
JOIN pg_catalog.pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.own
JOIN pg_catalog.pg_attribute AS o ON o.attrelid = k.confrelid AND o.attnum = u.other
ORDER BY d.name, k.conname, k.oid, u.n)";

/// A row of an answer.
struct answer_row {
  const PGresult* of;
  int row;

  [[nodiscard]] std::string operator[](int column) const { return PQgetvalue(of, row, column); }
  [[nodiscard]] bool is(int column) const { return *PQgetvalue(of, row, column) == 't'; }
};

template <class Use>
void each_row(postgresql_connection& c, const std::string& sql, const Use& use) {
  const result rows = c.rows_of(sql.c_str());
  for (int row = 0; row < PQntuples(rows.get()); ++row) use(answer_row{rows.get(), row});
}

void set_kind(live_table& table, char kind) {
  table.kind = kind == 'r' || kind == 'p' ? live_kind::table : kind == 'v' ? live_kind::view : live_kind::other;
  table.kind_name = table.kind == live_kind::table  ? "table"
                    : table.kind == live_kind::view ? "view"
                    : kind == 'm'                   ? "materialized view"
                    : kind == 'f'                   ? "foreign table"
                                                    : "relation of another kind";
}

std::string action(char c) {
  switch (c) {
    case 'r': return "RESTRICT";
    case 'c': return "CASCADE";
    case 'n': return "SET NULL";
    case 'd': return "SET DEFAULT";
    default: return "NO ACTION";
  }
}

/// The table of a row, which comes with its columns first.
live_table& table_of(live_schema& all, const std::string& name) {
  return *std::ranges::find(all.tables, name, &live_table::name);
}

void add_column(live_schema& all, const answer_row& row) {
  if (all.tables.empty() || all.tables.back().name != row[0]) {
    live_table& t = all.tables.emplace_back();
    t.name = row[0];
    set_kind(t, row[1].front());
    t.heirs = row[14];
  }
  all.is_distributed = row.is(12);
  all.is_secured = row.is(13);
  if (row[2].empty()) return;
  all.tables.back().columns.push_back({.name = row[2],
                                       .type = row[3],
                                       .collation = row[8],
                                       .not_null = row.is(5),
                                       .has_default = row.is(6),
                                       .is_generated = row.is(7),
                                       .base_type = row[4],
                                       .is_as_declared = row.is(11),
                                       .is_exact = row.is(9),
                                       .is_bytewise = row.is(10)});
}

void add_index(live_schema& all, const answer_row& row) {
  live_table& t = table_of(all, row[0]);
  if (t.indexes.empty() || t.indexes.back().name != row[1])
    t.indexes.push_back(
        {.name = row[1], .columns = {}, .is_unique = row.is(2), .is_partial = row.is(3), .origin = row[4].front()});
  live_index& index = t.indexes.back();
  index.columns.push_back(row[5]);
  if (row[5].empty() || !row.is(6)) index.is_bytewise = false;
  if (index.origin != 'p') return;
  for (live_column& c : t.columns)
    if (c.name == row[5]) c.primary_key = static_cast<int>(index.columns.size());
}

void add_key(live_schema& all, const answer_row& row) {
  live_table& t = table_of(all, row[0]);
  if (t.foreign_keys.empty() || t.foreign_keys.back().name != row[1])
    t.foreign_keys.push_back({.parent = row[2],
                              .key = {},
                              .on_update = action(row[5].front()),
                              .on_delete = action(row[6].front()),
                              .name = row[1],
                              .is_validated = row.is(7),
                              .is_enforced = row.is(9),
                              .is_deferred = row.is(8),
                              .holds_heirs = row.is(10)});
  t.foreign_keys.back().key.push_back({row[3], row[4]});
}

}  // namespace

const live_table* live_schema::find(std::string_view name) const {
  const auto found = std::ranges::find(tables, name, &live_table::name);
  return found == tables.end() ? nullptr : &*found;
}

live_schema read_schema(postgresql_connection& c) {
  live_schema all;
  const std::string declared = declared_tables(c.schema());
  each_row(c, declared + columns_sql, [&](const answer_row& row) { add_column(all, row); });
  each_row(c, declared + indexes_sql, [&](const answer_row& row) { add_index(all, row); });
  each_row(c, declared + keys_sql, [&](const answer_row& row) { add_key(all, row); });
  return all;
}

}  // namespace rowscope::detail::postgresql
