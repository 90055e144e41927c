#include "support/catch.hpp"
#include "support/every_rule.hpp"

/// Each scope rule of a declaration as run-time data.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests::every_rule;

}  // namespace

TEST_CASE("the table of tenants says which key is the tenant", "[schema][rules]") {
  const rs::table_info& info = rs::info_of<tenants>;
  REQUIRE(info.rules.size() == 1);
  CHECK(info.rules[0].kind == rs::scope_kind::root);
  CHECK(info.rules[0].dimension == "tenant");
  CHECK(info.rules[0].column == "id");
  CHECK(info.find("id")->generated);
  CHECK(info.every_row_is_owned());
}

TEST_CASE("a rule may name a later table, where it stands behind both", "[schema][rules]") {
  const rs::table_info& info = rs::info_of<users>;
  REQUIRE(info.rules.size() == 1);
  CHECK(info.rules[0].kind == rs::scope_kind::visible);
  CHECK(&info.rules[0].other() == &rs::info_of<memberships>);
  REQUIRE(info.rules[0].link.key.size() == 1);
  CHECK(info.rules[0].link.key[0].column == "id");
  CHECK(info.rules[0].link.key[0].other == "user_id");
  CHECK(!info.every_row_is_owned());
  CHECK(!info.carries_scope("id"));
  REQUIRE(rs::info_of<memberships>.foreign_keys.size() == 1);
  CHECK(&rs::info_of<memberships>.foreign_keys[0].parent() == &info);
}

TEST_CASE("a column whose NULL is readable by all is known as such", "[schema][rules]") {
  const rs::table_info& info = rs::info_of<templates>;
  REQUIRE(info.rules.size() == 1);
  CHECK(info.rules[0].kind == rs::scope_kind::shared_or_own);
  CHECK(info.rules[0].column == "owner");
  CHECK(!info.every_row_is_owned());
  CHECK(!info.is_shared());
}

TEST_CASE("each dimension has its column, and its own kind of value", "[schema][rules]") {
  const rs::table_info& info = rs::info_of<rooms>;
  REQUIRE(info.rules.size() == 2);
  CHECK(info.rule_of_dimension("tenant")->column == "tenant_id");
  CHECK(info.rule_of_dimension("event")->column == "event_id");
  CHECK(info.rule_of_dimension("room") == nullptr);
  CHECK(schema::info().kind_of("tenant") == rs::value_kind::integer);
  CHECK(schema::info().kind_of("event") == rs::value_kind::text);
}

TEST_CASE("a scoping key of several columns pairs each with the parent's", "[schema][rules]") {
  const rs::table_info& info = rs::info_of<talks>;
  REQUIRE(info.rules.size() == 1);
  const auto key = info.rules[0].link.key;
  REQUIRE(key.size() == 3);
  CHECK((key[0].column == "tenant" && key[0].other == "tenant_id"));
  CHECK((key[1].column == "event" && key[1].other == "event_id"));
  CHECK((key[2].column == "room" && key[2].other == "number"));
  CHECK(info.carries_scope("room"));
  CHECK(!info.carries_scope("created_at"));
}

TEST_CASE("rules joined by & stand side by side", "[schema][rules]") {
  const rs::table_info& info = rs::info_of<seats>;
  REQUIRE(info.rules.size() == 2);
  CHECK(info.rules[0].kind == rs::scope_kind::direct);
  CHECK(info.rules[1].kind == rs::scope_kind::through);
  CHECK(&info.rules[1].other() == &rs::info_of<talks>);
}

TEST_CASE("a table may point to itself, and tables to each other in a circle", "[schema][rules]") {
  REQUIRE(rs::info_of<seats>.foreign_keys.size() == 1);
  CHECK(&rs::info_of<seats>.foreign_keys[0].parent() == &rs::info_of<seats>);
  REQUIRE(rs::info_of<teams>.foreign_keys.size() == 1);
  CHECK(&rs::info_of<teams>.foreign_keys[0].parent() == &rs::info_of<members>);
  REQUIRE(rs::info_of<members>.foreign_keys.size() == 2);
  CHECK(&rs::info_of<members>.foreign_keys[0].parent() == &rs::info_of<teams>);
  CHECK(rs::info_of<members>.foreign_keys[1].key[0].other == "code");
}

TEST_CASE("columns that many tables share belong to each of them", "[schema][rules]") {
  CHECK(rs::info_of<talks>.find("created_at") != nullptr);
  CHECK(rs::info_of<tenants>.find("created_by")->optional);
  CHECK(!std::is_same_v<decltype(talks::created_at), decltype(tenants::created_at)>);
}

TEST_CASE("a view is a declared table that is only read", "[schema][rules]") {
  CHECK(rs::info_of<talk_counts>.is_view);
  CHECK(!rs::info_of<talks>.is_view);
  CHECK(rs::info_of<talk_counts>.rules[0].column == "tenant_id");
}

TEST_CASE("keys and indexes are known as they were declared", "[schema][rules]") {
  REQUIRE(rs::info_of<tenants>.uniques.size() == 1);
  CHECK(rs::info_of<tenants>.uniques[0].global);
  REQUIRE(rs::info_of<templates>.uniques.size() == 1);
  CHECK(!rs::info_of<templates>.uniques[0].global);
  CHECK(rs::info_of<templates>.uniques[0].columns[0] == "title");
  REQUIRE(rs::info_of<teams>.indexes.size() == 1);
  CHECK(rs::info_of<teams>.indexes[0].columns[0] == "lead_id");
}
