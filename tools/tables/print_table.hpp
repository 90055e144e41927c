#pragma once
#include "print_rule.hpp"

namespace rowscope_tables {

/// `head` item, item ... `tail`, in lines of at most 120 characters as far as the items let them.
std::string listing(std::string_view head, const name_list& items, std::string_view tail);

/// Prints one table: its declaration, and what can be said only behind all of them.
class table_printer {
 public:
  table_printer(const layout& placed, const placed_table& table) : placed_(placed), here_(table), table_(*table.table) {
    sort_foreign_keys();
  }

  [[nodiscard]] std::string declaration() const;
  /// Specializations for rules and foreign keys that name a later table, and candidates for such; may be empty.
  [[nodiscard]] std::string behind(const std::string& space) const;

 private:
  void sort_foreign_keys();
  [[nodiscard]] bool carries_scope(const live_foreign_key& key) const;
  [[nodiscard]] bool names_later(const scope_rule& rule) const;
  [[nodiscard]] std::string column(const live_column& c) const;
  [[nodiscard]] std::string keys() const;
  [[nodiscard]] std::string indexes() const;
  [[nodiscard]] std::string scope() const;
  [[nodiscard]] name_list scoping_columns() const;

  const layout& placed_;
  const placed_table& here_;
  const live_table& table_;
  std::map<std::string, const live_foreign_key*> options_;  ///< by column: those that stand as its option
  std::vector<const live_foreign_key*> listed_;             ///< the others, without the one that carries the scope
  bool listed_behind_ = false;                              ///< whether one of these names a later table
};

}  // namespace rowscope_tables
