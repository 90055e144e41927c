#include "sql_difference.hpp"

#include "support/catch.hpp"

namespace audit = rowscope::audit;

namespace {

/// The text with [ ] around what is marked.
std::string shown(const std::vector<audit::sql_token>& tokens) {
  std::string text;
  bool marked = false;
  for (const audit::sql_token& t : tokens) {
    if (marked && !t.injected) text += ']';
    if (t.space_before) text += ' ';
    if (!marked && t.injected) text += '[';
    marked = t.injected;
    text += t.text;
  }
  return marked ? text + ']' : text;
}

std::string difference(std::string_view scoped, std::string_view mutant) {
  auto tokens = audit::sql_tokens(scoped);
  audit::mark_difference(tokens, mutant);
  return shown(tokens);
}

}  // namespace

TEST_CASE("tokens put together are the statement", "[audit][report]") {
  for (const char* sql : {R"(SELECT "a""b", 'it''s', ?1, x.y FROM "main"."t" WHERE (a >= -1.5e3))", "'not ended", "?",
                          "caf\xC3\xA9 = 'x' || \"y\"", ""})
    CHECK(shown(audit::sql_tokens(sql)) == sql);
}

TEST_CASE("a predicate is marked whole, without what joins it to the condition", "[audit][report]") {
  CHECK(difference(R"(SELECT 1 FROM "t" AS "t" WHERE (("t"."tenant" = ?1) AND ("t"."id" = ?2)))",
                   R"(SELECT 1 FROM "t" AS "t" WHERE ("t"."id" = ?1))") ==
        R"(SELECT 1 FROM "t" AS "t" WHERE ([("t"."tenant" = ?1)] AND ("t"."id" = ?2)))");
}

TEST_CASE("a predicate that is the whole condition is marked without WHERE", "[audit][report]") {
  CHECK(difference(R"(DELETE FROM "t" WHERE ("t"."tenant" = ?1))", R"(DELETE FROM "t")") ==
        R"(DELETE FROM "t" WHERE [("t"."tenant" = ?1)])");
}

TEST_CASE("a path is marked whole", "[audit][report]") {
  CHECK(
      difference(
          R"(SELECT 1 FROM "c" WHERE (EXISTS (SELECT 1 FROM "p" AS "s" WHERE (("s"."id" = "c"."p") AND ("s"."tenant" = ?1))) AND ("c"."id" = ?2)))",
          R"(SELECT 1 FROM "c" WHERE ("c"."id" = ?1))") ==
      R"(SELECT 1 FROM "c" WHERE ([EXISTS (SELECT 1 FROM "p" AS "s" WHERE (("s"."id" = "c"."p") AND ("s"."tenant" = ?1)))] AND ("c"."id" = ?2)))");
}

TEST_CASE("the predicates of two instances are marked each for itself", "[audit][report]") {
  CHECK(
      difference(
          R"(SELECT 1 FROM "a" LEFT JOIN "b" ON (("b"."t" = ?1) AND ("a"."x" = "b"."x")) WHERE ("a"."t" = ?1) ORDER BY "a"."x")",
          R"(SELECT 1 FROM "a" LEFT JOIN "b" ON ("a"."x" = "b"."x") ORDER BY "a"."x")") ==
      R"(SELECT 1 FROM "a" LEFT JOIN "b" ON ([("b"."t" = ?1)] AND ("a"."x" = "b"."x")) WHERE [("a"."t" = ?1)] ORDER BY "a"."x")");
}

TEST_CASE("statements that are the same have no marks", "[audit][report]") {
  const std::string sql = R"(SELECT COUNT(*) FROM "t" WHERE ("t"."id" = ?2))";
  CHECK(difference(sql, R"(SELECT COUNT(*) FROM "t" WHERE ("t"."id" = ?1))") == sql);
}

TEST_CASE("what is marked in one variant is found in another", "[audit][report]") {
  auto first = audit::sql_tokens(R"(SELECT 1 FROM "t" WHERE ("t"."tenant" = ?1))");
  audit::mark_difference(first, R"(SELECT 1 FROM "t")");
  auto second = audit::sql_tokens(R"(SELECT 1 FROM "t" WHERE (("t"."tenant" = ?3) AND ("t"."open" = ?2)))");
  audit::mark_same(second, first);
  CHECK(shown(second) == R"(SELECT 1 FROM "t" WHERE ([("t"."tenant" = ?3)] AND ("t"."open" = ?2)))");
}

TEST_CASE("statements too long to be compared are shown without marks", "[audit][report]") {
  std::string longer = "SELECT a";
  for (int i = 0; i < 3000; ++i) longer += " + " + std::to_string(i);
  CHECK(difference(longer + " WHERE x", longer) == longer + " WHERE x");
}
