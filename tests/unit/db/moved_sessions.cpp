// Sessions and tenants that are moved, also to themselves, and sessions that end in the middle of their own call.
#include <ranges>

#include <rowscope/rowscope.hpp>

#include "support/catch.hpp"
#include "support/new_database.hpp"
#include "support/raw_sqlite.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"

namespace {

namespace rs = rowscope;
using namespace rowscope_tests;

struct docs : rs::table<docs, "docs"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"account", std::string> account{};
  static constexpr column<"body", std::string> body{};
  static constexpr auto columns = std::tuple{id, account, body};
  static constexpr auto scope = rs::scoped_by<account>;
};

rs::database open_docs() {
  rs::database db = new_database(rs::schema<docs>::info(), {.pool_size = 2});
  for (const char* account : {"0", "acme", "rival"})
    db.for_tenant(account)(rs::query<"doc.add">().insert_into(docs{}).set(docs::body = std::string("of ") + account));
  return db;
}

std::vector<std::string> bodies(rs::session& session) {
  std::vector<std::string> all;
  for (const auto& row : session(rs::query<"doc.bodies">().select(docs::body).from(docs{})))
    all.push_back(row[docs::body]);
  return all;
}

}  // namespace

TEST_CASE("a session that is moved to itself keeps its tenant", "[db][session]") {
  rs::database db = open_docs();
  rs::session session = db.for_tenant("acme");
  rs::session& same = session;
  session = std::move(same);
  CHECK(bodies(session) == std::vector<std::string>{"of acme"});
  CHECK(to_string(session.tenant()) == "acme");

  std::vector<rs::session> kept;
  kept.push_back(std::move(session));
  rs::session& first = kept[0];  // g++ 14 warns where it sees that it is the same
  kept[0] = std::move(first);
  CHECK(bodies(kept[0]) == std::vector<std::string>{"of acme"});
}

TEST_CASE("what is left of a text tenant that was moved from is no tenant", "[context][tenant]") {
  rs::database db = open_docs();
  rs::tenant named("acme");
  const rs::tenant taken = std::move(named);
  CHECK(taken == rs::tenant("acme"));
  CHECK(named != rs::tenant(0));  // NOLINT(bugprone-use-after-move): that is what is asked
  CHECK_THROWS_AS(db.for_tenant(named), rs::value_error);
  CHECK_NOTHROW(db.for_tenant(taken));
}

TEST_CASE("a session that ends while its own statement is bound is told so", "[db][session][lifetime]") {
  rs::database db = open_docs();
  const std::vector<std::int64_t> ids{1, 2, 3};
  const auto by_ids = [](auto range) {
    return rs::query<"doc.by_ids">().select(docs::body).from(docs{}).where(docs::id.in(std::move(range)));
  };
  auto session = std::make_unique<rs::session>(db.for_tenant("acme"));
  bool ends = false;
  const auto ending = ids | std::views::transform([&](std::int64_t id) {
                        if (ends) session.reset();
                        return id;
                      });
  rs::session& ended = *session;
  CHECK(ended(by_ids(ending)).tuples().size() == 1);
  ends = true;
  CHECK_THROWS_AS(ended(by_ids(ending)), rs::usage_error);

  ends = false;
  rs::session replaced = db.for_tenant("acme");
  const auto replacing = ids | std::views::transform([&](std::int64_t id) {
                           if (ends && id == 1) replaced = db.for_tenant("rival");
                           return id;
                         });
  CHECK(replaced(by_ids(replacing)).tuples().size() == 1);
  ends = true;
  CHECK_THROWS_AS(replaced(by_ids(replacing)), rs::usage_error);
  CHECK(bodies(replaced) == std::vector<std::string>{"of rival"});

  rs::session whole = db.for_tenant("acme");
  CHECK(whole(by_ids(ids | std::views::filter([](std::int64_t id) { return id > 0; }))).tuples().size() == 1);
}

TEST_CASE("an iterator that was never of any rows is told apart", "[db][rows]") {
  rs::database db = open_docs();
  rs::session session = db.for_tenant("acme");
  const auto rows = session(rs::query<"doc.all">().select(docs::id).from(docs{}).order_by(docs::id));
  decltype(rows.begin()) none{};
  CHECK_THROWS_AS(none == std::default_sentinel, rs::usage_error);
  CHECK_THROWS_AS(++none, rs::usage_error);
  CHECK_THROWS_AS(*none, rs::usage_error);
  CHECK(rows.begin() != std::default_sentinel);
  CHECK((*rows.begin())[docs::id] == 2);
}

TEST_CASE("an insert that names its key reports that key, also where the table does not number its rows by it",
          "[db][insert][sqlite]") {
  const temporary_directory directory;
  raw_sqlite raw(directory.file("docs.db"));
  raw.run("CREATE TABLE docs (id INTEGER PRIMARY KEY, account TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;");
  rs::database db{rs::sqlite(directory.file("docs.db"), {.pool_size = 1}), rs::schema<docs>{}};
  rs::session session = db.for_tenant("acme");
  const auto add = rs::query<"doc.add_named">().insert_into(docs{}).set(docs::id = 50, docs::body = "x");
  CHECK(session(add).key() == 50);
  CHECK(bodies(session) == std::vector<std::string>{"x"});
}

TEST_CASE("an insert that a trigger ignored has no key", "[db][insert]") {
  plain_database raw;
  raw.create(rs::schema<docs>::info());
  raw.leave_out_inserts("docs", "NEW.body = 'no'");
  rs::database db = raw.open(rs::schema<docs>::info(), {.pool_size = 1});
  rs::session session = db.for_tenant("acme");
  const auto add = [](const char* body) {
    return rs::query<"doc.add_watched">().insert_into(docs{}).set(docs::body = body);
  };
  CHECK(session(add("yes")).key() == 1);
  const auto ignored = session(add("no"));
  CHECK(ignored.affected_rows == 0);
  CHECK_THROWS_AS(ignored.key(), rs::usage_error);
  CHECK(bodies(session) == std::vector<std::string>{"yes"});
}
