// One recorder and many threads, which come and go. For ThreadSanitizer; results are collected, since Catch2's macros
// are for one thread.
#include <rowscope/audit/recorder.hpp>

#include <map>
#include <thread>

#include "support/catch.hpp"
#include "support/small_shop.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
namespace audit = rs::audit;

constexpr int rounds = 50;

auto first_ids(int n) {
  return rs::query<"record.first">().select(customers::id).from(customers{}).order_by(customers::id).limit(n);
}

/// Reads 0, 1, 2, 0, 1, 2 ... rows.
void read(rs::database& db, std::int64_t tenant) {
  rs::session session = db.for_tenant(tenant);
  for (int i = 0; i < rounds; ++i) (void)session(first_ids(i % 3)).tuples();
}

rs::database open_patient() {
  rs::database db{rs::sqlite_temporary({.pool_size = 3, .lease_timeout = std::chrono::minutes(2)}), schema{}};
  fill(db);
  return db;
}

/// Whether each thread's records are whole and in order.
bool are_in_order(const std::vector<audit::record>& all) {
  std::map<std::uint32_t, std::vector<const audit::record*>> by_thread;
  for (const audit::record& r : all) by_thread[r.thread].push_back(&r);
  for (const auto& [thread, records] : by_thread)
    for (std::size_t i = 0; i < records.size(); ++i)
      if (records[i]->rows != static_cast<std::int64_t>(i % 3) || records[i]->scope != records.front()->scope)
        return false;
  return true;
}

}  // namespace

TEST_CASE("threads record beside each other while another one flushes, and nothing is lost or mixed up",
          "[audit][recorder][thread]") {
  rs::database db = open_patient();
  const std::size_t ring = GENERATE(std::size_t{8}, std::size_t{1024});
  const auto memory = std::make_shared<audit::memory_sink>();
  audit::recorder recorder(memory, {.ring = ring});
  const auto watch = rs::observe(recorder);
  std::atomic<bool> over = false;
  {
    std::jthread flushing([&] {
      while (!over) {
        recorder.flush();
        recorder.in_test("a test");
        std::this_thread::yield();
      }
    });
    {
      std::vector<std::jthread> readers;
      for (const int tenant : {1, 2, 1}) readers.emplace_back([&, tenant] { read(db, tenant); });
    }
    over = true;
  }
  recorder.flush();
  const auto all = memory->take();
  CHECK(all.size() == std::size_t{3} * rounds);
  CHECK(recorder.written() == all.size());
  CHECK(recorder.lost() == 0);
  CHECK(are_in_order(all));
}

TEST_CASE("the records of a thread that has ended are there, and its ring is another one's then",
          "[audit][recorder][thread]") {
  rs::database db = open_patient();
  const auto memory = std::make_shared<audit::memory_sink>();
  audit::recorder recorder(memory, {.ring = 64});
  const auto watch = rs::observe(recorder);
  for (int i = 0; i < 5; ++i) std::jthread([&] { read(db, 1 + i % 2); }).join();
  recorder.close();
  const auto all = memory->take();
  CHECK(all.size() == std::size_t{5} * rounds);
  CHECK(are_in_order(all));
  CHECK(all.front().thread == 1);
  CHECK(all.back().thread == 5);
}

namespace {

/// Runs a statement when its thread ends.
struct late_reader {
  rs::database* db = nullptr;
  ~late_reader() {
    if (db != nullptr) (void)db->for_tenant(1)(first_ids(2)).tuples();
  }
};
thread_local late_reader late;

}  // namespace

TEST_CASE("what runs while a thread ends is recorded too", "[audit][recorder][thread]") {
  rs::database db = open_patient();
  const auto memory = std::make_shared<audit::memory_sink>();
  audit::recorder recorder(memory);
  const auto watch = rs::observe(recorder);
  std::jthread([&] {
    late.db = &db;  // made before the recorder meets this thread, so that it ends after the thread's ring
    read(db, 1);
  }).join();
  recorder.flush();
  CHECK(memory->take().size() == rounds + 1);
  CHECK(recorder.lost() == 0);
}

TEST_CASE("a recorder may end before the threads that it recorded", "[audit][recorder][thread]") {
  rs::database db = open_patient();
  std::atomic<int> stage = 0;
  const auto memory = std::make_shared<audit::memory_sink>();
  std::jthread reader([&] {
    read(db, 1);
    stage = 1;
    while (stage != 2) std::this_thread::yield();
    read(db, 1);
  });
  {
    audit::recorder recorder(memory);
    const auto watch = rs::observe(recorder);
    while (stage != 1) std::this_thread::yield();
  }
  stage = 2;
  reader.join();
  CHECK(memory->is_complete());
  CHECK(memory->take().size() <= rounds);
}
