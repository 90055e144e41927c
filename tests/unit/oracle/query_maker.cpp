#include "query_maker.hpp"

#include <algorithm>

#include "support/trees.hpp"

/// The selects of random statements.
namespace rowscope_tests::oracle {

using rowscope::value_kind;
using tree::expr;

void query_maker::see(std::vector<column_model> columns) {
  for (column_model& c : columns) frames_.back().push_back(std::move(c));
}

std::string_view query_maker::any_table() {
  static const std::vector<std::string_view> with_events{
      "customers", "orders", "order_lines", "settings", "shipments", "reminders",   "courses",    "exams",  "bookings",
      "users",     "tasks",  "labels",      "accounts", "orders",    "memberships", "currencies", "booths", "visits"};
  const std::string_view picked = with_events[choices_.pick(with_events.size() - (part_.events.empty() ? 2 : 0))];
  if (!unread_.contains(picked)) return picked;
  return unread_.contains("currencies") ? "accounts" : "currencies";
}

tree::source query_maker::of_table(std::string_view table) {
  const rowscope::table_info& info = table_named(table);
  const std::string alias = next_alias();
  see(columns_of(info, alias));
  tree::source s = tree::table_source(info, alias);
  sources_.push_back(s);
  return s;
}

tree::source query_maker::source(int depth) {
  const std::size_t what = choices_.pick(10);
  if (what == 8 && !commons_.empty()) {
    const common& c = choices_.one_of(commons_);
    tree::source s;
    s.common = c.name;
    s.instance = next_alias();
    for (column_model column : c.columns) {
      column.instance = s.instance;
      frames_.back().push_back(std::move(column));
    }
    return s;
  }
  if (what == 9 && may_ask(depth)) {
    --subqueries_left_;
    // What stands in FROM sees nothing around it.
    auto frames = std::exchange(frames_, {});
    made_select inner = rows(some_kinds(3), depth - 1);
    frames_ = std::move(frames);
    const std::string alias = next_alias();
    for (std::size_t i = 0; i < inner.columns.size(); ++i) {
      inner.what.outputs[i].label = inner.columns[i].name;
      inner.columns[i].instance = alias;
    }
    see(inner.columns);
    return tree::derived_source(std::move(inner.what), alias);
  }
  return of_table(any_table());
}

/// On a foreign key between the tables, if there is one: on all of it, a part of it, or beside something else.
std::optional<expr> query_maker::key_condition(const tree::source& joined) {
  if (joined.table == nullptr) return std::nullopt;
  std::vector<expr> found;
  for (const checked_key& key : checked_keys())
    for (const tree::source& other : sources_) {
      if (other.instance == joined.instance) continue;
      const bool down = joined.table->name == key.table && other.table->name == key.parent;
      const bool up = joined.table->name == key.parent && other.table->name == key.table;
      if (!down && !up) continue;
      std::optional<expr> all;
      const std::size_t parts = key.columns.size() > 1 && choices_.chance(25) ? 1 : key.columns.size();
      for (std::size_t i = 0; i < parts; ++i)
        tree::and_behind(all, equal(tree::column((down ? joined : other).instance, key.columns[i]),
                                    tree::column((down ? other : joined).instance, key.parent_columns[i])));
      found.push_back(*std::move(all));
    }
  if (found.empty()) return std::nullopt;
  return choices_.one_of(found);
}

std::optional<expr> query_maker::join_condition(const std::vector<column_model>& before, const tree::source& joined,
                                                bool only_equality, int depth) {
  const std::size_t what = only_equality ? choices_.pick(6) : choices_.pick(10);
  if (auto key = what < 8 ? key_condition(joined) : std::nullopt) {
    if (what == 6) return either(*std::move(key), condition(depth - 1));
    if (what == 7) return both(*std::move(key), condition(depth - 1));
    return *std::move(key);
  }
  std::vector<expr> equals;
  for (const column_model& a : before)
    for (const column_model& b : frames_.back())
      if (b.instance == joined.instance && a.values == b.values && a.kind == b.kind)
        equals.push_back(equal(at(a), at(b)));
  if (only_equality && equals.empty()) return std::nullopt;
  if (equals.empty() || what == 9) return condition(depth - 1);
  return choices_.one_of(equals);
}

void query_maker::join(tree::select& s, bool has_outer, int depth) {
  using kind = tree::join_kind;
  const std::vector<column_model> before = frames_.back();
  tree::join j;
  j.what = has_outer ? of_table(any_table()) : source(depth);
  j.kind = has_outer ? choices_.one_of({kind::right, kind::full, kind::left, kind::inner, kind::cross})
                     : choices_.one_of({kind::inner, kind::inner, kind::inner, kind::left, kind::left, kind::cross});
  if (j.kind != kind::cross) j.on = join_condition(before, j.what, has_outer, depth);
  if (!j.on) j.kind = kind::cross;
  // Where each row finds one at most and reads nothing of it, as of the table of tenants in a scope, SQLite 3.40 leaves
  // a left join out, and then forgets DESC.
  if (j.kind == kind::left && j.what.table != nullptr && j.what.table->name == "accounts") j.kind = kind::inner;
  s.joins.push_back(std::move(j));
}

/// SQLite 3.40 drops unmatched rows of a right or full join where another ON says nothing of the table it joins:
/// selects with such a join have equalities alone in ON. It also refuses some where a select in FROM has a join of its
/// own: there they join tables alone.
void query_maker::join_some(tree::select& s, std::size_t most, int depth) {
  const bool has_outer = s.from.table != nullptr && choices_.chance(25);
  while (s.joins.size() < most && choices_.chance(s.joins.empty() ? 45 : 30)) join(s, has_outer, depth);
}

tree::select query_maker::from_and_where(std::string_view first, int depth, bool may_join) {
  tree::select s;
  s.from = of_table(first);
  if (may_join) join_some(s, 2, depth);
  if (choices_.chance(60)) s.where = condition(depth);
  return s;
}

query_maker::kinds query_maker::some_kinds(std::size_t most) {
  kinds wanted;
  for (std::size_t n = 1 + choices_.pick(most); n > 0; --n)
    wanted.push_back(choices_.one_of(
        {value_kind::integer, value_kind::integer, value_kind::text, value_kind::text, value_kind::real}));
  return wanted;
}

std::vector<column_model> query_maker::outputs(tree::select& s, const kinds& wanted, int depth) {
  std::vector<column_model> columns;
  for (const value_kind kind : wanted) {
    domain values = domain_of_kind(kind);
    if (const column_model* c = choices_.chance(35) ? nullptr : column(kind, true)) {
      values = c->values;
      s.outputs.push_back({at(*c)});
    } else if (kind == value_kind::integer && !frames_.back().empty() && choices_.chance(25)) {
      s.outputs.push_back({window()});
    } else {
      s.outputs.push_back({scalar(kind, depth)});
    }
    columns.push_back({"", "c" + std::to_string(columns.size() + 1), kind, values, true});
  }
  s.distinct = choices_.chance(12);
  return columns;
}

std::vector<column_model> query_maker::grouped_outputs(tree::select& s, const kinds& wanted, int depth) {
  std::vector<column_model> columns;
  const bool grouped = choices_.chance(60);
  for (const value_kind kind : wanted) {
    const column_model* c = grouped && choices_.chance(50) ? column(kind, true) : nullptr;
    if (c != nullptr) {
      s.group_by.push_back(at(*c));
      s.outputs.push_back({at(*c)});
    } else {
      s.outputs.push_back({aggregate(kind)});
    }
    columns.push_back({"", "c" + std::to_string(columns.size() + 1), kind, domain_of_kind(kind), true});
  }
  if (grouped && choices_.chance(30)) {
    auto outer = std::exchange(frames_, {frames_.back()});  // SQLite does not always find outer columns there
    s.group_by.push_back(choice(value_kind::integer, depth));
    frames_ = std::move(outer);
  }
  if (!s.group_by.empty() && choices_.chance(40))
    s.having = tree::infix(
        aggregate(value_kind::integer), choices_.one_of({">=", "<", "<>"}),
        may_ask(depth) && choices_.chance(40) ? one_value(value_kind::integer, depth - 1) : value(choices_.number(4)));
  return columns;
}

void query_maker::set_operation(tree::select& s, const kinds& wanted, int depth) {
  using operation = tree::set_operation;
  const std::size_t parts = 1 + choices_.pick(2);
  for (std::size_t i = 0; i < parts; ++i) {
    --subqueries_left_;
    tree::compound c;
    c.operation =
        choices_.one_of({operation::union_all, operation::union_distinct, operation::intersect, operation::except});
    open_frame();
    sources_.clear();
    c.part = from_and_where(any_table(), depth - 1);
    (void)outputs(c.part, wanted, depth - 1);
    close_frame();
    s.others.push_back(std::move(c));
  }
}

/// \returns whether the rows come in an order in which equal ones are next to each other
bool query_maker::order_and_limit(tree::select& s, int depth, bool may_order_by_expressions) {
  if (!choices_.chance(40)) return false;
  if (may_order_by_expressions && choices_.chance(40)) {
    // SQLite does not always find outer columns there.
    auto outer = std::exchange(frames_, {frames_.back()});
    s.order_by.push_back({choice(value_kind::integer, depth), choices_.chance(30)});
    frames_ = std::move(outer);
  }
  for (std::size_t i = 0; i < s.outputs.size(); ++i)
    s.order_by.push_back({tree::literal(std::to_string(i + 1)), choices_.chance(30)});
  if (choices_.chance(45)) {
    s.limit = value(choices_.number(6));
    if (may_ask(depth) && choices_.chance(25)) {
      auto frames = std::exchange(frames_, {});
      expr count = one_value(value_kind::integer, depth - 1);
      if (count.subquery.front().outputs.front().what.text == "COUNT")  // no other is sure to be an integer
        s.limit = tree::call("coalesce", {std::move(count), tree::literal("3")});
      frames_ = std::move(frames);
    }
  }
  if (choices_.chance(25)) s.offset = value(choices_.number(3));
  return true;
}

query_maker::made_select query_maker::rows(const kinds& wanted, int depth) {
  made_select made;
  const auto outer_sources = std::exchange(sources_, {});
  open_frame();
  tree::select& s = made.what;
  s.from = source(depth);
  join_some(s, 3, depth);
  if (choices_.chance(60)) s.where = condition(depth);
  const bool grouped = choices_.chance(20);
  made.columns = grouped ? grouped_outputs(s, wanted, depth) : outputs(s, wanted, depth);
  const bool combined = may_ask(depth) && choices_.chance(15);
  out_.is_ordered = false;
  // SQLite does not find outer columns in the order of a select with windows.
  const bool has_window =
      std::ranges::any_of(s.outputs, [](const auto& o) { return o.what.what == expr::kind::window; });
  if (!combined) out_.is_ordered = order_and_limit(s, depth, !grouped && !s.distinct && !has_window);
  close_frame();
  if (combined) {
    set_operation(s, wanted, depth);
    open_frame();
    out_.is_ordered = order_and_limit(s, 0, false);
    close_frame();
  }
  sources_ = outer_sources;
  return made;
}

void query_maker::add_recursive(tree::select& to) {
  tree::common_table c;
  c.name = "w" + std::to_string(commons_.size() + 1);
  c.columns = {"c1", "c2"};
  const rowscope::table_info& people = table_named("customers");
  c.body.from = tree::table_source(people, next_alias());
  const std::string& first = c.body.from.instance;
  c.body.outputs = {{tree::column(first, "id")}, {value(std::int64_t{0})}};
  c.body.where = is_null(tree::column(first, "parent_id"));
  tree::select step;
  step.from = tree::table_source(people, next_alias());
  tree::source before;
  before.common = c.name;
  before.instance = next_alias();
  const std::string next = step.from.instance, parent = before.instance;
  step.joins.push_back(
      {before, tree::join_kind::inner, equal(tree::column(next, "parent_id"), tree::column(parent, "c1"))});
  step.outputs = {{tree::column(next, "id")}, {tree::infix(tree::column(parent, "c2"), "+", tree::literal("1"))}};
  step.where = tree::infix(tree::column(parent, "c2"), "<", value(std::int64_t{5}));
  c.body.others.push_back(
      {choices_.one_of({tree::set_operation::union_all, tree::set_operation::union_distinct}), std::move(step)});
  commons_.push_back(
      {c.name, {{"", "c1", value_kind::integer, domain::key}, {"", "c2", value_kind::integer, domain::number}}});
  to.with.push_back(std::move(c));
}

void query_maker::add_common(tree::select& to, int depth) {
  if (!unread_.contains("customers") && choices_.chance(35)) return add_recursive(to);
  --subqueries_left_;
  auto frames = std::exchange(frames_, {});
  made_select inner = rows(some_kinds(3), depth);
  frames_ = std::move(frames);
  tree::common_table c;
  c.name = "w" + std::to_string(commons_.size() + 1);
  for (const column_model& column : inner.columns) c.columns.push_back(column.name);
  c.body = std::move(inner.what);
  commons_.push_back({c.name, std::move(inner.columns)});
  to.with.push_back(std::move(c));
}

void query_maker::make_statement() {
  tree::select with;
  while (with.with.size() < 2 && choices_.chance(15)) add_common(with, 2);
  made_select made = rows(some_kinds(4), 3);
  out_.what.body = std::move(made.what);
  out_.what.body.with = std::move(with.with);
}

}  // namespace rowscope_tests::oracle
