#pragma once
#include <map>

#include "live_schema.hpp"
#include "scope_rule.hpp"

namespace rowscope_tables {

/// A table at its place in the header.
struct placed_table {
  const live_table* table = nullptr;
  const scope_decision* decision = nullptr;
  std::string identifier;
  std::map<std::string, std::string> columns;  ///< identifiers by names

  [[nodiscard]] const std::string& of(const std::string& column) const { return columns.at(column); }
};

/// The tables in the order in which they are declared: parents before children, as far as cycles let them.
class layout {
 public:
  /// \param taken identifiers that stand beside the tables
  /// \par Lifetime the schema and the decisions outlive it
  layout(const live_schema& schema, const std::map<std::string, scope_decision>& decisions,
         const std::set<std::string>& taken);

  [[nodiscard]] const std::vector<placed_table>& tables() const noexcept { return tables_; }
  [[nodiscard]] const placed_table& of(const std::string& table) const { return tables_[places_.at(table)]; }
  /// Whether `table` can be named in the declaration of `user`.
  [[nodiscard]] bool stands_before(const std::string& table, const std::string& user) const {
    return places_.at(table) < places_.at(user);
  }

 private:
  std::vector<placed_table> tables_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace rowscope_tables
