#include "query_maker.hpp"

#include "support/trees.hpp"

/// The expressions of random statements.
namespace rowscope_tests::oracle {

using rowscope::value_form;
using rowscope::value_kind;
using tree::expr;

namespace {

/// As a typed statement tells of its values.
std::optional<value_form> form_of(const tree_value& v) {
  if (std::holds_alternative<std::int64_t>(v)) return value_form{value_kind::integer};
  if (std::holds_alternative<double>(v)) return value_form{value_kind::real};
  if (std::holds_alternative<std::string>(v)) return value_form{value_kind::text};
  return std::nullopt;
}

}  // namespace

expr query_maker::value(tree_value v) {
  const std::optional<value_form> form = form_of(v);
  out_.values.push_back(std::move(v));
  return tree::value(out_.what.value_count++, form);
}

expr query_maker::null(value_kind kind) {
  out_.values.emplace_back(std::nullopt);
  return tree::value(out_.what.value_count++, value_form{kind});
}

const column_model* query_maker::column(value_kind kind, bool own_only) {
  if (frames_.empty()) return nullptr;
  std::size_t frame = frames_.size() - 1;
  if (frame > 0 && !own_only && choices_.chance(30)) frame = choices_.pick(frame);
  std::vector<const column_model*> fitting;
  for (const column_model& c : frames_[frame])
    if (c.kind == kind) fitting.push_back(&c);
  return fitting.empty() ? nullptr : choices_.one_of(fitting);
}

const column_model& query_maker::any_column() {
  const bool outer = frames_.size() > 1 && choices_.chance(25);
  const auto& frame = outer ? frames_[choices_.pick(frames_.size() - 1)] : frames_.back();
  return frame.empty() ? frames_.back().front() : choices_.one_of(frame);
}

expr query_maker::scalar(value_kind kind, int depth) {
  switch (choices_.pick(depth > 0 ? 10 : 4)) {
    default:
      if (const column_model* c = column(kind)) return at(*c);
      [[fallthrough]];
    case 3: return value(any_value(choices_, domain_of_kind(kind)));
    case 5:
      return kind == value_kind::integer ? integer(depth - 1)
             : kind == value_kind::text  ? text(depth - 1)
                                         : scalar(kind, 0);
    case 6: return choice(kind, depth - 1);
    case 7: return tree::call("coalesce", {scalar(kind, depth - 1), scalar(kind, depth - 1)});
    case 8:
    case 9: return may_ask(depth) ? one_value(kind, depth - 1) : scalar(kind, 0);
  }
}

expr query_maker::integer(int depth) {
  switch (choices_.pick(4)) {
    case 0:
      return tree::infix(scalar(value_kind::integer, depth), choices_.one_of({"+", "-", "*"}),
                         value(choices_.number(7)));
    case 1: return tree::call("length", {scalar(value_kind::text, depth)});
    case 2: return tree::unary(expr::kind::prefix, "-", scalar(value_kind::integer, depth));
    default: return tree::call("abs", {scalar(value_kind::integer, depth)});
  }
}

expr query_maker::text(int depth) {
  switch (choices_.pick(3)) {
    case 0: return tree::call("lower", {scalar(value_kind::text, depth)});
    case 1: return tree::infix(scalar(value_kind::text, depth), "||", scalar(value_kind::text, 0));
    default: return tree::call("nullif", {scalar(value_kind::text, depth), value(any_value(choices_, domain::text))});
  }
}

expr query_maker::choice(value_kind kind, int depth) {
  expr e = tree::make(expr::kind::choice);
  e.args.push_back(condition(depth));
  e.args.push_back(scalar(kind, depth));
  if (choices_.chance(60)) e.args.push_back(scalar(kind, depth));
  return e;
}

/// A sub-query of one row: an aggregate, or the first of a whole order.
expr query_maker::one_value(value_kind kind, int depth) {
  --subqueries_left_;
  if (choices_.chance(30)) {
    made_select one = rows({kind}, depth);
    if (one.what.order_by.empty()) one.what.order_by.push_back({tree::literal("1"), choices_.chance(40)});
    one.what.limit = tree::literal("1");
    one.what.offset.reset();
    return tree::with_subquery(expr::kind::scalar, std::move(one.what));
  }
  open_frame();
  const auto outer_sources = std::exchange(sources_, {});
  tree::select s = from_and_where(any_table(), depth);
  s.outputs.push_back({aggregate(kind)});
  sources_ = outer_sources;
  close_frame();
  return tree::with_subquery(expr::kind::scalar, std::move(s));
}

expr query_maker::aggregate(value_kind kind) {
  const column_model* c = column(kind, true);
  if (c == nullptr || (kind == value_kind::integer && choices_.chance(35))) {
    expr count = tree::call("COUNT", {});
    if (kind == value_kind::text) return tree::call("MIN", {tree::literal("'x'")});
    const auto& frame = frames_.back();
    if (frame.empty() || choices_.chance(40)) return count;
    if (choices_.chance(40)) {
      expr distinct = tree::make(expr::kind::distinct_call);
      distinct.text = "COUNT";
      distinct.args.push_back(at(choices_.one_of(frame)));
      return distinct;
    }
    return tree::call("COUNT", {at(choices_.one_of(frame))});
  }
  const char* name =
      kind == value_kind::text ? choices_.one_of({"MIN", "MAX"}) : choices_.one_of({"MAX", "SUM", "MIN", "AVG"});
  return tree::call(name, {at(*c)});
}

/// Ranks and aggregates over peers: such as do not depend on which of two equal rows comes first.
expr query_maker::window() {
  expr e = tree::make(expr::kind::window);
  const char* rank = choices_.one_of({"", "rank", "dense_rank"});
  expr function = tree::make(expr::kind::plain_call);
  function.text = rank;
  e.args.push_back(*rank == '\0' ? aggregate(value_kind::integer) : std::move(function));
  if (e.args.front().what == expr::kind::distinct_call) e.args.front() = tree::call("COUNT", {});
  const auto& frame = frames_.back();
  if (choices_.chance(60)) {
    e.args.push_back(at(choices_.one_of(frame)));
    e.index = 1;
  }
  if (*rank != '\0' || choices_.chance(40)) {
    e.args.push_back(at(choices_.one_of(frame)));
    e.text = choices_.one_of({"a", "d"});
  }
  return e;
}

expr query_maker::condition(int depth) {
  if (frames_.back().empty())
    return equal(value(choices_.number(2)), value(std::int64_t{0}));  // among values: no columns
  switch (choices_.pick(depth > 0 ? 14 : 5)) {
    default: return comparison(depth);
    case 2: return tree::unary(expr::kind::suffix, choices_.one_of({"IS NOT NULL", "IS NULL"}), at(any_column()));
    case 4: return list_condition();
    case 5:
    case 6: return both(condition(depth - 1), condition(depth - 1));
    case 7:
    case 8: return either(condition(depth - 1), condition(depth - 1));
    case 9: return negated(condition(depth - 1));
    case 10:
    case 11: return exists(depth);
    case 12: return row_condition(depth);
  }
}

expr query_maker::comparison(int depth) {
  const column_model c = any_column();
  switch (choices_.pick(6)) {
    case 1: {
      expr e = tree::make(expr::kind::between);
      e.args.push_back(at(c));
      e.args.push_back(value_like(c));
      e.args.push_back(value_like(c));
      return e;
    }
    case 2:
      if (c.kind == value_kind::text) {
        expr e = tree::make(expr::kind::like);
        e.args.push_back(at(c));
        e.args.push_back(value(std::string(choices_.one_of({"%e%", "_e_", "A%", "%", "%n"}))));
        return e;
      }
      [[fallthrough]];
    case 3: return tree::infix(at(c), choices_.one_of({"<", ">=", "<>", "<="}), scalar(c.kind, depth - 1));
    case 4:
      if (may_ask(depth)) return tree::infix(at(c), choices_.one_of({"<=", "=", ">"}), one_value(c.kind, depth - 1));
      [[fallthrough]];
    default: return tree::infix(at(c), choices_.one_of({"=", "=", "<", ">="}), value_like(c));
  }
}

expr query_maker::list_condition() {
  const column_model c = any_column();
  if (c.kind == value_kind::real) return equal(at(c), value_like(c));
  expr e = tree::make(expr::kind::in_values);
  e.index = out_.what.value_count++;
  e.args.push_back(at(c));
  std::vector<std::int64_t> integers;
  std::vector<std::string> texts;
  for (std::size_t n = choices_.pick(5); n > 0; --n) {
    const tree_value v = any_value(choices_, c.values);
    if (const auto* i = std::get_if<std::int64_t>(&v)) integers.push_back(*i);
    if (const auto* t = std::get_if<std::string>(&v)) texts.push_back(*t);
  }
  if (c.kind == value_kind::text)
    out_.values.emplace_back(std::move(texts));
  else
    out_.values.emplace_back(std::move(integers));
  return e;
}

/// Compares a row with another, or looks for it among the rows of a sub-query.
expr query_maker::row_condition(int depth) {
  const column_model a = any_column(), b = any_column();
  std::vector<expr> left;
  left.push_back(at(a));
  left.push_back(at(b));
  if (!may_ask(depth) || choices_.chance(40)) {
    std::vector<expr> right;
    right.push_back(value_like(a));
    right.push_back(value_like(b));
    return tree::infix(tree::row_of(std::move(left)), choices_.one_of({"=", "<", ">="}),
                       tree::row_of(std::move(right)));
  }
  --subqueries_left_;
  expr e = tree::with_subquery(expr::kind::in_rows, rows({a.kind, b.kind}, depth - 1).what);
  e.args.push_back(tree::row_of(std::move(left)));
  return e;
}

expr query_maker::exists(int depth) {
  if (!may_ask(depth)) return comparison(depth);
  --subqueries_left_;
  if (choices_.chance(50)) {
    const column_model c = any_column();
    expr e = tree::with_subquery(expr::kind::in_rows, rows({c.kind}, depth - 1).what);
    e.args.push_back(at(c));
    return choices_.chance(25) ? negated(std::move(e)) : e;
  }
  tree::select found = rows({value_kind::integer}, depth - 1).what;
  if (found.distinct) found.offset.reset();  // SQLite leaves out rows there before it makes them distinct
  expr e = tree::with_subquery(expr::kind::exists, std::move(found));
  return choices_.chance(30) ? negated(std::move(e)) : e;
}

}  // namespace rowscope_tests::oracle
