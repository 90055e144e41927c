#include "columns_of_values.hpp"

namespace rowscope::detail {
namespace {

using tree::expr;

class search {
 public:
  explicit search(const tree::statement& statement) : columns_(statement.value_count) {
    for (const tree::assignment& a : statement.assignments)
      visit(a.value, {std::string(statement.body.from.table->name), a.column});
    visit(statement.body);
  }
  std::vector<output_name> take() && { return std::move(columns_); }

 private:
  /// `beside` is the column that the expression is an operand beside of.
  void visit(const expr& e, const output_name& beside) {
    if (e.what == expr::kind::value) note(e, beside);
    output_name column;
    for (const expr& a : e.args)
      if (a.what == expr::kind::column) column = {a.qualifier, a.text};
    if (e.what == expr::kind::in_values) note(e, column);
    for (const expr& a : e.args) visit(a, column);
    for (const tree::select& s : e.subquery) visit(s);
  }
  void visit(const tree::select& s) {
    for (const tree::output& o : s.outputs) visit(o.what, {});
    for (const tree::join& j : s.joins) visit(j.on, {});
    if (s.where) visit(*s.where, {});
    for (const expr& e : s.group_by) visit(e, {});
    for (const tree::order_term& t : s.order_by) visit(t.what, {});
  }
  void note(const expr& e, const output_name& column) {
    if (e.index < columns_.size()) columns_[e.index] = column;
  }

  std::vector<output_name> columns_;
};

}  // namespace

std::vector<output_name> columns_of_values(const tree::statement& statement) { return search(statement).take(); }

}  // namespace rowscope::detail
