#include "expression_types.hpp"

#include <algorithm>
#include <charconv>

#include <rowscope/ast/sql_name.hpp>
#include <rowscope/ast/walk.hpp>

namespace rowscope::sql {
namespace {

using tree::expr;

constexpr value_form integer{value_kind::integer};
constexpr value_form real{value_kind::real};
constexpr value_form boolean{value_kind::boolean};
constexpr value_form plain_text{value_kind::text};

known_type never_null(value_form form) { return {.form = form, .may_be_null = false}; }

known_type of_literal(std::string_view sql) {
  if (sql == "NULL") return {};
  if (sql == "TRUE" || sql == "FALSE") return never_null(boolean);
  if (sql.starts_with('\'')) return never_null(plain_text);
  return never_null(sql.find_first_of(".eE") == std::string_view::npos ? integer : real);
}

bool is_arithmetic(std::string_view op) { return op == "+" || op == "-" || op == "*" || op == "/" || op == "%"; }

known_type of_arithmetic(const known_type& a, const known_type& b) {
  if (a.is(value_kind::real) || b.is(value_kind::real)) return {.form = real};
  if (a.is(value_kind::integer) && b.is(value_kind::integer)) return {.form = integer};
  return {};
}

/// Of what is one or the other: a database makes a real of an integer, where the other one is.
known_type either_of(const known_type& a, const known_type& b) {
  if (!a.is_known() || (a.is(value_kind::integer) && b.is(value_kind::real))) return {b.form, b.postgresql_type};
  return {a.form, a.postgresql_type};
}

/// Whether an outer join makes rows without a row of this source.
bool may_be_missing(const tree::select& s, const tree::source& from) {
  bool missing = false;
  bool is_joined = &s.from == &from;
  for (const tree::join& j : s.joins) {
    const bool here = &j.what == &from;
    if (here) missing = j.kind == tree::join_kind::left || j.kind == tree::join_kind::full;
    if (is_joined) missing = missing || j.kind == tree::join_kind::right || j.kind == tree::join_kind::full;
    is_joined = is_joined || here;
  }
  return missing;
}

std::optional<std::size_t> number_in(std::string_view digits) {
  std::size_t n = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return n;
}

}  // namespace

known_type type_of(const column_info& column) {
  known_type type{.postgresql_type = column.postgresql_type, .may_be_null = column.optional};
  if (column.postgresql_type.empty()) type.form = value_form{column.kind, column.form};
  return type;
}

expression_types::expression_types(const tree::statement& s)
    : statement_(s), tables_(tree::tables_of(s)), values_(s.value_count) {
  tree::each_select(s, [&](const tree::select& inner) {
    for (const tree::common_table& c : inner.with) common_.emplace(c.name, &c);
  });
}

known_type expression_types::scope_value(std::string_view dimension) const {
  for (const table_info* t : tables_)
    if (const scope_rule_info* const rule = t->rule_of_dimension(dimension))
      if (const column_info* const c = t->find(rule->column)) {
        known_type type = type_of(*c);
        type.may_be_null = false;
        return type;
      }
  return {};
}

template <class Exprs>
known_type expression_types::common_type(const Exprs& exprs, std::size_t from, std::size_t step,
                                         const frame* in) const {
  known_type found;
  for (std::size_t i = from; i < exprs.size(); i += step) found = either_of(found, of(exprs[i], in));
  return found;
}

known_type expression_types::of(const expr& e, const frame* in) const {
  switch (e.what) {
    case expr::kind::column: return of_column(e, in);
    case expr::kind::value:
      if (const known_type& given = values_.at(e.index); given.is_known()) return given;
      return {.form = e.form};
    case expr::kind::scope_value: return scope_value(e.text);
    case expr::kind::literal: return of_literal(e.text);
    case expr::kind::infix:
      if (e.text == "||") return {.form = plain_text};
      if (is_arithmetic(e.text)) return of_arithmetic(of(e.args[0], in), of(e.args[1], in));
      return {.form = boolean};
    case expr::kind::prefix: return e.text == "-" ? of(e.args[0], in) : known_type{.form = boolean};
    case expr::kind::suffix:
    case expr::kind::between:
    case expr::kind::like:
    case expr::kind::in_values:
    case expr::kind::in_scope:
    case expr::kind::in_rows:
    case expr::kind::exists:
    case expr::kind::conflict: return {.form = boolean};
    case expr::kind::date_part:
      return {.form = e.text == "date" ? value_form{value_kind::text, text_form::date} : integer};
    case expr::kind::call:
    case expr::kind::plain_call:
    case expr::kind::distinct_call: return of_call(e, in);
    case expr::kind::window: return of(e.args[0], in);
    case expr::kind::choice: {
      const known_type type = common_type(e.args, 1, 2, in);
      return e.args.size() % 2 == 1 ? either_of(type, of(e.args.back(), in)) : type;
    }
    case expr::kind::scalar: {
      const tree::select& s = e.subquery[0];
      const frame inner{&s, in};
      known_type type = of(s.outputs[0].what, &inner);
      type.may_be_null = true;
      return type;
    }
    case expr::kind::bytewise: return of(e.args[0], in);
    case expr::kind::excluded: {
      const column_info* const c = statement_.body.from.table->find(e.text);
      return c != nullptr ? type_of(*c) : known_type{};
    }
    case expr::kind::row:
    case expr::kind::refuse: break;
  }
  return {};
}

known_type expression_types::of_call(const expr& e, const frame* in) const {
  static constexpr std::string_view texts[] = {"lower", "upper", "trim", "replace", "substr"};
  static constexpr std::string_view of_arguments[] = {"sum", "min", "max", "abs", "coalesce", "nullif"};
  static constexpr std::string_view ranks[] = {"count", "row_number", "rank", "dense_rank"};
  const std::string name = small_letters(e.text);
  if (std::ranges::find(ranks, name) != std::end(ranks)) return never_null(integer);
  if (name == "length") return {.form = integer};
  if (name == "avg" || name == "round") return {.form = real};
  if (std::ranges::find(texts, name) != std::end(texts)) return {.form = plain_text};
  if (std::ranges::find(of_arguments, name) != std::end(of_arguments)) return common_type(e.args, 0, 1, in);
  return {};
}

known_type expression_types::of_column(const expr& e, const frame* in) const {
  for (const frame* f = in; f != nullptr; f = f->outer) {
    std::optional<known_type> found;
    tree::each_source(*f->select, [&](const tree::source& from) {
      if (found || from.instance != e.qualifier) return;
      found = of_column(from, e.text, f->outer);
      found->may_be_null = found->may_be_null || may_be_missing(*f->select, from);
    });
    if (found) return *found;
  }
  return {};
}

known_type expression_types::of_column(const tree::source& from, std::string_view column, const frame* in) const {
  if (from.table != nullptr) {
    const column_info* const c = from.table->find(column);
    return c != nullptr ? type_of(*c) : known_type{};
  }
  if (!from.derived.empty()) return of_output(from.derived.front(), {}, column, in);
  if (from.bound) {
    const auto n = number_in(column.substr(std::min<std::size_t>(1, column.size())));
    if (n && *n >= 1 && *n <= from.bound_columns.size()) return {.form = from.bound_columns[*n - 1]};
    return {};
  }
  const auto common = common_.find(from.common);
  if (common == common_.end() || depth_ > 20) return {};
  ++depth_;
  const known_type type = of_output(common->second->body, common->second->columns, column, nullptr);
  --depth_;
  return type;
}

known_type expression_types::of_output(const tree::select& s, const std::vector<std::string>& names,
                                       std::string_view column, const frame* outer) const {
  for (std::size_t i = 0; i < s.outputs.size(); ++i) {
    const tree::output& o = s.outputs[i];
    const std::string_view own_name = i < names.size()   ? std::string_view(names[i])
                                      : !o.label.empty() ? std::string_view(o.label)
                                                         : std::string_view(o.what.text);
    if (own_name != column) continue;
    const frame inner{&s, outer};
    known_type type = of(o.what, &inner);
    for (const tree::compound& c : s.others) {
      const frame part{&c.part, outer};
      const known_type other = i < c.part.outputs.size() ? of(c.part.outputs[i].what, &part) : known_type{};
      if (!type.is_known()) type = other;
      type.may_be_null = type.may_be_null || other.may_be_null;
    }
    return type;
  }
  return {};
}

}  // namespace rowscope::sql
