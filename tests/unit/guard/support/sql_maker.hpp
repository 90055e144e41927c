#pragma once
#include "sql_terms.hpp"

namespace rowscope_tests::guarded {

struct made_statement {
  std::string sql;
  bool is_write = false;
  bool is_ordered = false;  ///< by all its columns: the order of its rows is its own
};

/// Makes statements over the tables of tests/guard/schema.sql by a grammar: queries, and writes that have queries.
/// Most are valid. They tell of no time, no chance and no generated key, which no guard could keep.
class sql_maker : private makes_queries {
 public:
  explicit sql_maker(std::uint64_t seed) : dice_(seed), terms_(dice_, *this) {}

  /// The same seed makes the same statements.
  [[nodiscard]] made_statement next();

 private:
  using outputs = std::vector<value_of>;

  [[nodiscard]] std::string query(value_of output, const in_view& outer, int depth) override;
  [[nodiscard]] std::string select(const outputs& of, const in_view* outer, int depth);
  [[nodiscard]] std::string compound(const outputs& of, const in_view* outer, int depth);
  [[nodiscard]] std::string values(const outputs& of, const in_view& outer, int depth);

  [[nodiscard]] std::string from(in_view& view, int depth);
  /// Adds a source to the view. \returns its text
  [[nodiscard]] std::string source(in_view& view, int depth);
  [[nodiscard]] std::string joined(in_view& view, int depth);
  [[nodiscard]] std::string with(int depth);

  [[nodiscard]] std::string insert();
  [[nodiscard]] std::string update();
  [[nodiscard]] std::string remove();
  [[nodiscard]] const made_source& target();
  /// A value that the column can hold.
  [[nodiscard]] std::string storable(const made_column& column, const in_view& view);

  [[nodiscard]] outputs some_outputs();
  [[nodiscard]] std::string alias() { return "s" + std::to_string(++aliases_); }

  dice dice_;
  sql_terms terms_;
  std::vector<made_source> common_;  ///< the common tables of the statement
  std::size_t aliases_ = 0;
  bool can_fail_ = false;     ///< has terms that can fail
  bool reaches_out_ = false;  ///< for tables that raw SQL may not name
};

}  // namespace rowscope_tests::guarded
