// What is kept of the executions of a run.
#include <rowscope/audit/coverage.hpp>

#include <cmath>

#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "testing/recorded_run.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
namespace audit = rowscope::audit;
using audit::mutation;

auto with_total(double total) {
  return rs::query<"coverage.total">().select(rs::count()).from(orders{}).where(orders::total == total);
}
/// How often the site was executed in the one test of a run that does the work.
template <class Work>
std::int64_t executions_of(const std::string& site, const Work& work) {
  audit::recorded_run run(std::filesystem::canonical("/proc/self/exe").string());
  const auto watch = rs::observe(run);
  run.starts_test("the test", __FILE__, __LINE__);
  work();
  run.ends_test(true, 1);
  std::int64_t n = 0;
  for (const auto& [key, s] : run.take(false).sites)
    if (key.name == site)
      for (const auto& [test, r] : s.tests) n += r.executions;
  return n;
}

}  // namespace

TEST_CASE("a statement whose value could not be bound was not executed", "[audit][coverage]") {
  rs::database db = open(1);
  rs::session one = db.for_tenant(1);
  CHECK(executions_of("coverage.total", [&] { CHECK_THROWS_AS(one(with_total(std::nan(""))), rs::value_error); }) == 0);
  CHECK(executions_of("coverage.total", [&] { CHECK(one(with_total(-1)).value() == 0); }) == 1);
}

TEST_CASE("a mutant that can be made in one form of the scope is asked for", "[audit][coverage]") {
  audit::audited_site site;
  site.add(mutation::predicates, {"", "cannot be made of a set"});
  site.add(mutation::predicates, {"SELECT 2", "of one tenant"});
  site.add(mutation::predicates, {"", "cannot be made of a set"});
  CHECK(site.mutants.at(mutation::predicates).sql == "SELECT 2");
  site.add(mutation::predicates, {"SELECT 1", "of one tenant"});
  CHECK(site.mutants.at(mutation::predicates).sql == "SELECT 1");
}
