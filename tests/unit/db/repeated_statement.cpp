// One statement, run again and again: the tenant is bound at each execution and is in no plan, cache or connection.
#include "support/catch.hpp"
#include "support/small_shop.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using texts = std::vector<std::string>;

constexpr auto by_name = [](auto& session) {
  texts all;
  for (const auto& row : session(
           rs::query<"repeat.by_name">().select(customers::name).from(customers{}).order_by(customers::name.desc())))
    all.push_back(row[customers::name]);
  return all;
};

}  // namespace

TEST_CASE("one statement run as A, then B, then A on one connection gives each its own rows", "[db][session]") {
  rs::database db = open(1);
  for (const int round : {1, 2}) {
    INFO("round " << round);
    {
      rs::session a = db.for_tenant(1);
      CHECK(by_name(a) == texts{"one-3", "one-2", "one-1"});
    }
    {
      rs::session b = db.for_tenant(2);
      CHECK(by_name(b) == texts{"two-2", "two-1"});
    }
    {
      rs::session a = db.for_tenant(1);
      CHECK(by_name(a) == texts{"one-3", "one-2", "one-1"});
    }
    rs::session nobody = db.for_tenant(3);
    CHECK(by_name(nobody).empty());
  }
}

TEST_CASE("a statement object is run by sessions of several tenants, and keeps none of them", "[db][session]") {
  rs::database db = open();
  const auto statement = rs::query<"repeat.object">()
                             .select(customers::name)
                             .from(customers{})
                             .where(customers::name.like("%-1") || customers::name.like("%-3"));
  rs::session a = db.for_tenant(1);
  rs::session b = db.for_tenant(2);
  for (int i = 0; i < 3; ++i) {
    CHECK(a(statement).tuples() == std::vector<std::tuple<std::string>>{{"one-1"}, {"one-3"}});
    CHECK(b(statement).tuples() == std::vector<std::tuple<std::string>>{{"two-1"}});
  }
}

TEST_CASE("writes run as A, then B, then A on one connection stay with their tenant", "[db][session]") {
  rs::database db = open(1);
  const auto rename = rs::query<"repeat.rename">().update(customers{}).set(customers::email = "x").every_row();
  const auto wipe_orders = rs::query<"repeat.wipe">().remove_from(orders{}).every_row();
  {
    rs::session third = db.for_tenant(3);
    add_customer(third, "more");
  }
  for (const auto& [tenant, rows] : {std::pair{1, 3}, std::pair{2, 2}, std::pair{1, 3}}) {
    rs::session session = db.for_tenant(tenant);
    CHECK(session(rename).affected_rows == rows);
    add_customer(session, "more");
    CHECK(customer_count(session) == rows + 1);
    CHECK(session(rs::query<"repeat.undo">().remove_from(customers{}).where(customers::name == "more")).affected_rows ==
          1);
  }
  for (const auto& [tenant, rows] : {std::pair{2, 2}, std::pair{1, 3}, std::pair{2, 0}, std::pair{1, 0}})
    CHECK(db.for_tenant(tenant)(wipe_orders).affected_rows == rows);
}

TEST_CASE("a statement in a tenant's session and in an unscoped one has a plan of its own in each", "[db][session]") {
  rs::database db = open(1);
  const auto count = rs::query<"repeat.both_forms">().select(rs::count()).from(orders{});
  for (int i = 0; i < 2; ++i) {
    CHECK(db.for_tenant(1)(count).value() == 3);
    CHECK(db.unscoped(rs::site<"repeat.all">, "counts all rows")(count).value() == 5);
    CHECK(db.for_tenant(2)(count).value() == 2);
  }
}

TEST_CASE("each variant of where_if has its own plan, for each tenant", "[db][session]") {
  rs::database db = open(1);
  const auto count = [&](int tenant, std::optional<std::string> name, bool cheap) {
    return db
        .for_tenant(tenant)(rs::query<"repeat.where_if">()
                                .select(rs::count())
                                .from(orders{})
                                .join(customers{}, orders::customer_id == customers::id)
                                .where_if(customers::name == rs::if_set(name))
                                .where_if(cheap, [&] { return orders::total < 150.0; }))
        .value();
  };
  for (int i = 0; i < 2; ++i) {
    CHECK(count(1, {}, false) == 3);
    CHECK(count(2, {}, false) == 2);
    CHECK(count(1, "one-2", false) == 1);
    CHECK(count(2, "one-2", false) == 0);
    CHECK(count(1, {}, true) == 1);
    CHECK(count(2, {}, true) == 1);
    CHECK(count(1, "one-2", true) == 0);
    CHECK(count(1, "one-1", true) == 1);
  }
}

TEST_CASE("values of an earlier execution are not seen by a later one", "[db][session]") {
  rs::database db = open(1);
  rs::session a = db.for_tenant(1);
  const auto with_note = [&](std::optional<std::string> note) {
    CHECK(a(rs::query<"repeat.note">().update(orders{}).set(orders::note = note).where(orders::total == 100.0))
              .affected_rows == 1);
    return a(rs::query<"repeat.read_note">().select(orders::note).from(orders{}).where(orders::total == 100.0)).value();
  };
  CHECK(with_note("a rather long note that no small string keeps inside") ==
        "a rather long note that no small string keeps inside");
  CHECK(with_note(std::nullopt) == std::nullopt);
  CHECK(with_note("") == "");
  CHECK(with_note("short") == "short");

  const auto found = [&](const std::vector<std::string>& wanted) {
    return a(rs::query<"repeat.in">().select(rs::count()).from(customers{}).where(customers::name.in(wanted))).value();
  };
  CHECK(found({"one-1", "one-2", "two-1"}) == 2);
  CHECK(found({"one-3"}) == 1);
  CHECK(found({}) == 0);
  CHECK(found({"one-1", "one-1"}) == 1);
}

TEST_CASE("a table that another program adds while statements are cached changes nothing of their scope",
          "[db][session]") {
  plain_database file;
  file.create(schema::info());
  rs::database db = file.open(schema::info(), {.pool_size = 1});
  add_rows(db);
  CHECK(customer_count(db.for_tenant(1)) == 3);
  file.run("CREATE TABLE extra (x INTEGER); CREATE INDEX more ON customers (name)");
  CHECK(customer_count(db.for_tenant(2)) == 2);  // the database has prepared the statement anew
  CHECK(customer_count(db.for_tenant(1)) == 3);
}

TEST_CASE("tenants and keys above 2^32 survive every path", "[db][session]") {
  constexpr std::int64_t big = 5'000'000'000;  // 705032704 when cut to 32 bits
  constexpr std::int64_t cut = 705'032'704;
  rs::database db = open(1);
  const auto largest = std::numeric_limits<std::int64_t>::max();
  const auto smallest = std::numeric_limits<std::int64_t>::min();
  for (const std::int64_t tenant : {big, largest, smallest, -big}) {
    INFO("tenant " << tenant);
    rs::session session = db.for_tenant(tenant);
    CHECK(session.tenant().integer() == tenant);
    add_customer(session, "big");
    CHECK(customer_count(session) == 1);
    CHECK(session(rs::query<"big.tenant">().select(customers::tenant_id).from(customers{})).value() == tenant);
  }
  CHECK(customer_count(db.for_tenant(cut)) == 0);
  CHECK(customer_count(db.for_tenant(-1)) == 0);

  const auto add = [](std::int64_t key) {
    return rs::query<"big.add">().insert_into(customers{}).set(customers::id = key, customers::name = "k");
  };
  {
    rs::session other = db.for_tenant(cut);  // has what a cut tenant or a cut key would find
    other(add(cut + 7));
    add_order(other, cut + 7, 1);
  }
  rs::session session = db.for_tenant(big);
  CHECK(session(add(big + 7)).affected_rows == 1);
  if (plain_database::is_postgresql())
    session(add(big + 8));  // keys that are named do not move those that the database makes
  else
    CHECK(add_customer(session, "next") == big + 8);
  add_order(session, big + 7, 1);
  const auto joined =
      session(rs::query<"big.join">()
                  .select(orders::customer_id, customers::id)
                  .from(orders{})
                  .join(customers{}, orders::customer_id == customers::id)
                  .where(customers::id.in({big + 7, cut + 7}) && orders::customer_id.in({big + 7, cut + 7})))
          .one();
  CHECK(joined[orders::customer_id] == big + 7);
  CHECK(joined[customers::id] == big + 7);
  CHECK(session(rs::query<"big.sum">().select(rs::sum(orders::customer_id)).from(orders{})).value() == big + 7);
  CHECK(session(rs::query<"big.cut">().select(rs::count()).from(customers{}).where(customers::id == cut + 7)).value() ==
        0);
  const auto move = [](std::int64_t to) {
    return rs::query<"big.update">()
        .update(orders{})
        .set(orders::customer_id = to)
        .where(orders::customer_id.in({big + 7, cut + 7}));
  };
  CHECK_THROWS_AS(session(move(cut + 7)), rs::scope_violation);
  CHECK(session(move(big + 8)).affected_rows == 1);
  struct pair {
    std::int64_t id;
    std::int64_t customer;
  };
  CHECK(session(rs::query<"big.struct">().select(orders::id, orders::customer_id).from(orders{}))
            .to<pair>()
            .at(0)
            .customer == big + 8);
  CHECK(session(rs::query<"big.remove">().remove_from(orders{}).where(orders::customer_id.in({big + 8, cut + 7})))
            .affected_rows == 1);
}
