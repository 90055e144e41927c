#include "expression_writer.hpp"

#include <span>

namespace rowscope::sql {

using tree::expr;

void expression_writer::put(const expr& e) {
  switch (e.what) {
    case expr::kind::column:
      name(e.qualifier);
      text(".");
      name(e.text);
      break;
    case expr::kind::value: put_value(e); break;
    case expr::kind::scope_value: put_scope_value(e); break;
    case expr::kind::literal: text(e.text); break;
    case expr::kind::row: in_parentheses([&] { operands(e.args, ", "); }); break;
    case expr::kind::infix: put_infix(e); break;
    case expr::kind::prefix:
      in_parentheses([&] {
        text(e.text + " ");
        put(e.args[0]);
      });
      break;
    case expr::kind::suffix:
      in_parentheses([&] {
        put(e.args[0]);
        text(" " + e.text);
      });
      break;
    case expr::kind::between: put_between(e); break;
    case expr::kind::like: put_like(e); break;
    case expr::kind::date_part: put_date_part(e); break;
    case expr::kind::call:
    case expr::kind::plain_call:
    case expr::kind::distinct_call: put_call(e); break;
    case expr::kind::window: put_window(e); break;
    case expr::kind::choice: put_choice(e); break;
    case expr::kind::in_values:
    case expr::kind::in_scope: in_parentheses([&] { put_in_list(e); }); break;
    case expr::kind::in_rows: in_parentheses([&] { put_in_rows(e); }); break;
    case expr::kind::exists: text("EXISTS "); [[fallthrough]];
    case expr::kind::scalar: in_parentheses([&] { put(e.subquery[0]); }); break;
    case expr::kind::bytewise: put_bytewise(e); break;
    case expr::kind::excluded:
      text("excluded.");
      name(e.text);
      break;
    case expr::kind::refuse: put_refuse(e); break;
    case expr::kind::conflict: put_conflict(e); break;
  }
}

void expression_writer::put_infix(const expr& e) {
  in_parentheses([&] { operands(e.args, " " + e.text + " "); });
}

void expression_writer::put_between(const expr& e) {
  in_parentheses([&] {
    put(e.args[0]);
    text(" BETWEEN ");
    put(e.args[1]);
    text(" AND ");
    put(e.args[2]);
  });
}

void expression_writer::put_call(const expr& e) {
  text(e.text);
  in_parentheses([&] {
    if (e.what == expr::kind::distinct_call) text("DISTINCT ");
    if (e.what == expr::kind::call && e.args.empty()) text("*");
    operands(e.args, ", ");
  });
}

void expression_writer::put_window(const expr& e) {
  put_window_function(e.args[0]);
  text(" OVER ");
  in_parentheses([&] {
    const std::span<const expr> rest(e.args.data() + 1, e.args.size() - 1);
    const std::size_t partitions = e.index;
    list("PARTITION BY ", rest.first(partitions), [&](const expr& p) { put(p); });
    std::size_t i = 0;
    list(partitions > 0 ? " ORDER BY " : "ORDER BY ", rest.subspan(partitions),
         [&](const expr& o) { put_order(o, e.text[i++] == 'd'); });
  });
}

void expression_writer::put_choice(const expr& e) {
  in_parentheses([&] {
    text("CASE");
    std::size_t i = 0;
    for (; i + 1 < e.args.size(); i += 2) {
      text(" WHEN ");
      put(e.args[i]);
      text(" THEN ");
      put(e.args[i + 1]);
    }
    if (i < e.args.size()) {
      text(" ELSE ");
      put(e.args[i]);
    }
    text(" END");
  });
}

void expression_writer::put_in_rows(const expr& e) {
  put(e.args[0]);
  text(" IN ");
  in_parentheses([&] { put(e.subquery[0]); });
}

void expression_writer::operands(const std::vector<expr>& args, std::string_view separator) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (i > 0) text(separator);
    put(args[i]);
  }
}

}  // namespace rowscope::sql
