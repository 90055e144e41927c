// What an observer is told of each execution, and that it is told of each.
#include <limits>
#include <thread>

#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using texts = std::vector<std::string>;

/// Keeps what it is told, each execution as "site verb tables scope rows outcome".
struct recorder : rs::observer {
  texts executions;
  texts opened;
  std::vector<std::string> sql;
  std::vector<std::chrono::nanoseconds> durations;
  std::vector<std::pair<std::string, std::uint32_t>> places;
  std::thread::id thread;

  static std::string name_of(const rs::scope& s) {
    return s.tenant() ? rs::to_string(*s.tenant())
                      : "every(" + std::string(s.unscoped_site()) + ": " + std::string(s.unscoped_reason()) + ")";
  }
  void executed(const rs::execution& e) noexcept override {
    std::string tables;
    for (const rs::table_info* t : e.tables) tables += (tables.empty() ? "" : ",") + std::string(t->name);
    executions.push_back(std::string(e.site) + ' ' + std::string(e.verb) + ' ' + tables + ' ' + name_of(e.scope) + ' ' +
                         std::to_string(e.rows) +
                         (e.outcome == rs::outcome::ok ? " ok"
                          : e.began                    ? " failed"
                                                       : " never began"));
    sql.emplace_back(e.sql);
    durations.push_back(e.duration);
    places.emplace_back(e.file, e.line);
    thread = std::this_thread::get_id();
  }
  void opened_unscoped(const rs::scope& s) noexcept override { opened.push_back(name_of(s)); }
  texts take() { return std::exchange(executions, {}); }
};

auto ids() { return rs::query<"watch.ids">().select(customers::id).from(customers{}).order_by(customers::id); }

}  // namespace

TEST_CASE("an observer is told of every verb: site, tables, scope, rows, outcome", "[db][observer]") {
  rs::database db = open(1);
  recorder seen;
  const auto watch = rs::observe(seen);
  rs::session session = db.for_tenant(1);
  CHECK(session(ids()).tuples().size() == 3);
  session(rs::query<"watch.insert">().insert_into(customers{}).set(customers::name = "secret"));
  session(rs::query<"watch.update">().update(customers{}).set(customers::email = "secret").where(customers::id > 2));
  session(rs::query<"watch.none">().update(customers{}).set(customers::email = "x").where(customers::id == 4));
  session(rs::query<"watch.remove">().remove_from(orders{}).where(orders::total > 150.0));
  CHECK(session(rs::query<"watch.join">()
                    .select(rs::count())
                    .from(orders{})
                    .join(customers{}, orders::customer_id == customers::id))
            .value() == 1);
  CHECK(seen.take() == texts{"watch.ids select customers 1 3 ok", "watch.insert insert customers 1 1 ok",
                             "watch.update update customers 1 2 ok", "watch.none update customers 1 0 ok",
                             "watch.remove remove orders 1 2 ok", "watch.join select orders,customers 1 1 ok"});
  for (const std::string& sql : seen.sql) CHECK(sql.find("secret") == std::string::npos);
  CHECK(seen.sql[0].starts_with("SELECT "));
  for (const auto& [file, line] : seen.places) {
    CHECK(file == "observer.cpp");
    CHECK(line > 20);
  }
  CHECK(seen.thread == std::this_thread::get_id());
}

TEST_CASE("rows are told when they are over, with as many as were read", "[db][observer]") {
  rs::database db = open(1);
  recorder seen;
  const auto watch = rs::observe(seen);
  rs::session session = db.for_tenant(1);
  {
    const auto rows = session(ids());
    CHECK(seen.executions.empty());
    auto i = rows.begin();
    ++i;
    const auto copy = rows;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  CHECK(seen.take() == texts{"watch.ids select customers 1 2 ok"});
  CHECK(seen.durations.back() >= std::chrono::milliseconds(5));
  { const auto unread = session(ids()); }
  CHECK(seen.take() == texts{"watch.ids select customers 1 1 ok"});
  CHECK_THROWS_AS(session(ids()).one(), rs::ambiguous_result);
  CHECK(seen.take() == texts{"watch.ids select customers 1 2 ok"});
  CHECK(session(rs::query<"watch.empty">().select(customers::id).from(customers{}).where(customers::id == 4))
            .tuples()
            .empty());
  CHECK(seen.take() == texts{"watch.empty select customers 1 0 ok"});
}

TEST_CASE("rows that their session or database ends are told once", "[db][observer]") {
  recorder seen;
  const auto watch = rs::observe(seen);
  std::optional<rs::database> db = open(1);
  seen.take();
  {
    const auto rows = [&] {
      rs::session session = db->for_tenant(2);
      return session(ids());
    }();
    CHECK(seen.take() == texts{"watch.ids select customers 2 1 ok"});
  }
  {
    const auto rows = db->for_tenant(1)(ids());
    db.reset();
    CHECK(seen.executions.size() == 1);
  }
  CHECK(seen.take().size() == 1);
}

TEST_CASE("failed executions are told as failed", "[db][observer]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  constexpr std::int64_t huge = std::numeric_limits<std::int64_t>::max() / 2 + 1;
  const auto with_key = [](std::int64_t key) {
    return rs::query<"watch.twice">().insert_into(customers{}).set(customers::id = key, customers::name = "x");
  };
  const auto total = rs::query<"watch.total">().select(rs::sum(orders::customer_id)).from(orders{});
  CHECK(session(total).value() == 1 + 2 + 3);
  session(with_key(huge));
  add_order(session, huge, 1);
  add_order(session, huge, 2);
  recorder seen;
  const auto watch = rs::observe(seen);
  CHECK_THROWS_AS(session(with_key(1)), rs::constraint_error);
  CHECK_THROWS_AS(add_order(session, 4, 1), rs::scope_violation);
  CHECK_THROWS_AS(add_order(session, 1, std::numeric_limits<double>::quiet_NaN()), rs::value_error);
  CHECK_THROWS_AS(session(total), rs::value_error);
  const auto sums = rs::query<"watch.sums">()
                        .select(orders::customer_id, rs::sum(orders::customer_id))
                        .from(orders{})
                        .group_by(orders::customer_id)
                        .order_by(orders::customer_id);
  CHECK_THROWS_AS(session(sums).tuples(), rs::value_error);
  CHECK(seen.take() == texts{"watch.twice insert customers 1 0 failed", "shop.add_order insert orders 1 0 failed",
                             "shop.add_order insert orders 1 0 never began", "watch.total select orders 1 0 failed",
                             "watch.sums select orders 1 3 failed"});
}

TEST_CASE("a statement that checks a new parent is told once", "[db][observer]") {
  rs::database db = open(1);
  recorder seen;
  rs::session session = db.for_tenant(1);
  const auto watch = rs::observe(seen);
  const auto move = [&](std::int64_t order, std::int64_t to) {
    return session(rs::query<"watch.move">().update(orders{}).set(orders::customer_id = to).where(orders::id == order));
  };
  move(1, 2);
  move(77, 2);
  CHECK_THROWS_AS(move(1, 4), rs::scope_violation);
  CHECK_THROWS_AS(move(77, 4), rs::scope_violation);
  CHECK(seen.take() == texts{"watch.move update orders 1 1 ok", "watch.move update orders 1 0 ok",
                             "watch.move update orders 1 0 failed", "watch.move update orders 1 0 failed"});
}

TEST_CASE("nested executions of one site are told each", "[db][observer]") {
  rs::database db = open(1);
  recorder seen;
  rs::session session = db.for_tenant(2);
  const auto watch = rs::observe(seen);
  for (const auto& outer : session(ids())) {
    (void)outer[customers::id];
    (void)session(ids()).tuples();
  }
  CHECK(seen.take() == texts(3, "watch.ids select customers 2 2 ok"));
}

TEST_CASE("opening an unscoped session is told with site and reason, and what it runs", "[db][observer][unscoped]") {
  rs::database db = open(1);
  recorder seen;
  const auto watch = rs::observe(seen);
  rs::unscoped_session all = db.unscoped(rs::site<"watch.unscoped">, "the reason");
  CHECK(seen.opened == texts{"every(watch.unscoped: the reason)"});
  (void)all(ids()).tuples();
  (void)all.as(2)(ids()).tuples();
  CHECK(seen.take() == texts{"watch.ids select customers every(watch.unscoped: the reason) 5 ok",
                             "watch.ids select customers 2 2 ok"});
  const auto count_all = [&] { return customer_count(db.unscoped(rs::site<"watch.refused">, "if there is a lease")); };
  CHECK_THROWS_AS(count_all(), rs::usage_error);
  CHECK(seen.opened.size() == 1);
  { const rs::unscoped_session ended = std::move(all); }
  CHECK(count_all() == 5);
  CHECK(seen.opened.back() == "every(watch.refused: if there is a lease)");
}

TEST_CASE("nothing is told once the observation has ended", "[db][observer]") {
  rs::database db = open(1);
  recorder seen;
  rs::session session = db.for_tenant(1);
  {
    const auto watch = rs::observe(seen);
    CHECK(customer_count(session) == 3);
  }
  CHECK(seen.take().size() == 1);
  CHECK(customer_count(session) == 3);
  CHECK(seen.take().empty());
  recorder next;
  const auto watch = rs::observe(next);
  CHECK(customer_count(session) == 3);
  CHECK(next.executions == texts{"shop.customer_count select customers 1 1 ok"});
  CHECK(seen.executions.empty());
}

TEST_CASE("an execution that began before the observation is not told, and does no harm", "[db][observer]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  const auto rows = session(ids());
  recorder seen;
  const auto watch = rs::observe(seen);
  CHECK(rows.tuples().size() == 3);
  CHECK(customer_count(session) == 3);
  CHECK(seen.executions == texts{"shop.customer_count select customers 1 1 ok"});
}

TEST_CASE("several observers are each told, and may go in any order", "[db][observer]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  recorder first, second, third;
  auto watch_first = std::make_unique<rs::observation>(first);
  const auto watch_second = rs::observe(second);
  {
    const auto watch_third = rs::observe(third);
    CHECK_THROWS_AS(rs::observe(second), rs::usage_error);
    CHECK(customer_count(session) == 3);
    watch_first.reset();
    CHECK(customer_count(session) == 3);
  }
  CHECK(customer_count(session) == 3);
  CHECK(first.take().size() == 1);
  CHECK(second.take().size() == 3);
  CHECK(third.take().size() == 2);
}
