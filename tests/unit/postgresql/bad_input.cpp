#include <chrono>
#include <limits>

#include "attached_database.hpp"
#include "support/thrown.hpp"

/// What a PostgreSQL database, its roles, its options and its values can be that they must not.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using Catch::Matchers::ContainsSubstring;

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key, rs::generated> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"text", std::string> text{};
  static constexpr column<"day", std::chrono::year_month_day> day{};
  static constexpr column<"weight", double> weight{};
  static constexpr auto columns = std::tuple{id, tenant_id, text, day, weight};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct marks : rs::table<marks, "marks"> {
  static constexpr column<"id", std::int64_t, rs::primary_key, rs::generated> id{};
  static constexpr column<"note_id", std::int64_t> note_id{};
  static constexpr auto columns = std::tuple{id, note_id};
  static constexpr auto scope = rs::scoped_through<note_id, notes::id>;
};
using schema = rs::schema<notes, marks>;

constexpr std::chrono::year_month_day today{std::chrono::year(2024), std::chrono::month(2), std::chrono::day(29)};

auto add(std::string text, std::chrono::year_month_day day = today, double weight = 1) {
  return rs::query<"bad.add">().insert_into(notes{}).set(notes::text = std::move(text), notes::day = day,
                                                         notes::weight = weight);
}
auto all_notes() { return rs::query<"bad.all">().select(notes::text).from(notes{}).order_by(notes::id); }

rs::postgresql_source source_of(const postgresql_database& file) {
  return rs::postgresql(
      file.application_string(),
      {.signing_key = signing_key, .unscoped = file.unscoped_string(), .owner = file.owner_string(), .pool_size = 2});
}
template <class Error>
std::string refused(const rs::postgresql_source& source) {
  return thrown<Error>([&] { rs::database(source, schema{}); }).what();
}
std::string superuser_string(const postgresql_database& file) {
  return postgresql_server::get().connection_string(file.name(), "postgres");
}
/// A tenant's session, which adds and reads.
void works(rs::database& db) {
  rs::session one = db.for_tenant(1);
  CHECK(one(add("own")).affected_rows == 1);
  CHECK(!one(all_notes()).tuples().empty());
  CHECK(db.for_tenant(2)(all_notes()).tuples().empty());
}

}  // namespace

TEST_CASE("a postgresql role that row security does not hold opens no database", "[postgresql][bad_input]") {
  NEEDS_POSTGRESQL();
  const attached_database file(schema{}, "");
  const std::string app = postgresql_database::application_role();
  rs::postgresql_source source = source_of(file);
  rs::database good(source, schema{});
  works(good);

  source.connection = superuser_string(file);
  CHECK_THAT(refused<rs::connection_error>(source), ContainsSubstring("it is a superuser"));
  source.connection = file.owner_string();
  CHECK_THAT(refused<rs::schema_error>(source), ContainsSubstring("who owns the table"));
  source = source_of(file);
  source.options.unscoped = superuser_string(file);
  CHECK_THAT(refused<rs::connection_error>(source), ContainsSubstring("it is a superuser"));

  const auto as_superuser = [&](const std::string& make, const std::string& undo, const std::string& sentence) {
    file.superuser().run(make);
    std::string told;
    try {
      rs::database(source_of(file), schema{});
    } catch (const rs::error& e) {
      told = e.what();
    }
    CHECK_THAT(told, ContainsSubstring(sentence));
    file.superuser().run(undo);
    CHECK(file.refusal() == "accepted");
  };
  as_superuser("ALTER ROLE " + app + " BYPASSRLS", "ALTER ROLE " + app + " NOBYPASSRLS", "it has BYPASSRLS");
  as_superuser("GRANT " + postgresql_database::owner_role() + " TO " + app,
               "REVOKE " + postgresql_database::owner_role() + " FROM " + app,
               "is or may become " + postgresql_database::owner_role());
  as_superuser("GRANT " + postgresql_database::unscoped_role() + " TO " + app,
               "REVOKE " + postgresql_database::unscoped_role() + " FROM " + app, "who sees the rows of every tenant");
}

TEST_CASE("a postgresql database whose row security has changed is not opened", "[postgresql][bad_input]") {
  NEEDS_POSTGRESQL();
  const attached_database file(schema{}, "");
  const auto changed = [&](const std::string& sql, const std::string& sentence) {
    file.owner().run(sql);
    CHECK_THAT(file.refusal(), ContainsSubstring(sentence));
    file.owner().run("DROP POLICY IF EXISTS mine ON notes");
    file.run_ddl();
    CHECK(file.refusal() == "accepted");
  };
  changed("ALTER TABLE notes DISABLE ROW LEVEL SECURITY", "row security of the table notes is");
  changed("ALTER TABLE notes NO FORCE ROW LEVEL SECURITY", "row security of the table notes is");
  changed("DROP POLICY rowscope_select ON notes", "has no policy rowscope_select");
  changed("ALTER POLICY rowscope_select ON notes USING (true)", "is true for every row");
  changed("CREATE POLICY mine ON notes USING (tenant_id = 1)", "has the policy mine");
  changed("ALTER POLICY rowscope_select ON notes USING (tenant_id > 0)", "is not as the DDL has made it");
}

TEST_CASE("a postgresql database in which the DDL never ran is not opened", "[postgresql][bad_input]") {
  NEEDS_POSTGRESQL();
  const postgresql_database file;
  file.owner().run(
      "CREATE TABLE notes (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, tenant_id bigint NOT "
      "NULL, text text NOT NULL, day date NOT NULL, weight double precision NOT NULL); GRANT ALL ON notes "
      "TO PUBLIC");
  CHECK_THAT(refused<rs::schema_error>(source_of(file)),
             ContainsSubstring("no row security in this database knows of signed scopes") &&
                 ContainsSubstring("rs::ddl(schema, rs::postgresql_ddl{...})"));
  const attached_database same(schema{},
                               "CREATE TABLE notes (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, "
                               "tenant_id bigint NOT NULL, text text NOT NULL, day date NOT NULL, weight "
                               "double precision NOT NULL)");
  rs::database db = same.open();
  works(db);
}

TEST_CASE("a postgresql database that cannot be reached is told without its password", "[postgresql][bad_input]") {
  NEEDS_POSTGRESQL();
  const postgresql_database file;
  const std::string right = file.application_string() + " password=Geheimnis";
  const auto told = [&](std::string connection) {
    rs::postgresql_source source = source_of(file);
    source.connection = std::move(connection);
    std::string text = refused<rs::connection_error>(source);
    CHECK_THAT(text, !ContainsSubstring("Geheimnis") && !ContainsSubstring(signing_key));
    return text;
  };
  CHECK_THAT(told("nonsense"), ContainsSubstring("cannot read this connection string"));
  CHECK_THAT(told(right + " colour=red"), ContainsSubstring("cannot read this connection string"));
  CHECK_THAT(told("host=x password=my Geheimnis"), ContainsSubstring("cannot read this connection string"));
  CHECK_THAT(told("postgresql://user:Geheimnis@[host/x"), ContainsSubstring("cannot read this connection string"));
  CHECK_THAT(told("host=/nowhere/at/all password=Geheimnis"), ContainsSubstring("/nowhere/at/all"));
  CHECK_THAT(told("host=127.0.0.1 port=1 connect_timeout=2 password=Geheimnis"), ContainsSubstring("127.0.0.1"));
  CHECK_THAT(told(right + " dbname=no_such_database"), ContainsSubstring("no_such_database"));
  CHECK_THAT(told(right + " user=no_such_role"), ContainsSubstring("no_such_role"));
  rs::postgresql_source source = source_of(file);
  source.connection = right;
  rs::database db(source, schema{});
  db.create_tables();
  works(db);
}

TEST_CASE("a signing key that is not the postgresql database's is told at open", "[postgresql][bad_input]") {
  NEEDS_POSTGRESQL();
  const attached_database file(schema{}, "");
  rs::postgresql_source source = source_of(file);
  source.options.signing_key = "too short";
  const std::string too_short = refused<rs::usage_error>(source);
  CHECK_THAT(too_short, ContainsSubstring("has 9 bytes; give at least 32") && !ContainsSubstring("too short"));
  source.options.signing_key = "";
  CHECK_THAT(refused<rs::usage_error>(source), ContainsSubstring("at least 32"));
  source.options.signing_key = std::string(40, 'k');
  CHECK_THAT(refused<rs::usage_error>(source), ContainsSubstring("is not the database's") &&
                                                   ContainsSubstring("SELECT rowscope.set_signing_key(...)") &&
                                                   !ContainsSubstring(source.options.signing_key));
  CHECK(rs::lint(source, schema{}).at(0).id == "other-signing-key");
  rs::database db = file.open();
  works(db);
  file.owner().run("DELETE FROM rowscope.signing_key");
  CHECK_THAT(refused<rs::usage_error>(source_of(file)), ContainsSubstring("is not the database's"));
}

TEST_CASE("behind a proxy the postgresql signing key is compared too", "[postgresql][bad_input]") {
  NEEDS_POSTGRESQL();
  const attached_database file(schema{}, "");
  rs::postgresql_source source = source_of(file);
  source.options.transaction_pooling = true;
  rs::database db(source, schema{});
  works(db);
  source.options.signing_key = std::string(40, 'k');
  CHECK_THAT(refused<rs::usage_error>(source), ContainsSubstring("is not the database's"));
}

TEST_CASE("a privilege that the postgresql role does not have is told with what gives it", "[postgresql][bad_input]") {
  NEEDS_POSTGRESQL();
  const attached_database file(schema{}, "");
  rs::database db = file.open();
  works(db);
  file.owner().run("REVOKE INSERT ON notes FROM " + postgresql_database::application_role());
  rs::session one = db.for_tenant(1);
  CHECK_THAT(thrown<rs::schema_error>([&] { one(add("more")); }).what(),
             ContainsSubstring("lacks the privilege") && ContainsSubstring("rs::ddl(schema"));
  CHECK(one(all_notes()).tuples().size() == 1);
}

TEST_CASE("unscoped sessions on postgresql need the connection of their own role", "[postgresql][bad_input]") {
  NEEDS_POSTGRESQL();
  const attached_database file(schema{}, "");
  rs::database good = file.open();
  works(good);
  CHECK(good.unscoped(rs::site<"bad.unscoped">, "reads what is there")(all_notes()).tuples().size() == 1);

  rs::postgresql_source source = source_of(file);
  source.options.unscoped = "";
  rs::database db(source, schema{});
  works(db);
  CHECK_THAT(thrown<rs::usage_error>([&] { (void)db.unscoped(rs::site<"bad.none">, "there is none"); }).what(),
             ContainsSubstring("postgresql_options::unscoped"));
  source.options.unscoped = file.application_string();
  CHECK_THAT(refused<rs::usage_error>(source),
             ContainsSubstring(postgresql_database::application_role()) && ContainsSubstring("would see no rows"));
}

TEST_CASE("postgresql tables are created by their owner, and for both roles", "[postgresql][bad_input]") {
  NEEDS_POSTGRESQL();
  const postgresql_database file;
  const auto told = [&](const rs::postgresql_source& source) {
    rs::database db(source, schema{});
    try {
      db.create_tables();
    } catch (const rs::error& e) {
      return std::string(e.what());
    }
    return std::string("created");
  };
  rs::postgresql_source source = source_of(file);
  source.options.owner = "";
  CHECK_THAT(told(source), ContainsSubstring("postgresql_options::owner"));
  source = source_of(file);
  source.options.unscoped = "";
  CHECK_THAT(told(source), ContainsSubstring("postgresql_options::unscoped"));
  source = source_of(file);
  source.options.owner = file.application_string();
  CHECK_THAT(told(source), ContainsSubstring("run it as a role of its own"));
  source.options.owner = superuser_string(file);
  CHECK_THAT(told(source), ContainsSubstring("run it as a role of its own"));
  CHECK(file.owner().value("SELECT count(*) FROM pg_tables WHERE schemaname IN ('public', 'rowscope')") == "0");
  CHECK(told(source_of(file)) == "created");
}

TEST_CASE("postgresql tables are created once, and those that are missing beside others", "[postgresql][bad_input]") {
  NEEDS_POSTGRESQL();
  const scoped_database file{rs::schema<notes>{}};
  rs::database db(source_of(file), schema{});
  works(db);  // with the table that there is
  auto add_mark = [](std::int64_t note) {
    return rs::query<"bad.mark">().insert_into(marks{}).set(marks::note_id = note);
  };
  CHECK_THROWS_AS(db.for_tenant(1)(add_mark(1)), rs::schema_error);
  CHECK(rs::lint(db).at(0).id == "missing-table");
  db.create_tables();
  CHECK(rs::lint(db).empty());
  db.create_tables();
  works(db);
  CHECK(db.for_tenant(1)(add_mark(1)).affected_rows == 1);
  CHECK_THROWS_AS(db.for_tenant(2)(add_mark(1)), rs::scope_violation);
}

TEST_CASE("values that postgresql cannot hold are refused before they are sent", "[postgresql][bad_input]") {
  NEEDS_POSTGRESQL();
  const attached_database file(schema{}, "");
  rs::database db = file.open();
  rs::session one = db.for_tenant(1);
  using std::chrono::year;
  const auto first_of = [](int y) {
    return std::chrono::year_month_day{year(y), std::chrono::month(1), std::chrono::day(1)};
  };
  const auto told = [&](const auto& statement) {
    return std::string(thrown<rs::value_error>([&] { (void)one(statement); }).what());
  };
  CHECK_THAT(told(add(std::string("a\0b", 3))), ContainsSubstring("NUL"));
  CHECK_THAT(told(add("\xff")), ContainsSubstring("UTF-8"));
  CHECK_THAT(told(add("a", first_of(0))), ContainsSubstring("no year 0"));
  CHECK_THAT(told(add("a", today, std::numeric_limits<double>::quiet_NaN())), ContainsSubstring("NaN"));
  CHECK_THAT(told(rs::query<"bad.find">().select(notes::id).from(notes{}).where(notes::day == first_of(0))),
             ContainsSubstring("no year 0"));
  const std::vector<std::tuple<std::string, std::chrono::year_month_day, double>> rows{{"a", first_of(0), 1.0}};
  CHECK_THAT(
      told(rs::query<"bad.many">().insert_into(notes{}).columns(notes::text, notes::day, notes::weight).rows(rows)),
      ContainsSubstring("bad.many") && ContainsSubstring("no year 0"));
  // The server knows of none of them: a transaction goes on, and the connection was not ended.
  CHECK(one(all_notes()).tuples().empty());
  CHECK(one(add("", first_of(1), std::numeric_limits<double>::infinity())).affected_rows == 1);
  CHECK(one(add("\xF0\x9F\x90\x98", first_of(9999), -0.0)).affected_rows == 1);
  CHECK(one(all_notes()).tuples().size() == 2);
}
