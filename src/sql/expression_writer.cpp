#include "expression_writer.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace rowscope::sql {

using tree::expr;

void expression_writer::put(const expr& e) {
  switch (e.what) {
    case expr::kind::column:
      name(e.qualifier);
      text(".");
      name(e.text);
      break;
    case expr::kind::value: value_parameter(e.index); break;
    case expr::kind::scope_value: scope_parameter(e.text, scope_form::one); break;
    case expr::kind::literal: text(e.text); break;
    case expr::kind::row: in_parentheses([&] { operands(e.args, ", "); }); break;
    case expr::kind::infix: in_parentheses([&] { operands(e.args, " " + e.text + " "); }); break;
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
    case expr::kind::between:
      in_parentheses([&] {
        put(e.args[0]);
        text(" BETWEEN ");
        put(e.args[1]);
        text(" AND ");
        put(e.args[2]);
      });
      break;
    case expr::kind::like:
      text(e.text == "ilike" ? "rowscope_ilike" : "rowscope_like");
      in_parentheses([&] { operands(e.args, ", "); });
      break;
    case expr::kind::date_part: put_date_part(e); break;
    case expr::kind::call:
    case expr::kind::plain_call:
    case expr::kind::distinct_call: put_call(e); break;
    case expr::kind::window: put_window(e); break;
    case expr::kind::choice: put_choice(e); break;
    case expr::kind::in_values:
    case expr::kind::in_scope:
    case expr::kind::in_rows: in_parentheses([&] { put_in(e); }); break;
    case expr::kind::exists: text("EXISTS "); [[fallthrough]];
    case expr::kind::scalar: in_parentheses([&] { put(e.subquery[0]); }); break;
    case expr::kind::bytewise:
      put(e.args[0]);
      text(" COLLATE BINARY");
      break;
    case expr::kind::excluded:
      text("excluded.");
      name(e.text);
      break;
    case expr::kind::refuse:
      text("rowscope_refuse");
      in_parentheses([&] {
        string(e.qualifier);
        text(", ");
        string(e.text);
      });
      break;
    case expr::kind::conflict:
      text("rowscope_conflict");
      in_parentheses([&] { string(e.qualifier); });
      break;
  }
}

void expression_writer::put_call(const expr& e) {
  text(e.text);
  in_parentheses([&] {
    if (e.what == expr::kind::distinct_call) text("DISTINCT ");
    if (e.what == expr::kind::call && e.args.empty()) text("*");
    operands(e.args, ", ");
  });
}

void expression_writer::put_date_part(const expr& e) {
  static constexpr std::pair<std::string_view, std::string_view> formats[] = {
      {"year", "%Y"}, {"month", "%m"}, {"day", "%d"}, {"hour", "%H"}, {"minute", "%M"}, {"second", "%S"}};
  const auto* const format =
      std::ranges::find(formats, std::string_view(e.text), [](const auto& f) { return f.first; });
  if (format == std::end(formats)) {
    text("date");
    return in_parentheses([&] { put(e.args[0]); });
  }
  text("CAST");
  in_parentheses([&] {
    text("strftime");
    in_parentheses([&] {
      string(format->second);
      text(", ");
      put(e.args[0]);
    });
    text(" AS INTEGER");
  });
}

void expression_writer::put_window(const expr& e) {
  put(e.args[0]);
  text(" OVER ");
  in_parentheses([&] {
    const std::span<const expr> rest(e.args.data() + 1, e.args.size() - 1);
    const std::size_t partitions = e.index;
    list("PARTITION BY ", rest.first(partitions), [&](const expr& p) { put(p); });
    std::size_t i = 0;
    list(partitions > 0 ? " ORDER BY " : "ORDER BY ", rest.subspan(partitions), [&](const expr& o) {
      put(o);
      if (e.text[i++] == 'd') text(" DESC");
    });
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

void expression_writer::put_in(const expr& e) {
  put(e.args[0]);
  text(" IN ");
  in_parentheses([&] {
    if (e.what == expr::kind::in_rows) return put(e.subquery[0]);
    text("SELECT \"value\" FROM rowscope_values(");
    if (e.what == expr::kind::in_scope)
      scope_parameter(e.text, scope_form::set);
    else
      value_parameter(e.index);
    text(")");
  });
}

void expression_writer::operands(const std::vector<expr>& args, std::string_view separator) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (i > 0) text(separator);
    put(args[i]);
  }
}

}  // namespace rowscope::sql
