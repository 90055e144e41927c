#include "postgresql_types.hpp"

#include <algorithm>
#include <span>

#include <rowscope/ast/walk.hpp>

namespace rowscope::sql {
namespace {

using tree::expr;

std::string without_length(std::string_view type) {
  std::string name;
  int depth = 0;
  for (const char c : type) {
    if (c == '(') ++depth;
    if (depth == 0) name += c;
    if (c == ')') --depth;
  }
  while (name.ends_with(' ')) name.pop_back();
  // Without a length these are of length 1.
  if (name == "char" || name == "character") return "bpchar";
  if (name == "bit") return "varbit";
  return name;
}

std::string_view name_of(value_form form) {
  switch (form.kind) {
    case value_kind::integer: return "bigint";
    case value_kind::real: return "double precision";
    case value_kind::boolean: return "boolean";
    case value_kind::blob: return "bytea";
    case value_kind::text: break;
  }
  switch (form.text) {
    case text_form::plain: return "text";
    case text_form::date: return "date";
    case text_form::timestamp: return "timestamptz";
    case text_form::uuid: return "uuid";
  }
  return {};
}

bool is_comparison(std::string_view op) {
  static constexpr std::string_view operators[] = {"=", "<>", "<", "<=", ">", ">=", "IS", "IS NOT"};
  return std::ranges::find(operators, op) != std::end(operators);
}
/// Whether all its arguments, and what it gives, are of one type.
bool is_of_one_type(const expr& e) {
  return (e.what == expr::kind::call || e.what == expr::kind::plain_call) &&
         (e.text == "coalesce" || e.text == "nullif");
}

class search {
 public:
  search(const tree::statement& s, expression_types& types) : statement_(s), types_(types) {}

  std::vector<known_type> run(const tree::select* beside) && {
    for (const tree::select& rows : statement_.rows)
      for (const value_form& form : rows.from.bound_columns) bound_.push_back({.form = form});
    types_.enter(statement_.body);
    const table_info* const target = statement_.body.from.table;
    const auto assigned = [&](const tree::assignment& a) { visit(a.value, of_target(target, a.column)); };
    if (statement_.what != tree::verb::select) {
      for (const tree::assignment& a : statement_.assignments) assigned(a);
      if (statement_.on_conflict) {
        for (const tree::assignment& a : statement_.on_conflict->assignments) assigned(a);
        if (statement_.on_conflict->where) visit(*statement_.on_conflict->where, {});
      }
      std::vector<known_type> columns;
      for (const std::string& c : statement_.row_columns) columns.push_back(of_target(target, c));
      for (const tree::select& s : statement_.rows) visit(s, columns);
    }
    for (const tree::output& o : statement_.returning) visit(o.what, {});
    types_.leave();
    visit(statement_.body);
    if (beside != nullptr) visit(*beside);
    return std::move(bound_);
  }

 private:
  static known_type of_target(const table_info* target, std::string_view column) {
    const column_info* const c = target->find(column);
    return c != nullptr ? type_of(*c) : known_type{};
  }

  void visit(const tree::select& s, std::span<const known_type> targets = {}) {
    types_.enter(s);
    for (std::size_t i = 0; i < s.outputs.size(); ++i)
      visit(s.outputs[i].what, i < targets.size() ? targets[i] : known_type{});
    tree::each_source(s, [&](const tree::source& from) {
      for (const tree::select& d : from.derived) visit(d, behind(s, from, targets));
    });
    for (const tree::join& j : s.joins)
      if (j.on) visit(*j.on, {});
    for (const auto* condition : {&s.where, &s.having})
      if (*condition) visit(**condition, {});
    for (const expr& e : s.group_by) visit(e, {});
    for (const tree::order_term& t : s.order_by) visit(t.what, {});
    for (const auto* rows : {&s.limit, &s.offset})
      if (*rows) visit(**rows, {.form = value_form{value_kind::integer}});
    for (const tree::common_table& c : s.with) visit(c.body);
    types_.leave();
    for (const tree::compound& c : s.others) visit(c.part, targets);
  }
  /// What the outputs of a derived table are stored in, by way of those of the select that reads it.
  static std::vector<known_type> behind(const tree::select& s, const tree::source& from,
                                        std::span<const known_type> targets) {
    const tree::select& d = from.derived.front();
    std::vector<known_type> found(d.outputs.size());
    for (std::size_t i = 0; i < std::min(s.outputs.size(), targets.size()); ++i) {
      const expr& e = s.outputs[i].what;
      if (e.what != expr::kind::column || e.qualifier != from.instance) continue;
      const auto o = std::ranges::find(d.outputs, e.text, &tree::output::label);
      if (o != d.outputs.end()) found[static_cast<std::size_t>(o - d.outputs.begin())] = targets[i];
    }
    return found;
  }

  /// `beside`: what the expression is compared with or stored in.
  void visit(const expr& e, const known_type& beside) {
    switch (e.what) {
      case expr::kind::value: return note(e, beside);
      case expr::kind::column: return note_bound_column(e, beside);
      case expr::kind::in_values: note(e, types_.of(e.args[0])); break;
      case expr::kind::infix: return visit_infix(e);
      case expr::kind::between: return visit_alike(e.args, 0, 1, {});
      case expr::kind::like: visit(e.args[0], {}); return visit(e.args[1], {.form = value_form{value_kind::text}});
      case expr::kind::choice: return visit_choice(e, beside);
      default:
        if (is_of_one_type(e)) return visit_alike(e.args, 0, 1, beside);
    }
    for (const expr& a : e.args) visit(a, {});
    for (const tree::select& s : e.subquery) visit(s);
  }
  void visit_infix(const expr& e) {
    const expr& a = e.args[0];
    const expr& b = e.args[1];
    if (a.what == expr::kind::row && b.what == expr::kind::row && a.args.size() == b.args.size()) {
      for (std::size_t i = 0; i < a.args.size(); ++i) visit_pair(a.args[i], b.args[i], true);
      return;
    }
    visit_pair(a, b, is_comparison(e.text));
  }
  /// A number that is reckoned with keeps its own type.
  void visit_pair(const expr& a, const expr& b, bool compared) {
    const auto type = [&](const expr& e) {
      known_type t = types_.of(e);
      if (!compared) t.postgresql_type = {};
      return t;
    };
    visit(a, type(b));
    visit(b, type(a));
  }
  void visit_alike(std::span<const expr> args, std::size_t from, std::size_t step, known_type beside) {
    for (std::size_t i = from; i < args.size() && !beside.is_known(); i += step)
      if (args[i].what != expr::kind::value) beside = types_.of(args[i]);
    for (std::size_t i = from; i < args.size(); i += step) visit(args[i], beside);
  }
  void visit_choice(const expr& e, known_type beside) {
    if (!beside.is_known()) beside = types_.of(e);
    for (std::size_t i = 0; i < e.args.size(); ++i) {
      const bool is_condition = i % 2 == 0 && i + 1 < e.args.size();
      visit(e.args[i], is_condition ? known_type{} : beside);
    }
  }

  // A type of the database's own comes before what the value says of itself: it cannot know.
  void note(const expr& e, const known_type& beside) {
    known_type type = types_.value(e.index);
    if (!type.postgresql_type.empty()) return;
    if (!beside.postgresql_type.empty())
      type = {.postgresql_type = beside.postgresql_type};
    else if (e.form)
      type.form = e.form;
    else if (!type.form)
      type.form = beside.form;
    types_.set_value(e.index, type);
  }
  void note_bound_column(const expr& e, const known_type& beside) {
    const tree::source* const rows = statement_.rows.empty() ? nullptr : &statement_.rows.front().from;
    if (rows == nullptr || !rows->bound || e.qualifier != rows->instance) return;
    for (std::size_t i = 0; i < bound_.size(); ++i)
      if (e.text == "c" + std::to_string(i + 1) && !beside.postgresql_type.empty())
        bound_[i] = {.postgresql_type = beside.postgresql_type};
  }

  const tree::statement& statement_;
  expression_types& types_;
  std::vector<known_type> bound_{};
};

}  // namespace

std::string postgresql_type(const known_type& type) {
  if (!type.postgresql_type.empty()) return without_length(type.postgresql_type);
  return type.form ? std::string(name_of(*type.form)) : std::string();
}

bool is_array(const known_type& type) { return type.postgresql_type.ends_with(']'); }

bool has_collation(const known_type& type) {
  if (type.is_plain_text()) return true;
  const std::string name = postgresql_type(type);
  return !type.form && (name == "varchar" || name == "character varying" || name == "text");
}

std::vector<known_type> find_value_types(const tree::statement& s, const tree::select* beside,
                                         expression_types& types) {
  return search(s, types).run(beside);
}

}  // namespace rowscope::sql
