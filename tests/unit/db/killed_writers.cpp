// Processes that are killed while they write: no half statement and no half transaction is left, what was committed
// stays, and the next one can write.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <new>
#include <random>
#include <thread>

#include "support/catch.hpp"
#include "support/raw_sqlite.hpp"
#include "support/small_shop.hpp"
#include "support/temporary_directory.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;

/// What a writer tells, in memory that outlives it.
struct progress {
  std::atomic<std::int64_t> committed{0};  ///< the number of the last transaction whose commit has returned
  std::atomic<bool> in_transaction{false};
  std::atomic<bool> has_begun{false};
};
static_assert(std::atomic<std::int64_t>::is_always_lock_free);

class shared_progress {
 public:
  shared_progress() {
    void* memory = ::mmap(nullptr, sizeof(progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::runtime_error("no shared memory");
    state_ = new (memory) progress;
  }
  shared_progress(const shared_progress&) = delete;
  shared_progress& operator=(const shared_progress&) = delete;
  ~shared_progress() { ::munmap(state_, sizeof(progress)); }
  progress* operator->() const { return state_; }

 private:
  progress* state_;
};

constexpr int lines = 6;

std::int64_t oldest_customer(rs::session& session) {
  return session(rs::query<"killed.old">().select(customers::id).from(customers{}).order_by(customers::id).limit(1))
      .value();
}
/// Returns how many.
std::int64_t remove_orders_of(rs::session& session, std::int64_t customer) {
  return session(rs::query<"killed.orders">().remove_from(orders{}).where(orders::customer_id == customer))
      .affected_rows;
}
std::int64_t remove_customer(rs::session& session, std::int64_t customer) {
  return session(rs::query<"killed.gone">().remove_from(customers{}).where(customers::id == customer)).affected_rows;
}
/// One statement over many rows.
std::int64_t note_all(rs::session& session, std::int64_t number) {
  return session(rs::query<"killed.notes">().update(orders{}).set(orders::note = std::to_string(number)).every_row())
      .affected_rows;
}

/// The invariant: a customer has as many orders as its name says, and all of them have one note.
void write_one(rs::session& session, std::int64_t number) {
  auto tx = session.transaction();
  const std::int64_t customer =
      session(rs::query<"killed.customer">()
                  .insert_into(customers{})
                  .set(customers::name = std::to_string(lines), customers::email = std::to_string(number)))
          .key();
  for (int i = 0; i < lines; ++i) add_order(session, customer, i);
  {
    auto undone = session.transaction();
    add_order(session, customer, 100);
  }
  // An older customer goes, with all of its orders.
  const std::int64_t old = oldest_customer(session);
  if (number % 2 == 0 && old != customer) {
    remove_orders_of(session, old);
    remove_customer(session, old);
  }
  tx.commit();
}

[[noreturn]] void write_until_killed(const std::string& path, const shared_progress& state) {
  try {
    rs::database db{rs::sqlite(path), schema{}};
    rs::session one = db.for_tenant(1), two = db.for_tenant(2);
    for (std::int64_t number = state->committed + 1;; ++number) {
      rs::session& session = number % 2 == 0 ? one : two;
      state->has_begun = true;
      state->in_transaction = true;
      write_one(session, number);
      state->in_transaction = false;
      state->committed = number;
      note_all(session, number);  // committed on its own
    }
  } catch (const std::exception& e) {
    std::fprintf(stderr, "the writer failed: %s\n", e.what());
  }
  ::_exit(1);
}

std::int64_t last_number(const std::string& path) {
  return std::stoll(raw_sqlite(path).value("SELECT coalesce(max(CAST(email AS INTEGER)), 0) FROM customers"));
}

/// What is broken in the file; "" where nothing is.
std::string broken_in(const std::string& path, std::int64_t committed) {
  raw_sqlite raw(path);
  if (const std::string check = raw.value("PRAGMA integrity_check"); check != "ok") return check;
  if (raw.value("SELECT count(*) FROM pragma_foreign_key_check") != "0") return "a foreign key leads nowhere";
  if (raw.value("SELECT count(*) FROM customers c WHERE CAST(c.name AS INTEGER) <> "
                "(SELECT count(*) FROM orders o WHERE o.customer_id = c.id)") != "0")
    return "a customer has not the orders that it was written with";
  if (raw.value("SELECT count(*) FROM (SELECT c.tenant_id FROM orders o JOIN customers c ON c.id = o.customer_id "
                "WHERE o.note IS NOT NULL GROUP BY c.tenant_id HAVING count(DISTINCT o.note) > 1)") != "0")
    return "an update has changed some of its rows";
  const std::int64_t last = last_number(path);
  if (last < committed) return "a committed transaction is lost";
  if (last > committed + 1) return "a transaction was counted twice";
  return "";
}

}  // namespace

TEST_CASE("a writer that is not killed writes what is its tenant's", "[db][crash]") {
  rs::database db = new_database(schema::info(), {.pool_size = 2});
  rs::session one = db.for_tenant(1), two = db.for_tenant(2);
  write_one(one, 1);
  write_one(two, 2);  // has no older customer
  const std::int64_t first = oldest_customer(one), second = oldest_customer(two);
  CHECK(second > first);
  CHECK(note_all(two, 2) == lines);
  CHECK(remove_orders_of(two, first) == 0);
  write_one(one, 4);
  CHECK(oldest_customer(one) > second);
  CHECK(remove_orders_of(one, oldest_customer(one)) == lines);
  CHECK(remove_customer(two, oldest_customer(one)) == 0);
  CHECK(customer_count(one) == 1);
  CHECK(customer_count(two) == 1);
}

TEST_CASE("writers that are killed leave no half statement and no half transaction", "[db][crash][sqlite]") {
  const temporary_directory directory;
  const std::string path = directory.file("shop.db");
  {
    rs::database db{rs::sqlite(path), schema{}};
    db.create_tables();
  }
  const shared_progress state;
  std::mt19937 random(std::random_device{}());
  int killed = 0, in_transaction = 0;
  std::int64_t before = 0, progressed = 0;
  for (int round = 0; round < 50; ++round) {
    state->has_begun = false;
    const pid_t writer = ::fork();
    REQUIRE(writer >= 0);
    if (writer == 0) {
      for (const int signal : {SIGABRT, SIGSEGV, SIGTERM}) ::signal(signal, SIG_DFL);
      write_until_killed(path, state);
    }
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!state->has_begun && std::chrono::steady_clock::now() < patience)
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 40'000));
    ::kill(writer, SIGKILL);
    int status = 0;
    ::waitpid(writer, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    REQUIRE(WTERMSIG(status) == SIGKILL);
    ++killed;
    if (state->in_transaction) ++in_transaction;
    if (state->committed > before) ++progressed;

    INFO("round " << round);
    REQUIRE(broken_in(path, state->committed) == "");
    // The next one writes at once: the lock and the log of the dead one are no hindrance.
    rs::database db{rs::sqlite(path), schema{}};
    rs::session session = db.for_tenant(1);
    const std::int64_t next = last_number(path) + 1;
    write_one(session, next);
    state->committed = before = next;
    REQUIRE(broken_in(path, next) == "");
  }
  std::printf("show: killed writers: %d killed, %d of them in a transaction, 0 halves left, %lld transactions\n",
              killed, in_transaction, static_cast<long long>(state->committed.load()));
  std::fflush(stdout);
  // Else the kills came before, or after, what they are to interrupt.
  CHECK(in_transaction >= 10);
  CHECK(progressed >= 10);
}
