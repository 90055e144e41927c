#pragma once
#include <cstdint>
#include <optional>

#include <rowscope/ast/statement.hpp>

namespace rowscope {

/// What the scope of a session says of the tenant. It is part of a plan; the tenant itself never is.
enum class scope_form : std::uint8_t {
  one,     ///< exactly one tenant, bound at each execution
  absent,  ///< unscoped: rows of every tenant
};
inline constexpr std::size_t scope_forms = 2;

/// A statement that carries the predicates of its scope. Only `apply_scope` makes one, and only one of these can be
/// rendered.
class scoped_statement {
 public:
  [[nodiscard]] const tree::statement& get() const noexcept { return statement_; }

  /// For an update that gives a scoping foreign key one value: the check of that value, to be run when the update
  /// found no row. It fails as the update would have. Its parameters are those of the statement.
  [[nodiscard]] const std::optional<tree::select>& check_without_rows() const noexcept { return check_without_rows_; }

  template <class T>
  scoped_statement(const T&) {  // NOLINT(google-explicit-constructor): refuses
    static_assert(
        sizeof(T) == 0,
        "rowscope: only apply_scope makes a scoped statement; run the statement in a session: session(statement)");
  }

 private:
  struct passed {};  ///< in the constructor's signature, so that overload resolution ends at the refusing one
  friend scoped_statement apply_scope(tree::statement statement, scope_form form);
  scoped_statement(passed, tree::statement s) : statement_(std::move(s)) {}

  tree::statement statement_;
  std::optional<tree::select> check_without_rows_{};
};

/// Adds what keeps a statement inside its scope: a predicate for each instance of a scoped table, the tenant of an
/// inserted row, the check of a written foreign key.
///
/// Pure: it sees the form of the scope and never a tenant.
/// \throws scope_violation where no session of this form may run the statement at all
scoped_statement apply_scope(tree::statement statement, scope_form form);

}  // namespace rowscope
