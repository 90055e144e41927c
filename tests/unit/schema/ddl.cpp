#include <limits>

#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"

namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using Catch::Matchers::ContainsSubstring;

struct samples : rs::table<samples, "samples"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"tiny", std::int8_t> tiny{};
  static constexpr column<"count", std::uint32_t> count{};
  static constexpr column<"big", std::int64_t> big{};
  static constexpr column<"ratio", double> ratio{};
  static constexpr column<"share", float> share{};
  static constexpr column<"open", bool> open{};
  static constexpr column<"title", std::string> title{};
  static constexpr column<"maybe_int", std::optional<std::int16_t>> maybe_int{};
  static constexpr column<"maybe_real", std::optional<double>> maybe_real{};
  static constexpr column<"maybe_open", std::optional<bool>> maybe_open{};
  static constexpr column<"maybe_title", std::optional<std::string>> maybe_title{};
  static constexpr auto columns = std::tuple{id,   tenant_id, tiny,      count,      big,        ratio,      share,
                                             open, title,     maybe_int, maybe_real, maybe_open, maybe_title};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

struct defaults : rs::table<defaults, "defaults"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"hits", std::int64_t, rs::has_default> hits{};
  static constexpr column<"rate", double, rs::has_default> rate{};
  static constexpr column<"done", bool, rs::has_default> done{};
  static constexpr column<"label", std::string, rs::has_default> label{};
  static constexpr column<"remark", std::optional<std::string>, rs::has_default> remark{};
  static constexpr auto columns = std::tuple{id, tenant_id, hits, rate, done, label, remark};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

/// The tenant's own row: the key is the tenant.
struct accounts : rs::table<accounts, "accounts"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"plan", std::string> plan{};
  static constexpr auto columns = std::tuple{id, plan};
  static constexpr auto scope = rs::scoped_by<id>;
};
struct invoices : rs::table<invoices, "invoices"> {
  static constexpr column<"number", std::string, rs::primary_key> number{};
  static constexpr column<"account_id", std::int64_t> account_id{};
  static constexpr auto columns = std::tuple{number, account_id};
  static constexpr auto scope = rs::scoped_through<account_id, accounts::id>;
};
struct invoice_items : rs::table<invoice_items, "invoice_items"> {
  static constexpr column<"invoice", std::string, rs::primary_key> invoice{};
  static constexpr column<"position", int, rs::primary_key> position{};
  static constexpr auto columns = std::tuple{invoice, position};
  static constexpr auto scope = rs::scoped_through<invoice, invoices::number>;
};

/// No primary key at all.
struct events : rs::table<events, "events"> {
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"what", std::string> what{};
  static constexpr auto columns = std::tuple{tenant_id, what};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

using samples_schema = rs::schema<samples, defaults, events>;
using accounts_schema = rs::schema<accounts, invoices, invoice_items>;

rs::database open(plain_database& file, const auto& schema) {
  rs::database db{rs::sqlite(file.path()), schema};
  db.create_tables();
  return db;
}

/// A row of tenant 2.
const char* const foreign_sample =
    "INSERT INTO samples (tenant_id, tiny, count, big, ratio, share, open, title) VALUES (2, 1, 1, 1, 1, 1, 1, 'x')";

}  // namespace

TEST_CASE("the DDL is the reviewed one for each column type, key and scope rule", "[schema][ddl][golden]") {
  golden file("schema/ddl");
  file.add("column types, defaults, a table without a key", rs::ddl(samples_schema{}));
  file.add("a tenant that is the key, text keys, composite keys, paths", rs::ddl(accounts_schema{}));
  file.add("the shop of the tests", rs::ddl(shop::schema{}));
  file.check();
}

TEST_CASE("create_tables makes exactly the tables and indexes of the DDL, STRICT", "[schema][ddl]") {
  plain_database by_library, by_text;
  { const rs::database db = open(by_library, shop::schema{}); }
  by_text.run(rs::ddl(shop::schema{}));
  const std::string objects = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name";
  CHECK(by_library.rows(objects) == by_text.rows(objects));
  CHECK(by_library
            .rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND "
                  "name NOT LIKE 'sqlite%'")
            .empty());
}

TEST_CASE("create_tables again changes nothing, and creates only what is missing", "[schema][ddl]") {
  plain_database file;
  { const rs::database db = open(file, rs::schema<accounts, invoices>{}); }
  file.run("INSERT INTO accounts (id, plan) VALUES (1, 'free')");
  rs::database db = open(file, accounts_schema{});
  db.create_tables();
  CHECK(file.rows("SELECT * FROM accounts") == text_rows{"1|free"});
  CHECK(file.value("SELECT count(*) FROM invoice_items") == "0");
}

TEST_CASE("a value of every column type is stored and read back as it was", "[schema][types]") {
  plain_database file;
  rs::database db = open(file, samples_schema{});
  rs::session one = db.for_tenant(1);
  using small = std::numeric_limits<std::int8_t>;
  using large = std::numeric_limits<std::int64_t>;
  const auto add = [&](std::int8_t tiny, std::uint32_t count, std::int64_t big, double ratio, float share, bool open,
                       const std::string& title) {
    one(rs::query<"samples.add">().insert_into(samples{}).set(
        samples::tiny = tiny, samples::count = count, samples::big = big, samples::ratio = ratio,
        samples::share = share, samples::open = open, samples::title = title));
    file.run(foreign_sample);
    return one(rs::query<"samples.last">()
                   .select(samples::tiny, samples::count, samples::big, samples::ratio, samples::share, samples::open,
                           samples::title, samples::maybe_int, samples::maybe_real, samples::maybe_open,
                           samples::maybe_title)
                   .from(samples{})
                   .order_by(samples::id.desc())
                   .limit(1))
               .one()
               .tuple() == std::tuple(tiny, count, big, ratio, share, open, title, std::optional<std::int16_t>(),
                                      std::optional<double>(), std::optional<bool>(), std::optional<std::string>());
  };
  CHECK(add(small::min(), 0, large::min(), -0.5, 0.25F, false, ""));
  CHECK(
      add(small::max(), std::numeric_limits<std::uint32_t>::max(), large::max(), 1e308, 3e38F, true, "naïve 'quoted'"));
  CHECK(add(0, 4'000'000'000U, 5'000'000'000, 0.1, -0.0F, true, "'; DROP TABLE samples; --"));
  CHECK(file.value("SELECT count(*) FROM samples WHERE tenant_id = 1") == "3");
}

TEST_CASE("an optional column is stored with a value and without", "[schema][types]") {
  plain_database file;
  rs::database db = open(file, samples_schema{});
  file.run(foreign_sample);
  rs::session one = db.for_tenant(1);
  const auto add = [&](std::optional<std::int16_t> i, std::optional<double> r, std::optional<bool> b,
                       const std::optional<std::string>& t) {
    one(rs::query<"samples.optional">().insert_into(samples{}).set(
        samples::tiny = 1, samples::count = 1, samples::big = 1, samples::ratio = 1, samples::share = 1.0F,
        samples::open = true, samples::title = "x", samples::maybe_int = i, samples::maybe_real = r,
        samples::maybe_open = b, samples::maybe_title = t));
  };
  add(-5, 2.5, false, "set");
  add(std::nullopt, std::nullopt, std::nullopt, std::nullopt);
  const auto q = rs::query<"samples.read_optional">()
                     .select(samples::maybe_int, samples::maybe_real, samples::maybe_open, samples::maybe_title)
                     .from(samples{})
                     .order_by(samples::id);
  CHECK(texts_of(one(q)) == text_rows{"-5|2.5|0|set", "NULL|NULL|NULL|NULL"});
  CHECK(file.rows("SELECT maybe_int, maybe_real, maybe_open, maybe_title FROM samples WHERE tenant_id = 1") ==
        texts_of(one(q)));
}

TEST_CASE("a column with a default may be left out, and then has the zero of its type", "[schema][types]") {
  plain_database file;
  rs::database db = open(file, samples_schema{});
  rs::session one = db.for_tenant(1);
  one(rs::query<"defaults.none">().insert_into(defaults{}).set(defaults::hits = 7));
  one(rs::query<"defaults.label">().insert_into(defaults{}).set(defaults::label = "given", defaults::done = true));
  CHECK(file.rows("SELECT tenant_id, hits, rate, done, label FROM defaults ORDER BY id") ==
        text_rows{"1|7|0.0|0|", "1|0|0.0|1|given"});
}

TEST_CASE("a stored bool is 0 or 1, whoever writes it", "[schema][ddl]") {
  plain_database file;
  { const rs::database db = open(file, samples_schema{}); }
  CHECK_THROWS_WITH(file.run("INSERT INTO defaults (tenant_id, done) VALUES (1, 2)"),
                    ContainsSubstring("CHECK constraint failed"));
  CHECK_NOTHROW(file.run("INSERT INTO defaults (tenant_id, done) VALUES (1, 1)"));
}

TEST_CASE("a table without a primary key is scoped like any other", "[schema][ddl]") {
  plain_database file;
  rs::database db = open(file, samples_schema{});
  file.run("INSERT INTO events (tenant_id, what) VALUES (1, 'a'), (1, 'a'), (2, 'a')");
  rs::session one = db.for_tenant(1);
  CHECK(one(rs::query<"events.count">().select(rs::count()).from(events{})).value() == 2);
  CHECK(one(rs::query<"events.wipe">().remove_from(events{}).where(events::what == "a")).affected_rows == 2);
  CHECK(file.rows("SELECT * FROM events") == text_rows{"2|a"});
}

TEST_CASE("the key of a table can be its tenant", "[schema][keys]") {
  plain_database file;
  rs::database db = open(file, accounts_schema{});
  file.run("INSERT INTO accounts (id, plan) VALUES (2, 'free')");
  rs::session one = db.for_tenant(1);
  one(rs::query<"account.add">().insert_into(accounts{}).set(accounts::plan = "paid"));
  CHECK(file.rows("SELECT * FROM accounts ORDER BY id") == text_rows{"1|paid", "2|free"});
  CHECK(one(rs::query<"account.plan">().select(accounts::plan).from(accounts{})).value() == "paid");
  CHECK(one(rs::query<"account.up">().update(accounts{}).set(accounts::plan = "gold").every_row()).affected_rows == 1);
  CHECK(file.value("SELECT plan FROM accounts WHERE id = 2") == "free");
}

TEST_CASE("a path may go through text keys and end in a composite key", "[schema][keys]") {
  plain_database file;
  rs::database db = open(file, accounts_schema{});
  file.run(
      "INSERT INTO accounts (id, plan) VALUES (1, 'free'), (2, 'free');"
      "INSERT INTO invoices (number, account_id) VALUES ('A-1', 1), ('a-1', 2);"
      "INSERT INTO invoice_items (invoice, position) VALUES ('A-1', 1), ('a-1', 1), ('a-1', 2)");
  rs::session one = db.for_tenant(1);
  CHECK(texts_of(one(rs::query<"items.all">().select(invoice_items::columns).from(invoice_items{}))) ==
        text_rows{"A-1|1"});
  const auto add = [&](const char* invoice) {
    return one(rs::query<"items.add">()
                   .insert_into(invoice_items{})
                   .set(invoice_items::invoice = invoice, invoice_items::position = 7));
  };
  CHECK(add("A-1").affected_rows == 1);
  CHECK_THROWS_AS(add("a-1"), rs::scope_violation);
  CHECK(file.value("SELECT count(*) FROM invoice_items WHERE invoice = 'a-1'") == "2");
}

TEST_CASE("the key of a deleted parent never comes back", "[schema][keys]") {
  shop::shop_database shop;
  rs::session one = shop.tenant(1);
  const auto add = [&] {
    return one(rs::query<"key.add">().insert_into(shop::customers{}).set(shop::customers::name = "Eve")).key();
  };
  const std::int64_t first = add();
  const auto remove = rs::query<"key.remove">().remove_from(shop::customers{}).where(shop::customers::id == first);
  CHECK(shop.tenant(2)(remove).affected_rows == 0);
  CHECK(one(remove).affected_rows == 1);
  CHECK(add() > first);
}

TEST_CASE("a foreign key of the DDL keeps a parent that has children", "[schema][keys]") {
  shop::shop_database shop;
  rs::session one = shop.tenant(1);
  const auto remove = [&](std::int64_t id) {
    return one(rs::query<"key.parent">().remove_from(shop::customers{}).where(shop::customers::id == id)).affected_rows;
  };
  CHECK_THROWS_AS(remove(1), rs::constraint_error);
  CHECK(remove(3) == 1);
  CHECK(remove(21) == 0);  // has none either, and belongs to another tenant
}

namespace {

struct numbered : rs::table<numbered, "numbered"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"number", std::int64_t, rs::primary_key, rs::generated> number{};
  static constexpr auto columns = std::tuple{tenant_id, number};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

}  // namespace

TEST_CASE("a generated column that SQLite cannot make is refused by the DDL, with what to do", "[schema][ddl]") {
  CHECK_THROWS_AS(rs::ddl(rs::schema<numbered>{}), rs::schema_error);
  CHECK_THROWS_WITH(rs::ddl(rs::schema<numbered>{}), ContainsSubstring("numbered.number"));
  CHECK_NOTHROW(rs::ddl(rs::schema<samples>{}));
}
