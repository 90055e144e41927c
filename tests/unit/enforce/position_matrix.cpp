#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include <rowscope/error.hpp>

#include "positions/positions.hpp"
#include "positions/tables.hpp"
#include "support/catch.hpp"
#include "support/trees.hpp"

/// Every position in which a table can stand, times every scope rule, times every form of a scope, on databases in
/// which each row out of the scope fails the statement that touches it. What is expected comes from plain SQL on a
/// database that holds the rows of the scope and no other: one of SQLite's, also where the library runs on PostgreSQL.
/// There each of the two nets holds by itself too.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using namespace rowscope_tests::positions;

/// While a rule of the scope pass is broken: what is enough to notice.
bool is_reduced() { return std::getenv("ROWSCOPE_MATRIX_REDUCED") != nullptr; }

/// SQLite allocates and frees some hundred kilobytes for each statement that sorts; giving them back to the system each
/// time would take most of the test's time.
void keep_freed_memory() {
#ifdef M_TRIM_THRESHOLD
  ::mallopt(M_TRIM_THRESHOLD, 256 << 20);
  ::mallopt(M_MMAP_THRESHOLD, 64 << 20);
#endif
}

/// Without the scope pass nobody fills in whose a row is, the key of an upsert is not that of the table, and what no
/// tenant writes is what the role has no right to.
bool is_held_by_database(const rs::error& e) {
  return dynamic_cast<const rs::scope_violation*>(&e) != nullptr ||
         dynamic_cast<const rs::constraint_error*>(&e) != nullptr ||
         std::string_view(e.what()).find("ON CONFLICT") != std::string_view::npos ||
         std::string_view(e.what()).find("permission denied") != std::string_view::npos;
}

class matrix {
 public:
  void run(const family& of) {
    for (const indexes i : {indexes::covering, indexes::declared, indexes::none}) {
      // Tables of so few rows are read as a whole there.
      if (i != indexes::declared && plain_database::is_postgresql()) continue;
      indexes_ = i;
      for (const form f : forms) {
        if (i != indexes::declared && f != form::one && (f != form::set || i == indexes::covering)) continue;
        if (f == form::unscoped && tried_net() != net::both) continue;
        if (is_reduced() && (i == indexes::covering ? f != form::one : i == indexes::none || f != form::set)) continue;
        world w(of, f, i);
        for (const subject& s : of.subjects) {
          if (is_reduced() && !wrong.empty()) return;
          here_ = std::string(s.rule) + ", " + to_string(f) + ", " + to_string(i);
          run_reads(w, {of, s, f});
          run_writes(w, {of, s, f});
        }
      }
    }
  }

  std::size_t cells = 0, foreign_rows = 0, refused = 0, stopped = 0;
  std::map<std::string, std::size_t> reasons{}, beyond{};
  std::vector<std::string> wrong{};
  std::map<std::string, std::map<form, text_rows>> seen{};

 private:
  void fail(const position& p, const std::string& sql, const std::string& what) {
    wrong.push_back(p.name + ": " + here_ + ": " + what + "\n    " + sql);
  }
  static std::string shown(const text_rows& rows) {
    std::string text;
    for (const std::string& row : rows) text += " [" + row + "]";
    return text.substr(0, 600);
  }
  static std::size_t in_first_only(const text_rows& a, const text_rows& b) {
    text_rows more;
    std::ranges::set_difference(a, b, std::back_inserter(more));
    return more.size();
  }

  void run_reads(world& w, const place& at) {
    static const std::vector<position> all = [] {
      std::vector<position> list = select_positions();
      for (position& p : join_positions()) list.push_back(std::move(p));
      return list;
    }();
    auto quiet = w.hold_still();
    for (const position& p : all) {
      if (!is_tried(p, at)) continue;
      const auto made = p.make(at);
      if (!made) continue;
      ++cells;
      try {
        text_rows expected = w.expected(made->sql);
        if (!made->is_ordered) expected = sorted(std::move(expected));
        read(w, at, p, *made, expected);
        if (p.is_seen) note_seen(p, at, expected);
      } catch (const std::exception& e) {
        fail(p, made->sql, e.what());
        quiet.reset();  // nothing else runs in it
        quiet = w.hold_still();
      }
    }
  }
  [[nodiscard]] bool is_tried(const position& p, const place& at) const {
    if (p.with == position::indexed::any) return true;
    if (indexes_ != indexes::declared || is_reduced()) return false;
    return !plain_database::is_postgresql() || at.scope == form::one ||
           (at.scope == form::set && tried_net() == net::both);
  }
  void read(world& w, const place& at, const position& p, const statement& s, const text_rows& expected) {
    text_rows found = w.run(at.s, s.tree, s.values).rows;
    if (!s.is_ordered) found = sorted(std::move(found));
    foreign_rows += in_first_only(sorted(found), sorted(expected));
    if (found != expected) return fail(p, s.sql, "expected" + shown(expected) + ", found" + shown(found));
    if (indexes_ != indexes::declared || is_reduced() || plain_database::is_postgresql()) return;
    tree::statement counted;
    counted.body.from = tree::derived_source(s.tree.body, "counted");
    counted.body.outputs.push_back({tree::call("COUNT", {})});
    counted.value_count = s.tree.value_count;
    const text_rows count = w.run(at.s, counted, s.values).rows;
    if (count != text_rows{std::to_string(found.size())}) fail(p, s.sql, "is counted as" + shown(count));
  }

  void run_writes(world& w, const place& at) {
    static const std::vector<position> all = [] {
      std::vector<position> list = update_positions();
      for (position& p : remove_positions()) list.push_back(std::move(p));
      for (position& p : insert_positions()) list.push_back(std::move(p));
      return list;
    }();
    for (const position& p : all) {
      const auto made = p.make(at);
      if (!made) continue;
      try {
        write(w, at, p, *made);
      } catch (const std::exception& e) {
        fail(p, made->sql, e.what());
      }
    }
  }
  void write(world& w, const place& at, const position& p, const statement& s) {
    if (!s.refused.empty()) return refuse(w, at, p, s);
    ++cells;
    text_rows expected, after;
    const text_rows returned = sorted(w.expected_write(s.sql, expected));
    if (p.is_seen) note_seen(p, at, expected);
    text_rows all = expected;
    all.insert(all.end(), w.foreign().begin(), w.foreign().end());
    all = sorted(std::move(all));
    text_rows found;
    try {
      found = sorted(w.run_and_undo(at.s, s.tree, s.values, after).rows);
    } catch (const rs::error& e) {
      if (tried_net() != net::row_security || s.tree.what != tree::verb::insert || !is_held_by_database(e)) throw;
      ++stopped;
      return;
    }
    foreign_rows += in_first_only(found, returned) + in_first_only(w.foreign(), after);
    if (found != returned) fail(p, s.sql, "returned" + shown(found) + " instead of" + shown(returned));
    if (after != all) {
      text_rows more, less;
      std::ranges::set_difference(after, all, std::back_inserter(more));
      std::ranges::set_difference(all, after, std::back_inserter(less));
      fail(p, s.sql, "left" + shown(more) + " instead of" + shown(less));
    }
  }
  void refuse(world& w, const place& at, const position& p, const statement& s) {
    ++refused;
    ++reasons[s.refused];
    text_rows after;
    try {
      w.run_and_undo(at.s, s.tree, s.values, after);
      // A source that has no rows under an empty set gives nothing to refuse.
      if (tried_net() != net::row_security) fail(p, s.sql, "is not refused, although " + s.refused);
    } catch (const rs::error& e) {
      const bool by_design = dynamic_cast<const rs::scope_violation*>(&e) != nullptr ||
                             dynamic_cast<const rs::constraint_error*>(&e) != nullptr;
      if (!by_design && tried_net() != net::row_security) throw;
      if (!is_held_by_database(e)) {
        if (p.beyond_row_security.empty()) throw;
        ++beyond[p.name + ": " + p.beyond_row_security];
      }
    }
    foreign_rows += in_first_only(w.contents(), after);
    if (after != w.contents()) fail(p, s.sql, "was refused, and wrote");
  }

  void note_seen(const position& p, const place& at, const text_rows& rows) {
    seen[p.name + ": " + at.s.rule][at.scope] = rows;
  }

  std::string here_;
  indexes indexes_ = indexes::declared;
};

}  // namespace

TEST_CASE("a table shows no foreign row, and changes none, in whatever position it stands",
          "[enforce][matrix][volume]") {
  keep_freed_memory();
  const bool is_scoped =
      scoped_sql(select_tree(instance_of<notes>(), {at(notes::part)})).find("tenant_id") != std::string::npos;
  if (tried_net() != net::both) REQUIRE(is_scoped == (tried_net() == net::scope_pass));
  matrix m;
  m.run(numbers());
  m.run(texts_family());
  for (std::size_t i = 0; i < m.wrong.size() && i < 40; ++i) std::printf("wrong: %s\n", m.wrong[i].c_str());
  CHECK(m.wrong.empty());
  CHECK(m.foreign_rows == 0);
  CHECK(m.cells > 1000);
  // The positive control: where every tenant's rows count, the result is another one.
  for (auto& [name, of] : m.seen)
    if (of.contains(form::one) && of.contains(form::unscoped)) {
      INFO(name);
      CHECK(of[form::one] != of[form::unscoped]);
    }
  if (is_reduced()) return;
  std::printf("show: position matrix: %zu cells, %zu foreign rows\n", m.cells, m.foreign_rows);
  std::printf("position matrix: %zu more are refused by design:\n", m.refused);
  for (const auto& [reason, count] : m.reasons) std::printf("  %5zu  %s\n", count, reason.c_str());
  if (m.stopped > 0)
    std::printf("position matrix: %zu inserts that lack the tenant fail, and write nothing\n", m.stopped);
  for (const auto& [position, count] : m.beyond)
    std::printf("position matrix: %zu fail on a foreign row, and write nothing: %s\n", count, position.c_str());
  std::printf("position matrix: not written:\n");
  for (const not_sql& n : not_written()) std::printf("  %s: %s\n", n.position.c_str(), n.reason.c_str());
}
