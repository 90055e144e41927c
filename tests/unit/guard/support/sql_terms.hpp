#pragma once
#include "dice.hpp"
#include "sql_sources.hpp"

namespace rowscope_tests::guarded {

/// What terms have in themselves and are no terms.
class makes_queries {
 public:
  virtual ~makes_queries() = default;
  /// A query of one column, without parentheses.
  [[nodiscard]] virtual std::string query(value_of output, const in_view& outer, int depth) = 0;
};

/// Makes the terms of a statement: values and conditions, of what is in view.
///
/// Some fail on a value that no row of the tenant has and that rows of others have. None tells of the time or of
/// chance.
class sql_terms {
 public:
  sql_terms(dice& chance, makes_queries& queries) : dice_(chance), queries_(queries) {}

  /// Whether to make terms that can fail: such a statement has a fence as a whole, and others have to do without.
  void can_fail(bool yes) noexcept { can_fail_ = yes; }
  /// \param depth how many terms may stand in each other
  [[nodiscard]] std::string value(value_of kind, const in_view& view, int depth);
  [[nodiscard]] std::string condition(const in_view& view, int depth);
  /// One that finds rows by an index, or of others, and a term behind it that may fail.
  [[nodiscard]] std::string tempting(const in_view& view, int depth);
  [[nodiscard]] std::string column(value_of kind, const in_view& view);
  [[nodiscard]] std::string literal(value_of kind);
  /// \param view without the queries around it: else the aggregate would be theirs
  [[nodiscard]] std::string aggregate(value_of kind, const in_view& view, int depth);
  [[nodiscard]] std::string window(value_of kind, const in_view& view, int depth);
  /// It sees no column, not even of the queries around it.
  [[nodiscard]] std::string limit(int depth);
  /// Sometimes in quotes, which are of three kinds.
  [[nodiscard]] std::string written(std::string_view name);
  [[nodiscard]] value_of any_kind();

 private:
  [[nodiscard]] std::string integer(const in_view& view, int depth);
  [[nodiscard]] std::string text(const in_view& view, int depth);
  [[nodiscard]] std::string json(const in_view& view, int depth);
  [[nodiscard]] std::string choice(value_of kind, const in_view& view, int depth);
  [[nodiscard]] std::string compared(const in_view& view, int depth);
  [[nodiscard]] std::string matched(const in_view& view, int depth);
  [[nodiscard]] std::string among(const in_view& view, int depth);
  [[nodiscard]] std::string failing(const in_view& view, int depth);
  [[nodiscard]] std::string unusual_limit();
  [[nodiscard]] std::string frame();

  bool can_fail_ = true;
  dice& dice_;
  makes_queries& queries_;
};

}  // namespace rowscope_tests::guarded
