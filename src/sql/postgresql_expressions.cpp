#include <algorithm>
#include <utility>

#include "postgresql_types.hpp"
#include "postgresql_writer.hpp"

namespace rowscope::sql {

using tree::expr;

namespace {

bool has_value(const expr& e) { return e.what == expr::kind::value || std::ranges::any_of(e.args, has_value); }

/// Whether they are the same but for the numbers of their values.
bool is_alike(const expr& a, const expr& b) {
  if (a.what != b.what || a.text != b.text || a.qualifier != b.qualifier || a.form != b.form) return false;
  if (!a.subquery.empty() || !b.subquery.empty() || a.args.size() != b.args.size()) return false;
  if (a.what != expr::kind::value && a.index != b.index) return false;
  return std::ranges::equal(a.args, b.args, is_alike);
}

bool orders(std::string_view op) { return op == "<" || op == "<=" || op == ">" || op == ">="; }

}  // namespace

// An expression of GROUP BY has its values once more where it is repeated. PostgreSQL takes it for the same only where
// the parameters are.
void postgresql_writer::put(const expr& e) {
  if (grouped_ != nullptr && has_value(e)) {
    const auto same = std::ranges::find_if(grouped_->group_by, [&](const expr& g) { return is_alike(e, g); });
    if (same != grouped_->group_by.end()) return statement_writer::put(*same);
  }
  statement_writer::put(e);
}

void postgresql_writer::put_value(const expr& e) { parameter(parameter_of_value(e.index), types_.of(e)); }

void postgresql_writer::put_scope_value(const expr& e) {
  parameter(parameter_of_scope(e.text, scope_form::one), types_.of(e));
}

void postgresql_writer::put_ordered(const expr& e) {
  if (e.what == expr::kind::row)
    return in_parentheses([&] { list("", e.args, [&](const expr& a) { put_ordered(a); }); });
  put(e);
  if (has_collation(types_.of(e))) text(" COLLATE \"C\"");
}

void postgresql_writer::put_infix(const expr& e) {
  const expr& a = e.args[0];
  const expr& b = e.args[1];
  if (e.text == "%") return put_remainder(a, b);
  in_parentheses([&] {
    if (orders(e.text))
      put_ordered(a);
    else
      put(a);
    if (e.text == "IS")
      text(" IS NOT DISTINCT FROM ");
    else if (e.text == "IS NOT")
      text(" IS DISTINCT FROM ");
    else
      text(" " + e.text + " ");
    if (e.text != "/") return put(b);
    text("nullif");
    in_parentheses([&] {
      put(b);
      text(", 0");
    });
  });
}

// PostgreSQL has it for whole numbers only; SQLite cuts the fractions off.
void postgresql_writer::put_remainder(const expr& a, const expr& b) {
  const bool is_real = types_.of(a).is(value_kind::real) || types_.of(b).is(value_kind::real);
  const auto whole = [&](const expr& e) {
    if (!is_real) return put(e);
    text("trunc");
    in_parentheses([&] { put(e); });
    text("::bigint");
  };
  in_parentheses([&] {
    whole(a);
    text(" % nullif");
    in_parentheses([&] {
      whole(b);
      text(", 0");
    });
  });
  if (is_real) text("::double precision");
}

void postgresql_writer::put_between(const expr& e) {
  in_parentheses([&] {
    put_ordered(e.args[0]);
    text(" BETWEEN ");
    put(e.args[1]);
    text(" AND ");
    put(e.args[2]);
  });
}

// As on SQLite only the 26 letters are the same in both cases.
void postgresql_writer::put_like(const expr& e) {
  const bool any_case = e.text == "ilike";
  const auto put_side = [&](const auto& put_one) {
    if (!any_case) return put_one();
    text("lower");
    in_parentheses([&] {
      put_one();
      text(" COLLATE \"C\"");
    });
  };
  in_parentheses([&] {
    put_side([&] { put(e.args[0]); });
    text(" LIKE ");
    put_side([&] {
      // A pattern that ends in the sign of escape would fail.
      text("\"rowscope\".\"pattern\"");
      in_parentheses([&] { put(e.args[1]); });
    });
  });
}

// In UTC, whatever the session's time zone is; a date has none.
void postgresql_writer::put_date_part(const expr& e) {
  const auto put_time = [&] {
    const known_type type = types_.of(e.args[0]);
    if (type.form && type.form->text == text_form::date) return put(e.args[0]);
    in_parentheses([&] {
      in_parentheses([&] { put(e.args[0]); });
      text("::timestamptz AT TIME ZONE 'UTC'");
    });
  };
  if (e.text == "date") {
    in_parentheses(put_time);
    return text("::date");
  }
  // A second has a fraction, which a cast would round.
  const bool rounds = e.text == "second";
  if (rounds) text("floor(");
  text("extract(" + e.text + " FROM ");
  put_time();
  text(rounds ? "))::bigint" : ")::bigint");
}

void postgresql_writer::put_in_list(const expr& e) {
  put(e.args[0]);
  text(" = ANY ");
  in_parentheses([&] {
    if (e.what == expr::kind::in_scope)
      return parameter(parameter_of_scope(e.text, scope_form::set), types_.scope_value(e.text), true);
    const known_type type = types_.value(e.index);
    if (is_array(type)) text("SELECT v::" + postgresql_type(type) + " FROM unnest(");
    parameter(parameter_of_value(e.index), type, true);
    if (is_array(type)) text(") AS v");
  });
}

// Equality is of bytes under every collation that is deterministic, and a tenant's column has no other.
void postgresql_writer::put_bytewise(const expr& e) { put(e.args[0]); }

// Elsewhere than behind what it refuses, it is a value of the type that all others are cast from.
void postgresql_writer::put_refuse(const expr& e) { put_required(tree::literal("NULL::text"), e); }

void postgresql_writer::put_required(const expr& checked, const expr& refusal) {
  text("\"rowscope\".\"required\"");
  in_parentheses([&] {
    put(checked);
    text(", ");
    string(refusal.qualifier);
    text(", ");
    string(refusal.text);
  });
}

void postgresql_writer::put_conflict(const expr& e) {
  text("\"rowscope\".\"conflict\"");
  in_parentheses([&] { string(e.qualifier); });
}

// NULL stands first, as on SQLite. Not said where there is none, so that an index serves as it is.
void postgresql_writer::put_order(const expr& by, bool descending) {
  put_ordered(by);
  if (descending) text(" DESC");
  if (types_.of(by).may_be_null) text(descending ? " NULLS LAST" : " NULLS FIRST");
}

}  // namespace rowscope::sql
