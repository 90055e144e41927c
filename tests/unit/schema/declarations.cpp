#include "support/catch.hpp"
#include "support/shop_database.hpp"

namespace {

using namespace rowscope_tests::shop;

struct ledgers : rs::table<ledgers, "ledgers"> {
  static constexpr column<"tenant", std::string, rs::primary_key> tenant{};
  static constexpr column<"number", int, rs::primary_key> number{};
  static constexpr column<"hits", long long, rs::has_default> hits{};
  static constexpr column<"open", std::optional<bool>> open{};
  static constexpr auto columns = std::tuple{tenant, number, hits, open};
  static constexpr auto scope = rs::scoped_by<tenant>;
};

}  // namespace

TEST_CASE("a declaration says its keys, options and kinds as data", "[schema]") {
  const rs::table_info& info = rs::info_of<ledgers>;
  CHECK(info.name == "ledgers");
  REQUIRE(info.rules.size() == 1);
  CHECK(info.rules[0].kind == rs::scope_kind::direct);
  CHECK(info.rules[0].column == "tenant");
  CHECK(info.rules[0].dimension == "tenant");
  CHECK(info.primary_key_columns() == 2);
  REQUIRE(info.columns.size() == 4);
  CHECK(info.find("number")->kind == rs::value_kind::integer);
  CHECK(!info.find("number")->generated);
  CHECK(info.find("hits")->has_default);
  CHECK(info.find("open")->optional);
  CHECK(info.find("open")->kind == rs::value_kind::boolean);
  CHECK(info.find("Number") == nullptr);
}

TEST_CASE("a path is a foreign key to the parent, step by step", "[schema]") {
  const rs::table_info& lines = rs::info_of<order_lines>;
  REQUIRE(lines.rules.size() == 1);
  CHECK(lines.rules[0].kind == rs::scope_kind::through);
  REQUIRE(lines.rules[0].link.key.size() == 1);
  CHECK(lines.rules[0].link.key[0].column == "order_id");
  CHECK(lines.rules[0].link.key[0].other == "id");
  CHECK(&lines.rules[0].other() == &rs::info_of<orders>);
  CHECK(&rs::info_of<orders>.rules[0].other() == &rs::info_of<customers>);
  CHECK(lines.carries_scope("order_id"));
  CHECK(!lines.carries_scope("id"));
  CHECK(rs::info_of<currencies>.is_shared());
  CHECK(rs::info_of<currencies>.rules[0].reason == "ISO 4217, the same for every tenant");
}

TEST_CASE("a single integer key is generated, unless it carries the scope", "[schema]") {
  CHECK(rs::info_of<orders>.find("id")->generated);
  CHECK(!rs::info_of<orders>.find("customer_id")->generated);
  CHECK(!rs::info_of<currencies>.find("code")->generated);
  CHECK(!rs::info_of<settings>.find("tenant_id")->generated);
}

TEST_CASE("a schema knows its tables and the kind of its tenants", "[schema]") {
  const rs::schema_info info = schema::info();
  CHECK(info.tables.size() == 7);
  CHECK(info.kind_of("tenant") == rs::value_kind::integer);
  CHECK(!info.kind_of("event"));
  CHECK(info.contains(rs::info_of<visits>));
  CHECK(!info.contains(rs::info_of<ledgers>));
  CHECK(rs::schema<ledgers>::info().kind_of("tenant") == rs::value_kind::text);
  CHECK(!rs::schema<currencies>::info().kind_of("tenant"));
}
