#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "schema_checks.hpp"
#include "schema_query.hpp"

namespace rowscope::detail::sqlite {
namespace {

std::string columns_of(std::span<const key_part> key, std::string_view key_part::*side) {
  std::string list;
  for (const key_part& k : key) list += (list.empty() ? "" : ", ") + std::string(k.*side);
  return list;
}
std::string quoted_columns(std::span<const key_part> key, std::string_view key_part::*side) {
  std::string list;
  for (const key_part& k : key) list += (list.empty() ? "" : ", ") + quoted_name(k.*side);
  return "(" + list + ")";
}

/// The checks of one foreign key that carries the scope.
class scoping_key_check {
 public:
  scoping_key_check(const check_context& check, const table_info& table, const live_table& live,
                    const foreign_key_info& link)
      : check_(check), table_(table), live_(live), link_(link), parent_(link.parent()) {}

  void run() const {
    const live_table* parent = check_.live.find(parent_.name);
    if (parent == nullptr)
      return check_.error("missing-parent", table_,
                          "is scoped through " + std::string(parent_.name) + ", which does not exist; create it");
    bool columns_are_right = true;
    for (const key_part& k : link_.key) {
      columns_are_right = check_column(check_, table_, live_, k.column) != nullptr && columns_are_right;
      columns_are_right = check_column(check_, parent_, *parent, k.other) != nullptr && columns_are_right;
    }
    if (!columns_are_right || live_.kind == live_kind::view) return;
    check_key_is_unique(*parent);
    check_is_enforced();
    const scoping_key own{parent_, link_.key};
    for (const key_part& k : link_.key)
      if (!check_actions(check_, table_, live_, k.column, &own)) break;  // one key, one sentence
    check_is_immediate();
    check_orphans();
  }

 private:
  void check_key_is_unique(const live_table& parent) const {
    std::vector<std::string_view> key;
    for (const key_part& k : link_.key) key.push_back(k.other);
    if (parent.is_unique(key)) return;
    finding f{
        "key-not-unique", severity::error, std::string(table_.name),
        "the table " + std::string(table_.name) + " is scoped through " + std::string(parent_.name) + "." +
            columns_of(link_.key, &key_part::other) +
            ", which is not unique in the database: two tenants' rows could share a key; make it the primary key"};
    f.mend = "CREATE UNIQUE INDEX " + quoted_name(std::string(parent_.name) + "_scoping_key") + " ON " +
             quoted_name(parent_.name) + " " + quoted_columns(link_.key, &key_part::other) + ";";
    check_.report(std::move(f));
  }

  void check_is_enforced() const {
    for (const live_foreign_key& key : live_.foreign_keys)
      if (same_name(key.parent, parent_.name) && same_pairs(key.key, link_.key)) return;
    check_.error("scoping-key-not-enforced", table_,
                 "has no foreign key " + key_text(parts_of(link_.key), parent_.name) +
                     ", so that a deleted parent's key could come back as another tenant's; add FOREIGN KEY " +
                     quoted_columns(link_.key, &key_part::column) + " REFERENCES " + quoted_name(parent_.name) + " " +
                     quoted_columns(link_.key, &key_part::other));
  }

  /// The pragmas do not show it, so the table's own text is searched.
  void check_is_immediate() const {
    if (has_words(live_.sql, {"INITIALLY", "DEFERRED"}))
      check_.error("deferred-foreign-key", table_,
                   "has a foreign key that is INITIALLY DEFERRED: until the commit, a deleted parent's key could be "
                   "given to another tenant, with the children; make it immediate");
  }

  void check_orphans() const {
    std::string is_whole, is_same;
    for (const key_part& k : link_.key) {
      is_whole += "c." + quoted_name(k.column) + " IS NOT NULL AND ";
      is_same += (is_same.empty() ? "p." : " AND p.") + quoted_name(k.other) + " = c." + quoted_name(k.column);
    }
    if (schema_query(check_.live.connection(),
                     "SELECT 1 FROM main." + quoted_name(table_.name) + " AS c WHERE " + is_whole +
                         "NOT EXISTS (SELECT 1 FROM main." + quoted_name(parent_.name) + " AS p WHERE " + is_same +
                         ") LIMIT 1",
                     {})
            .empty())
      return;
    check_.error("orphans", table_,
                 "has rows whose " + columns_of(link_.key, &key_part::column) + " points to no row of " +
                     std::string(parent_.name) +
                     ": the next tenant that gets such a key would own them; see PRAGMA foreign_key_check(" +
                     quoted_name(table_.name) + "), and remove or mend them");
  }

  const check_context& check_;
  const table_info& table_;
  const live_table& live_;
  const foreign_key_info& link_;
  const table_info& parent_;
};

}  // namespace

void check_scoping_keys(const check_context& check, const table_info& table, const live_table& live) {
  for (const scope_rule_info& rule : table.rules)
    if (rule.kind == scope_kind::through) scoping_key_check(check, table, live, rule.link).run();
}

void check_links(const check_context& check, const table_info& table, const live_table& live) {
  for (const scope_rule_info& rule : table.rules) {
    if (rule.kind != scope_kind::visible) continue;
    const table_info& linking = rule.other();
    const live_table* links = check.live.find(linking.name);
    if (links == nullptr) {
      check.error("missing-link", table,
                  "is visible through " + std::string(linking.name) + ", which does not exist; create it");
      continue;
    }
    std::vector<key_part> back;  // as a foreign key of the rows that link
    for (const key_part& k : rule.link.key) back.push_back({k.other, k.column});
    const scoping_key own{table, back};
    for (const key_part& k : rule.link.key) {
      check_column(check, table, live, k.column);
      if (check_column(check, linking, *links, k.other) != nullptr && links->kind == live_kind::table)
        check_actions(check, linking, *links, k.other, &own);
    }
  }
}

}  // namespace rowscope::detail::sqlite
