#include "paired.hpp"

namespace rowscope_tests::positions {
namespace {

using kind = tree::expr::kind;

void add(std::string& list, const std::string& item, const char* separator = ", ") {
  if (!list.empty()) list += separator;
  list += item;
}
std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& n : names) add(list, n);
  return list;
}
std::string after(const char* keyword, const std::string& clause) { return clause.empty() ? "" : keyword + clause; }

tree::source common(std::string_view name, std::string_view instance) {
  tree::source s;
  s.common = name;
  s.instance = instance;
  return s;
}
std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + '"';
}
std::string as(std::string_view what, std::string_view instance) {
  return std::string(what) + " AS " + quoted(instance);
}
std::string in_parentheses(const rows& r) { return "(" + r.sql() + ")"; }

}  // namespace

term col(std::string_view instance, std::string_view column) {
  return {tree::column(instance, column), quoted(instance) + "." + std::string(column)};
}
term lit(std::string_view sql) { return {tree::literal(sql), std::string(sql)}; }
term bound(std::int64_t key) { return {tree::value(0), std::to_string(key)}; }
term excluded(std::string_view column) {
  term t{tree::make(kind::excluded), "excluded." + std::string(column)};
  t.tree.text = column;
  return t;
}
term op(term left, std::string_view infix, term right) {
  return {tree::infix(std::move(left.tree), infix, std::move(right.tree)),
          "(" + left.sql + " " + std::string(infix) + " " + right.sql + ")"};
}
term operator&&(term left, term right) { return op(std::move(left), "AND", std::move(right)); }
term operator||(term left, term right) { return op(std::move(left), "OR", std::move(right)); }
term operator==(term left, term right) { return op(std::move(left), "=", std::move(right)); }
term negated(term t) { return {tree::unary(kind::prefix, "NOT", std::move(t.tree)), "(NOT " + t.sql + ")"}; }

term call(std::string_view function, std::vector<term> arguments) {
  std::vector<tree::expr> trees;
  std::string list;
  for (term& a : arguments) {
    trees.push_back(std::move(a.tree));
    add(list, a.sql);
  }
  // There "json" is a name of the grammar's own.
  const bool is_own = function == "json" && plain_database::is_postgresql();
  return {tree::call(is_own ? "public.json" : function, std::move(trees)), std::string(function) + "(" + list + ")"};
}
term count_all() { return {tree::call("COUNT", {}), "count(*)"}; }

term choice(term condition, term a, term b) {
  term t{tree::make(kind::choice), "CASE WHEN " + condition.sql + " THEN " + a.sql + " ELSE " + b.sql + " END"};
  for (term* part : {&condition, &a, &b}) t.tree.args.push_back(std::move(part->tree));
  return t;
}
term between(term t, term from, term to) {
  term b{tree::make(kind::between), "(" + t.sql + " BETWEEN " + from.sql + " AND " + to.sql + ")"};
  for (term* part : {&t, &from, &to}) b.tree.args.push_back(std::move(part->tree));
  return b;
}
term row_of(std::vector<term> parts) {
  term t{tree::make(kind::row), ""};
  for (term& p : parts) {
    add(t.sql, p.sql);
    t.tree.args.push_back(std::move(p.tree));
  }
  t.sql = "(" + t.sql + ")";
  return t;
}
term over(term function, term partition, term order) {
  term t{tree::make(kind::window),
         function.sql + " OVER (PARTITION BY " + partition.sql + " ORDER BY " + order.sql + ")"};
  for (term* part : {&function, &partition, &order}) t.tree.args.push_back(std::move(part->tree));
  t.tree.index = 1;
  t.tree.text = "a";
  return t;
}
term in(term t, const rows& of) {
  term e{tree::with_subquery(kind::in_rows, of.tree()), "(" + t.sql + " IN " + in_parentheses(of) + ")"};
  e.tree.args.push_back(std::move(t.tree));
  return e;
}
term exists(const rows& some) {
  return {tree::with_subquery(kind::exists, some.tree()), "EXISTS " + in_parentheses(some)};
}
term value_of(const rows& one) { return {tree::with_subquery(kind::scalar, one.tree()), in_parentheses(one)}; }

// ---- select ----

rows& rows::with(std::string_view name, const rows& body, const std::vector<std::string>& columns) {
  select_.with.push_back({std::string(name), columns, body.tree()});
  add(with_, std::string(name) + (columns.empty() ? "" : "(" + listed(columns) + ")") + " AS " + in_parentheses(body));
  return *this;
}
rows& rows::distinct() {
  select_.distinct = true;
  return *this;
}
rows& rows::out(term t, std::string_view label) {
  add(outputs_, label.empty() ? t.sql : as(t.sql, label));
  select_.outputs.push_back({std::move(t.tree), std::string(label)});
  return *this;
}
rows& rows::from(const rs::table_info& table, std::string_view instance) {
  select_.from = tree::table_source(table, instance);
  from_ = as(table.name, instance);
  return *this;
}
rows& rows::from(const rows& derived, std::string_view instance) {
  select_.from = tree::derived_source(derived.tree(), instance);
  from_ = as(in_parentheses(derived), instance);
  return *this;
}
rows& rows::from_common(std::string_view name, std::string_view instance) {
  select_.from = common(name, instance);
  from_ = as(name, instance);
  return *this;
}
rows& rows::join(tree::join_kind kind, tree::source what, const std::string& sql, std::optional<term> on) {
  static constexpr const char* keywords[] = {" JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ", " CROSS JOIN "};
  from_ += keywords[static_cast<int>(kind)] + sql;
  if (on) from_ += " ON " + on->sql;
  tree::join j{std::move(what), kind, std::nullopt};
  if (on) j.on = std::move(on->tree);
  select_.joins.push_back(std::move(j));
  return *this;
}
rows& rows::join(tree::join_kind kind, const rs::table_info& table, std::string_view instance, std::optional<term> on) {
  return join(kind, tree::table_source(table, instance), as(table.name, instance), std::move(on));
}
rows& rows::join(tree::join_kind kind, const rows& derived, std::string_view instance, std::optional<term> on) {
  return join(kind, tree::derived_source(derived.tree(), instance), as(in_parentheses(derived), instance),
              std::move(on));
}
rows& rows::join_common(tree::join_kind kind, std::string_view name, std::string_view instance, term on) {
  return join(kind, common(name, instance), as(name, instance), std::move(on));
}
rows& rows::where(term t) {
  select_.where = std::move(t.tree);
  where_ = t.sql;
  return *this;
}
rows& rows::group_by(term t) {
  select_.group_by.push_back(std::move(t.tree));
  add(group_by_, t.sql);
  return *this;
}
rows& rows::having(term t) {
  select_.having = std::move(t.tree);
  having_ = t.sql;
  return *this;
}
rows& rows::combine(tree::set_operation operation, const rows& part) {
  static constexpr const char* keywords[] = {" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT "};
  select_.others.push_back({operation, part.tree()});
  const bool is_simple = part.with_.empty() && part.others_.empty() && part.order_by_.empty() && part.limit_.empty();
  others_ += keywords[static_cast<int>(operation)] + (is_simple ? part.sql() : "SELECT * FROM " + in_parentheses(part));
  return *this;
}
rows& rows::order_by(term t, bool descending) {
  add(order_by_, t.sql + (descending ? " DESC" : ""));
  select_.order_by.push_back({std::move(t.tree), descending});
  return *this;
}
rows& rows::limit(term t) {
  select_.limit = std::move(t.tree);
  limit_ = t.sql;
  return *this;
}
rows& rows::offset(term t) {
  select_.offset = std::move(t.tree);
  offset_ = t.sql;
  return *this;
}
std::string rows::sql() const {
  return (with_.empty() ? "" : "WITH RECURSIVE " + with_ + " ") + (select_.distinct ? "SELECT DISTINCT " : "SELECT ") +
         outputs_ + after(" FROM ", from_) + after(" WHERE ", where_) + after(" GROUP BY ", group_by_) +
         after(" HAVING ", having_) + others_ + after(" ORDER BY ", order_by_) + after(" LIMIT ", limit_) +
         after(" OFFSET ", offset_);
}

statement read(const rows& all) {
  statement s;
  s.tree.body = all.tree();
  s.sql = all.sql();
  return s;
}

// ---- writes ----

write::write(tree::verb verb, const rs::table_info& target, std::string_view instance)
    : table_(target.name), instance_(instance) {
  tree_.what = verb;
  tree_.body.from = tree::table_source(target, instance);
}
write& write::with(std::string_view name, const rows& body) {
  with_.with(name, body);
  tree_.body.with = with_.tree().with;
  return *this;
}
write& write::set(std::string_view column, term value) {
  set_in_text_only(column, value.sql);
  tree_.assignments.push_back({std::string(column), std::move(value.tree)});
  return *this;
}
write& write::set_in_text_only(std::string_view column, std::string_view sql) {
  add(set_, std::string(column) + " = " + std::string(sql));
  add(columns_, std::string(column));
  add(values_, std::string(sql));
  return *this;
}
write& write::where(term t) {
  tree_.body.where = std::move(t.tree);
  where_ = t.sql;
  return *this;
}
write& write::where_in_text_only(std::string_view sql) {
  add(where_, std::string(sql), " AND ");
  return *this;
}
write& write::returning(term t) {
  add(returning_, t.sql);
  tree_.returning.push_back({std::move(t.tree), "r" + std::to_string(tree_.returning.size())});
  return *this;
}
write& write::from(const rows& all, const std::vector<std::string>& columns, const rows& all_in_text,
                   const std::vector<std::string>& columns_in_text) {
  tree_.rows.push_back(all.tree());
  tree_.row_columns = columns;
  rows_ = all_in_text.sql();
  columns_ = listed(columns_in_text);
  return *this;
}
write& write::on_conflict(const std::vector<std::string>& target, const std::vector<std::string>& target_in_text) {
  tree_.on_conflict = tree::conflict_clause{target, {}, std::nullopt};
  conflict_ = listed(target_in_text);
  return *this;
}
write& write::do_update(std::string_view column, term value) {
  add(update_, std::string(column) + " = " + value.sql);
  tree_.on_conflict->assignments.push_back({std::string(column), std::move(value.tree)});
  return *this;
}
write& write::do_update_where(term t) {
  tree_.on_conflict->where = std::move(t.tree);
  update_where_ = t.sql;
  return *this;
}
std::string write::sql() const {
  const std::string with = with_.with_sql().empty() ? "" : "WITH " + with_.with_sql() + " ";
  const std::string returning = after(" RETURNING ", returning_);
  if (tree_.what == tree::verb::update)
    return with + "UPDATE " + as(table_, instance_) + " SET " + set_ + after(" WHERE ", where_) + returning;
  if (tree_.what == tree::verb::remove)
    return with + "DELETE FROM " + as(table_, instance_) + after(" WHERE ", where_) + returning;
  std::string text = with + "INSERT INTO " + as(table_, instance_) + " (" + columns_ + ") ";
  text += rows_.empty() ? "VALUES (" + values_ + ")" : "SELECT * FROM (" + rows_ + ") WHERE true";
  if (!conflict_.empty())
    text += " ON CONFLICT (" + conflict_ + ") " +
            (update_.empty() ? "DO NOTHING" : "DO UPDATE SET " + update_ + after(" WHERE ", update_where_));
  return text + returning;
}
statement write::done() const { return {tree_, sql(), {}, {}, false}; }

}  // namespace rowscope_tests::positions
