#include <soci/soci.h>

#include "catch.hpp"
#include "support/two_shops.hpp"

namespace rowscope_tests::guarded {

using Catch::Matchers::ContainsSubstring;

TEST_CASE("code written for SOCI sees the rows of the scope", "[guard][soci]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.reads">);

  int count = 0;
  sql << "select count(*) from customers", soci::into(count);
  CHECK(count == 3);
  std::string name;
  const int id = 2;
  sql << "select name from customers where id = :id", soci::use(id), soci::into(name);
  CHECK(name == "Bob");
  const int foreign = 101;
  sql << "select name from customers where id = :id", soci::use(foreign), soci::into(name);
  CHECK_FALSE(sql.got_data());

  std::string all;
  const soci::rowset<soci::row> rows = (sql.prepare << "select id, name from customers order by id");
  for (const soci::row& r : rows) all += std::to_string(r.get<int>(0)) + r.get<std::string>(1) + " ";
  CHECK(all == "1Ada 2Bob 3Cleo ");

  std::vector<std::string> words(10);
  sql << "select product from items order by id", soci::into(words);
  CHECK(words == std::vector<std::string>{"pen", "ink", "pen"});

  int key = 0;
  soci::statement again =
      (sql.prepare << "select count(*) from orders where customer_id = :c", soci::use(key), soci::into(count));
  for (key = 1; key <= 2; ++key) {
    again.execute(true);
    CHECK(count == (key == 1 ? 2 : 1));
  }
}

TEST_CASE("code written for SOCI writes in the scope", "[guard][soci]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.writes">);

  sql << "insert into customers(name, data) values ('Dora', '{}')";
  long long key = 0;
  CHECK(sql.get_last_insert_id("customers", key));
  CHECK(db.file().value("SELECT account_id || name FROM customers WHERE id = " + std::to_string(key)) == "1Dora");

  soci::statement update = (sql.prepare << "update customers set score = 5");
  update.execute(true);
  CHECK(update.get_affected_rows() == 4);
  CHECK(db.file().value("SELECT count(*) FROM customers WHERE score = 5") == "4");

  std::vector<int> orders{1, 2};
  std::vector<std::string> products{"a", "b"};
  sql << "insert into items(order_id, product, amount, data) values (:o, :p, 1, '{}')", soci::use(orders),
      soci::use(products);
  CHECK(db.file().value("SELECT count(*) FROM items WHERE product IN ('a', 'b')") == "2");

  CHECK_THROWS_AS(sql << "update customers set account_id = 2", rs::scope_violation);
  CHECK_THROWS_AS(sql << "insert into orders(customer_id, total) values (101, 1)", rs::scope_violation);
  CHECK_THROWS_AS(sql << "delete from currencies", rs::guard_refused);
}

TEST_CASE("transactions of SOCI's and of the session are the same", "[guard][soci]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.transactions">);
  const auto stored = [&] { return db.file().value("SELECT count(*) FROM labels WHERE word = 'tx'"); };
  {
    soci::transaction tx(sql);
    sql << "insert into labels(word) values ('tx')";
    CHECK(acme.raw<int>(rs::site<"legacy.inside">, "SELECT count(*) FROM labels WHERE word = 'tx'").one() == 1);
  }
  CHECK(stored() == "0");
  {
    auto outer = acme.transaction();
    {
      soci::transaction tx(sql);
      sql << "insert into labels(word) values ('tx')";
      tx.commit();
    }
    CHECK(stored() == "0");
    outer.commit();
  }
  CHECK(stored() == "1");
  CHECK_THROWS_AS(sql << "begin", rs::guard_refused);
}

TEST_CASE("a session of SOCI's is cut off when its lease is over", "[guard][soci]") {
  two_shops db({.mode = rs::raw_mode::read_write}, 1);
  soci::session* kept = nullptr;
  std::unique_ptr<soci::statement> statement;
  std::string name;
  {
    rs::session acme = db->for_tenant(1);
    kept = &acme.soci(rs::site<"legacy.kept">);
    statement = std::make_unique<soci::statement>((kept->prepare << "select name from customers", soci::into(name)));
    statement->execute(true);
    CHECK(name == "Ada");
  }
  rs::session globex = db->for_tenant(2);
  int count = 0;
  CHECK_THROWS_AS((*kept << "select count(*) from customers", soci::into(count)), rs::usage_error);
  CHECK_THROWS_AS(statement->execute(true), rs::usage_error);
  CHECK_THROWS_AS(statement->fetch(), rs::usage_error);
  CHECK_THROWS_AS(kept->reconnect(), rs::usage_error);
  CHECK(count == 0);
  statement.reset();
  CHECK(globex.raw<int>(rs::site<"legacy.next">, "SELECT count(*) FROM customers").one() == 3);
}

TEST_CASE("the scope of raw SQL does not change while rows of SOCI's are open", "[guard][soci]") {
  two_shops db;
  rs::unscoped_session all = db->unscoped(rs::site<"legacy.all">, "to have two scopes on one lease");
  rs::session acme = all.as(1);
  rs::session globex = all.as(2);
  soci::session& sql = acme.soci(rs::site<"legacy.open">);
  std::string name;
  {
    soci::statement open = (sql.prepare << "select name from customers order by id", soci::into(name));
    open.execute();
    REQUIRE(open.fetch());
    CHECK_THROWS_AS(globex.raw<int>(rs::site<"legacy.other">, "SELECT count(*) FROM customers"), rs::usage_error);
    CHECK_THROWS_AS(globex.soci(rs::site<"legacy.lent">), rs::usage_error);
    std::string names = name;
    while (open.fetch()) names += name;
    CHECK(names == "AdaBobCleo");
  }
  CHECK(globex.raw<int>(rs::site<"legacy.free">, "SELECT count(*) FROM customers").one() == 3);
  int count = 0;
  sql << "select count(*) from items", soci::into(count);
  CHECK(count == 3);
}

TEST_CASE("a reconnected session of SOCI's stays under the guard", "[guard][soci]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.reconnect">);
  sql.close();
  sql.reconnect();
  int count = 0;
  sql << "select count(*) from customers", soci::into(count);
  CHECK(count == 3);
  CHECK_THROWS_AS((sql << "select count(*) from main.customers", soci::into(count)), rs::guard_refused);
}

TEST_CASE("what SOCI is refused is said as for raw SQL, and what SQLite refuses as SOCI says it", "[guard][soci]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.refused">);
  CHECK_THAT(said<rs::guard_refused>([&] { sql << "select * from secrets"; }), ContainsSubstring("not declared"));
  CHECK_THROWS_AS(sql << "select 1; select 2", rs::guard_refused);
  CHECK_THROWS_AS(sql << "pragma table_info(customers)", rs::guard_refused);
  CHECK_THROWS_AS(sql << "create table t(a)", rs::guard_refused);
  // SQLite would end there, in a comment of which the guard sees the end.
  CHECK_THROWS_AS(sql << std::string("delete from customers --\0\n where id = 2", 39), rs::guard_refused);
  CHECK_THROWS_AS(sql << "selec 1", soci::soci_error);
  int count = 0;
  sql << "select count(*) from customers", soci::into(count);
  CHECK(count == 3);
}

namespace {

struct listed : rs::observer {
  void executed(const rs::execution& e) noexcept override {
    seen.push_back(std::string(e.site) + " " + std::string(e.verb) + " " + std::to_string(e.rows) + ": " +
                   std::string(e.sql));
  }
  std::vector<std::string> seen;
};

}  // namespace

TEST_CASE("what runs through SOCI is told to observers when it has run, without its values", "[guard][soci]") {
  two_shops db;
  listed seen;
  const auto watch = rs::observe(seen);
  rs::session acme = db->for_tenant(1);
  soci::session& sql = acme.soci(rs::site<"legacy.observed">);
  int id = 0;
  soci::statement prepared =
      (sql.prepare << "select id from customers where name = 'Ada' and score > 5", soci::into(id));
  CHECK(seen.seen.empty());
  for (int i = 0; i < 2; ++i) {
    prepared.execute(true);
    while (prepared.fetch()) {
    }
  }
  sql << "update labels set word = 'secret word' where id = 1";
  CHECK(seen.seen ==
        std::vector<std::string>{"legacy.observed select 1: select id from customers where name = ? and score > ?",
                                 "legacy.observed select 1: select id from customers where name = ? and score > ?",
                                 "legacy.observed update 1: update labels set word = ? where id = ?"});
}

}  // namespace rowscope_tests::guarded
