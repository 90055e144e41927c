#include <algorithm>

#include <rowscope/ast/sql_name.hpp>
#include <rowscope/schema/expected.hpp>

#include "../../schema/postgresql/names.hpp"
#include "../../schema/postgresql/statements.hpp"
#include "schema_report.hpp"

namespace rowscope::detail {
namespace {

using live_names = std::vector<std::string>;
using index_purpose = expected_index::purpose;

template <class Names>
bool has_name(const Names& names, std::string_view wanted) {
  return std::ranges::any_of(names, [&](const auto& n) { return same_name(n, wanted); });
}
template <class Some, class All>
bool has_all_names(const All& all, const Some& some) {
  return std::ranges::all_of(some, [&](const auto& s) { return has_name(all, s); });
}
template <class A, class B>
bool are_same_names(const A& a, const B& b) {
  return a.size() == b.size() && has_all_names(a, b);
}
template <class Side>
std::vector<std::string_view> key_columns(std::span<const key_part> key, Side side) {
  std::vector<std::string_view> columns;
  for (const key_part& k : key) columns.push_back(k.*side);
  return columns;
}
template <class Wanted>
bool is_led_by(const live_names& columns, const Wanted& wanted) {
  return columns.size() >= wanted.size() &&
         are_same_names(live_names(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(wanted.size())),
                        wanted);
}

class index_lint {
 public:
  index_lint(const schema_report& check, const table_info& table, const live_table& live)
      : check_(check), table_(table), live_(live) {}

  void run() const {
    for (const expected_index& wanted : expected_indexes(check_.schema, table_, check_.form))
      if (has_columns(wanted) && !is_there(wanted)) tell_missing(wanted);
    if (table_.is_shared()) return;
    for (const live_index& index : live_.indexes)
      if (index.origin != 'p') check_index(index);
  }

 private:
  [[nodiscard]] bool has_columns(const expected_index& wanted) const {
    return std::ranges::all_of(wanted.columns, [&](std::string_view c) { return live_.find(c) != nullptr; });
  }
  [[nodiscard]] bool is_there(const expected_index& wanted) const {
    const std::vector<std::string_view> first(wanted.columns.begin(),
                                              wanted.columns.begin() + static_cast<std::ptrdiff_t>(wanted.leading));
    if (!wanted.is_unique() && is_led_by(live_.primary_key(), first)) return true;
    if (wanted.is_unique() && wanted.only_null.empty()) return live_.is_unique(wanted.columns);
    return std::ranges::any_of(live_.indexes, [&](const live_index& i) {
      if (wanted.is_unique()) return i.is_unique && i.is_partial && are_same_names(i.columns, wanted.columns);
      return !i.is_partial && is_led_by(i.columns, first);
    });
  }
  [[nodiscard]] std::string create_sql(const expected_index& wanted) const {
    return check_.form == ddl_form::sqlite ? create_index_sql(table_, wanted)
                                           : postgresql::create_index(table_, wanted);
  }
  void tell_missing(expected_index wanted) const {
    if (check_.form != ddl_form::sqlite) wanted.name = postgresql::fitting(wanted.name);
    while (std::ranges::any_of(live_.indexes, [&](const live_index& i) { return same_name(i.name, wanted.name); }))
      wanted.name += "_2";
    std::string columns;
    for (const std::string_view c : wanted.columns) columns += (columns.empty() ? "" : ", ") + std::string(c);
    const auto say = [&](severity level, std::string_view id, const std::string& why) {
      check_.tell(level, id, table_, why, create_sql(wanted) + ";");
    };
    switch (wanted.why) {
      case index_purpose::leads_to_scope:
        return say(severity::warning, "no-tenant-index",
                   "has no index that begins with " + std::string(wanted.columns.front()) +
                       ", so that each statement goes over the rows of every tenant");
      case index_purpose::leads_to_links:
        return say(severity::note, "no-link-index",
                   "has no index that begins with " + columns + ", by which the rows that it makes visible are found");
      case index_purpose::declared:
        return say(severity::note, "missing-index", "has no index on (" + columns + "), which is declared");
      case index_purpose::unique_if_shared:
        return say(severity::warning, "missing-unique",
                   "has no unique index on (" + columns + ") for the rows in which " + std::string(wanted.only_null) +
                       " is NULL, which is declared; make the rows so, and create it");
      case index_purpose::unique_for_keys:
        return say(severity::note, "no-key-with-tenant",
                   "has no unique index on (" + columns +
                       "), so that no foreign key to it can be with the tenant: then the database itself would hold "
                       "rows that point to it to their own tenant's");
      case index_purpose::unique_in_scope:
      case index_purpose::unique_globally:
        return say(severity::warning, "missing-unique",
                   "has no unique index on (" + columns + "), which is declared; make the rows so, and create it");
    }
  }

  /// What an index has to contain: the columns of the row that tell whose it is, or a foreign key that does.
  [[nodiscard]] bool tells_scope(const live_index& index) const {
    const auto own = scope_columns(table_);
    if (!own.empty()) return has_all_names(index.columns, own);
    return std::ranges::any_of(table_.rules, [&](const scope_rule_info& r) {
      if (r.kind == scope_kind::root) return has_name(index.columns, r.column);
      return r.kind == scope_kind::through && has_all_names(index.columns, key_columns(r.link.key, &key_part::column));
    });
  }
  /// Whether the declarations ask for the key as it is.
  [[nodiscard]] bool is_declared_key(const live_index& index) const {
    if (are_same_names(index.columns, rowscope::detail::primary_key(table_, check_.form))) return true;
    for (const expected_index& wanted : expected_indexes(check_.schema, table_, check_.form))
      if (wanted.is_unique() && wanted.only_null.empty() != index.is_partial &&
          are_same_names(index.columns, wanted.columns))
        return true;
    return std::ranges::any_of(check_.schema.tables, [&](const table_info* t) {
      return std::ranges::any_of(t->rules, [&](const scope_rule_info& r) {
        return r.kind == scope_kind::through && &r.other() == &table_ &&
               are_same_names(index.columns, key_columns(r.link.key, &key_part::other));
      });
    });
  }
  /// Whether a foreign key, or a link, is found by the index.
  [[nodiscard]] bool serves_key(const live_index& index) const {
    for (const live_foreign_key& key : live_.foreign_keys) {
      live_names columns;
      for (const auto& p : key.key) columns.push_back(p.column);
      if (is_led_by(index.columns, columns)) return true;
    }
    return std::ranges::any_of(expected_indexes(check_.schema, table_, check_.form), [&](const expected_index& i) {
      return i.why == index_purpose::leads_to_links && is_led_by(index.columns, i.columns);
    });
  }

  void check_index(const live_index& index) const {
    if (tells_scope(index)) return;
    const std::string on = index.name + " on (" + joined_names(index.columns) + ")";
    if (index.is_unique) {
      if (is_declared_key(index)) return;
      return check_.tell(
          severity::warning, "unique-without-tenant", table_,
          "has the unique index " + on +
              ", which does not contain what tells whose a row is: an error tells one tenant that another has "
              "the value; put the tenant first, or declare rs::globally_unique<" +
              joined_names(index.columns) + ">",
          with_tenant(index));
    }
    // Rows that several tenants see are found by their key; so are those of a foreign key.
    if (leading().empty() || serves_key(index)) return;
    check_.tell(severity::note, "index-without-tenant", table_,
                "has the index " + on +
                    ", which does not contain what tells whose a row is: it leads through the rows of "
                    "every tenant; put the tenant first",
                with_tenant(index));
  }
  [[nodiscard]] std::vector<std::string_view> leading() const {
    std::vector<std::string_view> columns = scope_columns(table_);
    if (columns.empty())
      for (const scope_rule_info& r : table_.rules)
        if (r.kind == scope_kind::through) return key_columns(r.link.key, &key_part::column);
    return columns;
  }
  /// A constraint can only be changed by creating the table anew; a condition and an expression are the user's.
  [[nodiscard]] std::string with_tenant(const live_index& index) const {
    std::vector<std::string_view> columns = leading();
    if (index.origin != 'c' || index.is_partial || columns.empty() || has_name(index.columns, "")) return {};
    for (const std::string& c : index.columns)
      if (!has_name(columns, c)) columns.push_back(c);
    std::string list;
    for (const std::string_view c : columns) list += (list.empty() ? "" : ", ") + quoted_name(c);
    return "DROP INDEX " + quoted_name(index.name) + "; CREATE " + (index.is_unique ? "UNIQUE " : "") + "INDEX " +
           quoted_name(index.name) + " ON " + quoted_name(table_.name) + " (" + list + ");";
  }

  const schema_report& check_;
  const table_info& table_;
  const live_table& live_;
};

}  // namespace

void lint_indexes(const schema_report& check, const table_info& table, const live_table& live) {
  index_lint(check, table, live).run();
}

}  // namespace rowscope::detail
