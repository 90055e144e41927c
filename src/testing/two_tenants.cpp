#include <rowscope/testing/two_tenants.hpp>

#include <algorithm>
#include <bit>

#include <rowscope/db/bind.hpp>
#include <rowscope/db/execute.hpp>
#include <rowscope/db/watched.hpp>

#include "db/database_access.hpp"
#include "db/pool.hpp"
#include "fill.hpp"

namespace rowscope::testing {
namespace {

constexpr site_name filling{"rowscope.two_tenants"};

/// A statement made by hand, on a connection, in a scope. It is prepared for this object, and unknown to observers:
/// what fills a database for tests is nobody's query.
class tree_statement {
 public:
  tree_statement(rowscope::detail::connection& connection, const tree::statement& s, const scope& sc)
      : connection_(connection),
        scope_(sc),
        plan_(rowscope::detail::build_plan(filling, s, rowscope::detail::forms_of(sc, connection.sql_dialect()))) {}
  tree_statement(const tree_statement&) = delete;
  tree_statement& operator=(const tree_statement&) = delete;
  ~tree_statement() { connection_.forget(plan_); }

  /// \returns the rows, values in a row behind each other
  std::string run(const std::vector<detail::stored_value>& values) {
    rowscope::detail::cursor& c = connection_.acquire(plan_);
    c.begin(scope_);
    rowscope::detail::execution_guard guard(c);
    rowscope::detail::binder<true> binder(c);
    for (const detail::stored_value& value : values)
      std::visit(
          [&]<class V>(const V& v) {
            if constexpr (std::is_same_v<V, std::monostate>)
              binder(std::nullopt);
            else
              binder(v);
          },
          value);
    binder.scope(scope_);
    std::vector<std::string> rows;
    for (c.advance(); c.at_row(); c.advance()) rows.push_back(row_of(c));
    guard.dismiss();
    c.leave();
    std::ranges::sort(rows);
    std::string all;
    for (const std::string& row : rows) all += row;
    return all;
  }

 private:
  std::string row_of(rowscope::detail::cursor& c) const {
    std::string row;
    for (std::size_t i = 0; i < plan_.outputs.size(); ++i)
      std::visit(
          [&]<class V>(const V& v) {
            // Each with its length, so that no two rows look alike.
            std::string text;
            if constexpr (std::is_same_v<V, std::string_view>)
              text = "t" + std::string(v);
            else if constexpr (std::is_same_v<V, std::int64_t>)
              text = "n" + std::to_string(v);
            else if constexpr (std::is_same_v<V, double>)
              text = "r" + std::to_string(std::bit_cast<std::uint64_t>(v));
            row += std::to_string(text.size()) + ':' + text;
          },
          c.read_any(static_cast<int>(i)));
    return row + '\n';
  }

  rowscope::detail::connection& connection_;
  const scope& scope_;
  rowscope::detail::plan plan_;
};

/// \param left_out a column that the database fills in; empty: none
tree::statement insert_into(const table_info& table, std::string_view left_out = {}) {
  tree::statement s;
  s.what = tree::verb::insert;
  s.body.from = tree::table_source(table, table.name);
  for (const column_info& c : table.columns)
    if (c.name != left_out) s.assignments.push_back({std::string(c.name), tree::value(s.value_count++)});
  return s;
}
std::vector<detail::stored_value> values_of(const filled_table& t, const filled_row& row,
                                            std::string_view left_out = {}) {
  std::vector<detail::stored_value> values;
  for (const column_info& c : t.table->columns)
    if (c.name != left_out) values.push_back(row.at(c.name));
  return values;
}

tree::statement all_of(const table_info& table) {
  tree::statement s;
  s.body.from = tree::table_source(table, table.name);
  for (const column_info& c : table.columns) s.body.outputs.push_back({tree::column(table.name, c.name)});
  return s;
}

/// PostgreSQL counts the keys that it makes, and not those that it is given: as many as there are rows are made and not
/// used, which an insert that is undone does.
void count_keys(rowscope::detail::connection& connection, const filled_table& t, const scope& all) {
  const auto key = std::ranges::find_if(t.table->columns, &column_info::generated);
  if (key == t.table->columns.end() || connection.sql_dialect() != dialect::postgresql) return;
  for (const auto& [whose, row] : t.rows) {
    const std::uint64_t undone = connection.begin(false);
    tree_statement insert(connection, insert_into(*t.table, key->name), all);
    try {
      insert.run(values_of(t, row, key->name));
    } catch (const error&) {
      // It came to its key, and to a constraint then.
    }
    connection.rollback(undone);
  }
}

/// With the rows of nobody, and with those of one tenant, or of both.
void write(database& db, const std::vector<filled_table>& tables, std::optional<owner> only) {
  const scope all = scope::every_tenant(filling.name, "rows for tests");
  const auto lease = rowscope::detail::database_access::unscoped_pool_of(db).take(std::source_location::current());
  rowscope::detail::connection& connection = lease.get();
  const std::uint64_t transaction = connection.begin(false);
  for (const filled_table& t : tables) {
    tree_statement insert(connection, insert_into(*t.table), all);
    for (const auto& [whose, row] : t.rows) {
      if (only && whose != *only && whose != owner::nobody) continue;
      insert.run(values_of(t, row));
    }
  }
  connection.commit(transaction);
  for (const filled_table& t : tables) count_keys(connection, t, all);
}

database filled(const schema_info& schema, const std::vector<filled_table>& tables, std::optional<owner> only,
                const database_maker& made) {
  database db = made(schema);
  write(db, tables, only);
  return db;
}

scope scope_of(const schema_info& schema, std::span<const detail::sampled_table> tables, const tenant& t) {
  scope s{t};
  for (const std::string_view d : further_dimensions(schema)) s = s & scope(d, {scope_value(tables, d, 0)}, false);
  return s;
}

}  // namespace

database temporary_database(const schema_info& schema) {
  database db{sqlite_temporary(), schema};
  db.create_tables();
  return db;
}

shared_database::shared_database(const schema_info& schema, std::span<const detail::sampled_table> tables,
                                 const database_maker& made)
    : shared_database(schema, tables, make_rows(schema, tables), made) {}

shared_database::shared_database(const schema_info& schema, std::span<const detail::sampled_table> sampled,
                                 const std::vector<filled_table>& tables, const database_maker& made)
    : db(filled(schema, tables, std::nullopt, made)),
      first(scope_value(sampled, tenant_dimension, 0)),
      second(scope_value(sampled, tenant_dimension, 1)),
      first_scope(scope_of(schema, sampled, first)),
      second_scope(scope_of(schema, sampled, second)),
      schema_(schema),
      alone_first_(std::make_unique<database>(filled(schema, tables, owner::first, made))),
      alone_second_(std::make_unique<database>(filled(schema, tables, owner::second, made))) {
  for (const table_info* t : schema.tables) {
    const auto filled = std::ranges::find(tables, t, &filled_table::table);
    if (filled == tables.end()) continue;
    rows_.push_back({t->name, filled->count(owner::first), filled->count(owner::second), filled->count(owner::nobody)});
  }
}

shared_database::shared_database(shared_database&&) noexcept = default;
shared_database& shared_database::operator=(shared_database&&) noexcept = default;
shared_database::~shared_database() = default;

const filled_rows& shared_database::rows_of_table(std::string_view table) const {
  const auto it = std::ranges::find(rows_, table, &filled_rows::table);
  if (it == rows_.end())
    throw usage_error("the table " + std::string(table) + " is not in the schema of this database, or it is a view",
                      {.table = std::string(table)});
  return *it;
}

database& shared_database::alone(bool is_first) noexcept { return is_first ? *alone_first_ : *alone_second_; }

std::uint64_t shared_database::leases() const {
  rowscope::detail::pool& scoped = rowscope::detail::database_access::pool_of(db);
  rowscope::detail::pool& unscoped = rowscope::detail::database_access::unscoped_pool_of(db);
  return scoped.taken() + (&unscoped == &scoped ? 0 : unscoped.taken());
}

std::vector<std::string> shared_database::everything_of(bool is_first) const {
  const scope& own = is_first ? first_scope : second_scope;
  const auto lease = rowscope::detail::database_access::pool_of(db).take(std::source_location::current());
  std::vector<std::string> all;
  for (const table_info* t : schema_.tables)
    all.push_back(t->is_view ? "" : tree_statement(lease.get(), all_of(*t), own).run({}));
  return all;
}

}  // namespace rowscope::testing
