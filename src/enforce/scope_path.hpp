#pragma once
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <rowscope/enforce/scope_pass.hpp>

namespace rowscope::enforce {

/// The values of dimensions that a row has, as expressions; what a row of another table must have too.
using row_values = std::vector<std::pair<std::string, tree::expr>>;

/// Writes the way from a row to its tenant, and to its values of other dimensions.
///
/// Each step has an alias of its own that no instance of the statement has, so that a path never captures, and is never
/// captured by, a table of the user.
class scope_path {
 public:
  scope_path(const tree::statement& statement, const scope_forms& forms);

  /// Which rows of a shared_or_own table are in a scope.
  enum class access { read, write };

  /// The predicate of one instance; none where every row is in the scope.
  ///
  /// With `probe` a parent is looked up for each row (EXISTS): right where a key leaves few rows. Otherwise the
  /// tenant's parents are listed once (IN): right where they drive the scan.
  /// \throws no_active_tenant where the scope does not speak of one of the table's dimensions
  std::optional<tree::expr> row_in_scope(const tree::source& row, bool probe, access how = access::read);

  /// The same for a row that belongs with another: where the session has not one value of a dimension, the row has the
  /// value that is given.
  std::optional<tree::expr> row_belongs_to(const tree::source& row, const row_values& values,
                                           access how = access::read);

  /// The value of a dimension that an existing row has; none where a row has no such value, or many.
  std::optional<tree::expr> value_of(const tree::source& row, std::string_view dimension);
  /// The same for the row that a foreign key points to, of which the key's values are given.
  std::optional<tree::expr> value_behind(const foreign_key_info& link, const std::vector<tree::expr>& key,
                                         std::string_view dimension);

  /// A step of a path: the table under an alias of its own.
  tree::source next_step(const table_info& table);

  /// \throws no_active_tenant
  [[nodiscard]] scope_form form_of(std::string_view dimension, const table_info& table) const;
  [[nodiscard]] const scope_forms& forms() const noexcept { return forms_; }

  /// The common tables that have the column of mark_sources().
  void set_marked(std::set<std::string, std::less<>> names) { marked_ = std::move(names); }
  [[nodiscard]] bool is_marked(std::string_view common) const { return marked_.contains(common); }

 private:
  struct request {
    bool probe = false;
    access how = access::read;
    const row_values* values = nullptr;
  };
  std::optional<tree::expr> predicate(const tree::source& row, const request& r);
  std::optional<tree::expr> by_rule(const tree::source& row, const scope_rule_info& rule, const request& r);
  std::optional<tree::expr> by_column(const tree::source& row, const scope_rule_info& rule, const request& r);
  std::optional<tree::expr> by_link(const tree::source& row, const scope_rule_info& rule, const request& r);

  const scope_forms& forms_;
  std::set<std::string, std::less<>> instances_;  ///< in lower case
  std::set<std::string, std::less<>> marked_{};
  int steps_ = 0;
};

/// The dimensions in which a table is scoped, directly or through others; each once.
std::vector<std::string_view> dimensions_of(const table_info& table);

}  // namespace rowscope::enforce
