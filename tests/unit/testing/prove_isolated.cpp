#include <sstream>

#include "support/catch.hpp"
#include "support/every_rule.hpp"
#include "support/two_tenants.hpp"

#include <rowscope/testing/prove_isolated.hpp>

/// A proof of isolation holds for what keeps inside its tenant, and says what it saw of what does not.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests::every_rule;
using Catch::Matchers::ContainsSubstring;
using rowscope_tests::two_tenants;
using rs::testing::prove_isolated;

}  // namespace

TEST_CASE("work in the session's scope is isolated, whatever it returns", "[testing][isolation]") {
  rs::testing::shared_database t = two_tenants<schema>();
  REQUIRE(prove_isolated(t, [](rs::session& s) {
    return s(rs::query<"isolation.rows">().select(reviews::author, reviews::stars).from(reviews{}));
  }));
  CHECK(prove_isolated(
      t, [](rs::session& s) { return s(rs::query<"isolation.count">().select(rs::count()).from(users{})).value(); }));
  CHECK(prove_isolated(t, [](rs::session& s) {
    std::vector<std::string> codes;
    for (const auto& row : s(rs::query<"isolation.codes">().select(teams::code).from(teams{})))
      codes.push_back(row[teams::code]);
    return codes;
  }));
  CHECK(prove_isolated(t, [](rs::session& s) {
    return s(rs::query<"isolation.update">()
                 .update(templates{})
                 .set(templates::title = "x")
                 .where(templates::title == "title 1"));
  }));
}

TEST_CASE("work that sees nothing proves nothing", "[testing][isolation]") {
  rs::testing::shared_database t = two_tenants<schema>();
  const auto result = prove_isolated(t, [](rs::session& s) {
    return s(rs::query<"isolation.nothing">().select(teams::code).from(teams{}).where(teams::tenant_id == 2));
  });
  CHECK(!result);
  CHECK_THAT(result.failure(), ContainsSubstring("the first tenant sees nothing"));
}

TEST_CASE("work that makes its sessions itself takes the database and the scope", "[testing][isolation]") {
  rs::testing::shared_database t = two_tenants<schema>();
  CHECK(prove_isolated(t, [](rs::database& db, const rs::scope& scope) {
    rs::session s = db.for_scope(scope);
    return s(rs::query<"isolation.by_scope">().select(teams::code).from(teams{})).tuples();
  }));
  const auto leak = prove_isolated(t, [](rs::database& db, const rs::scope&) {
    rs::unscoped_session all = db.unscoped(rs::site<"isolation.unscoped">, "a leak for the proof to find");
    return all(rs::query<"isolation.of_all">().select(teams::code).from(teams{})).tuples();
  });
  CHECK(!leak);
  std::ostringstream text;
  text << leak;
  CHECK(
      text.str() ==
      "not isolated: the first tenant gets 4 values from the shared database, and 2 values from one of its own: what it "
      "gets depends on the other tenant's rows");
}

TEST_CASE("work that goes past its session is told, for nothing could be compared", "[testing][isolation]") {
  rs::testing::shared_database t = two_tenants<schema>();
  const auto result = prove_isolated(t, [&](rs::session&) {
    rs::unscoped_session all = t.db.unscoped(rs::site<"isolation.leak">, "a leak for the proof to find");
    return all(rs::query<"isolation.leaked">().select(teams::code).from(teams{})).tuples();
  });
  CHECK(!result);
  CHECK_THAT(result.failure(), ContainsSubstring("uses the shared database past the session"));
}

TEST_CASE("work that depends on the other tenant's rows is told by what it gets", "[testing][isolation]") {
  rs::testing::shared_database t = two_tenants<schema>();
  std::size_t calls = 0;
  const auto result = prove_isolated(t, [&](rs::session& s) {
    const auto own = s(rs::query<"isolation.own">().select(teams::code).from(teams{})).tuples();
    return own.size() + (calls++ == 0 ? 1 : 0);  // one more from the shared database
  });
  CHECK(!result);
  CHECK_THAT(result.failure(),
             ContainsSubstring("gets 3 values from the shared database, and 2 values from one of its own"));
}

TEST_CASE("work that writes the other tenant's rows is not isolated", "[testing][isolation]") {
  rs::testing::shared_database t = two_tenants<schema>();
  const auto result = prove_isolated(t, [&](rs::database& db, const rs::scope& scope) {
    rs::unscoped_session all = db.unscoped(rs::site<"isolation.write">, "a leak for the proof to find");
    all(rs::query<"isolation.written">()
            .update(templates{})
            .set(templates::title = "x")
            .where(templates::owner == 2 && templates::title == "title 1"));
    rs::session s = all.as(scope);
    return s(rs::query<"isolation.seen">().select(templates::title).from(templates{})).tuples();
  });
  CHECK(!result);
  CHECK(result.failure() == "as the first tenant, it changes rows of the other tenant in templates");
}
