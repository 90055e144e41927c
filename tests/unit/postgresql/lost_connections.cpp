#include <db/postgresql/postgresql_connection.hpp>

#include "accounts.hpp"
#include "session_access.hpp"

/// Connections that end while they are used, or wait in the pool.

namespace rs = rowscope;
using namespace rowscope_tests;
using namespace rowscope_tests::accounts_on_postgresql;

TEST_CASE("on postgresql a lost connection is an error once, and the pool recovers", "[postgresql]") {
  NEEDS_POSTGRESQL();
  filled shop(2000, 1);
  const auto cut = [&] {
    shop.plain->run(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
        "pg_backend_pid()");
  };
  SECTION("between leases") {
    { CHECK(shop.db.for_tenant(1)(one_name(2)).value() == "account 2"); }
    cut();
    CHECK(shop.db.for_tenant(1)(one_name(2)).value() == "account 2");
  }
  SECTION("in a transaction, of which nothing stays") {
    {
      auto one = shop.db.for_tenant(1);
      auto tx = one.transaction();
      CHECK(one(rename(2, "lost")).affected_rows == 1);
      cut();
      CHECK_THROWS_AS(one(rename(4, "lost")), rs::connection_error);
      CHECK_THROWS_AS(tx.commit(), rs::error);
    }
    CHECK(shop.db.for_tenant(1)(one_name(2)).value() == "account 2");
    CHECK(shop.value("SELECT count(*) FROM accounts WHERE name = 'lost'") == "0");
  }
  SECTION("in a transaction inside of one, which is rolled back") {
    const auto lose = [&](rs::session& one) {
      const auto inner = one.transaction();
      CHECK(one(rename(2, "lost")).affected_rows == 1);
      cut();
    };
    {
      auto one = shop.db.for_tenant(1);
      auto tx = one.transaction();
      lose(one);
      CHECK_THROWS_AS(one(rename(4, "lost")), rs::connection_error);
      CHECK_THROWS_AS(tx.commit(), rs::connection_error);
    }
    CHECK(shop.value("SELECT count(*) FROM accounts WHERE name = 'lost'") == "0");
  }
  SECTION("in a stream") {
    {
      auto one = shop.db.for_tenant(1);
      auto tx = one.transaction();
      auto rows = one(names_of());
      CHECK((*rows.begin())[accounts::id] == 2);
      cut();
      // What was on its way already may be read; the next statement tells.
      CHECK_THROWS_AS(one(rename(4, "lost")), rs::error);
    }
    CHECK(shop.db.for_tenant(1)(one_name(2)).value() == "account 2");
  }
}

TEST_CASE("on postgresql a server that starts again is found again, and what was committed is there once",
          "[postgresql]") {
  NEEDS_POSTGRESQL();
  const postgresql_server server(postgresql_server::kind::own);
  const auto plain = [&] { return postgresql_connection(server.connection_string("postgres", "postgres")); };
  plain().run("CREATE ROLE owner LOGIN; CREATE ROLE app LOGIN; CREATE ROLE everyone LOGIN");
  plain().run("CREATE DATABASE shop OWNER owner");
  rs::database db{
      rs::postgresql(server.connection_string("shop", "app"), {.signing_key = "thirty-two bytes that are no secret",
                                                               .unscoped = server.connection_string("shop", "everyone"),
                                                               .owner = server.connection_string("shop", "owner"),
                                                               .pool_size = 3}),
      schema{}};
  db.create_tables();
  const auto add = [&](rs::session& s, std::string name) {
    return s(rs::query<"pg.again">().insert_into(accounts{}).set(accounts::name = std::move(name))).key();
  };
  {
    rs::session one = db.for_tenant(1);
    rs::session other = db.for_tenant(1);
    add(one, "committed");
    auto tx = one.transaction();
    add(one, "open");
    auto rows = other(names_of());
    CHECK(rows.begin() != rows.end());
    server.restart();
    CHECK_THROWS_AS(add(one, "lost"), rs::connection_error);
    CHECK_THROWS_AS(tx.commit(), rs::error);
    CHECK_THROWS_AS(add(other, "lost"), rs::connection_error);
  }
  rs::session again = db.for_tenant(1);
  text_rows names;
  for (const auto& row : again(names_of())) names.push_back(row[accounts::name]);
  CHECK(names == text_rows{"committed"});
  CHECK(add(again, "after") > 1);
  CHECK(db.unscoped(rs::site<"pg.again_all">, "all of them")(names_of()).tuples().size() == 2);
}

TEST_CASE("on postgresql a statement that copies ends its connection, and not the program", "[postgresql][lost]") {
  NEEDS_POSTGRESQL();
  filled shop(10, 1);
  {
    auto one = shop.db.for_tenant(1);
    auto& c =
        static_cast<rs::detail::postgresql::postgresql_connection&>(rs::detail::session_access::connection_of(one));
    CHECK_THROWS_AS(c.rows_of("COPY accounts TO STDOUT"), rs::connection_error);
  }
  CHECK(shop.db.for_tenant(1)(names_of()).tuples().size() == 5);
}
