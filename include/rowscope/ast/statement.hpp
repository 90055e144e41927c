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

// Every statement type is lowered to the following four: what makes, moves and ends them is compiled once, in the
// library.
struct expr {
  enum class kind : std::uint8_t {
    column,         ///< qualifier.text
    value,          ///< the user's bound value number `index`
    scope_value,    ///< the session's one value of dimension `text`
    literal,        ///< `text` as SQL: a number, NULL, or a string in quotes, made by the library
    row,            ///< (args...)
    infix,          ///< args[0] text args[1]
    prefix,         ///< text args[0]
    suffix,         ///< args[0] text
    between,        ///< args[0] BETWEEN args[1] AND args[2]
    like,           ///< args[0] matches the pattern args[1], by case; `text` is "ilike": whatever the case
    date_part,      ///< args[0] is a date or a time: its `text`, one of year, month, day, hour, minute, second, date
    call,           ///< text(args...); without an argument text(*)
    plain_call,     ///< text(args...); without an argument text()
    distinct_call,  ///< text(DISTINCT args[0])
    window,         ///< args[0] OVER (PARTITION BY the next `index` args, ORDER BY the others); `text`: 'a' or 'd' each
    choice,         ///< CASE WHEN args[0] THEN args[1] ... ELSE the last of an odd number END
    in_values,      ///< args[0] is one of the elements of the bound list number `index`
    in_scope,       ///< args[0] is one of the session's values of dimension `text`
    in_rows,        ///< args[0] IN (subquery)
    exists,         ///< EXISTS (subquery)
    scalar,         ///< (subquery): its one value, or NULL
    bytewise,       ///< args[0], compared byte for byte whatever the column's collation is
    excluded,       ///< in an upsert: the value of column `text` that the row to be inserted has
    refuse,         ///< fails the statement: column `text` of table `qualifier` points out of the scope
    conflict,       ///< fails the statement: a row out of the scope has the unique value of a row of table `qualifier`
  };

  kind what = kind::value;
  std::string text;
  std::string qualifier;
  value_index index = 0;
  std::optional<value_form> form;  ///< of a bound value, or of the elements of a bound list
  std::vector<expr> args;
  std::vector<select> subquery;  ///< none or one; a vector because `select` is not complete here

  expr();
  expr(const expr&);
  expr(expr&&) noexcept;
  expr& operator=(const expr&);
  expr& operator=(expr&&) noexcept;
  ~expr();
};

/// A place in which rows come from. Columns are qualified by the instance, never by the table's name.
struct source {
  const table_info* table = nullptr;  ///< a declared table; none for what follows
  std::string instance;
  std::string common;                     ///< the name of a common table expression
  std::vector<select> derived;            ///< none or one: the rows of this select
  std::optional<value_index> bound;       ///< the rows of this bound list, in columns c1, c2, ...
  std::vector<value_form> bound_columns;  ///< what they hold

  source();
  source(const source&);
  source(source&&) noexcept;
  source& operator=(const source&);
  source& operator=(source&&) noexcept;
  ~source();
};

enum class join_kind : std::uint8_t { inner, left, right, full, cross };

struct join {
  source what;
  join_kind kind = join_kind::inner;
  std::optional<expr> on;  ///< none for a cross join
};

struct output {
  expr what;
  std::string label{};
};

struct order_term {
  expr what;
  bool descending = false;
};

enum class set_operation : std::uint8_t { union_distinct, union_all, intersect, except };

struct compound;
struct common_table;

// No initializers: they would need what is not complete yet.
struct select {
  std::vector<common_table> with;
  bool distinct = false;
  std::vector<output> outputs;
  source from;  ///< with nothing in it: no FROM
  std::vector<join> joins;
  std::optional<expr> where;
  std::vector<expr> group_by;
  std::optional<expr> having;
  std::vector<compound> others;  ///< set operations; order, limit and offset are those of the whole
  std::vector<order_term> order_by;
  std::optional<expr> limit;
  std::optional<expr> offset;
  bool locks_key = false;  ///< nobody removes or renames the row until the transaction ends, where the database can

  select();
  select(const select&);
  select(select&&) noexcept;
  select& operator=(const select&);
  select& operator=(select&&) noexcept;
  ~select();

  [[nodiscard]] bool has_from() const { return from.table != nullptr || !from.instance.empty(); }
};

struct compound {
  set_operation operation = set_operation::union_distinct;
  select part;
};

/// One table of WITH. A recursive one is a set operation whose second part reads it.
struct common_table {
  std::string name;
  std::vector<std::string> columns{};
  select body;
};

struct assignment {
  std::string column;
  expr value;
};

/// ON CONFLICT of an insert.
struct conflict_clause {
  std::vector<std::string> target;        ///< the columns of a declared key
  std::vector<assignment> assignments{};  ///< DO UPDATE SET; none: DO NOTHING
  std::optional<expr> where{};
};

enum class verb : std::uint8_t { select, insert, update, remove };

[[nodiscard]] constexpr std::string_view to_string(verb v) noexcept {
  switch (v) {
    case verb::select: return "select";
    case verb::insert: return "insert";
    case verb::update: return "update";
    case verb::remove: return "remove";
  }
  return "";
}

struct statement {
  verb what = verb::select;
  select body;  ///< of a write: `from` is the table written, `where` its condition, `with` its common tables
  std::vector<assignment> assignments;
  std::vector<select> rows;              ///< of an insert, none or one: where the rows come from,
  std::vector<std::string> row_columns;  ///< and the columns that its outputs go to
  std::optional<conflict_clause> on_conflict;
  std::vector<output> returning;
  value_index value_count = 0;

  statement();
  statement(const statement&);
  statement(statement&&) noexcept;
  statement& operator=(const statement&);
  statement& operator=(statement&&) noexcept;
  ~statement();
};

/// Numbers the bound values while a statement type is lowered.
class lowering {
 public:
  explicit lowering(value_index first = 0) : count_(first) {}

  value_index next_value() { return count_++; }
  [[nodiscard]] value_index count() const { return count_; }

 private:
  value_index count_;
};

/// An expression of the kind, with nothing in it yet.
expr make(expr::kind what);
expr column(std::string_view instance, std::string_view name);
expr value(value_index index, std::optional<value_form> form = std::nullopt);
expr scope_value(std::string_view dimension);
expr literal(std::string_view sql);
expr infix(expr left, std::string_view op, expr right);
/// The same, of what lowers the sides: the left one first.
expr infix(lowering& l, expr (*left)(lowering&), std::string_view op, expr (*right)(lowering&));
expr unary(expr::kind what, std::string_view op, expr operand);
expr call(std::string_view function, std::vector<expr> args);
expr with_subquery(expr::kind what, select subquery);
expr refuse(std::string_view table, std::string_view column);
expr conflict(std::string_view table);
/// The only one as itself, several as a row.
expr row_of(std::vector<expr> parts);

source table_source(const table_info& table, std::string_view instance);
source derived_source(select rows, std::string_view instance);

/// `condition AND more`; `more` alone where there is no condition yet.
void and_behind(std::optional<expr>& condition, expr more);
/// `more AND condition`: `more` is evaluated first.
void and_before(std::optional<expr>& condition, expr more);

}  // namespace rowscope::tree

// Every statement type is lowered to these: compiled once, in the library.
extern template class std::vector<rowscope::tree::expr>;
extern template class std::vector<rowscope::tree::select>;
extern template class std::vector<rowscope::tree::join>;
extern template class std::vector<rowscope::tree::output>;
extern template class std::vector<rowscope::tree::order_term>;
extern template class std::vector<rowscope::tree::compound>;
extern template class std::vector<rowscope::tree::common_table>;
extern template class std::vector<rowscope::tree::assignment>;
