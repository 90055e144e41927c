// Takes bytes as SQL under the guard, and compares what it says and does in databases that differ in the rows of other
// tenants only. What it finds is no crash alone: a difference is a leak.
//
// Run by ./dev fuzz SECONDS, which begins with the statements of tests/guard.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "unit/guard/support/compared_worlds.hpp"

namespace rowscope_tests::guarded {
namespace {

/// Rows of others by whom they belong to: a fuzzer gives the tenant's own rows any key.
constexpr const char* rows_of_others =
    "SELECT 'account', id, name, '', '', '' FROM main.accounts WHERE id <> 1 "
    "UNION ALL SELECT 'customer', id, account_id, name, data, score FROM main.customers WHERE account_id <> 1 "
    "UNION ALL SELECT 'order', o.id, customer_id, total, state, note FROM main.orders o "
    "JOIN main.customers c ON c.id = customer_id WHERE account_id <> 1 "
    "UNION ALL SELECT 'item', i.id, order_id, product, amount, i.data FROM main.items i "
    "JOIN main.orders o ON o.id = order_id JOIN main.customers c ON c.id = customer_id WHERE account_id <> 1 "
    "UNION ALL SELECT 'label', id, account_id, word, '', '' FROM main.labels WHERE account_id <> 1 "
    "UNION ALL SELECT 'currency', code, digits, '', '', '' FROM main.currencies "
    "UNION ALL SELECT 'user', id, name, '', '', '' FROM main.users "
    "UNION ALL SELECT 'membership', id, account_id, user_id, role, '' FROM main.memberships WHERE account_id <> 1 "
    "UNION ALL SELECT 'secret', id, account_id, word, '', '' FROM main.secrets "
    "UNION ALL SELECT 'object', type, name, sql, '', '' FROM main.sqlite_master ORDER BY 1, 2";

/// A world in which the tenant has the highest key of each table, so that a key that is generated tells of nobody, and
/// in which a statement that runs away is soon broken off.
class fuzzed_world {
 public:
  explicit fuzzed_world(world w) {
    fill(file_, w);
    file_.run(
        "INSERT INTO customers VALUES (1000, 1, 'Max', NULL, '{}', 40); INSERT INTO orders VALUES (1000, 1, 1.5, 'new', '');"
        "INSERT INTO items VALUES (1000, 1, 'cap', 2, '[]'); INSERT INTO labels VALUES (1000, 1, 'last');"
        "INSERT INTO users VALUES (1000, 'max'); INSERT INTO memberships VALUES (1000, 1, 1000, 'reader');"
        "DELETE FROM journal;");
    others_ = file_.rows(rows_of_others);
    db_ = std::make_unique<rs::database>(rs::sqlite(file_.path(), {.pool_size = 1,
                                                                   .guard = {.mode = rs::raw_mode::read_write,
                                                                             .longest = std::chrono::milliseconds(300),
                                                                             .most_rows = 10'000,
                                                                             .most_memory = std::size_t{1} << 26U}}),
                                         schema{});
  }

  /// Runs the statement as tenant 1, and undoes what it wrote.
  [[nodiscard]] unguarded_world::effect run(const std::string& sql) {
    rs::session own = db_->for_tenant(1);
    const auto undone = own.transaction();
    unguarded_world::effect e;
    e.outcome = run_guarded(own, sql);
    if (e.outcome.error || e.outcome.written == 0) return {std::move(e.outcome), others_, {}};
    e.others = run_armed(own, rows_of_others).rows;
    e.own = run_armed(own, select_rows(true)).rows;
    return e;
  }
  [[nodiscard]] const text_rows& others() const noexcept { return others_; }
  [[nodiscard]] bool is_untouched() { return file_.rows(rows_of_others) == others_; }

 private:
  plain_database file_;
  text_rows others_;
  std::unique_ptr<rs::database> db_;
};

std::string small(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

/// Whether it can be another each time it runs.
bool tells_of_time_or_chance(const std::string& sql) {
  const std::string text = small(sql);
  return std::ranges::any_of(std::array{"random", "date", "time", "julianday", "unixepoch", "current_"},
                             [&](const char* word) { return text.find(word) != std::string::npos; });
}

/// What docs/limits.md says that it still tells: a key that is unique over all tenants, and a statement that takes
/// long. And a text with the secret name of one world's guard: the fuzzer sees what its input is compared with.
bool is_known_to_tell(const effects& done) {
  return std::ranges::any_of(done, [](const unguarded_world::effect& e) {
    if (!e.outcome.error) return false;
    const std::string& said = *e.outcome.error;
    return std::ranges::any_of(std::array{"UNIQUE constraint", "broken off", "belongs to the guard"},
                               [&](const char* known) { return said.find(known) != std::string::npos; });
  });
}

[[noreturn]] void report(const std::string& sql, const std::string& what) {
  std::fprintf(stderr, "LEAK\n%s\n%s\n", sql.c_str(), what.c_str());
  std::abort();
}

void try_one(const std::string& sql) {
  static std::array<fuzzed_world, 3> tried{fuzzed_world(world::alone), fuzzed_world(world::harmless),
                                           fuzzed_world(world::poisoned)};
  static std::size_t count = 0;
  if (tells_of_time_or_chance(sql)) return;
  effects done{tried[0].run(sql), tried[1].run(sql), tried[2].run(sql)};
  for (unguarded_world::effect& e : done) std::ranges::sort(e.outcome.rows);
  if (is_leak(done, {tried[0].others(), tried[1].others(), tried[2].others()}) && !is_known_to_tell(done))
    report(sql, to_string(done));
  // What a statement that failed has left is seen from outside; not each time, for that takes long.
  if (++count % 256 != 0) return;
  for (fuzzed_world& w : tried)
    if (!w.is_untouched()) report(sql, "rows of others are not as they were, by one of the last 256 statements");
}

}  // namespace
}  // namespace rowscope_tests::guarded

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  rowscope_tests::guarded::try_one(std::string(reinterpret_cast<const char*>(bytes), size));
  return 0;
}
