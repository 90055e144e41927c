#include "support/catch.hpp"
#include "support/golden_statements.hpp"
#include "support/shop_database.hpp"
#include "support/trees.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using rs::text_form;
using rs::value_kind;

constexpr auto postgresql = rs::dialect::postgresql;

/// A column of each type that PostgreSQL has one of its own for.
struct papers : rs::table<papers, "papers"> {
  static constexpr column<"id", std::int64_t, rs::primary_key, rs::generated> id{};
  static constexpr column<"tenant_id", rs::uuid> tenant_id{};
  static constexpr column<"title", std::string> title{};
  static constexpr column<"price", std::string, rs::postgresql_type<"numeric(12, 2)">> price{};
  static constexpr column<"code", std::optional<std::string>, rs::postgresql_type<"varchar(20)">> code{};
  static constexpr column<"day", std::chrono::sys_days> day{};
  static constexpr column<"seen", std::optional<std::chrono::sys_seconds>> seen{};
  static constexpr column<"is_public", bool> is_public{};
  static constexpr column<"weight", double> weight{};
  static constexpr column<"scan", rs::blob> scan{};
  static constexpr auto columns = std::tuple{id, tenant_id, title, price, code, day, seen, is_public, weight, scan};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

rs::sql_text text_of(tree::statement s, rs::scope_form form = rs::scope_form::one) {
  return scoped_text(std::move(s), {form, postgresql});
}
std::string sql_of(const tree::statement& s) { return text_of(s, rs::scope_form::absent).sql; }
tree::statement papers_where(auto condition) {
  tree::statement s = select_tree(instance_of<papers>(), {at(papers::id)});
  s.body.where = condition(s);
  return s;
}
tree::expr value(tree::statement& s) { return tree::value(s.value_count++); }
tree::expr in(tree::expr e, tree::value_index list) {
  tree::expr i = tree::unary(tree::expr::kind::in_values, {}, std::move(e));
  i.index = list;
  return i;
}
std::string ordered_by(tree::expr by, bool descending = false) {
  tree::statement s = select_tree(instance_of<papers>(), {at(papers::id)});
  s.body.order_by.push_back({std::move(by), descending});
  const std::string sql = sql_of(s);
  return sql.substr(sql.find("ORDER BY"));
}

}  // namespace

TEST_CASE("a parameter for PostgreSQL is cast to the type of the column beside it", "[sql][postgresql]") {
  const auto compared = [](const auto& column) {
    const std::string sql = sql_of(papers_where([&](auto& s) { return equal(at(column), value(s)); }));
    return sql.substr(sql.find(" = ") + 3);
  };
  CHECK(compared(papers::id) == "$1::bigint)");
  CHECK(compared(papers::tenant_id) == "$1::uuid)");
  CHECK(compared(papers::title) == "$1::text)");
  CHECK(compared(papers::price) == "$1::numeric)");
  CHECK(compared(papers::day) == "$1::date)");
  CHECK(compared(papers::seen) == "$1::timestamptz)");
  CHECK(compared(papers::is_public) == "$1::boolean)");
  CHECK(compared(papers::weight) == "$1::double precision)");
  CHECK(compared(papers::scan) == "$1::bytea)");
}

TEST_CASE("a cast for PostgreSQL has no length, which would cut the value", "[sql][postgresql]") {
  tree::statement s = write_tree(tree::verb::update, instance_of<papers>());
  s.assignments.push_back({"code", tree::value(s.value_count++, rs::value_form{value_kind::text})});
  CHECK_THAT(sql_of(s), EndsWith(R"(SET "code" = $1::varchar)"));
}

TEST_CASE("what a parameter is told to PostgreSQL is told to whoever binds it", "[sql][postgresql]") {
  const rs::sql_text text = text_of(papers_where([](auto& s) {
    const tree::value_index price = s.value_count++;
    const tree::value_index list = s.value_count++;
    return both(equal(at(papers::price), tree::value(price)),
                either(equal(at(papers::title), value(s)), in(at(papers::day), list)));
  }));
  CHECK_THAT(text.sql, EndsWith(R"(WHERE (("papers"."tenant_id" = $1::uuid) AND (("papers"."price" = $2::numeric) AND )"
                                R"((("papers"."title" = $3::text) OR ("papers"."day" = ANY ($4::date[]))))))"));
  CHECK(text.tenant_parameter == 1);
  CHECK(text.value_parameter == std::vector<std::uint16_t>{2, 4, 3});
  const auto type = [](text_form form, bool is_list = false) {
    return rs::parameter_type{rs::value_form{value_kind::text, form}, is_list};
  };
  CHECK(text.parameter_types == std::vector<rs::parameter_type>{
                                    type(text_form::uuid), {}, type(text_form::plain), type(text_form::date, true)});
}

TEST_CASE("a set of tenants is one array for PostgreSQL", "[sql][postgresql]") {
  const rs::sql_text text = text_of(select_tree(instance_of<papers>(), {at(papers::id)}), rs::scope_form::set);
  CHECK_THAT(text.sql, EndsWith(R"(("papers"."tenant_id" = ANY ($1::uuid[])))"));
  REQUIRE(text.scope_slots.size() == 1);
  CHECK(text.parameter_types.at(0).is_list);
}

TEST_CASE("a row that PostgreSQL numbers gives its key back", "[sql][postgresql]") {
  tree::statement s = write_tree(tree::verb::insert, instance_of<papers>());
  s.assignments.push_back({"title", tree::value(s.value_count++)});
  CHECK(text_of(s).sql ==
        R"(INSERT INTO "public"."papers" ("title", "tenant_id") VALUES ($1::text, $2::uuid) RETURNING "papers"."id")");
  CHECK(text_of(s).returns_key);
  tree::statement named = s;
  named.assignments.push_back({"id", tree::literal("1")});
  CHECK(text_of(named).returns_key);  // the value may be one that the statement computes
  s.returning.push_back({at(papers::title), {}});
  CHECK_FALSE(text_of(s).returns_key);
}

TEST_CASE("PostgreSQL sorts NULL first and texts by their bytes, and by an index where there is no NULL",
          "[sql][postgresql]") {
  CHECK(ordered_by(at(papers::id)) == R"(ORDER BY "papers"."id")");
  CHECK(ordered_by(at(papers::id), true) == R"(ORDER BY "papers"."id" DESC)");
  CHECK(ordered_by(at(papers::seen)) == R"(ORDER BY "papers"."seen" NULLS FIRST)");
  CHECK(ordered_by(at(papers::seen), true) == R"(ORDER BY "papers"."seen" DESC NULLS LAST)");
  CHECK(ordered_by(at(papers::title)) == R"(ORDER BY "papers"."title" COLLATE "C")");
  CHECK(ordered_by(at(papers::code)) == R"(ORDER BY "papers"."code" COLLATE "C" NULLS FIRST)");
  tree::statement joined = select_tree(instance_of<customers>(), {at(customers::id)});
  left_join(joined, instance_of<papers>(), equal(at(papers::title), at(customers::name)));
  joined.body.order_by = {{at(papers::id)}, {at(customers::id)}};
  CHECK_THAT(sql_of(joined), EndsWith(R"(ORDER BY "papers"."id" NULLS FIRST, "customers"."id")"));
}

TEST_CASE("PostgreSQL compares texts by their bytes", "[sql][postgresql]") {
  const auto where = [](auto condition) {
    const std::string sql = sql_of(papers_where(condition));
    return sql.substr(sql.find("WHERE") + 6);
  };
  CHECK(where([](auto& s) { return tree::infix(at(papers::title), "<", value(s)); }) ==
        R"(("papers"."title" COLLATE "C" < $1::text))");
  CHECK(where([](auto& s) { return equal(at(papers::title), value(s)); }) == R"(("papers"."title" = $1::text))");
  CHECK(where([](auto& s) { return tree::infix(at(papers::price), "<", value(s)); }) ==
        R"(("papers"."price" < $1::numeric))");
}

TEST_CASE("what fails on PostgreSQL and gives NULL on SQLite gives NULL on both", "[sql][postgresql]") {
  const auto output = [](tree::expr e) {
    const std::string sql = sql_of(select_tree(instance_of<papers>(), {std::move(e)}));
    return sql.substr(7, sql.find(" FROM ") - 7);
  };
  CHECK(output(tree::infix(at(papers::weight), "/", at(papers::id))) ==
        R"(("papers"."weight" / nullif("papers"."id", 0)))");
  CHECK(output(tree::infix(at(papers::id), "%", tree::literal("3"))) == R"(("papers"."id" % nullif(3, 0)))");
  CHECK(output(tree::infix(at(papers::weight), "%", tree::literal("3"))) ==
        R"((trunc("papers"."weight")::bigint % nullif(trunc(3)::bigint, 0))::double precision)");
}

TEST_CASE("PostgreSQL has an INTERSECT that takes its two parts alone", "[sql][postgresql]") {
  using enum tree::set_operation;
  tree::statement s = select_tree(instance_of<papers>("a"), {at(papers::id, "a")});
  const auto part = [](const char* name) {
    return select_tree(instance_of<papers>(name), {at(papers::id, name)}).body;
  };
  s.body.others = {{union_all, part("b")}, {intersect, part("c")}};
  const auto from = [](const std::string& name) {
    return "SELECT \"" + name + "\".\"id\" FROM \"public\".\"papers\" AS \"" + name + "\"";
  };
  CHECK(sql_of(s) == "(" + from("a") + " UNION ALL (" + from("b") + ")) INTERSECT (" + from("c") + ")");
}

TEST_CASE("an offset without a limit needs none on PostgreSQL", "[sql][postgresql]") {
  tree::statement s = select_tree(instance_of<papers>(), {at(papers::id)});
  s.body.offset = tree::value(s.value_count++);
  CHECK_THAT(sql_of(s), EndsWith(R"( AS "papers" OFFSET $1::bigint)"));
}

TEST_CASE("an expression of GROUP BY that is repeated is the same for PostgreSQL", "[sql][postgresql]") {
  const auto named = [](tree::statement& s) { return tree::call("coalesce", {at(papers::code), value(s)}); };
  tree::statement s = select_tree(instance_of<papers>(), {});
  s.body.outputs.push_back({named(s), "code"});
  s.body.group_by.push_back(named(s));
  const rs::sql_text text = text_of(s, rs::scope_form::absent);
  CHECK(text.sql == R"(SELECT coalesce("papers"."code", $1::varchar) AS "code" FROM "public"."papers" AS "papers")"
                    R"( GROUP BY coalesce("papers"."code", $1::varchar))");
  CHECK(text.value_parameter == std::vector<std::uint16_t>{0, 1});
}
