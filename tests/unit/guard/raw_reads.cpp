#include <ranges>

#include "catch.hpp"
#include "support/two_shops.hpp"

namespace rowscope_tests::guarded {

using Catch::Matchers::ContainsSubstring;

struct named {
  std::int64_t id;
  std::string name;
  std::optional<std::string> email;
};

TEST_CASE("a raw select reads the rows of the scope into a struct, a tuple or a value", "[guard][raw]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  rs::session globex = db->for_tenant(2);

  const auto of = [](rs::session& s) {
    return s.raw<named>(rs::site<"raw.struct">, "SELECT id, name, email FROM customers ORDER BY id").all();
  };
  const std::vector<named> own = of(acme);
  REQUIRE(own.size() == 3);
  CHECK(own[1].name == "Bob");
  CHECK(own[1].email == std::nullopt);
  CHECK(own[0].email == "ada@example.org");
  CHECK(of(globex).front().name == "Zed");

  const auto tuples =
      acme.raw<std::tuple<std::int64_t, double>>(rs::site<"raw.tuple">, "SELECT id, total FROM orders ORDER BY id")
          .all();
  CHECK(tuples == std::vector<std::tuple<std::int64_t, double>>{{1, 10.5}, {2, 20.0}, {3, 7.25}});
  CHECK(acme.raw<std::int64_t>(rs::site<"raw.value">, "SELECT count(*) FROM items").one() == 3);
  CHECK(globex.raw<std::int64_t>(rs::site<"raw.value2">, "SELECT count(*) FROM items").one() == 3);
}

TEST_CASE("the values of a raw statement are bound by name, by number and by place", "[guard][raw]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  const auto ids = [](auto rows) { return rows.all(); };
  using list = std::vector<std::int64_t>;

  CHECK(ids(acme.raw<std::int64_t>(rs::site<"bind.name">,
                                   "SELECT id FROM customers WHERE score >= :s OR name = :n ORDER BY id",
                                   rs::use("Ada", "n"), rs::use(30, "s"))) == list{1, 3});
  CHECK(ids(acme.raw<std::int64_t>(rs::site<"bind.place">, "SELECT id FROM customers WHERE score >= ? AND name = ?",
                                   rs::use(5), rs::use(std::string("Bob")))) == list{2});
  CHECK(ids(acme.raw<std::int64_t>(rs::site<"bind.number">, "SELECT id FROM customers WHERE name = ?2 AND score >= ?1",
                                   rs::use(5), rs::use("Cleo"))) == list{3});
  CHECK(ids(acme.raw<std::int64_t>(rs::site<"bind.again">,
                                   "SELECT id FROM customers WHERE name = :n OR email = :n ORDER BY id",
                                   rs::use("Ada", "n"))) == list{1});
  CHECK(ids(acme.raw<std::int64_t>(rs::site<"bind.null">, "SELECT id FROM customers WHERE email IS :e",
                                   rs::use(std::nullopt, "e"))) == list{2});

  CHECK_THAT(said<rs::usage_error>([&] {
               (void)acme.raw<std::int64_t>(rs::site<"bind.missing">, "SELECT id FROM customers WHERE name = :n");
             }),
             ContainsSubstring(R"(rs::use(value, "n"))"));
  CHECK_THAT(said<rs::usage_error>([&] {
               (void)acme.raw<std::int64_t>(rs::site<"bind.other">, "SELECT id FROM customers", rs::use(1, "n"));
             }),
             ContainsSubstring("no parameter :n"));
  CHECK_THAT(said<rs::usage_error>([&] {
               (void)acme.raw<std::int64_t>(
                   rs::site<"bind.two">, "SELECT id FROM customers WHERE name = :n OR email = @n", rs::use("Ada", "n"));
             }),
             ContainsSubstring("in another way"));
}

TEST_CASE("a text in quotes and a comment have no parameters", "[guard][raw]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  CHECK(acme.raw<std::string>(rs::site<"bind.quoted">, "SELECT ':a' || '?' /* ?1 */ || :b -- :c", rs::use("x", "b"))
            .one() == ":a?x");
}

TEST_CASE("raw rows are a range that is read as it is asked for", "[guard][raw]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  std::string names;
  for (const named& c : acme.raw<named>(rs::site<"range.for">, "SELECT id, name, email FROM customers ORDER BY id"))
    names += c.name + " ";
  CHECK(names == "Ada Bob Cleo ");
  CHECK_THROWS_AS(acme.raw<named>(rs::site<"range.one">, "SELECT id, name, email FROM customers").one(),
                  rs::ambiguous_result);
  CHECK_THROWS_AS(acme.raw<named>(rs::site<"range.none">, "SELECT id, name, email FROM customers WHERE id = 101").one(),
                  rs::not_found);
  CHECK_FALSE(
      acme.raw<named>(rs::site<"range.maybe">, "SELECT id, name, email FROM customers WHERE id = 101").one_or_none());

  auto rows = acme.raw<named>(rs::site<"range.over">, "SELECT id, name, email FROM customers");
  { const rs::session ended = std::move(acme); }
  CHECK_THROWS_AS(rows.all(), rs::usage_error);
}

TEST_CASE("the rows of a temporary session keep its lease", "[guard][raw]") {
  two_shops db(rs::guard{}, 1);
  {
    auto rows = db->for_tenant(1).raw<std::int64_t>(rs::site<"range.kept">, "SELECT id FROM customers ORDER BY id");
    CHECK(rows.all() == std::vector<std::int64_t>{1, 2, 3});
  }
  CHECK(db->for_tenant(2).raw<std::int64_t>(rs::site<"range.next">, "SELECT count(*) FROM customers").one() == 3);
}

TEST_CASE("what a row is read into must match its columns", "[guard][raw]") {
  two_shops db;
  rs::session acme = db->for_tenant(1);
  CHECK_THAT(
      said<rs::value_error>([&] { (void)acme.raw<named>(rs::site<"row.few">, "SELECT id, name FROM customers"); }),
      ContainsSubstring("gives 2 columns, and 3 are read"));
  CHECK_THAT(said<rs::value_error>([&] {
               (void)acme.raw<std::int64_t>(rs::site<"row.type">, "SELECT name FROM customers ORDER BY id").all();
             }),
             ContainsSubstring("column 1"));
  CHECK_THAT(said<rs::value_error>([&] {
               (void)acme.raw<std::string>(rs::site<"row.null">, "SELECT email FROM customers WHERE id = 2").all();
             }),
             ContainsSubstring("NULL"));
  CHECK_THROWS_AS(acme.raw(rs::site<"row.no_write">, "SELECT 1"), rs::usage_error);
  CHECK_THROWS_AS(acme.raw<std::int64_t>(rs::site<"row.no_read">, "DELETE FROM customers"), rs::usage_error);
}

TEST_CASE("one prepared raw statement serves one tenant after the other", "[guard][raw]") {
  two_shops db(rs::guard{}, 1);
  const auto names = [&](std::int64_t tenant) {
    return db->for_tenant(tenant)
        .raw<std::string>(rs::site<"serve.names">,
                          "SELECT group_concat(name) FROM (SELECT name FROM customers ORDER BY id)")
        .one();
  };
  CHECK(names(1) == "Ada,Bob,Cleo");
  CHECK(names(2) == "Zed,Zoo,%s%");
  CHECK(names(1) == "Ada,Bob,Cleo");
  CHECK(names(3) == "Ada,ADA");
}

TEST_CASE("the scope of raw SQL does not change while its rows are open", "[guard][raw]") {
  two_shops db;
  rs::unscoped_session all = db->unscoped(rs::site<"switch.all">, "to have two scopes on one lease");
  rs::session acme = all.as(1);
  rs::session globex = all.as(2);
  constexpr rs::raw_text names = "SELECT name FROM customers ORDER BY id";

  auto rows = acme.raw<std::string>(rs::site<"switch.open">, names);
  CHECK_THAT(said<rs::usage_error>([&] { (void)globex.raw<std::string>(rs::site<"switch.other">, names); }),
             ContainsSubstring("still open"));
  CHECK(rows.all() == std::vector<std::string>{"Ada", "Bob", "Cleo"});
  CHECK(globex.raw<std::string>(rs::site<"switch.after">, names).all().size() == 3);
  CHECK(acme.raw<std::string>(rs::site<"switch.back">, names).all().front() == "Ada");
}

TEST_CASE("raw SQL has the scope of one tenant", "[guard][raw]") {
  two_shops db;
  rs::session both = db->for_scope(rs::tenants{1, 2});
  CHECK_THAT(
      said<rs::usage_error>([&] { (void)both.raw<std::int64_t>(rs::site<"set.refused">, "SELECT id FROM customers"); }),
      ContainsSubstring("session.as(tenant)"));
  CHECK(both.as(2).raw<std::int64_t>(rs::site<"set.narrowed">, "SELECT count(*) FROM customers").one() == 3);
}

TEST_CASE("a text that is made at run time is run under the guard, and kept for a while only", "[guard][raw]") {
  two_shops db(rs::guard{}, 1);
  rs::session acme = db->for_tenant(1);
  for (int i = 0; i < 300; ++i) {
    const auto count = acme.raw<std::int64_t>(
        rs::site<"unchecked.count">,
        rs::unchecked_sql("SELECT count(*) + " + std::to_string(i) + " FROM customers WHERE id < :k"),
        rs::use(1000, "k"));
    REQUIRE(count.one() == 3 + i);
  }
  CHECK_THROWS_AS(
      acme.raw<std::int64_t>(rs::site<"unchecked.main">, rs::unchecked_sql("SELECT count(*) FROM main.customers")),
      rs::guard_refused);
}

}  // namespace rowscope_tests::guarded
