#pragma once
#include "layout.hpp"

namespace rowscope_tables {

/// How names of the database are written in the header.
class spelling {
 public:
  /// \param inside the table in whose declaration it stands; empty: outside of all
  /// \param space the namespace of the tables, with `::` behind it where there is one
  spelling(const layout& placed, std::string inside, std::string space = "")
      : placed_(placed), inside_(std::move(inside)), space_(std::move(space)) {}

  [[nodiscard]] std::string table(const std::string& name) const;
  [[nodiscard]] std::string column(const std::string& table, const std::string& name) const;
  /// One column as itself, several as rs::key<...>.
  [[nodiscard]] std::string key(const std::string& table, const name_list& columns) const;
  /// \param table whose rule it is
  [[nodiscard]] std::string rule(const std::string& table, const scope_rule& rule) const;
  /// rs::foreign_key<rs::key<...>, rs::key<...>>
  [[nodiscard]] std::string foreign_key(const std::string& table, const live_foreign_key& key) const;

 private:
  [[nodiscard]] std::string several(const std::string& table, const name_list& columns) const;
  [[nodiscard]] std::string_view library() const { return inside_.empty() ? "rowscope" : "rs"; }

  const layout& placed_;
  std::string inside_;
  std::string space_;
};

}  // namespace rowscope_tables
