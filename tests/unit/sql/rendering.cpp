#include <rowscope/sql/render.hpp>

#include "support/catch.hpp"
#include "support/golden_statements.hpp"
#include "support/shop_database.hpp"
#include "support/trees.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;
using Catch::Matchers::ContainsSubstring;

struct quoted_names : rs::table<quoted_names, "we\"ird; DROP TABLE x --"> {
  static constexpr column<"i\"d", std::int64_t, rs::primary_key> id{};
  static constexpr column<"it's; --", std::string> text{};
  static constexpr auto columns = std::tuple{id, text};
  static constexpr auto scope = rs::shared<"a table of these tests">;
};

struct quoted_children : rs::table<quoted_children, "it's a \"child\""> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"o'key", std::int64_t> parent{};
  static constexpr auto columns = std::tuple{id, parent};
  static constexpr auto scope = rs::scoped_through<parent, orders::id>;
};

}  // namespace

TEST_CASE("base tables are named with their schema, and columns with their instance", "[sql]") {
  tree::statement s = select_tree(instance_of<orders>("o"), {at(orders::id, "o")});
  join(s, instance_of<customers>("c"), equal(at(orders::customer_id, "o"), at(customers::id, "c")));
  left_join(s, instance_of<currencies>(), equal(at(currencies::code), at(orders::note, "o")));
  s.body.where = is_null(at(orders::note, "o"));
  CHECK(
      plain_sql(s) ==
      R"(SELECT "o"."id" FROM "main"."orders" AS "o" JOIN "main"."customers" AS "c" ON ("o"."customer_id" = "c"."id"))"
      R"( LEFT JOIN "main"."currencies" AS "currencies" ON ("currencies"."code" = "o"."note") WHERE ("o"."note" IS NULL))");
}

TEST_CASE("names are quoted, whatever they contain", "[sql]") {
  tree::statement s = select_tree(instance_of<quoted_names>(), {at(quoted_names::text)});
  s.body.where = equal(at(quoted_names::id), tree::value(s.value_count++));
  CHECK(
      plain_sql(s) ==
      R"(SELECT "we""ird; DROP TABLE x --"."it's; --" FROM "main"."we""ird; DROP TABLE x --" AS "we""ird; DROP TABLE x --")"
      R"( WHERE ("we""ird; DROP TABLE x --"."i""d" = ?1))");
}

TEST_CASE("a refusal names table and column as texts in single quotes", "[sql]") {
  tree::statement s = write_tree(tree::verb::insert, instance_of<quoted_children>());
  s.assignments.push_back({"o'key", tree::value(s.value_count++)});
  CHECK_THAT(scoped_sql(s), ContainsSubstring(R"(rowscope_refuse('it''s a "child"', 'o''key'))"));
}

TEST_CASE("a label is quoted, and stands only beside what is no column", "[sql]") {
  tree::statement s = select_tree(instance_of<orders>(), {});
  s.body.outputs.push_back({tree::call("COUNT", {}), "n\" FROM x --"});
  s.body.outputs.push_back({at(orders::id), "id"});
  CHECK(plain_sql(s) == R"(SELECT COUNT(*) AS "n"" FROM x --", "orders"."id" FROM "main"."orders" AS "orders")");
}

TEST_CASE("each operator stands in parentheses, so that no operand is taken apart", "[sql]") {
  tree::statement s = select_tree(instance_of<orders>(), {at(orders::id)});
  const auto same = [] { return equal(at(orders::id), at(orders::id)); };
  s.body.where = both(either(same(), negated(either(same(), same()))), same());
  const std::string e = R"(("orders"."id" = "orders"."id"))";
  CHECK_THAT(plain_sql(s), ContainsSubstring(" WHERE ((" + e + " OR (NOT (" + e + " OR " + e + "))) AND " + e + ")"));
}

TEST_CASE("parameters are numbered in the order of the text, and known by the number of their value", "[sql]") {
  tree::statement s = select_tree(instance_of<customers>(), {at(customers::id)});
  const tree::expr limit = tree::value(s.value_count++);  // written first, rendered last
  s.body.where = equal(at(customers::name), tree::value(s.value_count++));
  ++s.value_count;  // the value of a where_if() that is off
  s.body.limit = limit;
  const rs::sql_text text = scoped_text(s);
  CHECK(text.sql == R"(SELECT "customers"."id" FROM "main"."customers" AS "customers")"
                    R"( WHERE (("customers"."tenant_id" = ?1) AND ("customers"."name" = ?2)) LIMIT ?3)");
  CHECK(text.tenant_parameter == 1);
  CHECK(text.value_parameter == std::vector<std::uint16_t>{3, 2, 0});
}

TEST_CASE("a value that stands in two places is one parameter", "[sql]") {
  tree::statement s = select_tree(instance_of<orders>(), {at(orders::id)});
  const tree::value_index v = s.value_count++;
  s.body.where = either(equal(at(orders::id), tree::value(v)), equal(at(orders::customer_id), tree::value(v)));
  const rs::sql_text text = scoped_text(s, rs::scope_form::absent);
  CHECK_THAT(text.sql, ContainsSubstring(R"(("orders"."id" = ?1) OR ("orders"."customer_id" = ?1))"));
  CHECK(text.tenant_parameter == 0);
}

TEST_CASE("an offset without a limit is written as SQLite understands it", "[sql]") {
  tree::statement s = select_tree(instance_of<orders>(), {at(orders::id)});
  s.body.offset = tree::value(s.value_count++);
  CHECK_THAT(plain_sql(s), Catch::Matchers::EndsWith(R"( AS "orders" LIMIT -1 OFFSET ?1)"));
}

TEST_CASE("grouping, order and both ends of between are written in their places", "[sql]") {
  tree::statement s = select_tree(instance_of<orders>(), {at(orders::note), tree::call("SUM", {at(orders::total)})});
  tree::expr between = tree::make(tree::expr::kind::between);
  for (int i = 0; i < 2; ++i) between.args.push_back(tree::value(s.value_count++));
  between.args.insert(between.args.begin(), at(orders::total));
  s.body.where = std::move(between);
  s.body.group_by = {at(orders::note)};
  s.body.order_by = {{tree::call("SUM", {at(orders::total)}), true}, {at(orders::note)}};
  s.body.limit = tree::value(s.value_count++);
  golden_statements file("sql/clauses");
  file.add_texts("every clause of a select", plain_sql(s), plain_sql(s, rs::dialect::postgresql));
  file.check();
}

TEST_CASE("a condition that calls one of the library's functions passes the list or the pattern as a parameter",
          "[sql]") {
  tree::statement s = select_tree(instance_of<customers>(), {at(customers::id)});
  tree::expr in = tree::unary(tree::expr::kind::in_values, {}, at(customers::id));
  in.index = s.value_count++;
  s.body.where = both(like(s, at(customers::name)), std::move(in));
  CHECK_THAT(plain_sql(s), ContainsSubstring(R"(rowscope_like("customers"."name", ?1))"));
  CHECK_THAT(plain_sql(s), ContainsSubstring(R"(("customers"."id" IN (SELECT "value" FROM rowscope_values(?2))))"));
}

TEST_CASE("every insert and update says OR ABORT", "[sql]") {
  tree::statement insert = write_tree(tree::verb::insert, instance_of<currencies>());
  for (const char* column : {"code", "label"})
    insert.assignments.push_back({column, tree::value(insert.value_count++)});
  tree::statement update = insert;
  update.what = tree::verb::update;
  tree::statement remove = write_tree(tree::verb::remove, instance_of<currencies>());
  CHECK(plain_sql(insert) == R"(INSERT OR ABORT INTO "main"."currencies" ("code", "label") VALUES (?1, ?2))");
  CHECK(plain_sql(update) == R"(UPDATE OR ABORT "main"."currencies" AS "currencies" SET "code" = ?1, "label" = ?2)");
  CHECK(plain_sql(remove) == R"(DELETE FROM "main"."currencies" AS "currencies")");
}
