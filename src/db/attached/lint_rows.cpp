#include "lint_rows.hpp"

#include <algorithm>
#include <optional>

#include <rowscope/ast/sql_name.hpp>

namespace rowscope::detail {
namespace {

/// The dimensions that rows of the table have a value of.
void add_dimensions(const table_info& table, std::vector<std::string_view>& found) {
  for (const scope_rule_info& r : table.rules) {
    if (r.link.other != nullptr) add_dimensions(r.other(), found);
    if (r.has_column() && std::ranges::find(found, r.dimension) == found.end()) found.push_back(r.dimension);
  }
}

class row_lint {
 public:
  row_lint(const schema_report& check, const row_reader& reader, const table_info& table)
      : check_(check), reader_(reader), table_(table) {}

  void check_key(const table_info& parent, const key_pairs& key, bool carries_scope) {
    if (!has_columns(table_, parent, key)) return;
    // On SQLite orphans are looked for with the key itself.
    if (!carries_scope || check_.form != ddl_form::sqlite) check_parents(parent, key, carries_scope);
    if (parent.is_shared() || table_.is_shared()) return;
    std::vector<std::string_view> dimensions;
    add_dimensions(parent, dimensions);
    for (const std::string_view d : dimensions) check_dimension(parent, key, d);
  }

 private:
  bool has_columns(const table_info& child, const table_info& parent, const key_pairs& key) {
    const live_table* c = reader_.find(child.name);
    const live_table* p = reader_.find(parent.name);
    return c != nullptr && p != nullptr && std::ranges::all_of(key, [&](const key_pair& k) {
             const live_column* column = c->find(k.column);
             const live_column* other = p->find(k.other);
             return column != nullptr && other != nullptr && reader_.can_compare(*column, *other);
           });
  }
  [[nodiscard]] std::string in_sql(const table_info& table) const { return reader_.in_sql(table.name); }
  static std::string equal(const std::string& child, const std::string& parent, const key_pairs& key) {
    std::string all;
    for (const key_pair& k : key) {
      if (!all.empty()) all += " AND ";
      all.append(parent).append(".").append(quoted_name(k.other)).append(" = ");
      all.append(child).append(".").append(quoted_name(k.column));
    }
    return all;
  }
  std::string next_alias() { return "t" + std::to_string(++aliases_); }

  /// The value of a dimension that a row has, as SQL; none where it has several, or none.
  std::optional<std::string> value_of(const table_info& table, const std::string& alias, std::string_view dimension) {
    if (const scope_rule_info* r = table.rule_of_dimension(dimension)) {
      const live_table* live = reader_.find(table.name);
      if (live == nullptr || live->find(r->column) == nullptr) return std::nullopt;
      return alias + "." + quoted_name(r->column);
    }
    for (const scope_rule_info& r : table.rules) {
      if (r.kind != scope_kind::through || !has_columns(table, r.other(), parts_of(r.link.key))) continue;
      const std::string parent = next_alias();
      if (auto value = value_of(r.other(), parent, dimension))
        return "(SELECT " + *value + " FROM " + in_sql(r.other()) + " AS " + parent + " WHERE " +
               equal(alias, parent, parts_of(r.link.key)) + " LIMIT 1)";
    }
    return std::nullopt;
  }
  /// Whether the parent's row is in the child's scope, or in nobody's.
  std::optional<std::string> is_inside(const table_info& parent, const std::string& own, std::string_view dimension) {
    if (auto value = value_of(parent, "p", dimension))
      return "(" + *value + " IS NULL OR " + reader_.equal(*value, own) + ")";
    for (const scope_rule_info& r : parent.rules) {
      if (r.kind != scope_kind::visible || !has_columns(parent, r.other(), parts_of(r.link.key))) continue;
      const std::string link = next_alias();
      if (auto value = value_of(r.other(), link, dimension))
        return std::string("EXISTS (SELECT 1 FROM ")
            .append(in_sql(r.other()))
            .append(" AS " + link + " WHERE ")
            .append(equal("p", link, parts_of(r.link.key)))
            .append(" AND " + reader_.equal(*value, own) + ")");
    }
    return std::nullopt;
  }

  void check_dimension(const table_info& parent, const key_pairs& key, std::string_view dimension) {
    const auto own = value_of(table_, "c", dimension);
    if (!own) return;
    const auto inside = is_inside(parent, *own, dimension);
    if (!inside) return;
    // A key that is unique within each tenant only may find rows of several.
    const std::string found = "EXISTS (SELECT 1 FROM " + in_sql(parent) + " AS p WHERE " + equal("c", "p", key);
    const std::string rows = count("SELECT count(*) FROM " + in_sql(table_) + " AS c WHERE " + *own +
                                   " IS NOT NULL AND " + found + ") AND NOT " + found + " AND " + *inside + ")");
    if (rows != "0")
      check_.tell(severity::error, "rows-cross-tenants", table_,
                  "has " + rows + " rows whose " + key_text(key, parent.name) + " points to a row of another " +
                      std::string(dimension) + "; point them to one of their own, or remove them");
  }
  void check_parents(const table_info& parent, const key_pairs& key, bool carries_scope) {
    std::string is_whole;
    for (const key_pair& k : key) is_whole += "c." + quoted_name(k.column) + " IS NOT NULL AND ";
    const std::string rows =
        count("SELECT count(*) FROM " + in_sql(table_) + " AS c WHERE " + is_whole + "NOT EXISTS (SELECT 1 FROM " +
              in_sql(parent) + " AS p WHERE " + equal("c", "p", key) + ")");
    if (rows == "0") return;
    const std::string found = "has " + rows + " rows whose " + key_text(key, parent.name) + " points to no row";
    if (carries_scope)
      check_.error("orphans", table_, found + ": the next tenant that gets such a key would own them; remove them");
    else
      check_.tell(severity::warning, "rows-without-parent", table_, found + "; remove or mend them");
  }
  std::string count(const std::string& sql) { return reader_.count(sql); }

  const schema_report& check_;
  const row_reader& reader_;
  const table_info& table_;
  int aliases_ = 0;
};

}  // namespace

void lint_rows(const schema_report& check, const row_reader& reader, const table_info& table, const live_table& live) {
  row_lint rows(check, reader, table);
  for (const scope_rule_info& r : table.rules)
    if (r.kind == scope_kind::through) rows.check_key(r.other(), parts_of(r.link.key), true);
  for (const foreign_key_info& key : table.foreign_keys) rows.check_key(key.parent(), parts_of(key.key), false);
  for (const live_foreign_key& key : live.foreign_keys) {
    const table_info* parent = declared(check.schema, key.parent);
    if (parent == nullptr) continue;
    const key_pairs& pairs = key.key;
    // With the tenant's columns of both, or without.
    const auto is_known = [&](const foreign_key_info& f) {
      return f.other != nullptr && &f.parent() == parent &&
             (same_pairs(pairs, f.key) || same_pairs(without_dimensions(table, *parent, pairs),
                                                     without_dimensions(table, *parent, parts_of(f.key))));
    };
    if (std::ranges::none_of(table.foreign_keys, is_known) &&
        std::ranges::none_of(table.rules, [&](const scope_rule_info& r) { return is_known(r.link); }))
      rows.check_key(*parent, pairs, false);
  }
}

}  // namespace rowscope::detail
