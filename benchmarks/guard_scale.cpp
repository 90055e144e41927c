// What the guard of raw SQL costs: on a million rows of a thousand tenants each statement once with the tenant and the
// way to it written by hand, through the SQLite C API, and once as session.raw(); what a new connection pays for its
// guard; and what the first execution of a statement does.
//
// Prints one table. With --check it exits with 1 where a figure is above its limit. Both sides must read the same rows.
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>

#include "guard_scale/fifty_tables.hpp"
#include "guard_scale/works.hpp"
#include "temporary_directory.hpp"

namespace guard_scale {
namespace {

using namespace std::chrono_literals;
using clock = std::chrono::steady_clock;
using microseconds = std::chrono::duration<double, std::micro>;

constexpr std::int64_t tenant = 7;
constexpr double most_installation_ms = 25;

bool is_within_limits = true;

void print(const char* what, const char* unit, double by_hand, double guarded, double ratio, double limit) {
  const bool is_over = limit > 0 && ratio > limit;
  is_within_limits = is_within_limits && !is_over;
  std::printf("%-44s %9.2f %9.2f %-2s %7.2f ", what, by_hand, guarded, unit, ratio);
  if (limit > 0)
    std::printf("%6.0f%s\n", limit, is_over ? "  above its limit" : "");
  else
    std::printf("     -\n");
}

/// The time of one of many operations: of the fastest of some rounds, since whatever else the machine does only adds.
class timed {
 public:
  explicit timed(std::function<std::uint64_t(int)> operation) : operation_(std::move(operation)) {
    const auto start = clock::now();
    for (count_ = 0; clock::now() - start < 20ms; ++count_) operation_(count_);
  }
  void round() {
    std::uint64_t sum = 0;
    const auto start = clock::now();
    for (int i = 0; i < count_; ++i) sum += operation_(i);
    best_ = std::min(best_, microseconds(clock::now() - start) / count_);
    (void)sum;
  }
  [[nodiscard]] double best() const { return best_.count(); }

 private:
  std::function<std::uint64_t(int)> operation_;
  int count_ = 0;
  microseconds best_ = 1h;
};

std::uint64_t add(std::uint64_t sum, std::int64_t a, std::int64_t b) {
  return sum + static_cast<std::uint64_t>(a) * 31 + static_cast<std::uint64_t>(b);
}

void compare(const char* what, double limit, const std::function<std::uint64_t(int)>& by_hand,
             const std::function<std::uint64_t(int)>& guarded) {
  for (int i = 0; i < 20; ++i)
    if (by_hand(i) != guarded(i)) throw std::runtime_error(std::string(what) + ": the two sides read other rows");
  timed hand(by_hand), guard(guarded);
  for (int i = 0; i < 9; ++i) {
    hand.round();
    guard.round();
  }
  print(what, "us", hand.best(), guard.best(), guard.best() / hand.best(), limit);
}

std::uint64_t sum_of(raw::statement& s) {
  const raw::statement::execution e(s);
  std::uint64_t sum = 0;
  while (s.step()) sum = add(sum, s.integer(0), s.integer(1));
  return sum;
}
std::uint64_t sum_of(const rs::raw_rows<row>& rows) {
  std::uint64_t sum = 0;
  for (const auto& [a, b] : rows) sum = add(sum, a, b);
  return sum;
}

std::vector<std::int64_t> column_of(raw::connection& c, std::string_view sql) {
  raw::statement s(c, sql);
  s.bind(tenant);
  std::vector<std::int64_t> all;
  while (s.step()) all.push_back(s.integer(0));
  return all;
}
keys keys_of(raw::connection& c) {
  return {column_of(c, "SELECT id FROM customers WHERE tenant_id = ?1"),
          column_of(c, "SELECT o.id FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.tenant_id = ?1"),
          column_of(c,
                    "SELECT i.id FROM customers c JOIN orders o ON o.customer_id = c.id JOIN items i "
                    "ON i.order_id = o.id WHERE c.tenant_id = ?1")};
}

void compare_statements(raw::connection& c, rs::session& session) {
  const keys all = keys_of(c);
  for (const work& w : works) {
    raw::statement by_hand(c, w.by_hand);
    compare(
        w.name, w.limit,
        [&](int i) {
          by_hand.bind(tenant, w.key(all, i));
          return sum_of(by_hand);
        },
        [&](int i) { return sum_of(w.run(session, w.key(all, i))); });
  }
}

/// Each execution is of a text that was not prepared before.
void compare_preparing(raw::connection& c, rs::session& session) {
  const keys all = keys_of(c);
  int text = 0;
  const auto next = [&](const char* sql) { return sql + std::to_string(++text); };
  compare(
      "first execution, 2 foreign keys: by key", 0,
      [&](int i) {
        raw::statement s(c,
                         next("SELECT i.id, i.amount FROM items i JOIN orders o ON o.id = i.order_id JOIN customers c "
                              "ON c.id = o.customer_id WHERE c.tenant_id = ?1 AND i.id = ?2 AND i.amount <> -"));
        s.bind(tenant, item(all, i));
        return sum_of(s);
      },
      [&](int i) {
        return sum_of(
            session.raw<row>(rs::site<"bench.first">,
                             rs::unchecked_sql(next("SELECT id, amount FROM items WHERE id = ? AND amount <> -")),
                             rs::use(item(all, i))));
      });
}

/// What a session costs that gets a new connection: the time of the fastest of some, and the memory of each.
struct opening_cost {
  double ms;
  double kilobytes;
};
opening_cost opening(const std::string& path, rs::raw_mode mode) {
  constexpr std::size_t connections = 30;
  rs::database db(rs::sqlite(path, {.pool_size = connections, .guard = {.mode = mode}}), fifty_tables{});
  std::vector<rs::session> open;          // each has a connection of its own
  open.push_back(db.for_tenant(tenant));  // made when the database was opened
  microseconds best = 1h;
  const std::size_t before = mallinfo2().uordblks;
  while (open.size() < connections) {
    const auto start = clock::now();
    open.push_back(db.for_tenant(tenant));
    best = std::min<microseconds>(best, clock::now() - start);
  }
  const auto bytes = static_cast<double>(mallinfo2().uordblks - before);
  return {best.count() / 1000, bytes / 1024 / (connections - 1)};
}

void compare_opening(const std::string& path) {
  rs::database(rs::sqlite(path), fifty_tables{}).create_tables();
  const opening_cost off = opening(path, rs::raw_mode::off);
  const auto show = [&](const char* what, rs::raw_mode mode) {
    const opening_cost guarded = opening(path, mode);
    const double installation = guarded.ms - off.ms;
    const bool is_over = installation > most_installation_ms;
    is_within_limits = is_within_limits && !is_over;
    std::printf("%-44s %9.2f %9.2f ms %+6.2f %5.0f%s\n", what, off.ms, guarded.ms, installation, most_installation_ms,
                is_over ? "  above its limit" : "");
    std::printf("%-44s %9.0f %9.0f KB\n", "  its memory", off.kilobytes, guarded.kilobytes);
  };
  show("a new connection, 50 tables, read_only", rs::raw_mode::read_only);
  show("a new connection, 50 tables, read_write", rs::raw_mode::read_write);
}

void run_all() {
  const rowscope_benchmarks::temporary_directory directory;
  const std::string path = directory.file("shop.db");
  rs::database(rs::sqlite(path), shop{}).create_tables();
  raw::connection by_hand(path);
  fill(by_hand);
  rs::database db(rs::sqlite(path, {.pool_size = 1}), shop{});
  rs::session session = db.for_tenant(tenant);
  std::printf("%-44s %9s %9s %10s %6s\n", "1,000,000 rows, 1,000 tenants", "by hand", "guarded", "ratio", "limit");
  compare_statements(by_hand, session);
  compare_preparing(by_hand, session);
  compare_opening(directory.file("fifty.db"));
}

}  // namespace
}  // namespace guard_scale

int main(int argc, char** argv) {
  const bool is_check = argc == 2 && std::strcmp(argv[1], "--check") == 0;
  if (argc > 1 && !is_check) {
    std::fprintf(stderr, "usage: %s [--check]\n", argv[0]);
    return 2;
  }
  try {
    guard_scale::run_all();
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
  return is_check && !guard_scale::is_within_limits ? 1 : 0;
}
