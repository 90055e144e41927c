#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "../../schema/postgresql/names.hpp"
#include "../../schema/postgresql/statements.hpp"
#include "table_checks.hpp"

namespace rowscope::detail::postgresql {
namespace {

std::string constraint(const table_info& table, const char* how, const live_foreign_key& key) {
  return "ALTER TABLE " + qualified(table.name) + " " + how + " CONSTRAINT " + quoted_name(key.name);
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
    if (!columns_are_right || live_.kind == live_kind::view || parent->kind == live_kind::view) return;
    check_key_is_unique(*parent);
    check_is_enforced();
    const scoping_key own{parent_, link_.key};
    for (const key_part& k : link_.key)
      if (!check_actions(check_, table_, live_, k.column, &own)) break;  // one key, one sentence
  }

 private:
  void check_key_is_unique(const live_table& parent) const {
    std::vector<std::string_view> key;
    std::string list, quoted;
    for (const key_part& k : link_.key) {
      key.push_back(k.other);
      list += (list.empty() ? "" : ", ") + std::string(k.other);
      quoted += (quoted.empty() ? "" : ", ") + quoted_name(k.other);
    }
    if (parent.is_unique(key)) return check_no_heirs(parent, list);
    // On Citus what is unique contains what the table is distributed by.
    if (const std::string_view own = distribution_column(parent_); check_.live.is_distributed && !own.empty()) {
      key.push_back(own);
      if (parent.is_unique(key)) return;
    }
    check_.error("key-not-unique", table_,
                 "is scoped through " + std::string(parent_.name) + "." + list +
                     ", which is not unique in the database: two tenants' rows could share a key; make it the primary "
                     "key",
                 "CREATE UNIQUE INDEX ON " + qualified(parent_.name) + " (" + quoted + ");");
  }

  /// A key is one of a table alone.
  void check_no_heirs(const live_table& parent, const std::string& key) const {
    if (parent.heirs.empty()) return;
    check_.error("key-not-unique", table_,
                 "is scoped through " + std::string(parent_.name) + "." + key + ", which is not unique together with " +
                     parent.heirs +
                     ", which inherits from it: two tenants' rows could share a key; make it a partition, "
                     "or take it out by NO INHERIT");
  }

  void check_is_enforced() const {
    const live_foreign_key* best = nullptr;
    for (const live_foreign_key& key : live_.foreign_keys)
      if (key.parent == parent_.name && is_the_link(key.key) &&
          (best == nullptr || !best->is_validated || !best->is_enforced || best->is_deferred || !best->holds_heirs))
        best = &key;
    if (best == nullptr) return tell_missing();
    if (!best->is_enforced)
      return check_.error("scoping-key-not-enforced", table_,
                          "has the foreign key " + best->name +
                              ", whose triggers are disabled, so that a deleted parent's key could come back as "
                              "another tenant's; enable them",
                          "ALTER TABLE " + qualified(table_.name) + " ENABLE TRIGGER ALL; ALTER TABLE " +
                              qualified(parent_.name) + " ENABLE TRIGGER ALL;");
    if (!best->is_validated)
      return check_.error("scoping-key-not-validated", table_,
                          "has the foreign key " + best->name +
                              ", which is NOT VALID: rows that were there before it may point to no parent, and the "
                              "next tenant that gets such a key would own them; validate it",
                          looked_at(constraint(table_, "VALIDATE", *best)) + ";");
    if (!best->holds_heirs)
      return check_.error("scoping-key-not-enforced", table_,
                          "has the foreign key " + best->name + ", and " + live_.heirs +
                              ", which inherits from it, has none, so that a deleted parent's key could come back as "
                              "another tenant's; add it there too, make it a partition, or take it out by NO INHERIT");
    if (best->is_deferred)
      check_.error("deferred-foreign-key", table_,
                   "has the foreign key " + best->name +
                       ", which is INITIALLY DEFERRED: until the commit, a deleted parent's key could be given to "
                       "another tenant, with the children; make it immediate",
                   constraint(table_, "ALTER", *best) + " NOT DEFERRABLE;");
  }
  /// The SQL, so that it sees the rows.
  [[nodiscard]] std::string looked_at(const std::string& sql) const {
    return check_.is_secured ? with_every_row(table_, parent_, sql) : sql;
  }
  /// With the tenant's columns of both, or without.
  [[nodiscard]] bool is_the_link(const key_pairs& key) const {
    return same_pairs(key, link_.key) || same_pairs(without_dimensions(table_, parent_, key),
                                                    without_dimensions(table_, parent_, parts_of(link_.key)));
  }
  void tell_missing() const {
    std::string mend;
    for (const expected_foreign_key& key : expected_foreign_keys(table_, check_.form))
      if (key.carries_scope && key.parent == &parent_ && key.declared->key.data() == link_.key.data()) {
        // With the tenant, where the parent can be pointed to so.
        expected_foreign_key wanted = key;
        std::vector<std::string_view> others;
        for (const key_part& k : key.key) others.push_back(k.other);
        if (!check_.live.find(parent_.name)->is_unique(others)) wanted.key.assign(link_.key.begin(), link_.key.end());
        mend = adds_foreign_key(table_, wanted, check_.is_secured) + ";";
      }
    check_.error("scoping-key-not-enforced", table_,
                 "has no foreign key " + key_text(parts_of(link_.key), parent_.name) +
                     ", so that a deleted parent's key could come back as another tenant's; add it",
                 mend);
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

}  // namespace rowscope::detail::postgresql
