#pragma once
#include <set>

#include "column_model.hpp"
#include "made_statement.hpp"

namespace rowscope_tests::oracle {

/// Makes random selects and expressions: joins of all kinds, sub-queries in every position, common tables, set
/// operations, aggregates, windows.
///
/// Only such as have one right answer: no limit without a whole order, no row picked out of several.
class query_maker {
 public:
  query_maker(choices& c, const part& p, made_statement& out) : choices_(c), part_(p), out_(out) {}

  using kinds = std::vector<rowscope::value_kind>;
  struct made_select {
    tree::select what{};
    std::vector<column_model> columns{};  ///< its outputs, as columns c1, c2, ...
  };

  /// The body of a select statement.
  void make_statement();
  made_select rows(const kinds& wanted, int depth);
  /// A select of the joins and conditions that random makes, without outputs; `source` first. The outputs are made
  /// while the frame is open: open_frame(), then close_frame().
  tree::select from_and_where(std::string_view source, int depth, bool may_join = true);
  void open_frame() { frames_.emplace_back(); }
  void close_frame() { frames_.pop_back(); }
  void see(std::vector<column_model> columns);
  [[nodiscard]] const std::vector<column_model>& seen() const { return frames_.back(); }

  tree::expr scalar(rowscope::value_kind kind, int depth);
  tree::expr condition(int depth);
  tree::expr value(tree_value v);
  /// As a bound value: an empty std::optional.
  tree::expr null(rowscope::value_kind kind);
  tree::expr value_like(const column_model& c) { return value(any_value(choices_, c.values)); }
  /// Adds a common table, which later sources read.
  void add_common(tree::select& to, int depth);

  void allow_subqueries(bool yes) { subqueries_left_ = yes ? 5 : 0; }
  /// Statements that write the table while they read it have no one right answer there.
  void never_read(std::string_view table) { unread_.emplace(table); }
  std::string next_alias() { return "a" + std::to_string(++aliases_); }
  [[nodiscard]] std::string_view any_table();

 private:
  struct common {
    std::string name;
    std::vector<column_model> columns;
  };

  bool may_ask(int depth) { return subqueries_left_ > 0 && depth > 0; }
  const column_model* column(rowscope::value_kind kind, bool own_only = false);
  const column_model& any_column();
  static tree::expr at(const column_model& c) { return tree::column(c.instance, c.name); }

  tree::expr integer(int depth);
  tree::expr text(int depth);
  tree::expr choice(rowscope::value_kind kind, int depth);
  tree::expr one_value(rowscope::value_kind kind, int depth);
  tree::expr comparison(int depth);
  tree::expr list_condition();
  tree::expr row_condition(int depth);
  tree::expr exists(int depth);
  tree::expr aggregate(rowscope::value_kind kind);
  tree::expr window();

  tree::source source(int depth);
  tree::source of_table(std::string_view table);
  std::optional<tree::expr> join_condition(const std::vector<column_model>& before, const tree::source& joined,
                                           bool only_equality, int depth);
  std::optional<tree::expr> key_condition(const tree::source& joined);
  void join(tree::select& s, bool has_outer, int depth);
  void join_some(tree::select& s, std::size_t most, int depth);
  std::vector<column_model> outputs(tree::select& s, const kinds& wanted, int depth);
  std::vector<column_model> grouped_outputs(tree::select& s, const kinds& wanted, int depth);
  void set_operation(tree::select& s, const kinds& wanted, int depth);
  bool order_and_limit(tree::select& s, int depth, bool may_order_by_expressions);
  kinds some_kinds(std::size_t most);
  void add_recursive(tree::select& to);

  choices& choices_;
  const part& part_;
  made_statement& out_;
  int subqueries_left_ = 5;
  int aliases_ = 0;
  std::vector<std::vector<column_model>> frames_{};  ///< what is seen, of the outer selects first
  std::vector<tree::source> sources_{};              ///< the declared tables of the innermost select
  std::vector<common> commons_{};
  std::set<std::string, std::less<>> unread_{};
};

}  // namespace rowscope_tests::oracle
