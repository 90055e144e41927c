#include <atomic>
#include <random>
#include <thread>

#include "accounts.hpp"

namespace rs = rowscope;
using namespace rowscope_tests;
using namespace rowscope_tests::accounts_on_postgresql;

namespace {

constexpr std::int64_t tenants = 10'000;
constexpr int rows_of_each = 3;
constexpr int threads = 8;
constexpr int statements_of_each = 12'500;

/// What one thread does, and what it sees of others.
class worker {
 public:
  worker(rs::database& db, unsigned seed) : db_(db), random_(seed) {}

  void work() {
    while (done < statements_of_each) {
      const std::int64_t tenant = std::uniform_int_distribution<std::int64_t>(1, tenants)(random_);
      rs::session own = db_.for_tenant(tenant);
      if (random_() % 4 != 0) {
        auto tx = own.transaction();
        for (int i = 0; i < 25; ++i) one_statement(own, tenant);
        if (random_() % 8 != 0) tx.commit();
      } else {
        one_statement(own, tenant);
      }
    }
  }

  int done = 0;
  std::size_t foreign = 0;

 private:
  void one_statement(rs::session& own, std::int64_t tenant) {
    ++done;
    switch (random_() % 4) {
      case 0: {
        const auto name = "of " + std::to_string(tenant);
        // Of another tenant as a rule: nothing may change then.
        const auto id = std::uniform_int_distribution<std::int64_t>(1, tenants * rows_of_each)(random_);
        const bool is_own = (id - 1) / rows_of_each + 1 == tenant;
        foreign += own(rename(id, name)).affected_rows > (is_own ? 1 : 0) ? 1U : 0U;
        break;
      }
      case 1: {
        const auto first = (tenant - 1) * rows_of_each + 1;
        foreign += own(rename(first, "of " + std::to_string(tenant))).affected_rows == 1 ? 0U : 1U;
        break;
      }
      default:
        for (const auto& row : own(rs::query<"pg.threads">()
                                       .select(accounts::id, accounts::tenant_id, accounts::name)
                                       .from(accounts{})
                                       .order_by(accounts::id)))
          foreign +=
              row[accounts::tenant_id] == tenant && row[accounts::name] == "of " + std::to_string(tenant) ? 0U : 1U;
    }
  }

  rs::database& db_;
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("on postgresql eight threads with ten thousand tenants see no row of another", "[postgresql][volume]") {
  NEEDS_POSTGRESQL();
  filled shop(0, 4);
  shop.plain->run("INSERT INTO accounts (tenant_id, name) SELECT 1 + (n - 1) / " + std::to_string(rows_of_each) +
                  ", 'of ' || 1 + (n - 1) / " + std::to_string(rows_of_each) + " FROM generate_series(1, " +
                  std::to_string(tenants * rows_of_each) + ") AS n");
  std::vector<worker> workers;
  for (unsigned i = 0; i < threads; ++i) workers.emplace_back(shop.db, i + 1);
  std::vector<std::thread> running;
  std::atomic<int> failed{0};
  for (worker& w : workers)
    running.emplace_back([&w, &failed] {
      try {
        w.work();
      } catch (...) {
        ++failed;
      }
    });
  for (std::thread& t : running) t.join();
  int done = 0;
  std::size_t foreign = 0;
  for (const worker& w : workers) {
    done += w.done;
    foreign += w.foreign;
  }
  std::printf("show: postgresql: %d statements of %d threads for %lld tenants, %zu rows of others\n", done, threads,
              static_cast<long long>(tenants), foreign);
  CHECK(failed == 0);
  CHECK(done >= threads * statements_of_each);
  CHECK(foreign == 0);
  CHECK(shop.value("SELECT count(*) FROM accounts WHERE name <> 'of ' || tenant_id") == "0");
  CHECK(shop.value(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'") ==
        "0");
  CHECK(std::stoi(shop.value("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")) <= 4 + 1 + 1);
}
