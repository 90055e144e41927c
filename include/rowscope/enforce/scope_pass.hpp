#pragma once
#include <optional>

#include <rowscope/ast/statement.hpp>
#include <rowscope/enforce/scope_forms.hpp>

namespace rowscope {

/// A statement that carries the predicates of its scope. Only `apply_scope` makes one, and only one of these can be
/// rendered.
class scoped_statement {
 public:
  [[nodiscard]] const tree::statement& get() const noexcept { return statement_; }

  /// For an update that gives foreign keys one value each: the check of those values, to be run when the update found
  /// no row. It fails as the update would have. Its parameters are those of the statement.
  [[nodiscard]] const std::optional<tree::select>& check_without_rows() const noexcept { return check_without_rows_; }

  /// Whose SQL it is made for.
  [[nodiscard]] rowscope::dialect dialect() const noexcept { return dialect_; }

  template <class T>
  scoped_statement(const T&) {  // NOLINT(google-explicit-constructor): refuses
    static_assert(
        sizeof(T) == 0,
        "rowscope: only apply_scope makes a scoped statement; run the statement in a session: session(statement)");
  }

 private:
  struct passed {};  ///< in the constructor's signature, so that overload resolution ends at the refusing one
  friend scoped_statement apply_scope(tree::statement statement, const scope_forms& forms);
  scoped_statement(passed, tree::statement s, rowscope::dialect sql) : statement_(std::move(s)), dialect_(sql) {}

  tree::statement statement_;
  rowscope::dialect dialect_;
  std::optional<tree::select> check_without_rows_{};
};

/// Adds what keeps a statement inside its scope: a predicate for each instance of a scoped table at every depth, the
/// tenant of an inserted row, the check of each written foreign key.
///
/// Pure: it sees the forms of the scope and never a value.
/// \throws scope_violation where no session of these forms may run the statement at all
/// \throws no_active_tenant where the statement touches a dimension that the scope does not speak of
/// \throws usage_error where a name in the statement could be taken for another
scoped_statement apply_scope(tree::statement statement, const scope_forms& forms);

}  // namespace rowscope
