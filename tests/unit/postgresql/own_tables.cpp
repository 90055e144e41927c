#include "attached_database.hpp"
#include "support/thrown.hpp"

/// Tables as a team's own migrations have made them, before the DDL came.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using Catch::Matchers::ContainsSubstring;

struct people : rs::table<people, "people"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, tenant_id, name};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct plans : rs::table<plans, "plans"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, name};
  static constexpr auto scope = rs::shared<"what can be bought">;
};
using schema = rs::schema<people, plans>;

std::int64_t add_person(rs::session& s) {
  return s(rs::query<"own.add">().insert_into(people{}).set(people::name = "Ann")).key();
}
auto everybody() { return rs::query<"own.all">().select(people::id).from(people{}).order_by(people::id); }

struct tags : rs::table<tags, "tags"> {
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr column<"labels", std::string, rs::postgresql_type<"jsonb">, rs::has_default> labels{};
  static constexpr auto columns = std::tuple{tenant_id, name, labels};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

struct own_prices : rs::table<own_prices, "prices"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{id, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct prices : rs::table<prices, "prices"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{id, tenant_id};
  static constexpr auto scope = rs::shared<"those of all are on the same page now">;
};

}  // namespace

TEST_CASE("keys of a postgresql table come from the sequence of its own default", "[postgresql][attach]") {
  NEEDS_POSTGRESQL();
  const std::string shared_table = "CREATE TABLE plans (id serial PRIMARY KEY, name text NOT NULL);";
  for (const char* key : {"id serial", "id integer DEFAULT nextval('\"every Table\"')"}) {
    INFO(key);
    const attached_database file(schema{}, "CREATE SEQUENCE \"every Table\"; CREATE TABLE people (" + std::string(key) +
                                               " PRIMARY KEY, tenant_id integer NOT NULL, name varchar(40) NOT NULL);" +
                                               shared_table);
    REQUIRE(file.ddl_failed().empty());
    rs::database db = file.open();
    rs::session one = db.for_tenant(1), two = db.for_tenant(2);
    CHECK(add_person(one) == 1);
    CHECK(add_person(two) == 2);
    CHECK(one(everybody()).tuples() == std::vector{std::tuple<std::int64_t>(1)});
    auto all = db.unscoped(rs::site<"own.unscoped">, "adds what every tenant reads");
    CHECK(all(rs::query<"own.plan">().insert_into(plans{}).set(plans::name = "free")).key() == 1);
    // Who may not insert gets no number either, and nobody reads or sets the sequence.
    CHECK(file.application().state_of("SELECT nextval('plans_id_seq')") == "42501");
    CHECK(file.application().state_of("SELECT setval('people_id_seq', 1)") != "");
    CHECK(file.application().state_of("SELECT last_value FROM \"every Table\"") == "42501");
  }
}

TEST_CASE("a postgresql statement that is prepared anew gives what its columns are now", "[postgresql][attach]") {
  NEEDS_POSTGRESQL();
  const attached_database file(schema{}, "");
  rs::postgresql_source source = file.source();
  source.options.pool_size = 1;
  rs::database db(source, schema{});
  const auto names = [&] {
    rs::session one = db.for_tenant(1);
    return one(rs::query<"own.names">().select(people::id, people::name).from(people{})).tuples();
  };
  {
    rs::session one = db.for_tenant(1);
    add_person(one);
  }
  const std::vector<std::tuple<std::int64_t, std::string>> ann{{1, "Ann"}};
  CHECK(names() == ann);
  CHECK(names() == ann);  // in binary
  file.owner().run("ALTER TABLE people ALTER id DROP IDENTITY");
  for (const char* type : {"numeric", "bigint"}) {
    file.owner().run("ALTER TABLE people ALTER id TYPE " + std::string(type));
    CHECK_THAT(thrown<rs::database_error>(names).what(), ContainsSubstring("0A000"));
    CHECK(names() == ann);
    CHECK(names() == ann);
  }
}

TEST_CASE(
    "a postgresql table with a default of a type that the DDL does not know is made by its owner, and then secured",
    "[postgresql][ddl][attach]") {
  NEEDS_POSTGRESQL();
  const rs::schema<tags> schema;
  const attached_database without(schema, "");
  CHECK_THAT(without.ddl_failed(), ContainsSubstring("there is no table tags"));
  CHECK_THAT(without.ddl_failed(), ContainsSubstring("create the table by DDL of your own"));

  const attached_database file(schema,
                               "CREATE TABLE tags (tenant_id bigint NOT NULL, name text COLLATE \"C\" NOT NULL, "
                               "labels jsonb NOT NULL DEFAULT '[7]')");
  CHECK(file.ddl_failed().empty());
  CHECK(file.findings().empty());
  rs::database db = file.open();
  rs::session one = db.for_tenant(1), two = db.for_tenant(2);
  one(rs::query<"tags.add">().insert_into(tags{}).set(tags::name = "new"));
  const auto labels = rs::query<"tags.labels">().select(tags::labels).from(tags{});
  CHECK(one(labels).value() == "[7]");
  CHECK(two(labels).tuples().empty());

  file.superuser().run("ALTER TABLE tags DROP COLUMN labels");
  CHECK(file.findings() == text_rows{"warning|missing-column|tags"});
  CHECK(file.lint().front().mend.empty());
}

TEST_CASE("a postgresql table that was scoped is refused as a shared one until its owner has disabled row security",
          "[postgresql][attach]") {
  NEEDS_POSTGRESQL();
  const attached_database file(rs::schema<own_prices>{}, "");
  const rs::schema<prices> shared;
  file.unscoped().run("INSERT INTO prices VALUES (1, 1), (2, 2)");
  postgresql_connection owner = file.owner();
  const auto run_ddl = [&] {
    owner.run(rs::ddl(shared, {.application_role = file.application_role(), .unscoped_role = file.unscoped_role()}));
  };
  run_ddl();
  CHECK_THROWS_WITH((rs::database{file.source(), shared}), ContainsSubstring("the table prices is declared as shared"));
  CHECK(file.refusal() == "accepted");

  owner.run("ALTER TABLE public.prices DISABLE ROW LEVEL SECURITY");
  rs::database db{file.source(), shared};
  for (const std::int64_t tenant : {1, 2}) {
    rs::session session = db.for_tenant(tenant);
    CHECK(session.objects(prices{}).count(rs::site<"prices.count">) == 2);
  }
  CHECK_THAT(file.refusal(), ContainsSubstring("row security of the table prices"));
}
