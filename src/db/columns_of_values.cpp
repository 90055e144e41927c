#include "columns_of_values.hpp"

#include <rowscope/ast/walk.hpp>

namespace rowscope::detail {
namespace {

using tree::expr;

class search {
 public:
  explicit search(const tree::statement& statement) : columns_(statement.value_count) {
    const auto assigned = [&](const tree::assignment& a) {
      visit(a.value, {std::string(statement.body.from.table->name), a.column});
    };
    for (const tree::assignment& a : statement.assignments) assigned(a);
    if (statement.on_conflict) {
      for (const tree::assignment& a : statement.on_conflict->assignments) assigned(a);
      if (statement.on_conflict->where) visit(*statement.on_conflict->where, {});
    }
    for (const tree::output& o : statement.returning) visit(o.what, {});
    for (const tree::select& s : statement.rows) visit(s);
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
    tree::each_expression(s, [&](const expr& e) { visit(e, {}); });
    for (const tree::common_table& c : s.with) visit(c.body);
    tree::each_source(s, [&](const tree::source& from) {
      for (const tree::select& d : from.derived) visit(d);
    });
    for (const tree::compound& c : s.others) visit(c.part);
  }
  void note(const expr& e, const output_name& column) {
    if (e.index < columns_.size()) columns_[e.index] = column;
  }

  std::vector<output_name> columns_;
};

}  // namespace

std::vector<output_name> columns_of_values(const tree::statement& statement) { return search(statement).take(); }

}  // namespace rowscope::detail
