#include <algorithm>

#include <rowscope/ast/sql_name.hpp>
#include <rowscope/schema/expected.hpp>

namespace rowscope::detail {
namespace {

using names = std::vector<std::string_view>;
using purpose = expected_index::purpose;

void add_new(names& columns, const auto& more) {
  for (const std::string_view c : more)
    if (std::ranges::find(columns, c) == columns.end()) columns.push_back(c);
}

bool begins_with(const names& columns, const names& first) {
  // The order of the first ones does not matter to a search by all of them.
  return columns.size() >= first.size() &&
         std::all_of(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(first.size()),
                     [&](std::string_view c) { return std::ranges::find(first, c) != first.end(); });
}

std::string index_name(const table_info& table, std::string_view what, const names& columns) {
  std::string name = std::string(table.name) + std::string(what);
  for (const std::string_view c : columns) name += "_" + std::string(c);
  return name;
}

class index_list {
 public:
  index_list(const schema_info& schema, const table_info& table, ddl_form form)
      : schema_(schema), table_(table), form_(form) {}

  std::vector<expected_index> make() && {
    for (const unique_info& u : table_.uniques) add_unique(u);
    if (form_ != ddl_form::sqlite) add_keys();
    for (const index_info& i : table_.indexes) {
      names columns = leading();
      add_new(columns, i.columns);
      if (!is_led(columns)) add(purpose::declared, "_by", columns);
    }
    add_scope();
    add_links();
    return std::move(all_);
  }

 private:
  /// What tells whose a row is: the columns of the row itself, else the foreign key.
  [[nodiscard]] names leading() const {
    names columns = scope_columns(table_);
    if (columns.empty())
      for (const scope_rule_info& r : table_.rules)
        if (r.kind == scope_kind::through) {
          for (const key_part& k : r.link.key) columns.push_back(k.column);
          break;
        }
    return columns;
  }

  void add_unique(const unique_info& u) {
    const names given(u.columns.begin(), u.columns.end());
    if (u.global) return add(purpose::unique_globally, "_unique", given);
    names whole = scope_columns(table_);
    add_new(whole, given);
    add(purpose::unique_in_scope, "_unique", whole);
    // NULL is equal to nothing: the rows that all may read are a scope of their own.
    for (const scope_rule_info& r : table_.rules)
      if (r.kind == scope_kind::shared_or_own) {
        names rest = given;
        std::erase(rest, r.column);
        if (rest.empty()) continue;
        add(purpose::unique_if_shared, "_unique_shared", rest);
        all_.back().only_null = r.column;
      }
  }

  /// For the foreign keys of others that are with the tenant: what a key points to is unique by exactly its columns.
  void add_keys() {
    for (const table_info* t : schema_.tables)
      for (const expected_foreign_key& key : expected_foreign_keys(*t, form_)) {
        if (key.parent != &table_) continue;
        names columns;
        for (const key_part& k : key.key) columns.push_back(k.other);
        const auto is_same = [&](const names& other) {
          return other.size() == columns.size() && begins_with(other, columns);
        };
        if (!is_same(primary_key(table_, form_)) && std::ranges::none_of(all_, [&](const expected_index& i) {
              return i.is_unique() && i.only_null.empty() && is_same(i.columns);
            }))
          add(purpose::unique_for_keys, "_key", columns);
      }
  }

  void add_scope() {
    if (const names columns = scope_columns(table_); !columns.empty()) add_leading(columns);
    for (const scope_rule_info& r : table_.rules)
      if (r.kind == scope_kind::through) {
        names columns;
        for (const key_part& k : r.link.key) columns.push_back(k.column);
        add_leading(columns);
      }
  }
  void add_leading(const names& columns) {
    if (is_led(columns)) return;
    names whole = columns;
    add_new(whole, primary_key(table_, form_));
    add(purpose::leads_to_scope, "_by", whole, columns);
  }

  /// For the rows that are visible through this table.
  void add_links() {
    for (const table_info* t : schema_.tables)
      for (const scope_rule_info& r : t->rules)
        if (r.kind == scope_kind::visible && &r.other() == &table_) {
          names columns;
          for (const key_part& k : r.link.key) columns.push_back(k.other);
          if (!is_led(columns)) add(purpose::leads_to_links, "_by", columns);
        }
  }

  /// Whether the primary key, or an index that there is, begins with the columns.
  [[nodiscard]] bool is_led(const names& columns) const {
    return begins_with(primary_key(table_, form_), columns) || std::ranges::any_of(all_, [&](const expected_index& i) {
             return i.only_null.empty() && begins_with(i.columns, columns);
           });
  }
  void add(purpose why, std::string_view what, const names& columns) { add(why, what, columns, columns); }
  void add(purpose why, std::string_view what, const names& columns, const names& named) {
    all_.push_back({why, index_name(table_, what, named), columns, named.size(), {}});
  }

  const schema_info& schema_;
  const table_info& table_;
  ddl_form form_;
  std::vector<expected_index> all_;
};

}  // namespace

std::vector<expected_index> expected_indexes(const schema_info& schema, const table_info& table, ddl_form form) {
  if (table.is_view) return {};
  return index_list(schema, table, form).make();
}

std::string create_index_sql(const table_info& table, const expected_index& index) {
  std::string sql = index.is_unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
  sql += quoted_name(index.name) + " ON " + quoted_name(table.name) + " (";
  std::string_view separator;
  for (const std::string_view c : index.columns) {
    sql += separator;
    sql += quoted_name(c);
    separator = ", ";
  }
  sql += ")";
  if (!index.only_null.empty()) sql += " WHERE " + quoted_name(index.only_null) + " IS NULL";
  return sql;
}

}  // namespace rowscope::detail
