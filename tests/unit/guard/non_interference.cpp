// What a statement shows and does under the guard does not depend on the rows of other tenants.
#include <cstdio>

#include "catch.hpp"
#include "support/compared_worlds.hpp"
#include "support/corpus.hpp"

namespace rowscope_tests::guarded {
namespace {

/// A key that is unique over all tenants tells that it is taken, or which was the last: docs/limits.md says so.
bool tells_by_key(const corpus_entry& e) {
  return e.kind == "taken id" || e.kind == "counter" || (e.kind == "row id" && e.position == "insert");
}

struct counts {
  std::size_t statements = 0;
  std::size_t harmful = 0;  ///< without the guard they tell of other tenants' rows, or touch them
  std::size_t refused = 0;
  std::size_t by_keys = 0;
  std::size_t leaks = 0;
};

counts try_all(const std::vector<corpus_entry>& entries) {
  compared_worlds compared;
  counts found;
  for (const corpus_entry& e : entries) {
    ++found.statements;
    const effects held = compared.run(e.sql);
    if (compared.is_harmful_without_guard(e.sql)) ++found.harmful;
    if (held[0].outcome.error) ++found.refused;
    const bool leaks = compared.is_leak(held);
    if (!leaks) continue;
    if (tells_by_key(e)) {
      ++found.by_keys;
      continue;
    }
    ++found.leaks;
    UNSCOPED_INFO(e.kind << " | " << e.position << "\n" << e.sql << "\n" << to_string(held));
    CHECK(!leaks);
  }
  CHECK(compared.are_untouched());
  return found;
}

void show(const char* what, const counts& c) {
  std::printf(
      "show: guard, %s: %zu statements, %zu of them leak or write without the guard, %zu refused, %zu leaks, %zu tell "
      "of a taken key\n",
      what, c.statements, c.harmful, c.refused, c.leaks, c.by_keys);
}

}  // namespace

TEST_CASE("no hostile statement tells of other tenants' rows or touches them", "[guard][corpus]") {
  const counts found = try_all(read_corpus("hostile.sql"));
  show("hostile", found);
  CHECK(found.statements >= 300);
  CHECK(found.harmful >= 200);
}

TEST_CASE("no way to other tenants' rows opens in any position of a statement", "[guard][corpus][volume]") {
  const counts found = try_all(crossed_corpus());
  show("mechanisms in positions", found);
  CHECK(found.statements >= 1500);
  CHECK(found.harmful >= 1000);
}

}  // namespace rowscope_tests::guarded
