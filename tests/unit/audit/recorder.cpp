// What a recorder writes down of each execution, and that nothing that goes wrong with it meets the application.
#include <rowscope/audit/recorder.hpp>

#include <rowscope/audit/failure.hpp>

#include "support/catch.hpp"
#include "support/small_shop.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
namespace audit = rs::audit;
using Catch::Matchers::ContainsSubstring;
using texts = std::vector<std::string>;

auto ids() { return rs::query<"record.ids">().select(customers::id).from(customers{}).order_by(customers::id); }

std::string text_of(const audit::record& r) {
  std::string tables;
  for (const std::string& t : r.tables) tables += (tables.empty() ? "" : ",") + t;
  return r.site + ' ' + r.verb + ' ' + tables + ' ' + to_string(r.scope) + ' ' + std::to_string(r.rows) +
         (r.outcome == rs::outcome::ok ? " ok" : " failed");
}

/// A recorder that is attached, with what it has written.
struct recording {
  explicit recording(audit::recorder_options options = {}) : recorder(memory, options) {}
  std::vector<audit::record> take() {
    recorder.flush();
    return memory->take();
  }
  texts take_texts() {
    texts all;
    for (const audit::record& r : take()) all.push_back(text_of(r));
    return all;
  }

  std::shared_ptr<audit::memory_sink> memory = std::make_shared<audit::memory_sink>();
  audit::recorder recorder;
  rs::observation watch{recorder};
};

/// A sink that fails while it is told to.
struct failing_sink : audit::sink {
  bool fails_at_begin = false;
  bool fails = false;
  std::size_t written = 0;

  void begin(const audit::run_info&) override {
    if (fails_at_begin) throw audit::failure(audit::verdict::cannot_write, "no room to begin");
  }
  void write(std::span<const audit::record> batch) override {
    if (fails) throw audit::failure(audit::verdict::cannot_write, "no room for a batch");
    written += batch.size();
  }
  void end(const audit::run_totals&) override {
    if (fails) throw audit::failure(audit::verdict::cannot_write, "no room for the end");
  }
};

audit::verdict refusal_of(audit::recorder_options options) {
  try {
    const audit::recorder r(std::make_shared<audit::memory_sink>(), options);
  } catch (const audit::failure& f) {
    return f.why();
  }
  return audit::verdict::pass;
}

}  // namespace

TEST_CASE("a record has site, place, verb, shape, tables, scope, rows, times, outcome and thread",
          "[audit][recorder]") {
  rs::database db = open(1);
  recording seen;
  rs::session session = db.for_tenant(1);
  const auto before = std::chrono::system_clock::now();
  (void)session(ids()).tuples();
  session(rs::query<"record.add">().insert_into(customers{}).set(customers::name = "secret"));
  CHECK_THROWS_AS(add_order(session, 4, 1), rs::scope_violation);
  const auto after = std::chrono::system_clock::now();
  const std::vector<audit::record> all = seen.take();
  REQUIRE(all.size() == 3);
  CHECK(text_of(all[0]) == "record.ids select customers 1 3 ok");
  CHECK(text_of(all[1]) == "record.add insert customers 1 1 ok");
  CHECK(text_of(all[2]) == "shop.add_order insert orders 1 0 failed");
  for (const audit::record& r : all) {
    CHECK(r.at >= before);
    CHECK(r.at <= after);
    CHECK(r.duration.count() > 0);
    CHECK(r.duration <= after - before);
    CHECK(r.shape != 0);
    CHECK(r.line != 0);
    CHECK(r.thread == 1);
    CHECK(r.test.empty());
  }
  CHECK(all[0].file == "recorder.cpp");
  CHECK(all[0].shape != all[1].shape);
  CHECK(seen.take().empty());
}

TEST_CASE("a record has the where_if() that were on", "[audit][recorder]") {
  rs::database db = open(1);
  recording seen;
  rs::session session = db.for_tenant(1);
  for (const bool on : {false, true})
    (void)session(rs::query<"record.if">().select(customers::id).from(customers{}).where_if(on, [] {
      return customers::id == 1;
    })).tuples();
  const auto all = seen.take();
  REQUIRE(all.size() == 2);
  CHECK(all[0].conditions == 0);
  CHECK(all[1].conditions == 1);
}

TEST_CASE("scopes of every kind are recorded", "[audit][recorder][unscoped]") {
  rs::database db = open(1);
  recording seen;
  (void)db.for_scope(rs::tenants{1, 2})(ids()).tuples();
  { const auto all = db.unscoped(rs::site<"record.all">, "sums of all, which is a long reason"); }
  {
    auto unscoped = db.unscoped(rs::site<"record.unscoped">, "why");
    (void)unscoped(ids()).tuples();
    (void)unscoped.as(2)(ids()).tuples();
  }
  CHECK(seen.take_texts() == texts{"record.ids select customers {1,2} 5 ok",
                                   "record.all unscoped  every (record.all: sums of all, which is a long reason) 0 ok",
                                   "record.unscoped unscoped  every (record.unscoped: why) 0 ok",
                                   "record.ids select customers every (record.unscoped: why) 5 ok",
                                   "record.ids select customers 2 2 ok"});
}

TEST_CASE("text tenants are recorded as texts, and of any length", "[audit][recorder]") {
  rs::database db{rs::sqlite_memory(), text_shop::schema{}};
  db.create_tables();
  recording seen{{.ring = 1}};
  const std::string uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";
  const std::string longest(1500, 'x');
  for (const std::string& tenant : {std::string("acme"), uuid, longest}) (void)text_shop::bodies(db.for_tenant(tenant));
  (void)text_shop::bodies(db.for_scope(rs::tenants{"a", "b,c"}));
  const auto all = seen.take();
  REQUIRE(all.size() == 4);
  using value = audit::recorded_scope::value;
  CHECK(all[0].scope.parts == std::vector<audit::recorded_scope::part>{{"tenant", {value("acme")}, false}});
  CHECK(all[1].scope.parts == std::vector<audit::recorded_scope::part>{{"tenant", {value(uuid)}, false}});
  CHECK(all[2].scope.parts == std::vector<audit::recorded_scope::part>{{"tenant", {value(longest)}, false}});
  CHECK(all[3].scope.parts == std::vector<audit::recorded_scope::part>{{"tenant", {value("a"), value("b,c")}, true}});
  CHECK(seen.recorder.lost() == 0);
}

TEST_CASE("a scope that does not fit a ring is lost, counted and told, and the next one is recorded",
          "[audit][recorder]") {
  rs::database db{rs::sqlite_memory(), text_shop::schema{}};
  db.create_tables();
  recording seen{{.ring = 1}};
  (void)text_shop::bodies(db.for_tenant(std::string(5000, 'x')));
  (void)text_shop::bodies(db.for_tenant("acme"));
  CHECK(seen.take_texts() == texts{"text_shop.bodies select notes acme 0 ok"});
  CHECK(seen.recorder.lost() == 1);
  CHECK_THAT(seen.recorder.problem(), ContainsSubstring("recorder_options::ring"));
}

namespace {

template <rs::fixed_string Name>
struct one_of_many : rs::table<one_of_many<Name>, Name> {
  template <rs::fixed_string Column, class T, class... Options>
  using column = rs::column<one_of_many, Column, T, Options...>;
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{id, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

template <class Table>
auto any_in() {
  return rs::exists(rs::select(Table::id).from(Table{}));
}

}  // namespace

TEST_CASE("a statement of more tables than a slot has room for is recorded with each", "[audit][recorder]") {
  using a = one_of_many<"a">;
  using b = one_of_many<"b">;
  using c = one_of_many<"c">;
  using d = one_of_many<"d">;
  using e = one_of_many<"e">;
  using f = one_of_many<"f">;
  rs::database db{rs::sqlite_memory(), rs::schema<a, b, c, d, e, f>{}};
  db.create_tables();
  recording seen;
  (void)db
      .for_tenant(1)(rs::query<"record.tables">()
                         .select(rs::count())
                         .from(a{})
                         .where(any_in<b>() || any_in<c>() || any_in<d>() || any_in<e>() || any_in<f>()))
      .value();
  (void)db.for_tenant(2)(rs::query<"record.table">().select(rs::count()).from(a{})).value();
  const auto all = seen.take();
  REQUIRE(all.size() == 2);
  CHECK(std::set(all[0].tables.begin(), all[0].tables.end()) == std::set<std::string>{"a", "b", "c", "d", "e", "f"});
  CHECK(to_string(all[0].scope) == "1");
  CHECK(all[1].tables == texts{"a"});
}

TEST_CASE("what runs in a test is recorded with its name", "[audit][recorder]") {
  rs::database db = open(1);
  recording seen;
  rs::session session = db.for_tenant(1);
  texts tests;
  for (const char* name : {"a test", "", "a test", "another \"test\""}) {
    seen.recorder.in_test(name);
    (void)session(ids()).tuples();
  }
  for (const audit::record& r : seen.take()) tests.push_back(r.test);
  CHECK(tests == texts{"a test", "", "a test", "another \"test\""});
}

TEST_CASE("a full ring is written by its own thread, in order and without a loss", "[audit][recorder]") {
  rs::database db = open(1);
  const std::size_t ring = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{64});
  recording seen{{.ring = ring}};
  rs::session session = db.for_tenant(1);
  for (int i = 0; i < 100; ++i)
    (void)session(rs::query<"record.limit">().select(customers::id).from(customers{}).limit(i % 4)).tuples();
  CHECK(seen.memory->take().size() + std::bit_ceil(ring) >= 100 - 1);
  for (int i = 0; i < 100; ++i)
    (void)session(rs::query<"record.limit">().select(customers::id).from(customers{}).limit(i % 4)).tuples();
  (void)seen.memory->take();
  CHECK(seen.recorder.lost() == 0);
  seen.recorder.flush();
  CHECK(seen.recorder.written() == 200);
}

TEST_CASE("one of three executions is recorded, from the first one on; every unscoped session is",
          "[audit][recorder]") {
  rs::database db = open(1);
  recording seen{{.one_of = 3}};
  for (int i = 0; i < 7; ++i)
    (void)db.for_tenant(1)(rs::query<"record.one_of">().select(customers::id).from(customers{}).limit(i)).tuples();
  std::vector<std::int64_t> rows;
  for (const audit::record& r : seen.take()) rows.push_back(r.rows);
  CHECK(rows == std::vector<std::int64_t>{0, 3, 3});
  for (int i = 0; i < 2; ++i) (void)db.unscoped(rs::site<"record.sampled">, "each is recorded");
  CHECK(seen.take().size() == 2);
}

TEST_CASE("a sink that fails meets no query: records are lost and counted, and later ones are written",
          "[audit][recorder]") {
  rs::database db = open(1);
  const auto sink = std::make_shared<failing_sink>();
  audit::recorder recorder(sink, {.ring = 4});
  const auto watch = rs::observe(recorder);
  rs::session session = db.for_tenant(1);
  sink->fails = true;
  for (int i = 0; i < 9; ++i) CHECK(session(ids()).tuples().size() == 3);
  CHECK(recorder.lost() == 8);
  CHECK(recorder.written() == 0);
  CHECK(recorder.problem() == "no room for a batch");
  sink->fails = false;
  recorder.flush();
  CHECK(recorder.written() == 1);
  CHECK(sink->written == 1);
  sink->fails = true;
  recorder.close();
  CHECK(recorder.problem() == "no room for the end");
  CHECK(recorder.lost() == 8);
}

TEST_CASE("a recorder cannot begin where its sink cannot, nor with options that make no sense", "[audit][recorder]") {
  const auto sink = std::make_shared<failing_sink>();
  sink->fails_at_begin = true;
  CHECK_THROWS_AS(audit::recorder(sink), audit::failure);
  CHECK_THROWS_AS(audit::recorder(nullptr), audit::failure);
  CHECK(refusal_of({.ring = 0}) == audit::verdict::usage);
  CHECK(refusal_of({.ring = std::size_t{1} << 40U}) == audit::verdict::usage);
  CHECK(refusal_of({.one_of = 0}) == audit::verdict::usage);
  CHECK(refusal_of({}) == audit::verdict::pass);
}

TEST_CASE("a recorder ends with what is in its rings, and one after the other may live on one thread",
          "[audit][recorder]") {
  rs::database db = open(1);
  for (int i = 0; i < 3; ++i) {
    const auto memory = std::make_shared<audit::memory_sink>();
    {
      audit::recorder recorder(memory);
      const auto watch = rs::observe(recorder);
      CHECK(customer_count(db.for_tenant(1)) == 3);
      CHECK_FALSE(memory->is_complete());
    }
    CHECK(memory->is_complete());
    CHECK(memory->take().size() == 1);
  }
}

TEST_CASE("two recorders each have every record, and a closed one no more", "[audit][recorder]") {
  rs::database db = open(1);
  recording first, second;
  rs::session session = db.for_tenant(1);
  for (int i = 0; i < 3; ++i) (void)session(ids()).tuples();
  CHECK(first.take().size() == 3);
  CHECK(second.take().size() == 3);
  first.recorder.close();
  (void)session(ids()).tuples();
  CHECK(first.take().empty());
  CHECK(second.take().size() == 1);
  CHECK(first.recorder.lost() == 0);
}

namespace {

/// Writes what it is given by statements of the library.
struct own_database_sink : audit::sink {
  rs::database db = open(1);
  std::size_t written = 0;

  void begin(const audit::run_info&) override {}
  void write(std::span<const audit::record> batch) override {
    rs::session session = db.for_tenant(1);
    for (const audit::record& r : batch) add_customer(session, r.site);
    written += batch.size();
  }
  void end(const audit::run_totals&) override {}
};

}  // namespace

TEST_CASE("what a sink runs itself is not recorded, and does not wait for the recorder", "[audit][recorder]") {
  rs::database db = open(1);
  const auto sink = std::make_shared<own_database_sink>();
  audit::recorder recorder(sink, {.ring = 4});
  const auto watch = rs::observe(recorder);
  rs::session session = db.for_tenant(1);
  for (int i = 0; i < 20; ++i) (void)session(ids()).tuples();
  recorder.flush();
  CHECK(sink->written == 20);
  CHECK(recorder.lost() == 0);
}
