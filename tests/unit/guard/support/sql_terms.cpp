#include "sql_terms.hpp"

#include <algorithm>

namespace rowscope_tests::guarded {
namespace {

std::string call(std::string_view function, const std::string& arguments) {
  return std::string(function) + "(" + arguments + ")";
}

}  // namespace

value_of sql_terms::any_kind() {
  constexpr value_of kinds[] = {value_of::integer, value_of::integer, value_of::real,
                                value_of::text,    value_of::text,    value_of::json};
  return dice_.one_of(std::span<const value_of>(kinds));
}

std::string sql_terms::written(std::string_view name) {
  const std::string plain(name);
  if (dice_.falls(96) || plain.find('.') != std::string::npos) return plain;
  switch (dice_.below(3)) {
    case 0: return '"' + plain + '"';
    case 1: return '[' + plain + ']';
    default: return '`' + plain + '`';
  }
}

std::string sql_terms::column(value_of kind, const in_view& view) {
  std::vector<std::string> found;
  std::vector<std::string> around;
  for (const in_view* v = &view; v != nullptr; v = v->outer)
    for (const made_source& s : v->sources)
      for (const made_column& c : s.columns)
        if (c.kind == kind) (v == &view ? found : around).push_back(written(s.name) + "." + written(c.name));
  if (!around.empty() && (found.empty() || dice_.falls(25))) found = around;
  return found.empty() ? literal(kind) : dice_.one_of(std::span<const std::string>(found));
}

std::string sql_terms::literal(value_of kind) {
  switch (kind) {
    case value_of::integer: return dice_.one_of({"0", "1", "2", "3", "5", "20", "101", "0x10", "-1", "NULL"});
    case value_of::real: return dice_.one_of({"0.5", "10.5", "20.0", "1e2", "-3.25", ".5"});
    case value_of::text:
      return dice_.one_of(
          {"'Ada'", "'pen'", "'a'", "''", "'open'", "'it''s'", "'%s%'", "'Zed'", "'?1 :a'", "'main.x'"});
    case value_of::json: break;
  }
  return dice_.one_of({"'{\"k\": 1}'", "'[1, 2]'", "'{}'", "'{\"tags\": [\"vip\"]}'"});
}

std::string sql_terms::value(value_of kind, const in_view& view, int depth) {
  if (depth <= 0 || dice_.falls(30)) return dice_.falls(85) ? column(kind, view) : literal(kind);
  if (dice_.falls(12)) return choice(kind, view, depth - 1);
  if (dice_.falls(10)) return "(" + queries_.query(kind, view, depth - 1) + ")";
  switch (kind) {
    case value_of::integer: return integer(view, depth - 1);
    case value_of::text: return text(view, depth - 1);
    case value_of::json: return json(view, depth - 1);
    case value_of::real: break;
  }
  const std::string a = value(value_of::real, view, depth - 1);
  switch (dice_.below(can_fail_ ? 5 : 4)) {
    case 0: return "(" + a + " * " + value(value_of::integer, view, depth - 1) + ")";
    case 1: return "(" + a + " / " + value(value_of::real, view, depth - 1) + ")";
    case 2: return call("round", a + ", 1");
    case 3: return "CAST(" + value(value_of::text, view, depth - 1) + " AS REAL)";
    default: return call("abs", a);
  }
}

std::string sql_terms::integer(const in_view& view, int depth) {
  const std::string a = value(value_of::integer, view, depth);
  switch (dice_.below(can_fail_ ? 15 : 10)) {
    case 0:
      return "(" + a + dice_.one_of({" + ", " - ", " * ", " / ", " % ", " & ", " | ", " << "}) +
             column(value_of::integer, view) + ")";
    case 1: return "(" + a + " + 1)";
    case 2: return "(- " + a + ")";
    case 3: return call("length", value(value_of::text, view, depth));
    case 4: return call("instr", value(value_of::text, view, depth) + ", 'a'");
    case 5: return "(" + condition(view, depth) + ")";
    case 6: return "CAST(" + value(value_of::text, view, depth) + " AS INTEGER)";
    case 7: return call("max", a + ", " + value(value_of::integer, view, depth));
    case 8: return call("unicode", value(value_of::text, view, depth));
    case 9: return call("coalesce", a + ", " + literal(value_of::integer));
    case 10: return call("abs", a);
    case 11: return call("json_extract", column(value_of::json, view) + ", '$.k'");
    case 12: return "(" + column(value_of::json, view) + " ->> 'k')";
    case 13: return call("json_array_length", column(value_of::json, view) + ", '$.tags'");
    default: return call("json_valid", value(value_of::text, view, depth));
  }
}

std::string sql_terms::text(const in_view& view, int depth) {
  const std::string a = value(value_of::text, view, depth);
  switch (dice_.below(can_fail_ ? 15 : 9)) {
    case 0: return "(" + a + " || " + value(any_kind(), view, depth) + ")";
    case 1: return call(dice_.one_of({"upper", "lower", "trim", "typeof"}), a);
    case 2: return call("substr", a + ", " + dice_.one_of({"1", "2", "-2", "1, 2"}));
    case 3: return "CAST(" + value(any_kind(), view, depth) + " AS TEXT)";
    case 4: return call("coalesce", a + ", " + value(value_of::text, view, depth));
    case 5: return call("nullif", a + ", " + literal(value_of::text));
    case 6: return call("date", "'2024-02-29', " + a);
    case 7: return call("char", "65, " + value(value_of::integer, view, depth));
    case 8: return call("ltrim", a + ", " + column(value_of::text, view));
    case 9: return call("replace", a + ", 'a', " + literal(value_of::text));
    case 10: return call("printf", dice_.one_of({"'%s-%s', ", "'%5d|%q', ", "'%.3s%s', "}) + a + ", " + a);
    case 11: return call(dice_.one_of({"hex", "quote"}), a);
    case 12:
      return "(" + column(value_of::json, view) + dice_.one_of({" ->> 'city')", " ->> '$.tags[0]')", " -> 'tags')"});
    case 13: return call("json_type", column(value_of::json, view));
    default: return call("strftime", a + ", '2024-02-29'");
  }
}

std::string sql_terms::json(const in_view& view, int depth) {
  const std::string a = column(value_of::json, view);
  if (!can_fail_) return a;
  switch (dice_.below(8)) {
    case 0: return call("json", a);
    case 1: return call("json_set", a + ", '$.n', " + value(value_of::integer, view, depth));
    case 2: return call("json_patch", a + ", " + column(value_of::json, view));
    case 3: return call("json_array", value(any_kind(), view, depth) + ", " + value(value_of::integer, view, depth));
    case 4: return call("json_object", "'v', " + value(any_kind(), view, depth));
    case 5: return call("json_remove", a + ", '$.k'");
    case 6: return call("json_extract", a + ", '$'");
    default: return call("json_insert", a + ", '$.tags[#]', " + literal(value_of::integer));
  }
}

std::string sql_terms::choice(value_of kind, const in_view& view, int depth) {
  const std::string a = value(kind, view, depth);
  const std::string b = value(kind, view, depth);
  switch (dice_.below(4)) {
    case 0: return call("iif", condition(view, depth) + ", " + a + ", " + b);
    case 1: return "CASE WHEN " + condition(view, depth) + " THEN " + a + " ELSE " + b + " END";
    case 2: return "CASE " + column(value_of::integer, view) + " WHEN 1 THEN " + a + " WHEN 101 THEN " + b + " END";
    default: return call("ifnull", a + ", " + b);
  }
}

std::string sql_terms::condition(const in_view& view, int depth) {
  if (depth <= 0) return compared(view, 0);
  if (dice_.falls(20)) return tempting(view, depth - 1);
  switch (dice_.below(11)) {
    case 0: return "(" + condition(view, depth - 1) + " OR " + condition(view, depth - 1) + ")";
    case 1: return condition(view, depth - 1) + " AND " + condition(view, depth - 1);
    case 2: return "NOT (" + condition(view, depth - 1) + ")";
    case 3: return matched(view, depth - 1);
    case 4: return among(view, depth - 1);
    case 5: return dice_.one_of({"", "NOT "}) + "EXISTS (" + queries_.query(any_kind(), view, depth - 1) + ")";
    case 6: {
      const value_of k = any_kind();
      return "(" + value(k, view, depth - 1) + " BETWEEN " + value(k, view, 0) + " AND " + value(k, view, depth - 1) +
             ")";
    }
    case 7: return "(" + value(any_kind(), view, depth - 1) + dice_.one_of({" IS NULL)", " IS NOT NULL)", " NOTNULL)"});
    case 8:
      return "(" + column(value_of::integer, view) + ", " + column(value_of::text, view) + ")" +
             dice_.one_of({" = ", " < ", " >= ", " IS "}) + "(" + value(value_of::integer, view, 0) + ", " +
             value(value_of::text, view, depth - 1) + ")";
    default: return compared(view, depth - 1);
  }
}

std::string sql_terms::compared(const in_view& view, int depth) {
  const value_of k = any_kind();
  return "(" + value(k, view, depth) +
         dice_.one_of({" = ", " <> ", " < ", " > ", " >= ", " <= ", " IS ", " IS NOT DISTINCT FROM "}) +
         value(k, view, depth) + (k == value_of::text && dice_.falls(15) ? " COLLATE NOCASE)" : ")");
}

std::string sql_terms::matched(const in_view& view, int depth) {
  const std::string a = value(value_of::text, view, depth);
  switch (dice_.below(can_fail_ ? 7 : 3)) {
    case 0: return "(" + a + " LIKE " + dice_.one_of({"'%a%'", "'A%'", "'_o%'", "'%%%s%%'", "''"}) + ")";
    case 1: return "(" + a + " GLOB " + dice_.one_of({"'*a*'", "'[A-C]*'", "'Z*'", "'['"}) + ")";
    case 2: return "(" + a + " LIKE 'a' COLLATE NOCASE || " + column(value_of::text, view) + ")";
    case 3: return "(" + a + " NOT LIKE " + column(value_of::text, view) + ")";
    case 4: return "(" + a + " LIKE '%' || " + column(value_of::text, view) + " || '%')";
    case 5: return "(" + a + " LIKE " + dice_.one_of({"'%x%' ESCAPE 'x'", "'\\%%' ESCAPE '\\'"}) + ")";
    default: return call(dice_.one_of({"like", "glob"}), column(value_of::text, view) + ", " + a);
  }
}

std::string sql_terms::among(const in_view& view, int depth) {
  const value_of k = any_kind();
  const std::string in = dice_.one_of({" IN (", " NOT IN ("});
  if (dice_.falls(60)) return "(" + value(k, view, depth) + in + queries_.query(k, view, depth) + "))";
  return "(" + value(k, view, depth) + in + literal(k) + ", " + value(k, view, depth) + "))";
}

std::string sql_terms::tempting(const in_view& view, int depth) {
  std::vector<std::string> found;
  for (const made_source& s : view.sources)
    for (const std::string_view c : tempting_conditions(s.table)) found.push_back(s.name + "." + std::string(c));
  if (found.empty()) return compared(view, depth);
  const auto one = [&] {
    std::string both = dice_.one_of(std::span<const std::string>(found));
    if (dice_.falls(80)) both += " AND " + (dice_.falls(50) ? failing(view, depth) : condition(view, depth));
    return both;
  };
  std::string all = one();
  while (dice_.falls(25)) all += " OR " + one();
  return "(" + all + ")";
}

std::string sql_terms::failing(const in_view& view, int depth) {
  const std::string number = column(value_of::integer, view);
  const std::string word = column(value_of::text, view);
  const std::string data = column(value_of::json, view);
  const std::string rows = queries_.query(value_of::integer, view, std::min(depth, 1));
  if (can_fail_ && dice_.falls(70)) switch (dice_.below(8)) {
      case 0: return call("json", data) + " <> ''";
      case 1: return call("abs", number) + " >= 0";
      case 2: return "(" + data + " ->> 'k') IS NOT NULL";
      case 3: return "EXISTS (SELECT 1 FROM json_each(" + data + "))";
      case 4: return word + " LIKE 'a' ESCAPE " + word;
      case 5: return call("zeroblob", number + " * " + number) + " <> " + word;
      case 6: return call("json_array_length", data) + " > " + number;
      default: return number + " + (SELECT sum(c1 + " + number + " * " + number + ") FROM (" + rows + ")) <> 0";
    }
  // These fail with no function.
  switch (dice_.below(6)) {
    case 0: return number + " IN (SELECT c1 FROM (" + rows + ") LIMIT " + unusual_limit() + ")";
    case 1: return number + " NOT IN (SELECT id FROM customers ORDER BY 1 LIMIT 2 OFFSET " + unusual_limit() + ")";
    case 2: return "EXISTS (SELECT 1 FROM orders WHERE id >= " + number + " LIMIT " + unusual_limit() + ", 1)";
    case 3: return word + " LIKE 'a' COLLATE NOCASE || " + word;
    case 4: return number + " IN (VALUES (1) LIMIT " + unusual_limit() + ")";
    default: return "(" + number + ", " + word + ") IN (SELECT id, name FROM users LIMIT " + unusual_limit() + ")";
  }
}

std::string sql_terms::aggregate(value_of kind, const in_view& view, int depth) {
  std::string a = value(kind, view, depth);
  switch (kind) {
    case value_of::integer:
      if (dice_.falls(30))
        a = "*";
      else if (dice_.falls(20))
        a = "DISTINCT " + a;
      a = call(a == "*" || dice_.falls(30) ? "count" : dice_.one_of({can_fail_ ? "sum" : "avg", "min", "max"}), a);
      break;
    case value_of::real: a = call(dice_.one_of({"avg", "total", can_fail_ ? "sum" : "min", "max"}), a); break;
    case value_of::text: a = call(dice_.one_of({"min", "max", can_fail_ ? "group_concat" : "count"}), a); break;
    case value_of::json: a = call(can_fail_ ? "json_group_array" : "max", a); break;
  }
  return dice_.falls(15) ? a + " FILTER (WHERE " + condition(view, depth) + ")" : a;
}

std::string sql_terms::frame() {
  return dice_.one_of({"", "", " ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
                       " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW",
                       " GROUPS BETWEEN 1 + 0 PRECEDING AND UNBOUNDED FOLLOWING", " RANGE CURRENT ROW EXCLUDE TIES"});
}

std::string sql_terms::window(value_of kind, const in_view& view, int depth) {
  std::string f;
  const std::string a = value(kind, view, depth);
  if (kind == value_of::integer && dice_.falls(50))
    f = dice_.one_of({"row_number()", "rank()", "dense_rank()", "count(*)", "ntile(2)"});
  else
    f = dice_.one_of({"lag(", "lead(", "first_value(", "last_value(", "max("}) + a + ")";
  if (dice_.falls(10)) f = call("nth_value", a + ", " + dice_.one_of({"1", "2", "1 + 1"}));
  const std::string partition = dice_.falls(50) ? "PARTITION BY " + value(any_kind(), view, depth) + " " : "";
  return f + " OVER (" + partition + "ORDER BY " + value(any_kind(), view, depth) + frame() + ")";
}

std::string sql_terms::unusual_limit() {
  return dice_.one_of({"1 + 1", "2 - 0.5", "(2)", "- 1", "'1'", "0x2", "2.0", "1.5", "1 || 'x'", "9223372036854775808",
                       "1e30", "CASE WHEN 1 THEN 2 END", "NULL", "CAST(2 AS TEXT)", "(SELECT name FROM users)",
                       "iif(1, 2, 'x')"});
}

std::string sql_terms::limit(int depth) {
  const in_view none;
  const auto number = [&]() -> std::string {
    if (dice_.falls(55)) return dice_.one_of({"1", "2", "3", "1"});
    if (dice_.falls(40)) return unusual_limit();
    return "(" + queries_.query(value_of::integer, none, depth) + ")";
  };
  std::string all = " LIMIT " + number();
  if (dice_.falls(30)) all += dice_.one_of({" OFFSET ", ", "}) + number();
  return all;
}

}  // namespace rowscope_tests::guarded
