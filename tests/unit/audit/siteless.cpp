// Statements that belong to no site: what runs through a session of SOCI's that was borrowed.
#include <filesystem>
#include <source_location>
#include <sstream>

#include <soci/soci.h>
#include <nlohmann/json.hpp>
#include <rowscope/audit/coverage.hpp>
#include <rowscope/audit/report.hpp>

#include "audit/sample_audit.hpp"
#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "testing/recorded_run.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using Catch::Matchers::ContainsSubstring;
namespace audit = rowscope::audit;

const audit::siteless_key search{"pages.cpp", 31, "select", "select total from orders where note = ?"};

sample::audit_of_a_shop shop_with_siteless() {
  sample::audit_of_a_shop shop;
  shop.tests.siteless[search] = {{shop.test("the list has the shop's own orders"), 3},
                                 {shop.test("an order is closed by its owner"), 1}};
  return shop;
}

}  // namespace

TEST_CASE("what tests run through a borrowed session is recorded with its place", "[audit][siteless]") {
  rs::database db = open();
  soci::session sql(db.backend(), "");
  audit::recorded_run run(std::filesystem::canonical("/proc/self/exe").string());
  const auto watch = rs::observe(run);
  const std::uint32_t line = std::source_location::current().line() + 2;
  const auto read = [&] {
    const rs::session one = db.borrow(sql, 1);
    int n = 0;
    sql << "select count(*) from orders where total > 5", soci::into(n);
    return n;
  };
  CHECK(read() == 3);  // in no test
  run.starts_test("the test", __FILE__, __LINE__);
  for (int i = 0; i < 2; ++i) CHECK(read() == 3);
  {
    rs::session one = db.borrow(sql, 1);
    CHECK(customer_count(one) == 3);  // has a site
  }
  run.ends_test(true, 1);
  const audit::coverage seen = run.take(false);
  REQUIRE(seen.siteless.size() == 1);
  const auto& [key, by_test] = *seen.siteless.begin();
  CHECK(key == audit::siteless_key{"siteless.cpp", line, "select", "select count (*) from orders where total > ?"});
  REQUIRE(by_test.size() == 1);
  CHECK(by_test.begin()->first.name == "the test");
  CHECK(by_test.begin()->second == 2);
}

TEST_CASE("statements of no site are kept in the records, and summed", "[audit][siteless][coverage]") {
  const sample::audit_of_a_shop shop = shop_with_siteless();
  audit::coverage twice = audit::coverage_from_json(audit::to_json(shop.tests), "a.json");
  CHECK(twice.siteless == shop.tests.siteless);
  twice.merge(shop.tests);
  CHECK(twice.siteless.at(search).at(shop.test("the list has the shop's own orders")) == 6);
}

TEST_CASE("statements of no site are listed, and fail nothing", "[audit][siteless][report]") {
  const sample::audit_of_a_shop without, shop = shop_with_siteless();
  const audit::judgement before = without.judge(), j = shop.judge();
  CHECK(j.result == before.result);
  CHECK(j.problems.size() == before.problems.size());
  CHECK(j.sites.size() == before.sites.size());

  std::ostringstream text;
  audit::write_text(text, j, shop.options.asked);
  CHECK_THAT(text.str(), ContainsSubstring("\nno site: borrowed at pages.cpp:31, run 4 times: " + search.sql +
                                           "\n\n"
                                           "audit: 12 sites"));
  std::ostringstream out;
  audit::write_json(out, j, shop.tests, shop.proofs, shop.options.asked);
  const auto listed = nlohmann::json::parse(out.str()).at("siteless");
  REQUIRE(listed.size() == 1);
  CHECK(listed.at(0).at("file") == "pages.cpp");
  CHECK(listed.at(0).at("line") == 31);
  CHECK(listed.at(0).at("verb") == "select");
  CHECK(listed.at(0).at("sql") == search.sql);
  CHECK(listed.at(0).at("tests").size() == 2);
  CHECK(listed.at(0).at("tests").at(1).at("executions") == 3);
}
