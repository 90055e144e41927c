// What the rows of a select are turned into: records, values, tuples, structs.
#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using Catch::Matchers::ContainsSubstring;

struct order_line {
  std::int64_t id;
  std::string customer;
  double total;
  std::optional<std::string> note;

  friend bool operator==(const order_line&, const order_line&) = default;
};
using order_tuple = std::tuple<std::int64_t, std::string, double, std::optional<std::string>>;

auto lines() {
  return rs::query<"result.lines">()
      .select(orders::id, customers::name, orders::total, orders::note)
      .from(orders{})
      .join(customers{}, orders::customer_id == customers::id)
      .order_by(orders::id);
}
auto by_id(std::int64_t id) {
  return rs::query<"result.by_id">()
      .select(customers::id, customers::name, customers::email)
      .from(customers{})
      .where(customers::id == id);
}

}  // namespace

TEST_CASE("one() gives a record that owns its values", "[db][rows][result]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const auto record = [&] {
    const auto rows = session(by_id(2));
    return rows.one();
  }();
  const auto change = rs::query<"result.change">().update(customers{}).set(customers::name = "changed").every_row();
  CHECK(session(change).affected_rows == 3);
  CHECK(record[customers::id] == 2);
  CHECK(record[customers::name] == "one-2");
  CHECK(record[customers::email] == std::nullopt);
  CHECK(record.tuple() == std::tuple<std::int64_t, std::string, std::optional<std::string>>{2, "one-2", std::nullopt});
  struct customer {
    std::int64_t id;
    std::string name;
    std::optional<std::string> email;
  };
  CHECK(record.to<customer>().name == "one-2");
  const auto copy = record;
  CHECK(copy[customers::name] == record[customers::name]);
}

TEST_CASE("one() tells none and many apart", "[db][rows][result]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  CHECK(session(by_id(1)).one()[customers::name] == "one-1");
  const auto none = thrown<rs::not_found>([&] { (void)session(by_id(77)).one(); });
  CHECK(none.site() == "result.by_id");
  CHECK(none.file() == "row_results.cpp");
  CHECK(none.line() > 0);
  CHECK(none.table() == "customers");
  CHECK_THAT(none.what(), ContainsSubstring("result.by_id (row_results.cpp:"));
  const auto many = thrown<rs::ambiguous_result>([&] { (void)session(lines()).one(); });
  CHECK(many.site() == "result.lines");
  CHECK(many.table() == "orders");
  CHECK_FALSE(many.retryable());
}

TEST_CASE("a row of another tenant and one that does not exist give equal errors", "[db][rows][result]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const auto foreign = thrown<rs::not_found>([&] { (void)session(by_id(4)).one(); });
  const auto missing = thrown<rs::not_found>([&] { (void)session(by_id(77)).one(); });
  CHECK(std::string(foreign.what()) == missing.what());
}

TEST_CASE("the owner reads the row that the other tenant does not find", "[db][rows][result]") {
  rs::database db = open(1);
  CHECK(db.for_tenant(2)(by_id(4)).one()[customers::name] == "two-1");
  CHECK(db.for_tenant(1)(by_id(4)).one_or_none() == std::nullopt);
}

TEST_CASE("one_or_none() is empty for none, and still refuses many", "[db][rows][result]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const auto found = session(by_id(3)).one_or_none();
  REQUIRE(found);
  CHECK((*found)[customers::name] == "one-3");
  CHECK_FALSE(session(by_id(77)).one_or_none());
  CHECK_THROWS_AS(session(lines()).one_or_none(), rs::ambiguous_result);
}

TEST_CASE("value() is the one output of the one row", "[db][rows][result]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const auto email = [&](std::int64_t id) {
    return session(rs::query<"result.email">().select(customers::email).from(customers{}).where(customers::id == id));
  };
  CHECK(email(1).value() == std::nullopt);
  CHECK_THROWS_AS(email(77).value(), rs::not_found);
  CHECK_THROWS_AS(email(4).value(), rs::not_found);
  CHECK(session(rs::query<"result.count">().select(rs::count()).from(orders{})).value() == 3);
  CHECK(session(rs::query<"result.sum">().select(rs::sum(orders::total)).from(orders{})).value() == 600.0);
}

TEST_CASE("value() of an aggregate over nothing", "[db][rows][result]") {
  rs::database db = open(1);
  rs::session nobody = db.for_tenant(3);
  CHECK(nobody(rs::query<"result.count_none">().select(rs::count()).from(orders{})).value() == 0);
  CHECK(nobody(rs::query<"result.sum_none">().select(rs::sum(orders::total)).from(orders{})).value() == std::nullopt);
}

TEST_CASE("to<struct>, to<tuple> and tuples give the same rows", "[db][rows][result]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const auto set_late = [&](std::int64_t id) {
    return session(rs::query<"result.note">().update(orders{}).set(orders::note = "late").where(orders::id == id))
        .affected_rows;
  };
  CHECK(set_late(2) == 1);
  CHECK(set_late(4) == 0);
  const std::vector<order_line> expected{
      {1, "one-1", 100, std::nullopt}, {2, "one-2", 200, "late"}, {3, "one-3", 300, std::nullopt}};
  CHECK(session(lines()).to<order_line>() == expected);
  const std::vector<order_tuple> tuples = session(lines()).tuples();
  CHECK(session(lines()).to<order_tuple>() == tuples);
  REQUIRE(tuples.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& [id, customer, total, note] = tuples[i];
    CHECK(order_line{id, customer, total, note} == expected[i]);
  }
  std::size_t i = 0;
  for (const auto& row : session(lines())) {
    CHECK(row.to<order_line>() == expected[i]);
    CHECK(row.to<order_tuple>() == tuples[i++]);
  }
  CHECK(i == 3);
}

TEST_CASE("a struct may hold more than the column does", "[db][rows][result]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(2);
  struct wide {
    std::optional<std::int64_t> id;
    std::optional<std::string> name;
  };
  const auto rows =
      session(
          rs::query<"result.wide">().select(customers::id, customers::name).from(customers{}).order_by(customers::id))
          .to<wide>();
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].id == 5);
  CHECK(rows[1].name == "two-2");
  struct only {
    std::int64_t id;
  };
  CHECK(session(rs::query<"result.only">().select(customers::id).from(customers{}).order_by(customers::id))
            .to<only>()[0]
            .id == 4);
}

TEST_CASE("rows after a left join are optional in every form", "[db][rows][result]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const auto remove = [&](std::int64_t id) {
    return session(rs::query<"result.remove">().remove_from(orders{}).where(orders::id == id)).affected_rows;
  };
  CHECK(remove(2) == 1);
  CHECK(remove(4) == 0);
  const auto left = rs::query<"result.left">()
                        .select(customers::name, orders::total, orders::note)
                        .from(customers{})
                        .left_join(orders{}, orders::customer_id == customers::id)
                        .order_by(customers::id);
  using tuple = std::tuple<std::string, std::optional<double>, std::optional<std::string>>;
  CHECK(session(left).tuples() == std::vector<tuple>{{"one-1", 100.0, std::nullopt},
                                                     {"one-2", std::nullopt, std::nullopt},
                                                     {"one-3", 300.0, std::nullopt}});
  for (const auto& row : session(left)) {
    static_assert(std::is_same_v<decltype(row[orders::total]), std::optional<double>>);
    static_assert(std::is_same_v<decltype(row.view(orders::note)), std::optional<std::string_view>>);
    CHECK(row[orders::total].has_value() == (row.view(customers::name) != "one-2"));
  }
}

TEST_CASE("named expressions are read by their name", "[db][rows][result]") {
  rs::database db = open(1);
  const auto n = rs::as<"n">(rs::count());
  const auto total = rs::as<"total">(rs::sum(orders::total));
  const auto grouped = rs::query<"result.grouped">()
                           .select(customers::id, n, total)
                           .from(customers{})
                           .join(orders{}, orders::customer_id == customers::id)
                           .group_by(customers::id)
                           .order_by(customers::id.desc());
  rs::session session = db.for_tenant(2);
  add_order(session, 5, 50);
  std::vector<std::tuple<std::int64_t, std::int64_t, std::optional<double>>> seen;
  for (const auto& row : session(grouped)) seen.emplace_back(row[customers::id], row[n], row[total]);
  CHECK(seen ==
        std::vector<std::tuple<std::int64_t, std::int64_t, std::optional<double>>>{{5, 2, 250.0}, {4, 1, 100.0}});
  CHECK(session(grouped).to<std::tuple<std::int64_t, std::int64_t, std::optional<double>>>() == seen);
  const auto alone = session(rs::query<"result.named">().select(n, total).from(orders{})).one();
  CHECK(alone[n] == 3);
  CHECK(alone[total] == 350.0);
}

TEST_CASE("text keeps every byte: quotes, comments and other alphabets", "[db][rows][result]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const auto by_name = [&](const std::string& name) {
    return session(
        rs::query<"result.by_name">().select(customers::id).from(customers{}).where(customers::name == name));
  };
  for (const std::string& text :
       {std::string("Robert'); DROP TABLE customers;--"), std::string("\"\\%_?1 :tenant"),
        std::string("na\xC3\xAFve \xE6\x97\xA5\xE6\x9C\xAC"), std::string(), std::string(100'000, 'x')}) {
    const std::int64_t key = add_customer(session, text);
    CHECK(session(by_id(key)).one()[customers::name] == text);
    CHECK(by_name(text).value() == key);
    const auto rows = session(by_id(key));
    CHECK((*rows.begin()).view(customers::name) == text);
  }
  CHECK_FALSE(by_name("two-1").one_or_none());
  CHECK(customer_count(session) == 8);
}

TEST_CASE("an insert tells the key that the database made", "[db][result]") {
  rs::database db = open(2);
  rs::session session = db.for_tenant(1);
  const auto first = session(rs::query<"result.add">().insert_into(customers{}).set(customers::name = "a"));
  CHECK(first.affected_rows == 1);
  CHECK(first.key() == 6);
  CHECK(session(by_id(6)).one()[customers::name] == "a");
  CHECK(add_customer(session, "b") == 7);
  rs::unscoped_session all = db.unscoped(rs::site<"result.shared">, "currencies are written for all tenants");
  CHECK(all(rs::query<"result.currency">().insert_into(currencies{}).set(currencies::code = "EUR")).affected_rows == 1);
}
