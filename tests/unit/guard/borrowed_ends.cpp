// Where a borrowed session of SOCI's begins and ends: leases, statements, databases, and what is refused.
#include <functional>
#include <optional>

#include <soci/soci.h>
#include <sqlite3.h>

#include "catch.hpp"
#include "support/two_shops.hpp"

namespace rowscope_tests::guarded {

using Catch::Matchers::ContainsSubstring;

namespace {

int customers_of(soci::session& sql) {
  int n = 0;
  sql << "select count(*) from customers where account_id = 1", soci::into(n);
  return n;
}

/// Each way to use a session of SOCI's; \returns how many of them were refused with a sentence that names borrow().
int refused_ways(soci::session& sql) {
  int n = 0, refused = 0;
  long long key = 0;
  const std::function<void()> ways[] = {[&] { sql << "select count(*) from customers", soci::into(n); },
                                        [&] { sql.once << "delete from labels"; },
                                        [&] { soci::statement prepared = (sql.prepare << "select 1", soci::into(n)); },
                                        [&] { const soci::statement made(sql); },
                                        [&] { const soci::rowset<int> rows = (sql.prepare << "select 1"); },
                                        [&] { const soci::transaction tx(sql); },
                                        [&] { sql.begin(); },
                                        [&] { sql.commit(); },
                                        [&] { sql.rollback(); },
                                        [&] { sql.get_last_insert_id("customers", key); },
                                        [&] { const soci::blob bytes(sql); }};
  for (const auto& way : ways) try {
      way();
    } catch (const rs::usage_error& e) {
      refused += std::string(e.what()).find("db.borrow(sql, tenant)") != std::string::npos ? 1 : 0;
    }
  CHECK(n == 0);
  CHECK(key == 0);
  return refused;
}

}  // namespace

TEST_CASE("a session of the user's own runs nothing while it is not borrowed", "[guard][borrow]") {
  two_shops db;
  soci::session sql(db->backend(), "");
  CHECK(sql.is_connected());
  CHECK(refused_ways(sql) == 11);
  {
    const rs::session acme = db->borrow(sql, 1);
    CHECK(customers_of(sql) == 3);
  }
  CHECK(refused_ways(sql) == 11);
  CHECK(db.file().value("SELECT count(*) FROM labels") == "5");
}

TEST_CASE("at the end of a lease open transactions are undone", "[guard][borrow]") {
  two_shops db;
  soci::session sql(db->backend(), "");
  std::optional<soci::transaction> late;
  {
    rs::session acme = db->borrow(sql, 1);
    late.emplace(sql);
    sql << "insert into labels(word) values ('tx')";
    const auto inner = acme.transaction();
    sql << "insert into labels(word) values ('tx')";
  }
  CHECK_THROWS_AS(late->commit(), rs::usage_error);
  CHECK_NOTHROW(late.reset());
  CHECK(db.file().value("SELECT count(*) FROM labels WHERE word = 'tx'") == "0");
  db.file().run("INSERT INTO labels(word) VALUES ('free')");  // no lock is left
  const rs::session globex = db->borrow(sql, 2);
  const soci::transaction again(sql);
  sql << "insert into labels(word) values ('tx')";
}

TEST_CASE("a statement that was prepared in one lease runs in no other", "[guard][borrow]") {
  two_shops db;
  soci::session sql(db->backend(), "");
  std::string name = "nobody", first = "nobody";
  std::optional<soci::statement> prepared, open, in_bulk, empty;
  std::vector<std::string> some(2);
  {
    const rs::session acme = db->borrow(sql, 1);
    prepared.emplace((sql.prepare << "select name from customers order by id", soci::into(name)));
    open.emplace((sql.prepare << "select name from customers order by id", soci::into(first)));
    open->execute();
    REQUIRE(open->fetch());
    CHECK(first == "Ada");
    in_bulk.emplace((sql.prepare << "select name from customers order by id", soci::into(some)));
    in_bulk->execute();
    REQUIRE(in_bulk->fetch());
    CHECK(some == std::vector<std::string>{"Ada", "Bob"});
    empty.emplace(sql);
  }
  some.resize(2);
  const std::vector<std::string> before = some;
  const auto all_are_refused = [&](const char* what) {
    INFO(what);
    for (soci::statement* s : {&*prepared, &*open, &*in_bulk}) {
      CHECK_THAT(said<rs::usage_error>([&] { s->execute(true); }), ContainsSubstring("prepare the statement anew"));
      CHECK_THROWS_AS(s->execute(), rs::usage_error);
      CHECK_THROWS_AS(s->fetch(), rs::usage_error);
    }
    CHECK_THROWS_AS(empty->prepare("select name from customers"), rs::usage_error);
    CHECK(name == "nobody");
    CHECK(first == "Ada");
    CHECK(some == before);
  };
  all_are_refused("without a lease");
  {
    const rs::session globex = db->borrow(sql, 2);
    all_are_refused("in the lease of another tenant");
    sql << "select name from customers order by id", soci::into(name);
    CHECK(name == "Zed");
    name = "nobody";
  }
  const rs::session acme = db->borrow(sql, 1);
  all_are_refused("in another lease of the same tenant");
}

TEST_CASE("rows of SOCI's that are open when a lease ends give nothing of the next tenant's", "[guard][borrow]") {
  two_shops db;
  soci::session sql(db->backend(), "");
  std::optional<rs::session> lease(db->borrow(sql, 1));
  const soci::rowset<std::string> rows = (sql.prepare << "select name from customers order by id");
  auto at = rows.begin();
  CHECK(*at == "Ada");
  lease.reset();
  lease.emplace(db->borrow(sql, 2));
  CHECK_THROWS_AS(++at, rs::usage_error);
  int n = 0;
  sql << "select count(*) from customers where id > 100", soci::into(n);
  CHECK(n == 3);
}

TEST_CASE("rows of the borrowed session are over at its end", "[guard][borrow]") {
  two_shops db;
  soci::session sql(db->backend(), "");
  std::optional<rs::session> acme(db->borrow(sql, 1));
  auto typed = (*acme)(rs::query<"ends.typed">().select(customers::name).from(customers{}).order_by(customers::id));
  auto raw = acme->raw<std::string>(rs::site<"ends.raw">, "SELECT name FROM customers ORDER BY id");
  CHECK((*typed.begin())[customers::name] == "Ada");
  acme.reset();
  CHECK_THROWS_AS(typed.begin(), rs::usage_error);
  CHECK_THROWS_AS(raw.all(), rs::usage_error);
  // Those of a temporary session keep its lease.
  auto kept = db->borrow(sql, 1).raw<std::string>(rs::site<"ends.kept">, "SELECT name FROM customers ORDER BY id");
  CHECK_THROWS_AS(db->borrow(sql, 2), rs::usage_error);
  CHECK(kept.all() == std::vector<std::string>{"Ada", "Bob", "Cleo"});
}

TEST_CASE("what cannot be borrowed is refused", "[guard][borrow]") {
  two_shops db;
  soci::session sql(db->backend(), "");
  {
    const rs::session acme = db->borrow(sql, 1);
    CHECK_THAT(said<rs::usage_error>([&] { (void)db->borrow(sql, 2); }),
               ContainsSubstring("borrowed already") && ContainsSubstring("borrowed_ends.cpp:"));
    CHECK(customers_of(sql) == 3);
  }
  two_shops another;
  soci::session of_another(another->backend(), "");
  CHECK_THAT(said<rs::usage_error>([&] { (void)db->borrow(of_another, 1); }), ContainsSubstring("another database"));
  soci::session plain("sqlite3", db.file().path());
  CHECK_THAT(said<rs::usage_error>([&] { (void)db->borrow(plain, 1); }), ContainsSubstring("db.backend()"));
  soci::session never_opened;
  CHECK_THROWS_AS(db->borrow(never_opened, 1), rs::usage_error);
  rs::session lease = db->for_tenant(1);
  CHECK_THROWS_AS(db->borrow(lease.soci(rs::site<"ends.lent">), 1), rs::usage_error);
  CHECK_THROWS_AS(db->borrow(sql, rs::scope(rs::tenants{1, 2})), rs::usage_error);
  CHECK_THROWS_AS(db->borrow(sql, rs::scope::every_tenant("ends.all", "to be refused")), rs::usage_error);
  CHECK_THROWS_AS(db->borrow(sql, "acme"), rs::schema_error);
  sql.close();
  CHECK_THAT(said<rs::usage_error>([&] { (void)db->borrow(sql, 1); }), ContainsSubstring("is closed"));
  sql.open(db->backend(), "");
  const rs::session acme = db->borrow(sql, 1);
  CHECK(customers_of(sql) == 3);
}

TEST_CASE("a session of SOCI's is closed while it is borrowed", "[guard][borrow]") {
  two_shops db;
  std::optional<soci::session> sql(std::in_place, db->backend(), "");
  rs::session acme = db->borrow(*sql, 1);
  auto rows = acme.raw<std::string>(rs::site<"closed.rows">, "SELECT name FROM customers");
  auto tx = acme.transaction();
  std::string name;
  soci::statement statement = (sql->prepare << "select name from customers", soci::into(name));
  statement.execute();
  SECTION("by close()") {
    sql->close();
    CHECK_FALSE(sql->is_connected());
  }
  SECTION("by its end") {
    sql.reset();
    CHECK(acme.tenant() == rs::tenant(1));
  }
  SECTION("by reconnect()") {
    sql->reconnect();
    CHECK(refused_ways(*sql) == 11);
  }
  CHECK_THAT(
      said<rs::usage_error>([&] { (void)acme.raw<int>(rs::site<"closed.raw">, "SELECT count(*) FROM customers"); }),
      ContainsSubstring("the lease is over"));
  CHECK_THROWS_AS(acme.soci(rs::site<"closed.soci">), rs::usage_error);
  CHECK_THROWS_AS(rows.all(), rs::usage_error);
  CHECK_THROWS_AS(tx.commit(), rs::usage_error);
  CHECK_THROWS_AS(statement.fetch(), rs::usage_error);
  CHECK_THROWS_AS(statement.execute(), rs::usage_error);
  CHECK(name.empty());
}

TEST_CASE("a database ends before the sessions of SOCI's that it opened", "[guard][borrow]") {
  std::optional<two_shops> db(std::in_place);
  soci::session sql((*db)->backend(), ""), idle((*db)->backend(), "");
  rs::session acme = (*db)->borrow(sql, 1);
  auto rows = acme.raw<std::string>(rs::site<"gone.rows">, "SELECT name FROM customers");
  std::string name = "nobody";
  soci::statement statement = (sql.prepare << "select name from customers", soci::into(name));
  statement.execute();
  const soci::transaction tx(sql);
  const soci::backend_factory& backend = (*db)->backend();
  db.reset();
  for (soci::session* s : {&sql, &idle}) {
    CHECK_FALSE(s->is_connected());
    CHECK_THAT(said<rs::usage_error>([&] { *s << "select 1"; }), ContainsSubstring("was destroyed"));
  }
  CHECK_THROWS_AS(acme.raw<int>(rs::site<"gone.raw">, "SELECT 1"), rs::usage_error);
  CHECK_THROWS_AS(rows.all(), rs::usage_error);
  CHECK_THROWS_AS(statement.fetch(), rs::usage_error);
  CHECK(name == "nobody");
  two_shops next;
  CHECK_THAT(said<rs::usage_error>([&] { (void)next->borrow(sql, 1); }), ContainsSubstring("was destroyed"));
  CHECK_THAT(said<rs::usage_error>([&] { idle.reconnect(); }), ContainsSubstring("was destroyed"));
  CHECK_THROWS_AS(soci::session(backend, ""), rs::usage_error);
  sql.close();
  sql.open(next->backend(), "");
  const rs::session again = next->borrow(sql, 1);
  CHECK(customers_of(sql) == 3);
}

TEST_CASE("a database that was moved lends the sessions that it opened", "[guard][borrow]") {
  plain_database file;
  fill(file, world::poisoned);
  rs::database from(rs::sqlite(file.path()), schema{});
  soci::session sql(from.backend(), "");
  rs::database to = std::move(from);
  const rs::session acme = to.borrow(sql, 1);
  CHECK(customers_of(sql) == 3);
  CHECK_THROWS_AS(from.backend(), rs::usage_error);       // NOLINT(bugprone-use-after-move): what is told of it
  CHECK_THROWS_AS(from.borrow(sql, 1), rs::usage_error);  // NOLINT(bugprone-use-after-move)
}

TEST_CASE("a reconnected session of the user's own is under the guard", "[guard][borrow]") {
  two_shops db;
  soci::session sql(db->backend(), "");
  {
    const rs::session acme = db->borrow(sql, 1);
    sql << "update customers set score = 1 where id = 1";
  }
  sql.reconnect();
  CHECK(refused_ways(sql) == 11);
  const rs::session globex = db->borrow(sql, 2);
  CHECK(customers_of(sql) == 0);
  int n = 0;
  CHECK_THROWS_AS((sql << "select count(*) from main.customers", soci::into(n)), rs::guard_refused);
}

TEST_CASE("a session of a pool of SOCI's that is reconnected is under the guard", "[guard][borrow]") {
  two_shops db;
  soci::connection_pool pool(1);
  pool.at(0).open(db->backend(), "");
  soci::session sql(pool);
  rs::session acme = db->borrow(sql, 1);
  CHECK(customers_of(sql) == 3);
  sql.reconnect();
  CHECK(refused_ways(sql) == 11);
  CHECK_THROWS_AS(acme.soci(rs::site<"reconnect.over">), rs::usage_error);
  const rs::session globex = db->borrow(pool.at(0), 2);
  CHECK(customers_of(sql) == 0);
}

TEST_CASE("nothing of what one tenant wrote is told to the next", "[guard][borrow]") {
  two_shops db;
  soci::session sql(db->backend(), "");
  const auto told = [&] {
    long long key = -1;
    int last = -1, changed = -1;
    sql.get_last_insert_id("customers", key);
    sql << "select last_insert_rowid(), changes()", soci::into(last), soci::into(changed);
    return std::vector<long long>{key, last, changed};
  };
  {
    const rs::session acme = db->borrow(sql, 1);
    sql << "insert into customers(id, name, data) values (77, 'Dora', '{}')";
    CHECK(told() == std::vector<long long>{77, 77, 1});
  }
  const rs::session globex = db->borrow(sql, 2);
  CHECK(told() == std::vector<long long>{0, 0, 0});
}

namespace {

sqlite3* opened_last = nullptr;

}  // namespace

TEST_CASE("a connection that cannot be given back clean is replaced by one with a guard", "[guard][borrow]") {
  plain_database file;
  fill(file, world::poisoned);
  rs::database db(rs::sqlite(file.path(), {.on_open = [](sqlite3* handle) { opened_last = handle; }}), schema{});
  soci::session sql(db.backend(), "");
  sqlite3* const first = opened_last;
  {
    const rs::session acme = db.borrow(sql, 1);
    REQUIRE(sqlite3_set_authorizer(first, nullptr, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_exec(first, "BEGIN", nullptr, nullptr, nullptr) == SQLITE_OK);
  }
  opened_last = nullptr;
  CHECK(refused_ways(sql) == 11);
  const rs::session acme = db.borrow(sql, 1);
  CHECK(opened_last != nullptr);
  CHECK(customers_of(sql) == 3);
  CHECK_THROWS_AS(sql << "select * from main.customers", rs::guard_refused);
}

TEST_CASE("where no session of the user's own can be, backend() says so", "[guard][borrow]") {
  rs::database memory(rs::sqlite_memory(), schema{});
  CHECK_THAT(said<rs::usage_error>([&] { (void)memory.backend(); }), ContainsSubstring("in memory has one connection"));
  two_shops off({.mode = rs::raw_mode::off});
  CHECK_THAT(said<rs::usage_error>([&] { (void)off->backend(); }), ContainsSubstring("raw SQL is off"));
}

TEST_CASE("a connect string names the database's own file, or nothing", "[guard][borrow]") {
  two_shops db;
  const std::string file = db.file().path();
  for (const std::string& text : {std::string(), file, "dbname=" + file, "db=\"" + file + "\""}) {
    soci::session sql(db->backend(), text);
    const rs::session acme = db->borrow(sql, 1);
    CHECK(customers_of(sql) == 3);
  }
  plain_database other;
  for (const std::string& text :
       {other.path(), ":memory:" + std::string(), "dbname=" + file + " timeout=5", std::string("host=localhost")})
    CHECK_THAT(said<rs::usage_error>([&] { const soci::session sql(db->backend(), text); }),
               ContainsSubstring("connect string is empty"));
}

}  // namespace rowscope_tests::guarded
