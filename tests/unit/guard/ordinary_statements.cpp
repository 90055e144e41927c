// Ordinary SQL does under the guard what it does in a database that has the tenant's rows alone.
#include <cstdio>
#include <map>

#include "catch.hpp"
#include "support/corpus.hpp"
#include "support/guarded_world.hpp"

namespace rowscope_tests::guarded {
namespace {

/// What is otherwise under the guard, and why: each stands in docs/limits.md.
const std::map<std::string, std::string>& exceptions() {
  static const std::map<std::string, std::string> list{
      {"select | alias named like a schema", "main. is taken for the schema, which raw SQL may not name"},
  };
  return list;
}

}  // namespace

TEST_CASE("ordinary statements give what they give in a database of the tenant alone", "[guard][corpus]") {
  guarded_world guarded(world::poisoned);
  const unguarded_world plain(world::alone);
  std::size_t equal = 0, excepted = 0;
  for (const corpus_entry& e : read_corpus("ordinary.sql")) {
    const unguarded_world::effect under = guarded.run(e.sql);
    const bool compares = e.kind != "insert-omit" && e.kind != "insert-auto" && e.kind != "select-temp";
    INFO(e.kind << " | " << e.position << "\n" << e.sql << "\nunder the guard: " << to_string(under.outcome));
    if (exceptions().contains(e.kind + " | " + e.position)) {
      ++excepted;
      CHECK(under.outcome.error);
      continue;
    }
    if (!compares) {
      CHECK_FALSE(under.outcome.error);
      ++equal;
      continue;
    }
    const unguarded_world::effect bare = plain.run(e.sql);
    INFO("plain: " << to_string(bare.outcome));
    CHECK_FALSE(under.outcome.error);
    CHECK(under.outcome == bare.outcome);
    CHECK(under.own == bare.own);
    if (under.outcome == bare.outcome) ++equal;
  }
  std::printf("show: guard, ordinary: %zu statements as in plain SQLite, %zu named exceptions\n", equal, excepted);
  CHECK(equal >= 230);
}

}  // namespace rowscope_tests::guarded
