#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include <rapidcheck.h>

#include "comparison.hpp"
#include "support/catch.hpp"

/// The main oracle: the same random work on one database that all tenants share, through rowscope, and on one separate
/// database for each tenant, or set of tenants, without it.
///
///     ROWSCOPE_ORACLE_SEED=17         only this seed
///     ROWSCOPE_ORACLE_STATEMENTS=N    at least so many statements of each seed
///     ROWSCOPE_ORACLE_SHRINK=0        the first program that differs, as it is
namespace rowscope_tests::oracle {

/// RapidCheck prints nothing of a program: the difference tells its statements.
static void showValue(const program&, std::ostream&) {}

namespace {

constexpr std::int64_t fixed_seed = 20240229;
constexpr std::size_t steps_of_program = 44;
constexpr std::chrono::seconds shrinking_time{15};

std::int64_t setting(const char* name, std::int64_t otherwise) {
  const char* set = std::getenv(name);
  return set != nullptr ? std::strtoll(set, nullptr, 10) : otherwise;
}

program random_program(rc::Random random) {
  const auto next = [&](std::uint64_t n) { return static_cast<std::uint16_t>(random.next() % n); };
  program p;
  p.sharing = next(6);
  for (std::size_t n = 0; n < steps_of_program; ++n) {
    step s;
    for (std::size_t i = 0; i < 140; ++i) s.push_back(next(65536));
    p.steps.push_back(std::move(s));
  }
  return p;
}

/// Fewer steps first, then simpler ones.
rc::Seq<program> simpler(const program& p) {
  const auto with = [sharing = p.sharing](std::vector<step> steps) { return program{sharing, std::move(steps)}; };
  const auto simpler_step = [](const step& s) {
    return rc::seq::concat(rc::shrink::removeChunks(s), rc::shrink::eachElement(s, [](std::uint16_t n) {
                             return rc::shrink::towards(n, std::uint16_t{0});
                           }));
  };
  return rc::seq::concat(rc::seq::map(rc::shrink::removeChunks(p.steps), with),
                         rc::seq::map(rc::shrink::eachElement(p.steps, simpler_step), with));
}

rc::Gen<program> programs() {
  return [](const rc::Random& random, int) {
    return rc::shrinkable::shrinkRecur(random_program(random), [](const program& p) { return simpler(p); });
  };
}

struct silent_listener : rc::detail::TestListener {
  void onTestCaseFinished(const rc::detail::CaseDescription&) override {}
  void onShrinkTried(const rc::detail::CaseDescription&, bool) override {}
  void onTestFinished(const rc::detail::TestMetadata&, const rc::detail::TestResult&) override {}
};

/// \returns the shortest program found that differs, as SQL; "" where none does
std::string first_difference(comparison& both, std::int64_t seed, std::int64_t statements) {
  std::string shortest;
  std::optional<std::chrono::steady_clock::time_point> deadline;
  const auto property = [&] {
    if (shortest.empty() && both.counts().statements >= statements) return;
    const program p = *programs();
    if (deadline && std::chrono::steady_clock::now() > *deadline) return;  // short enough
    if (auto difference = both.run(p)) {
      if (!deadline) deadline = std::chrono::steady_clock::now() + shrinking_time;
      shortest = *std::move(difference);
      RC_FAIL("different");
    }
  };
  rc::detail::TestParams parameters;
  parameters.seed = static_cast<std::uint64_t>(seed);
  // A program runs at least a third of its steps as statements.
  parameters.maxSuccess = static_cast<int>(statements * 3 / static_cast<std::int64_t>(steps_of_program)) + 1;
  parameters.disableShrinking = setting("ROWSCOPE_ORACLE_SHRINK", 1) == 0;
  silent_listener listener;
  const auto result = rc::detail::checkTestable(property, rc::detail::TestMetadata{"oracle", ""}, parameters, listener,
                                                std::unordered_map<std::string, rc::detail::Reproduce>{});
  if (result.template is<rc::detail::SuccessResult>()) return "";
  std::ostringstream told;
  if (shortest.empty()) rc::detail::printResultMessage(result, told);
  return shortest + told.str();
}

std::string percent(std::int64_t part, std::int64_t whole) {
  return std::to_string(part * 100 / std::max<std::int64_t>(whole, 1)) + " %";
}

void show(const mix& m, std::int64_t seed, bool differs) {
  std::printf("show: oracle: %lld statements, seed %lld, %s\n", static_cast<long long>(m.statements),
              static_cast<long long>(seed), differs ? "DIFFERENT" : "0 differences");
  std::string text = "show:   " + percent(m.succeeded, m.statements) + " succeeded, " +
                     percent(m.with_rows, m.statements) + " with rows, " +
                     percent(m.touched_foreign_keys, m.statements) + " touch foreign keys, " +
                     percent(m.in_transactions, m.statements) + " in transactions, " +
                     percent(m.under_sets, m.statements) + " under sets";
  for (const auto& [kind, n] : m.of_kind) text += ", " + std::to_string(n) + " " + kind;
  text += "; failed as expected:";
  for (const auto& [kind, n] : m.of_failure) text += " " + std::to_string(n) + " " + kind;
  text += ", " + std::to_string(m.told_otherwise) + " by another row; " + std::to_string(m.refused) +
          " refused by the database";
  std::printf("%s\n", text.c_str());
  std::fflush(stdout);
}

void check_seed(std::int64_t seed, std::int64_t statements) {
  comparison both;
  const std::string difference = first_difference(both, seed, statements);
  const mix& m = both.counts();
  show(m, seed, !difference.empty());
  INFO("ROWSCOPE_ORACLE_SEED=" << seed << " ROWSCOPE_ORACLE_STATEMENTS=" << statements << "\n" << difference);
  REQUIRE(difference.empty());
  CHECK(m.statements >= statements);
  CHECK(m.refused * (plain_database::is_postgresql() ? 20 : 1000) <= m.statements);
  CHECK(m.succeeded * 10 >= m.statements * 6);
  CHECK(m.with_rows * 10 >= m.statements * 3);
  CHECK(m.touched_foreign_keys * 10 >= m.statements * 2);
}

}  // namespace

TEST_CASE("random work gives what it gives on a separate database for each tenant", "[oracle]") {
  // On PostgreSQL each is a round trip or two.
  const std::int64_t statements = setting("ROWSCOPE_ORACLE_STATEMENTS", plain_database::is_postgresql() ? 1200 : 10000);
  if (std::getenv("ROWSCOPE_ORACLE_SEED") != nullptr) return check_seed(setting("ROWSCOPE_ORACLE_SEED", 0), statements);
  check_seed(fixed_seed, statements);
  // Between two kinds of database a new seed may come upon a difference that is neither's bug: give others by hand.
  if (plain_database::is_postgresql()) return;
  // Another one each time, so that no bug can hide behind the first.
  check_seed(std::random_device()() & 0x7fffffff, statements / 2);
}

}  // namespace rowscope_tests::oracle
