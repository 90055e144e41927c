#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rowscope/ast/table_info.hpp>

/// A statement as plain run-time data. It is made once per statement type, so clarity wins over speed here.
namespace rowscope::tree {

/// Number of a bound value over the whole statement type, counted in the order in which the statement is lowered.
using value_index = std::uint16_t;

struct select;

struct expr {
  enum class kind : std::uint8_t {
    column,     ///< qualifier.text
    value,      ///< the user's bound value number `index`
    tenant,     ///< the tenant of the session
    number,     ///< the literal `text`, made by the library
    infix,      ///< args[0] text args[1]
    prefix,     ///< text args[0]
    suffix,     ///< args[0] text
    between,    ///< args[0] BETWEEN args[1] AND args[2]
    like,       ///< args[0] matches the pattern args[1], by case
    call,       ///< text(args...); without an argument text(*)
    in_values,  ///< args[0] is one of the elements of the bound list number `index`
    in_rows,    ///< args[0] IN (subquery)
    exists,     ///< EXISTS (subquery)
    scalar,     ///< (subquery): its one value, or NULL
    bytewise,   ///< args[0], compared byte for byte whatever the column's collation is
    refuse,     ///< fails the statement: column `text` of table `qualifier` points out of the scope
  };

  kind what = kind::value;
  std::string text{};
  std::string qualifier{};
  value_index index = 0;
  std::vector<expr> args{};
  std::vector<select> subquery;  ///< none or one; a vector because `select` is not complete here
};

/// A place in which a table stands. Columns are qualified by the instance, never by the table's name.
struct source {
  const table_info* table = nullptr;
  std::string instance{};
};

enum class join_kind : std::uint8_t { inner, left };

struct join {
  source what;
  join_kind kind = join_kind::inner;
  expr on;
};

struct output {
  expr what;
  std::string label{};
};

struct order_term {
  expr what;
  bool descending = false;
};

struct select {
  std::vector<output> outputs{};
  source from{};  ///< without a table: no FROM
  std::vector<join> joins{};
  std::optional<expr> where{};
  std::vector<expr> group_by{};
  std::vector<order_term> order_by{};
  std::optional<expr> limit{};
  std::optional<expr> offset{};
};

struct assignment {
  std::string column;
  expr value;
};

enum class verb : std::uint8_t { select, insert, update, remove };

[[nodiscard]] std::string_view to_string(verb v) noexcept;

struct statement {
  verb what = verb::select;
  select body{};  ///< of a write: `from` is the table written, `where` its condition
  std::vector<assignment> assignments{};
  value_index value_count = 0;
};

/// Numbers the bound values while a statement type is lowered.
class lowering {
 public:
  value_index next_value() { return count_++; }
  [[nodiscard]] value_index count() const { return count_; }

 private:
  value_index count_ = 0;
};

/// An expression of the kind, with nothing in it yet.
expr make(expr::kind what);
expr column(std::string_view instance, std::string_view name);
expr value(value_index index);
expr tenant();
expr number(std::string_view digits);
expr infix(expr left, std::string_view op, expr right);
expr unary(expr::kind what, std::string_view op, expr operand);
expr call(std::string_view function, std::vector<expr> args);
expr with_subquery(expr::kind what, select subquery);
expr refuse(std::string_view table, std::string_view column);

/// `condition AND more`; `more` alone where there is no condition yet.
void and_behind(std::optional<expr>& condition, expr more);
/// `more AND condition`: `more` is evaluated first.
void and_before(std::optional<expr>& condition, expr more);

}  // namespace rowscope::tree
