#include <algorithm>
#include <sstream>

#include <soci/soci.h>
#include <rowscope/db/guard_report.hpp>

#include "catch.hpp"
#include "support/two_shops.hpp"

namespace rowscope_tests::guarded {

using Catch::Matchers::ContainsSubstring;
using foreign_rows = std::vector<rs::foreign_row>;

namespace {

constexpr rs::raw_mode report = rs::raw_mode::report;

/// The one statement that was reported.
rs::guard_report only_report(two_shops& db) {
  const std::vector<rs::guard_report> all = rs::guard_reports(*db);
  REQUIRE(all.size() == 1);
  return all.front();
}

int count_of(soci::session& sql, const std::string& select) {
  int n = 0;
  sql << select, soci::into(n);
  return n;
}

}  // namespace

TEST_CASE("in report mode a select gives what it gave before, and the rows of others that it read are told",
          "[guard][report]") {
  two_shops db({.mode = report});
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.reported">);

  CHECK(count_of(sql, "select count(*) from customers") == 8);
  const rs::guard_report r = only_report(db);
  CHECK(r.site == "legacy.reported");
  CHECK(r.file == "report_mode.cpp");
  CHECK(r.sql == "select count (*) from customers");
  CHECK(r.would_refuse.empty());
  CHECK(r.executions == 1);
  CHECK(r.foreign == 1);
  CHECK(r.unseen == 0);
  CHECK(r.sample.size() == rs::guard_report::most_sampled);
  CHECK(std::ranges::count(r.sample, rs::foreign_row{"customers", "101"}) == 1);

  std::ostringstream out;
  rs::print(out, rs::guard_reports(*db));
  CHECK_THAT(out.str(), ContainsSubstring("rows of other tenants in 1 of 1 executions: customers("));
}

TEST_CASE("a select that stays with the rows of its tenant by itself is not reported", "[guard][report]") {
  two_shops db({.mode = report});
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.careful">);

  // By its own condition, by a key, through a parent, and by a join of which SQLite may begin at either end.
  CHECK(count_of(sql, "select count(*) from customers where account_id = 1") == 3);
  CHECK(count_of(sql, "select count(*) from customers where name like 'A%' and account_id = 1") == 1);
  CHECK(count_of(sql, "select count(*) from customers where id = 2") == 1);
  CHECK(count_of(sql,
                 "select count(*) from orders o join customers c on c.id = o.customer_id where c.account_id = 1") == 3);
  CHECK(count_of(sql,
                 "select count(*) from orders where customer_id in (select id from customers where account_id = 1)") ==
        3);
  CHECK(count_of(
            sql,
            "select count(*) from orders o cross join customers c where c.id = o.customer_id and c.account_id = 1") ==
        3);  // begins with the orders of all
  CHECK(count_of(sql, "select count(*) from labels where account_id = 1 or account_id is null") == 3);
  CHECK(count_of(sql, "select count(*) from currencies") == 3);
  CHECK(rs::guard_reports(*db).empty());
}

TEST_CASE("the rows that are told are those that came through the statement's own terms", "[guard][report]") {
  two_shops db({.mode = report});
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.terms">);

  std::string name;
  const int id = 102;
  sql << "select name from customers where id = :id", soci::use(id), soci::into(name);
  CHECK(name == "Zoo");
  CHECK(only_report(db).sample == foreign_rows{{"customers", "102"}});
  CHECK(only_report(db).sql == "select name from customers where id = :id");

  // The same text for the own row is no news; the row of the other stays told.
  const int own = 2;
  sql << "select name from customers where id = :id", soci::use(own), soci::into(name);
  CHECK(name == "Bob");
  CHECK(only_report(db).executions == 2);
  CHECK(only_report(db).foreign == 1);
}

TEST_CASE("rows of others that are found through a parent are told", "[guard][report]") {
  two_shops db({.mode = report});
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.children">);

  CHECK(count_of(sql, "select count(*) from items where product = 'pen'") == 3);
  CHECK(only_report(db).sample == foreign_rows{{"items", "201"}});
}

TEST_CASE("what is read by rowsets, fetched row by row and in bulk is told", "[guard][report]") {
  two_shops db({.mode = report});
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.fetched">);
  int id = 0;
  SECTION("rowset") {
    const soci::rowset<int> rows = (sql.prepare << "select id from items where id > 200");
    for (const int i : rows) id = i;
    CHECK(id == 201);
  }
  SECTION("statement") {
    const int least = 200;
    soci::statement rows = (sql.prepare << "select id from items where id > :least", soci::use(least), soci::into(id));
    rows.execute();
    while (rows.fetch()) continue;
    CHECK(id == 201);
  }
  SECTION("bulk") {
    std::vector<int> ids(10);
    sql << "select id from items where id > 200", soci::into(ids);
    CHECK(ids == std::vector<int>{201});
  }
  SECTION("for several values, in one execution") {
    std::vector<int> amounts{7, 8};
    std::vector<int> ids{1, 201};
    sql << "update items set amount = :a where id = :id", soci::use(amounts), soci::use(ids);
    CHECK(db.file().value("SELECT amount FROM items WHERE id = 201") == "8");
  }
  CHECK(only_report(db).sample == foreign_rows{{"items", "201"}});
  CHECK(only_report(db).executions == 1);
}

TEST_CASE("rows of others in sub-queries, common tables and under main. are told", "[guard][report]") {
  const auto* const text = GENERATE(
      "select (select count(*) from orders where state = 'old')",
      "with o as (select id from orders where state = 'old') select count(*) from o",
      "select count(*) from main.orders where state = 'old'",
      "select count(*) from currencies c left join \"orders\" as o on o.state = 'old' and c.code = 'CHF' where o.id > 0",
      "select 1 where 101 in (select id from orders where state = 'old')");
  CAPTURE(text);
  two_shops db({.mode = report});
  rs::session acme = db->for_tenant(1);
  CHECK(count_of(acme.soci(rs::site<"legacy.parts">), text) == 1);
  CHECK(only_report(db).sample == foreign_rows{{"orders", "101"}});
}

TEST_CASE("rows of others that a write in report mode writes are told, and written", "[guard][report]") {
  two_shops db({.mode = report});
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.written">);

  SECTION("update") {
    soci::statement update = (sql.prepare << "update customers set score = 7 where id in (2, 102)");
    update.execute(true);
    CHECK(update.get_affected_rows() == 2);
    CHECK(db.file().value("SELECT count(*) FROM customers WHERE score = 7") == "2");
    CHECK(only_report(db).sample == foreign_rows{{"customers", "102"}});
  }
  SECTION("delete") {
    sql << "delete from items where id in (1, 201)";
    CHECK(db.file().value("SELECT count(*) FROM items WHERE id IN (1, 201)") == "0");
    CHECK(only_report(db).sample == foreign_rows{{"items", "201"}});
  }
  SECTION("insert, of a row of another tenant") {
    sql << "insert into customers(id, account_id, name, data) values (900, 2, 'Eve', '{}')";
    long long key = 0;
    CHECK(sql.get_last_insert_id("customers", key));
    CHECK(key == 900);
    CHECK(only_report(db).sample == foreign_rows{{"customers", "900"}});
  }
  SECTION("insert, under a parent of another tenant") {
    sql << "insert into orders(id, customer_id, total) values (900, 102, 1.0)";
    CHECK(only_report(db).sample == foreign_rows{{"orders", "900"}});
  }
  SECTION("insert, from rows of others") {
    sql << "insert into orders(customer_id, total, note) select 1, 1.0, name from customers where id = 102";
    CHECK(db.file().value("SELECT count(*) FROM orders WHERE note = 'Zoo'") == "1");
    CHECK(only_report(db).sample == foreign_rows{{"customers", "102"}});
  }
  SECTION("an own row") {
    sql << "update customers set score = 7 where id = 2";
    sql << "insert into orders(customer_id, total) values (2, 1.0)";
    sql << "delete from items where id = 1";
    CHECK(rs::guard_reports(*db).empty());
    CHECK(db.file().value("SELECT score FROM customers WHERE id = 2") == "7");
  }
}

TEST_CASE("what the guard would refuse runs in report mode, with the sentence that it would be refused by",
          "[guard][report]") {
  struct refused {
    const char* text;
    const char* sentence;
  };
  const auto r = GENERATE(
      refused{"select count(*) from main.customers where account_id = 1", "without main."},
      refused{"select count(*) from sqlite_master where name = 'customers'", "sqlite_master tells of the schema"},
      refused{"select count(*) from secrets where id = 1", "secrets is not declared"},
      refused{"select count(*) from customers where account_id = 1 and rowid = 1", "has no rowid"},
      refused{"select count(*) from (select sqlite_source_id())", "sqlite_source_id() is not one"},
      refused{"insert or ignore into customers(id, account_id, name, data) values (900, 1, 'E', '{}')", "OR IGNORE"},
      refused{"insert into currencies values ('XXX', 1)", "currencies is shared"},
      refused{"pragma user_version", "PRAGMA reads or sets"},
      refused{"create table later(id integer)", "changes or reads the database's schema"});
  CAPTURE(r.text);
  two_shops db({.mode = report});
  rs::session acme = db->for_tenant(1);
  acme.soci(rs::site<"legacy.refused">) << r.text;
  CHECK_THAT(only_report(db).would_refuse, ContainsSubstring(r.sentence));
  CHECK(only_report(db).foreign == 0);
}

TEST_CASE("a transaction that is written as SQL works in report mode, and ends with the lease", "[guard][report]") {
  two_shops db({.mode = report}, 1);
  {
    rs::session acme = db->for_tenant(1);
    soci::session& sql = acme.soci(rs::site<"legacy.transaction">);
    sql << "begin";
    sql << "update customers set score = 8 where id = 1";
    sql << "commit";
    for (const rs::guard_report& r : rs::guard_reports(*db)) CHECK(r.unseen == 0);
    sql << "begin";
    sql << "update customers set score = 9 where id = 1";
  }
  CHECK(db.file().value("SELECT score FROM customers WHERE id = 1") == "8");
  rs::session next = db->for_tenant(1);
  CHECK(count_of(next.soci(rs::site<"legacy.transaction">), "select score from customers where id = 1") == 8);
}

TEST_CASE("raw() reports too", "[guard][report]") {
  two_shops db({.mode = report});
  rs::session acme = db->for_tenant(1);
  CHECK(
      acme.raw<std::int64_t>(rs::site<"report.raw_count">, "SELECT count(*) FROM customers WHERE id > ?", rs::use(101))
          .one() == 4);
  CHECK(only_report(db).sample ==
        foreign_rows{{"customers", "102"}, {"customers", "103"}, {"customers", "201"}, {"customers", "202"}});
  CHECK(acme.raw(rs::site<"report.raw_write">, "UPDATE customers SET score = 7 WHERE id = 102").affected_rows == 1);
  CHECK(rs::guard_reports(*db).size() == 2);
}

TEST_CASE("a migration runs in report mode as it does without the guard", "[guard][report]") {
  two_shops db({.mode = report}, 1);
  {
    rs::session acme = db->for_tenant(1);
    soci::session& sql = acme.soci(rs::site<"legacy.migration">);
    sql << "pragma foreign_keys = off";
    sql << "begin";
    sql << "create table orders_new(id integer primary key, customer_id integer, total real, state text, note text)";
    sql << "insert into orders_new select * from orders";
    sql << "drop table orders";
    sql << "alter table orders_new rename to orders";
    sql << "commit";
    sql << "update orders set note = 'seen' where id in (1, 101)";
    CHECK(db.file().value("SELECT count(*) FROM orders WHERE note = 'seen'") == "2");
    const std::vector<rs::guard_report> all = rs::guard_reports(*db);
    CHECK(all.back().sample == foreign_rows{{"orders", "101"}});
    CHECK(all.back().unseen == 0);
    sql << "alter table orders rename column id to number";
    sql << "update orders set note = 'later' where number = 1";
    CHECK(rs::guard_reports(*db).back().unseen == 1);  // it has no key now that could be told
  }
  // What was set on the connection is not for the next lease.
  rs::session next = db->for_tenant(2);
  CHECK(count_of(next.soci(rs::site<"legacy.migrated">), "select foreign_keys from pragma_foreign_keys") == 1);
}

TEST_CASE("a change of the schema by another program makes no write fail in report mode", "[guard][report]") {
  two_shops db({.mode = report});
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.changed">);
  sql << "update orders set note = 'before' where id = 1";
  db.file().run(
      "PRAGMA foreign_keys = OFF; DROP VIEW namesakes; DROP VIEW twice; DROP TABLE memberships;"
      "ALTER TABLE customers RENAME COLUMN account_id TO account");
  sql << "update orders set note = 'after' where id = 1";
  sql << "update customers set score = 5 where id = 1";
  sql << "update users set name = 'x' where id = 1";
  CHECK(db.file().value("SELECT note FROM orders WHERE id = 1") == "after");
  CHECK(rs::guard_reports(*db).size() == 3);  // nobody knows whose they are now
  for (const rs::guard_report& r : rs::guard_reports(*db)) CHECK(r.unseen == 1);
}

TEST_CASE("writes in a transaction are seen", "[guard][report]") {
  two_shops db({.mode = report});
  for (int i = 0; i < 3; ++i) {
    rs::session acme = db->for_tenant(1);
    soci::session& sql = acme.soci(rs::site<"legacy.in_transaction">);
    soci::transaction tx(sql);
    sql << "update orders set note = 'own' where id = 1";
    tx.commit();
  }
  CHECK(rs::guard_reports(*db).empty());
}

TEST_CASE("rows whose order or number is nowhere written are compared in the order in which they come",
          "[guard][report]") {
  const auto* const text = GENERATE(
      "select c.id, c.data from customers c cross join currencies k where c.account_id + length(k.code) = 4 limit 1",
      "select o.id from orders o cross join customers c on c.id = o.customer_id where c.account_id = 1 limit 1",
      "select o.state, o.id from orders o cross join customers c on c.id = o.customer_id where c.account_id = 1 group by 1",
      "select row_number() over () from orders o cross join customers c on c.id = o.customer_id where c.account_id = 1",
      "select random() from orders o cross join customers c on c.id = o.customer_id where c.account_id = 1");
  CAPTURE(text);
  two_shops db({.mode = report});
  // Read row by row, another tenant's comes first; by the index of the scope, the last of the own ones.
  db.file().run(
      "UPDATE customers SET name = 'Aaron' WHERE id = 3; INSERT INTO customers VALUES (0, 2, 'Zed', NULL, '', 0)");
  rs::session acme = db->for_tenant(1);
  acme.soci(rs::site<"legacy.unordered">) << text;
  CHECK(rs::guard_reports(*db).empty());
}

TEST_CASE("affected rows of a write with RETURNING are its own", "[guard][report]") {
  two_shops db({.mode = report});
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.returning">);
  sql << "update orders set note = 'a' where id in (1, 2, 3)";
  int id = 0;
  soci::statement update = (sql.prepare << "update orders set note = 'b' where id = 1 returning id", soci::into(id));
  update.execute();
  while (update.fetch()) CHECK(id == 1);
  CHECK(update.get_affected_rows() == 1);
}

TEST_CASE("what is read through a stored view is told as unknown", "[guard][report]") {
  two_shops db({.mode = report});
  db.file().run("CREATE VIEW everybody AS SELECT * FROM customers");
  rs::session acme = db->for_tenant(1);
  CHECK(count_of(acme.soci(rs::site<"legacy.view">), "select count(*) from everybody") == 8);
  CHECK(only_report(db).unseen == 1);
  CHECK_THAT(only_report(db).would_refuse, ContainsSubstring("everybody is a view of the database"));
}

TEST_CASE("a borrowed session reports with the place where it was borrowed", "[guard][report]") {
  two_shops db({.mode = report});
  soci::session sql(db->backend(), "");
  const rs::session acme = db->borrow(sql, 1);
  CHECK(count_of(sql, "select count(*) from customers where id = 102") == 1);
  CHECK(only_report(db).site.empty());
  CHECK(only_report(db).file == "report_mode.cpp");
  CHECK(only_report(db).sample == foreign_rows{{"customers", "102"}});
  std::ostringstream out;
  rs::print(out, rs::guard_reports(*db));
  CHECK_THAT(out.str(), ContainsSubstring("borrowed at report_mode.cpp:"));
}

TEST_CASE("a statement that fails in report mode leaves nothing behind", "[guard][report]") {
  two_shops db({.mode = report});
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.failing">);
  CHECK_THROWS_AS(sql << "update customers set score = json(data)", soci::soci_error);
  CHECK_THROWS_AS(sql << "select nothing from customers", soci::soci_error);
  sql << "update customers set score = 3 where id = 1";
  acme(rs::query<"report.after">().update(customers{}).set(customers::score = 4).every_row());
  CHECK(rs::guard_reports(*db).empty());
  CHECK(db.file().value("SELECT count(*) FROM customers WHERE score = 4") == "3");
}

TEST_CASE("typed statements keep to their scope while raw SQL is in report mode, and are not reported",
          "[guard][report]") {
  two_shops db({.mode = report});
  rs::session acme = db->for_tenant(1);
  const auto all = acme(rs::query<"report.typed">().select(customers::id).from(customers{}).order_by(customers::id));
  std::size_t n = 0;
  for (const auto& row : all) CHECK(row[customers::id] == static_cast<std::int64_t>(++n));
  CHECK(n == 3);
  CHECK(
      acme(rs::query<"report.typed_write">().update(customers{}).set(customers::score = 1).every_row()).affected_rows ==
      3);
  CHECK(rs::guard_reports(*db).empty());
}

TEST_CASE("tables that are made, or made anew, after the database was opened are watched", "[guard][report]") {
  two_shops db({.mode = report});
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.anew">);
  db.file().run(
      "PRAGMA foreign_keys = OFF; DROP TABLE items; CREATE TABLE items(id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL,"
      " product TEXT NOT NULL, amount INTEGER NOT NULL, data TEXT NOT NULL) STRICT;"
      "INSERT INTO items VALUES (1, 1, 'a', 1, ''), (2, 101, 'b', 1, '')");
  sql << "update items set amount = 2";
  CHECK(only_report(db).sample == foreign_rows{{"items", "2"}});
}

TEST_CASE("a table that was not there when the connection was opened is watched once it is", "[guard][report]") {
  two_shops db({.mode = report});
  const rs::session first = db->for_tenant(1);
  db.file().run("PRAGMA foreign_keys = OFF; DROP TABLE labels");
  rs::session second = db->for_tenant(1);  // has a connection of its own
  soci::session& sql = second.soci(rs::site<"legacy.late">);
  CHECK(count_of(sql, "select count(*) from customers where account_id = 1") == 3);
  db.file().run(
      "CREATE TABLE labels(id INTEGER PRIMARY KEY, account_id INTEGER, word TEXT); INSERT INTO labels VALUES (7, 2, 'x')");
  sql << "update labels set word = 'y'";
  CHECK(only_report(db).sample == foreign_rows{{"labels", "7"}});
}

TEST_CASE("a statement that cannot be run again is told as one whose rows are unknown", "[guard][report]") {
  two_shops db({.mode = report});
  rs::session acme = db->for_tenant(1);
  CHECK(count_of(acme.soci(rs::site<"legacy.unseen">), "select max(rowid) from customers") == 202);
  CHECK(only_report(db).unseen == 1);
  CHECK_THAT(only_report(db).would_refuse, ContainsSubstring("has no rowid"));
}

}  // namespace rowscope_tests::guarded
