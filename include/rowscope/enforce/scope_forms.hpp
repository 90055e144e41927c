#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <rowscope/ast/dialect.hpp>
#include <rowscope/ast/table_info.hpp>

namespace rowscope {

/// What the scope of a session says of one dimension. It is part of a plan; the values themselves never are.
enum class scope_form : std::uint8_t {
  one,     ///< exactly one value, bound at each execution
  set,     ///< any number of values, none too
  absent,  ///< unscoped: rows of every value
};

/// What a plan depends on beside the statement: the form of each dimension that a session's scope speaks of, and the
/// database. A value.
class scope_forms {
 public:
  /// `absent`: unscoped, in every dimension. Else of the tenant alone.
  scope_forms(scope_form tenant,  // NOLINT(google-explicit-constructor): the usual scope is of the tenant alone
              dialect sql = dialect::sqlite);
  /// In the order in which they are given; each dimension once. No dimension at all is in such a scope but these.
  explicit scope_forms(std::vector<std::pair<std::string, scope_form>> forms, dialect sql = dialect::sqlite);

  [[nodiscard]] bool is_unscoped() const noexcept { return unscoped_; }
  [[nodiscard]] rowscope::dialect sql() const noexcept { return dialect_; }
  /// Empty where the scope does not speak of the dimension: then no statement may touch it.
  [[nodiscard]] std::optional<scope_form> of(std::string_view dimension) const;

  friend bool operator==(const scope_forms& a, const scope_forms& b);

 private:
  bool unscoped_ = false;
  rowscope::dialect dialect_ = dialect::sqlite;
  std::vector<std::pair<std::string, scope_form>> forms_{};
};

}  // namespace rowscope
