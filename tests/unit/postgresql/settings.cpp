#include <chrono>
#include <thread>

#include "attached_database.hpp"
#include "support/thrown.hpp"

/// What the server, the database or the role is set to, where that is not what the library's statements are written
/// for.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests;

struct parcels : rs::table<parcels, "parcels"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"code", std::optional<std::string>, rs::postgresql_type<"varchar(20)">> code{};
  static constexpr column<"sent", std::optional<std::chrono::year_month_day>> sent{};
  static constexpr auto columns = std::tuple{id, tenant_id, code, sent};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
using schema = rs::schema<parcels>;

/// A database whose application's role has a setting of its own.
class database_with : public attached_database {
 public:
  explicit database_with(const std::string& setting) : attached_database(schema{}, "") {
    superuser().run("ALTER ROLE " + application_role() + " IN DATABASE " + name() + " SET " + setting);
  }
};

}  // namespace

TEST_CASE("a postgresql server that reads NULL in an array as a text stores none in the place of NULL",
          "[postgresql]") {
  NEEDS_POSTGRESQL();
  const database_with file("array_nulls = off");
  rs::database db = file.open();
  using row = std::tuple<std::optional<std::string>, std::optional<std::chrono::year_month_day>>;
  const std::vector<row> rows{{std::nullopt, std::nullopt}, {"NULL", std::chrono::year(2024) / 2 / 29}};
  rs::session one = db.for_tenant(1);
  one.objects(parcels{}).create_many(rs::site<"settings.many">, rows, parcels::code, parcels::sent);
  CHECK(one(rs::query<"settings.rows">().select(parcels::code, parcels::sent).from(parcels{}).order_by(parcels::id))
            .tuples() == rows);
}

TEST_CASE("row security that the DDL has made is known again, whatever identifiers postgresql quotes", "[postgresql]") {
  NEEDS_POSTGRESQL();
  const database_with file("quote_all_identifiers = on");
  CHECK(file.findings().empty());
  CHECK(file.refusal() == "accepted");
  const attached_database other(schema{}, "");
  other.superuser().run("ALTER ROLE " + postgresql_database::owner_role() + " IN DATABASE " + other.name() +
                        " SET quote_all_identifiers = on");
  other.run_ddl();
  CHECK(other.findings().empty());
  // As names are in sentences, and in what they tell to write.
  file.owner().run("ALTER TABLE parcels ALTER code TYPE text, DISABLE ROW LEVEL SECURITY");
  const auto all = file.lint();
  REQUIRE(all.size() == 3);
  for (const rs::finding& f : all) CHECK_THAT(f.sentence, !Catch::Matchers::ContainsSubstring("\"parcels\""));
}

TEST_CASE("what postgresql's row security refuses is a scope violation in every language of its messages",
          "[postgresql]") {
  NEEDS_POSTGRESQL();
  const database_with file("lc_messages = 'C.UTF-8'");  // German, where the server is the tests' own
  rs::postgresql_source source = file.source();
  source.options.guard.mode = rs::raw_mode::read_write;
  rs::database db(source, schema{});
  rs::session one = db.for_tenant(1);
  CHECK(one.raw(rs::site<"settings.own">, "INSERT INTO parcels (tenant_id) VALUES (1)").affected_rows == 1);
  CHECK_THROWS_AS(one.raw(rs::site<"settings.foreign">, "INSERT INTO parcels (tenant_id) VALUES (2)"),
                  rs::scope_violation);
  file.owner().run("REVOKE INSERT ON parcels FROM " + postgresql_database::application_role());
  CHECK_THROWS_AS(one.raw(rs::site<"settings.no_right">, "INSERT INTO parcels (tenant_id) VALUES (1)"),
                  rs::guard_refused);
  CHECK_THROWS_AS(one(rs::query<"settings.add">().insert_into(parcels{}).set(parcels::code = "x")), rs::schema_error);
}

TEST_CASE("a postgresql role for which no foreign key is enforced opens no database", "[postgresql][S7]") {
  NEEDS_POSTGRESQL();
  const attached_database file(schema{}, "");
  for (const std::string& role : {postgresql_database::application_role(), postgresql_database::unscoped_role()}) {
    const std::string alter = "ALTER ROLE " + role + " IN DATABASE " + file.name();
    file.superuser().run(alter + " SET session_replication_role = replica");
    CHECK_THAT(thrown<rs::connection_error>([&] { (void)file.open(); }).what(),
               Catch::Matchers::ContainsSubstring("session_replication_role is 'replica' for the role \"" + role));
    file.superuser().run(alter + " SET session_replication_role = origin");
    CHECK(file.refusal() == "accepted");
  }
}

TEST_CASE("a postgresql transaction that the server has ended, since nothing came, is a lost connection",
          "[postgresql][lost]") {
  NEEDS_POSTGRESQL();
  const database_with file("idle_in_transaction_session_timeout = 20");
  rs::database db = file.open();
  rs::session one = db.for_tenant(1);
  const auto add = [&] { one(rs::query<"settings.idle">().insert_into(parcels{}).set(parcels::code = "x")); };
  SECTION("found by a statement") {
    auto tx = one.transaction();
    add();
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    CHECK_THROWS_AS(add(), rs::connection_error);
  }
  SECTION("found by the commit") {
    auto tx = one.transaction();
    add();
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    CHECK_THROWS_AS(tx.commit(), rs::connection_error);
  }
  CHECK(db.for_tenant(1)(rs::query<"settings.none">().select(parcels::id).from(parcels{})).tuples().empty());
}
