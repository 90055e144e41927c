#include <rowscope/sql/render.hpp>

namespace rowscope {
namespace {

using tree::expr;

/// Text for SQLite. Base tables are always `main`.T, so that no temporary table, view or common table expression of the
/// same name can stand in for one; columns are always qualified by their instance.
class writer {
 public:
  explicit writer(const tree::statement& s) : statement_(s) { out_.value_parameter.resize(s.value_count); }

  sql_text write() && {
    switch (statement_.what) {
      case tree::verb::select: put(statement_.body); break;
      case tree::verb::insert: insert(); break;
      case tree::verb::update: update(); break;
      case tree::verb::remove:
        text("DELETE FROM ");
        table(statement_.body.from);
        where(statement_.body);
        break;
    }
    return std::move(out_);
  }
  sql_text write(const tree::select& alone) && {
    put(alone);
    return std::move(out_);
  }

 private:
  void text(std::string_view t) { out_.sql += t; }
  void quoted(std::string_view t, char quote) {
    out_.sql += quote;
    for (const char c : t) {
      if (c == quote) out_.sql += c;
      out_.sql += c;
    }
    out_.sql += quote;
  }
  void name(std::string_view n) { quoted(n, '"'); }
  void table(const tree::source& s) {
    text("\"main\".");
    name(s.table->name);
    text(" AS ");
    name(s.instance);
  }
  template <class Items, class Put>
  void list(std::string_view before, const Items& items, const Put& put_one) {
    bool first = true;
    for (const auto& item : items) {
      text(first ? before : ", ");
      first = false;
      put_one(item);
    }
  }
  /// A parameter has its number from its first use.
  void parameter(std::uint16_t& number) {
    if (number == 0) number = ++parameters_;
    out_.sql += '?' + std::to_string(number);
  }

  void where(const tree::select& s) {
    if (!s.where) return;
    text(" WHERE ");
    put(*s.where);
  }
  void put(const tree::select& s) {
    list("SELECT ", s.outputs, [&](const tree::output& o) {
      put(o.what);
      if (o.label.empty() || o.what.what == expr::kind::column) return;
      text(" AS ");
      name(o.label);
    });
    if (s.from.table != nullptr) {
      text(" FROM ");
      table(s.from);
    }
    for (const tree::join& j : s.joins) {
      text(j.kind == tree::join_kind::left ? " LEFT JOIN " : " JOIN ");
      table(j.what);
      text(" ON ");
      put(j.on);
    }
    where(s);
    list(" GROUP BY ", s.group_by, [&](const expr& e) { put(e); });
    list(" ORDER BY ", s.order_by, [&](const tree::order_term& t) {
      put(t.what);
      if (t.descending) text(" DESC");
    });
    if (s.limit || s.offset) {
      text(" LIMIT ");
      if (s.limit)
        put(*s.limit);
      else
        text("-1");  // SQLite has no OFFSET without LIMIT
    }
    if (s.offset) {
      text(" OFFSET ");
      put(*s.offset);
    }
  }

  // OR ABORT: a conflict clause in the file's own schema must not erase or skip rows behind our back.
  void insert() {
    text("INSERT OR ABORT INTO \"main\".");
    name(statement_.body.from.table->name);
    list(" (", statement_.assignments, [&](const tree::assignment& a) { name(a.column); });
    list(") VALUES (", statement_.assignments, [&](const tree::assignment& a) { put(a.value); });
    text(")");
  }
  void update() {
    text("UPDATE OR ABORT ");
    table(statement_.body.from);
    list(" SET ", statement_.assignments, [&](const tree::assignment& a) {
      name(a.column);
      text(" = ");
      put(a.value);
    });
    where(statement_.body);
  }

  void put(const expr& e) {
    switch (e.what) {
      case expr::kind::column:
        name(e.qualifier);
        text(".");
        name(e.text);
        break;
      case expr::kind::value: parameter(out_.value_parameter[e.index]); break;
      case expr::kind::tenant: parameter(out_.tenant_parameter); break;
      case expr::kind::number: text(e.text); break;
      case expr::kind::infix: in_parentheses([&] { operands(e, " " + e.text + " "); }); break;
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
        text("rowscope_like");
        in_parentheses([&] { operands(e, ", "); });
        break;
      case expr::kind::call:
        text(e.text);
        in_parentheses([&] {
          if (e.args.empty()) text("*");
          operands(e, ", ");
        });
        break;
      case expr::kind::in_values:
        in_parentheses([&] {
          put(e.args[0]);
          text(" IN (SELECT \"value\" FROM rowscope_values(");
          parameter(out_.value_parameter[e.index]);
          text("))");
        });
        break;
      case expr::kind::in_rows:
        in_parentheses([&] {
          put(e.args[0]);
          text(" IN ");
          in_parentheses([&] { put(e.subquery[0]); });
        });
        break;
      case expr::kind::exists: text("EXISTS "); [[fallthrough]];
      case expr::kind::scalar: in_parentheses([&] { put(e.subquery[0]); }); break;
      case expr::kind::bytewise:
        put(e.args[0]);
        text(" COLLATE BINARY");
        break;
      case expr::kind::refuse:
        text("rowscope_refuse(");
        quoted(e.qualifier, '\'');
        text(", ");
        quoted(e.text, '\'');
        text(")");
        break;
    }
  }
  template <class Put>
  void in_parentheses(const Put& put_inner) {
    text("(");
    put_inner();
    text(")");
  }
  void operands(const expr& e, std::string_view separator) {
    for (std::size_t i = 0; i < e.args.size(); ++i) {
      if (i > 0) text(separator);
      put(e.args[i]);
    }
  }

  const tree::statement& statement_;
  sql_text out_;
  std::uint16_t parameters_ = 0;
};

}  // namespace

rendered_statement render(const scoped_statement& statement) {
  rendered_statement rendered{writer(statement.get()).write(), std::nullopt};
  if (statement.check_without_rows())
    rendered.check_without_rows = writer(statement.get()).write(*statement.check_without_rows());
  return rendered;
}

}  // namespace rowscope
