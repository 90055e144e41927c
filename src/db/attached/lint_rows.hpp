#pragma once
#include "schema_report.hpp"

namespace rowscope::detail {

/// Reads the rows of every tenant in a live database.
class row_reader {
 public:
  virtual ~row_reader() = default;

  /// Null where there is no such table, or its rows cannot be read.
  [[nodiscard]] virtual const live_table* find(std::string_view table) const = 0;
  /// Whether values of the two columns can be compared.
  [[nodiscard]] virtual bool can_compare(const live_column& a, const live_column& b) const = 0;
  /// How the table is called.
  [[nodiscard]] virtual std::string in_sql(std::string_view table) const = 0;
  /// Whether two values of one dimension are the same, as SQL: byte for byte, whatever their columns say.
  [[nodiscard]] virtual std::string equal(const std::string& a, const std::string& b) const = 0;
  /// The one number that the query gives, as a text.
  [[nodiscard]] virtual std::string count(const std::string& sql) const = 0;
};

/// Rows that point to another tenant's, and those that point nowhere by a key that carries no scope.
void lint_rows(const schema_report& check, const row_reader& reader, const table_info& table, const live_table& live);

}  // namespace rowscope::detail
