// What a statement shows and does under the guard does not depend on the rows of other tenants.
#include <array>
#include <cstdio>

#include "catch.hpp"
#include "support/corpus.hpp"
#include "support/guarded_world.hpp"

namespace rowscope_tests::guarded {
namespace {

/// Every mechanism in every position.
std::vector<corpus_entry> crossed() {
  std::vector<corpus_entry> all;
  const auto mechanisms = read_corpus("mechanisms.sql");
  for (const corpus_entry& p : read_corpus("positions.sql"))
    for (const corpus_entry& m : mechanisms) {
      std::string sql = p.sql;
      const std::size_t at = sql.find("{rows}");
      REQUIRE(at != std::string::npos);
      all.push_back({m.kind, p.kind, sql.replace(at, 6, m.sql)});
    }
  return all;
}

bool same(const unguarded_world::effect& a, const unguarded_world::effect& b) {
  return a.outcome == b.outcome && a.own == b.own;
}

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
  std::array<guarded_world, 3> guarded{guarded_world(world::alone), guarded_world(world::harmless),
                                       guarded_world(world::poisoned)};
  const std::array<unguarded_world, 3> plain{unguarded_world(world::alone), unguarded_world(world::harmless),
                                             unguarded_world(world::poisoned)};
  std::array<text_rows, 3> others;
  for (std::size_t i = 0; i < guarded.size(); ++i) others[i] = guarded[i].others();

  counts found;
  for (const corpus_entry& e : entries) {
    ++found.statements;
    std::array<unguarded_world::effect, 3> bare;
    std::array<unguarded_world::effect, 3> held;
    for (std::size_t i = 0; i < 3; ++i) {
      bare[i] = plain[i].run(e.sql);
      held[i] = guarded[i].run(e.sql);
    }
    bool is_harmful = !same(bare[0], bare[1]) || !same(bare[0], bare[2]);
    for (std::size_t i = 0; i < 3; ++i) is_harmful = is_harmful || bare[i].others != plain[i].others();
    if (is_harmful) ++found.harmful;
    if (held[0].outcome.error) ++found.refused;
    bool is_leak = false;
    for (std::size_t i = 0; i < 3; ++i) {
      is_leak = is_leak || !same(held[0], held[i]);
      is_leak = is_leak || (!held[i].outcome.error && held[i].others != others[i]);
    }
    if (!is_leak) continue;
    if (tells_by_key(e)) {
      ++found.by_keys;
      continue;
    }
    ++found.leaks;
    UNSCOPED_INFO(e.kind << " | " << e.position << "\n"
                         << e.sql << "\nalone: " << to_string(held[0].outcome) << "\nharmless: "
                         << to_string(held[1].outcome) << "\npoisoned: " << to_string(held[2].outcome));
    CHECK(!is_leak);
  }
  for (std::size_t i = 0; i < guarded.size(); ++i) CHECK(guarded[i].others() == others[i]);
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

TEST_CASE("no way to other tenants' rows opens in any position of a statement", "[guard][corpus]") {
  const counts found = try_all(crossed());
  show("mechanisms in positions", found);
  CHECK(found.statements >= 1500);
  CHECK(found.harmful >= 1000);
}

}  // namespace rowscope_tests::guarded
