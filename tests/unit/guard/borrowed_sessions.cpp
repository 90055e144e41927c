// Sessions of SOCI's that the user owns, and what runs on them while they are borrowed.
#include <source_location>

#include <soci/soci.h>
#include <sqlite3.h>

#include "catch.hpp"
#include "support/two_shops.hpp"

namespace rowscope_tests::guarded {

using Catch::Matchers::ContainsSubstring;

namespace {

/// All that a session of SOCI's has of the names of customers.
std::string names(soci::session& sql) {
  std::string all;
  const soci::rowset<std::string> rows = (sql.prepare << "select name from customers order by id");
  for (const std::string& name : rows) all += name + " ";
  return all;
}

int rows_of_labels(soci::session& sql) {
  int n = 0;
  sql << "select count(*) from labels where word = 'tx'", soci::into(n);
  return n;
}

}  // namespace

TEST_CASE("a session of the user's own sees the rows of the tenant that it is borrowed for", "[guard][borrow]") {
  two_shops db;
  soci::session sql(db->backend(), "");
  const auto name_of = [&](int id) {
    std::string name = "nobody";
    sql << "select name from customers where id = :id", soci::use(id), soci::into(name);
    return name;
  };
  for (int round = 0; round < 2; ++round) {
    {
      const rs::session acme = db->borrow(sql, 1);
      CHECK(acme.tenant() == rs::tenant(1));
      CHECK(names(sql) == "Ada Bob Cleo ");
      CHECK(name_of(1) == "Ada");
      CHECK(name_of(101) == "nobody");
    }
    const rs::session globex = db->borrow(sql, 2);
    CHECK(names(sql) == "Zed Zoo %s% ");
    CHECK(name_of(1) == "nobody");
    CHECK(name_of(101) == "Zed");
  }
}

TEST_CASE("what a session of the user's own says of one tenant does not depend on others' rows", "[guard][borrow]") {
  constexpr const char* texts[] = {"select count(*) from customers",
                                   "select count(*) from items where amount > 100",
                                   "select sum(total) from orders",
                                   "select max(score) from customers",
                                   "select count(*) from customers c join orders o on o.customer_id = c.id",
                                   "select count(*) from labels",
                                   "select count(*) from customers where json_extract(data, '$.k') > 1",
                                   "select count(*) from accounts"};
  const auto say = [&](soci::session& sql) {
    std::string said;
    for (const char* text : texts) try {
        std::string value = "NULL";
        soci::indicator is = soci::i_null;
        sql << text, soci::into(value, is);
        said += value + " ";
      } catch (const std::exception& e) {
        said += std::string(e.what()) + " ";
      }
    return said;
  };
  std::string guarded[2], other[2], plain[2];
  for (const int i : {0, 1}) {
    plain_database file;
    fill(file, i == 0 ? world::alone : world::poisoned);
    rs::database db(rs::sqlite(file.path()), schema{});
    soci::session sql(db.backend(), "");
    other[i] = [&] {
      const rs::session globex = db.borrow(sql, 2);
      return say(sql);
    }();
    const rs::session acme = db.borrow(sql, 1);
    guarded[i] = say(sql);
    soci::session unguarded("sqlite3", file.path());
    plain[i] = say(unguarded);
  }
  CHECK(guarded[0] == guarded[1]);
  CHECK_THAT(guarded[0], ContainsSubstring("3 "));
  CHECK(other[0] != other[1]);
  CHECK(plain[0] != plain[1]);
}

TEST_CASE("typed statements, raw SQL and lent sessions run on a borrowed connection", "[guard][borrow]") {
  two_shops db;
  soci::session sql(db->backend(), "");
  rs::session acme = db->borrow(sql, 1);
  const soci::transaction open(sql);  // what is not committed is seen on this connection only
  sql << "insert into customers(name, data) values ('Dora', '{}')";
  CHECK(acme(rs::query<"borrowed.typed">().select(rs::count()).from(customers{})).value() == 4);
  CHECK(acme.raw<int>(rs::site<"borrowed.raw">, "SELECT count(*) FROM customers").one() == 4);
  CHECK(names(acme.soci(rs::site<"borrowed.lent">)) == "Ada Bob Cleo Dora ");
  acme(rs::query<"borrowed.add">().insert_into(customers{}).set(customers::name = "Eve", customers::data = "{}"));
  CHECK(names(sql) == "Ada Bob Cleo Dora Eve ");
  rs::session beside = db->for_tenant(1);
  CHECK(beside.raw<int>(rs::site<"borrowed.beside">, "SELECT count(*) FROM customers").one() == 3);
}

TEST_CASE("a borrowed session writes in the scope, and says what it wrote", "[guard][borrow]") {
  two_shops db;
  soci::session sql(db->backend(), "");
  const rs::session acme = db->borrow(sql, 1);
  sql << "insert into customers(name, data) values ('Dora', '{}')";
  long long key = 0;
  CHECK(sql.get_last_insert_id("customers", key));
  CHECK(db.file().value("SELECT account_id || name FROM customers WHERE id = " + std::to_string(key)) == "1Dora");
  soci::statement update = (sql.prepare << "update customers set score = 5");
  update.execute(true);
  CHECK(update.get_affected_rows() == 4);
  CHECK(db.file().value("SELECT count(*) FROM customers WHERE score = 5") == "4");
  soci::statement foreign = (sql.prepare << "update customers set score = 6 where id = 101");
  foreign.execute(true);
  CHECK(foreign.get_affected_rows() == 0);
  CHECK_THROWS_AS(sql << "insert into orders(customer_id, total) values (101, 1)", rs::scope_violation);
  CHECK_THROWS_AS(sql << "update customers set account_id = 2", rs::scope_violation);
  CHECK_THROWS_AS(sql << "delete from currencies", rs::guard_refused);
}

TEST_CASE("transactions of a borrowed session and of SOCI's are the same", "[guard][borrow]") {
  two_shops db;
  soci::session sql(db->backend(), "");
  const auto stored = [&] { return db.file().value("SELECT count(*) FROM labels WHERE word = 'tx'"); };
  rs::session acme = db->borrow(sql, 1);
  {
    const soci::transaction tx(sql);
    sql << "insert into labels(word) values ('tx')";
    CHECK(rows_of_labels(sql) == 1);
  }
  CHECK(stored() == "0");
  {
    auto outer = acme.transaction();
    soci::transaction tx(sql);
    sql << "insert into labels(word) values ('tx')";
    tx.commit();
    CHECK(stored() == "0");
    outer.commit();
  }
  CHECK(stored() == "1");
  CHECK_THROWS_AS(sql << "begin", rs::guard_refused);
}

TEST_CASE("a borrowed session is held to the mode and the limits of raw SQL", "[guard][borrow][limits]") {
  two_shops db({.mode = rs::raw_mode::read_only, .longest = std::chrono::milliseconds(50), .most_rows = 100});
  soci::session sql(db->backend(), "");
  const rs::session acme = db->borrow(sql, 1);
  int n = 0;
  CHECK_THAT(said<rs::guard_refused>([&] {
               sql << "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
                   soci::into(n);
             }),
             ContainsSubstring("longest, 50 ms"));
  CHECK_THAT(said<rs::guard_refused>([&] {
               const soci::rowset<int> many =
                   (sql.prepare << "select 1 from customers a, customers b, customers c, customers d, items e");
               for (const int i : many) n += i;
             }),
             ContainsSubstring("most_rows, 100"));
  CHECK_THROWS_AS(sql << "insert into labels(word) values ('tx')", rs::guard_refused);
  CHECK_THAT(said<rs::guard_refused>([&] { sql << "select * from secrets"; }), ContainsSubstring("not declared"));
  CHECK_THROWS_AS((sql << "select count(*) from main.customers", soci::into(n)), rs::guard_refused);
  CHECK(names(sql) == "Ada Bob Cleo ");
}

TEST_CASE("a session of the user's own is set up as those of the pool", "[guard][borrow]") {
  plain_database file;
  fill(file, world::alone);
  const auto open = [](sqlite3* handle) {
    sqlite3_create_function(
        handle, "forty_two", 0, SQLITE_UTF8, nullptr,
        [](sqlite3_context* context, int, sqlite3_value**) { sqlite3_result_int(context, 42); }, nullptr, nullptr);
  };
  rs::database db(rs::sqlite(file.path(), {.on_open = open}), schema{});
  soci::session sql(db.backend(), "");
  for (int round = 0; round < 2; ++round) {
    const rs::session acme = db.borrow(sql, 1);
    int n = 0;
    sql << "select forty_two()", soci::into(n);
    CHECK(n == 42);
    // In double quotes it is a column, and never a text.
    CHECK_THROWS_AS((sql << "select count(*) from customers where name = \"Ada\"", soci::into(n)), soci::soci_error);
    sql.reconnect();
  }
}

TEST_CASE("tables that are created later are compared before a session is borrowed", "[guard][borrow][schema]") {
  plain_database file;
  rs::database db(rs::sqlite(file.path()), schema{});
  soci::session sql(db.backend(), "");
  file.run("CREATE TABLE customers(id INTEGER PRIMARY KEY, name TEXT)");
  CHECK_THROWS_AS(db.borrow(sql, 1), rs::schema_error);
  CHECK_THROWS_AS(soci::session(db.backend(), ""), rs::schema_error);
  file.run("DROP TABLE customers");
  fill(file, world::harmless);
  const rs::session acme = db.borrow(sql, 1);
  CHECK(names(sql) == "Ada Bob Cleo ");
}

namespace {

struct told : rs::observer {
  void executed(const rs::execution& e) noexcept override {
    seen.push_back(std::string(e.site) + "|" + std::string(e.file) + ":" + std::to_string(e.line) + "|" +
                   std::string(e.verb) + " " + std::to_string(e.rows) + "|" + std::string(e.sql));
    tenants.push_back(*e.scope.tenant());
  }
  std::vector<std::string> seen;
  std::vector<rs::tenant> tenants;
};

}  // namespace

TEST_CASE("observers see what a borrowed session runs, of no site, at the place of borrow()", "[guard][borrow]") {
  two_shops db;
  told told;
  const auto watch = rs::observe(told);
  soci::session sql(db->backend(), "");
  const std::uint32_t both = std::source_location::current().line() + 2;
  for (const std::int64_t tenant : {1, 2}) {
    const rs::session own = db->borrow(sql, tenant);
    std::string name;
    sql << "select name from customers where score > 20 and name <> 'x' order by id", soci::into(name);
  }
  const std::uint32_t other = std::source_location::current().line() + 1;
  const rs::session acme = db->borrow(sql, 1);
  sql << "update labels set word = 'secret word' where id = 1";
  const auto place = [&](std::uint32_t line) { return "|borrowed_sessions.cpp:" + std::to_string(line) + "|"; };
  const std::string read =
      place(both) + "select 1|select name from customers where score > ? and name <> ? order by id";
  CHECK(told.seen ==
        std::vector<std::string>{read, read, place(other) + "update 1|update labels set word = ? where id = ?"});
  CHECK(told.tenants == std::vector<rs::tenant>{1, 2, 1});
}

TEST_CASE("an error of a borrowed session tells where it was borrowed", "[guard][borrow]") {
  two_shops db;
  soci::session sql(db->backend(), "");
  const std::uint32_t line = std::source_location::current().line() + 1;
  const rs::session acme = db->borrow(sql, 1);
  const auto e = thrown<rs::guard_refused>([&] { sql << "pragma table_info(customers)"; });
  CHECK(e.site().empty());
  CHECK(e.file() == "borrowed_sessions.cpp");
  CHECK(e.line() == line);
  CHECK_THAT(e.what(), ContainsSubstring("borrowed_sessions.cpp:" + std::to_string(line) + ": raw SQL was refused"));
}

}  // namespace rowscope_tests::guarded
