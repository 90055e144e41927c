// What was seen in no statement that somebody wrote down: statements made by a grammar, as many as the time allows.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "catch.hpp"
#include "support/compared_worlds.hpp"
#include "support/sql_maker.hpp"

namespace rowscope_tests::guarded {
namespace {

using clock = std::chrono::steady_clock;

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* set = std::getenv(name);
  return set != nullptr ? std::strtoull(set, nullptr, 10) : otherwise;
}

/// Of the first ones it is looked at what they would do without the guard, which takes much longer: for a third of the
/// time at most.
constexpr std::size_t most_measured = 2000;

struct tally {
  std::size_t statements = 0;
  std::size_t succeeded = 0;
  std::size_t refused = 0;
  std::size_t failed = 0;
  std::size_t measured = 0;
  std::size_t harmful = 0;
  std::size_t leaks = 0;

  void add(const outcome_of& o) {
    ++statements;
    if (!o.error)
      ++succeeded;
    else if (o.error->find("raw SQL was refused") != std::string::npos)
      ++refused;
    else
      ++failed;
  }
};

/// SQLite takes memory for each sorter and gives it back: that the system takes it each time costs two thirds of the
/// time.
void keep_memory() {
#ifdef __GLIBC__
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, 1 << 26);
#endif
}

/// SQLite is free to give rows in any order where none is asked for.
effects in_some_order(effects done) {
  for (unguarded_world::effect& e : done) std::ranges::sort(e.outcome.rows);
  return done;
}

}  // namespace

TEST_CASE("no statement that a grammar makes tells of other tenants' rows or touches them",
          "[guard][generated][volume]") {
  keep_memory();
  const std::uint64_t seed = setting("ROWSCOPE_GUARD_SEED", 20'260'101);
  const auto start = clock::now();
  const std::chrono::seconds length(setting("ROWSCOPE_GUARD_SECONDS", 5));
  constexpr std::size_t most_shown = 5;

  compared_worlds compared;
  sql_maker maker(seed);
  tally found;
  while (clock::now() < start + length && found.leaks < most_shown) {
    const made_statement made = maker.next();
    INFO(made.sql);
    effects done = made.is_write ? compared.run(made.sql) : compared.read(made.sql);
    if (!made.is_ordered) done = in_some_order(std::move(done));
    found.add(done[0].outcome);
    if (found.measured < most_measured && clock::now() < start + length / 3) {
      ++found.measured;
      if (compared.is_harmful_without_guard(made.sql)) ++found.harmful;
    }
    if (!compared.is_leak(done)) continue;
    ++found.leaks;
    INFO(to_string(done));
    CHECK_FALSE(compared.is_leak(done));
  }
  CHECK(compared.are_untouched());

  const double seconds = std::chrono::duration<double>(clock::now() - start).count();
  std::printf(
      "show: guard, generated: %zu statements in %.0f s, seed %llu, %zu succeeded, %zu refused, %zu failed, %zu leak or "
      "write without the guard (of the first %zu), %zu leaks\n",
      found.statements, seconds, static_cast<unsigned long long>(seed), found.succeeded, found.refused, found.failed,
      found.harmful, found.measured, found.leaks);
  // What is mostly refused, or harmless anyway, would show nothing.
  CHECK(found.statements >= 100);
  CHECK(found.succeeded * 10 >= found.statements * 6);
  CHECK(found.harmful * 4 >= found.measured);
}

}  // namespace rowscope_tests::guarded
