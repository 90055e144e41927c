#pragma once
#include <atomic>
#include <barrier>
#include <chrono>
#include <numeric>
#include <thread>

#include "reads.hpp"

/// How many reads threads do in a time, each a point read outside of transactions, as of a request that is served.
namespace curves {

/// Reads the amount of a row of the thread's tenant.
using amount_reader = std::function<std::int64_t(std::int64_t id)>;

/// What a thread that serves a tenant does before it reads.
struct way_to_read {
  std::string name;
  std::function<amount_reader(std::int64_t tenant)> begin;
};

/// The rows that the threads read: each serves a tenant, and goes through that one's rows.
class tenant_rows {
 public:
  explicit tenant_rows(raw::connection& c)
      : rows_(integer(c, "SELECT max(id) FROM items")), tenants_(integer(c, "SELECT max(tenant_id) FROM items")) {}
  [[nodiscard]] std::int64_t tenant_of_thread(std::size_t t) const {
    return static_cast<std::int64_t>(t) % tenants_ + 1;
  }
  [[nodiscard]] std::int64_t key(std::int64_t tenant, std::uint64_t operation) const {
    return tenant + static_cast<std::int64_t>(operation) * 7919 % (rows_ / tenants_) * tenants_;
  }

 private:
  std::int64_t rows_;
  std::int64_t tenants_;
};

struct thread_rates {
  std::vector<double> reads{};  ///< of each thread in a second
  double cpu_nanoseconds = 0;   ///< of a read, whatever the threads waited for

  [[nodiscard]] double total() const { return std::accumulate(reads.begin(), reads.end(), 0.0); }
};

inline thread_rates read_by_threads(const way_to_read& way, std::size_t threads, double seconds,
                                    const tenant_rows& rows) {
  using clock = std::chrono::steady_clock;
  std::atomic<bool> stop = false;
  std::vector<std::uint64_t> counts(threads);
  std::vector<std::string> errors(threads);
  clock::time_point began;
  double cpu = 0;
  // Not by this thread when it goes on: on a busy machine the others have read for a while by then.
  std::barrier start(static_cast<std::ptrdiff_t>(threads) + 1, [&]() noexcept {
    began = clock::now();
    cpu = nanoseconds_of(CLOCK_PROCESS_CPUTIME_ID);
  });
  const auto serve = [&](std::size_t t) {
    const std::int64_t tenant = rows.tenant_of_thread(t);
    amount_reader read;
    try {
      read = way.begin(tenant);
    } catch (const std::exception& e) {
      errors[t] = e.what();
    }
    start.arrive_and_wait();
    if (!read) return;
    try {
      for (std::uint64_t n = 0; !stop.load(std::memory_order_relaxed); counts[t] = ++n) {
        const std::int64_t id = rows.key(tenant, n);
        if (read(id) != amount_of(id)) throw std::runtime_error(way.name + ": other values are read");
      }
    } catch (const std::exception& e) {
      errors[t] = e.what();
    }
  };
  {
    std::vector<std::jthread> all;
    for (std::size_t t = 0; t < threads; ++t) all.emplace_back(serve, t);
    start.arrive_and_wait();
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    stop = true;
    seconds = std::chrono::duration<double>(clock::now() - began).count();
    cpu = nanoseconds_of(CLOCK_PROCESS_CPUTIME_ID) - cpu;
  }
  for (const std::string& e : errors)
    if (!e.empty()) throw std::runtime_error(e);
  thread_rates rates;
  for (const std::uint64_t n : counts) rates.reads.push_back(static_cast<double>(n) / seconds);
  rates.cpu_nanoseconds = cpu / (rates.total() * seconds);
  return rates;
}

/// Opens the connections of a pool, so that no thread pays for it.
inline void open_all(rs::database& db, std::size_t connections) {
  std::vector<rs::session> open;
  while (open.size() < connections) open.push_back(db.for_tenant(1));
}

inline std::int64_t amount_by_key(rs::session& s, std::int64_t id) {
  std::int64_t amount = -1;
  for (const auto& row : s(by_key(id))) amount = row[items::amount];
  return amount;
}

inline std::vector<way_to_read> ways_to_read(const std::string& path, rs::database& wide, rs::database& narrow) {
  const auto leasing_each_time = [](rs::database& db) {
    return [&db](std::int64_t tenant) -> amount_reader {
      return [&db, tenant](std::int64_t id) {
        rs::session s = db.for_tenant(tenant);
        return amount_by_key(s, id);
      };
    };
  };
  const auto by_hand = [path](std::int64_t tenant) -> amount_reader {
    const auto c = std::make_shared<raw_connection>(path);
    const auto s = std::make_shared<raw::statement>(*c, by_key_sql);
    return [c, s, tenant](std::int64_t id) {
      const raw::statement::execution e(*s);
      s->bind(tenant, id);
      std::int64_t amount = -1;
      while (s->step()) amount = s->integer(1);
      return amount;
    };
  };
  const auto leasing_once = [&wide](std::int64_t tenant) -> amount_reader {
    const auto s = std::make_shared<rs::session>(wide.for_tenant(tenant));
    return [s](std::int64_t id) { return amount_by_key(*s, id); };
  };
  return {{"raw, a connection per thread", by_hand},
          {"a lease per thread", leasing_once},
          {"a lease per read, a connection per thread", leasing_each_time(wide)},
          {"a lease per read, a connection per core", leasing_each_time(narrow)}};
}

inline void measure_threads(const std::string& path, std::size_t threads, double seconds) {
  raw_connection looked_at(path);
  const tenant_rows rows(looked_at);
  const std::size_t cores = std::max(std::thread::hardware_concurrency(), 1U);
  rs::database wide(source_of(path, threads), shop{});
  rs::database narrow(source_of(path, cores), shop{});
  open_all(wide, threads);
  open_all(narrow, cores);
  const std::vector<way_to_read> ways = ways_to_read(path, wide, narrow);
  // Each figure is the best of the rounds, since whatever else the machine does only takes away.
  std::vector<thread_rates> best(ways.size());
  for (int round = 0; round < 5; ++round)
    for (std::size_t i = 0; i < ways.size(); ++i) {
      thread_rates rates = read_by_threads(ways[i], threads, seconds, rows);
      const double cpu = round == 0 ? rates.cpu_nanoseconds : std::min(best[i].cpu_nanoseconds, rates.cpu_nanoseconds);
      if (rates.total() > best[i].total()) best[i] = std::move(rates);
      best[i].cpu_nanoseconds = cpu;
    }
  print_figure("cores", "machine", static_cast<double>(cores));
  for (std::size_t i = 0; i < ways.size(); ++i) {
    print_figure("reads per second", ways[i].name, best[i].total());
    print_figure("of the slowest thread", ways[i].name, *std::ranges::min_element(best[i].reads));
    print_figure("cpu_ns", ways[i].name, best[i].cpu_nanoseconds);
  }
}

}  // namespace curves
