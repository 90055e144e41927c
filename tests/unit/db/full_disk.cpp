// A full disk: nothing is half-written, the next statement is not committed on its own, and the pool goes on.
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/small_shop.hpp"
#include "support/temporary_directory.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;

/// A disk of some hundred kilobytes, in a child process: a file system of its own where that is allowed, else a limit
/// on the size of files.
class small_disk {
 public:
  explicit small_disk(const std::filesystem::path& at) : at_(at) {
    const bool mounted = ::unshare(CLONE_NEWNS) == 0 &&
                         ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                         ::mount("tmpfs", at.c_str(), "tmpfs", 0, "size=400k") == 0;
    if (!mounted) {
      ::signal(SIGXFSZ, SIG_IGN);
      limit(400'000);
    }
    mounted_ = mounted;
  }
  /// Takes the room that is left.
  void fill_up() {
    if (mounted_) {
      std::ofstream ballast(at_ / "ballast", std::ios::binary);
      while (ballast << std::string(1024, 'b') && ballast.flush()) {
      }
    } else {
      std::uintmax_t largest = 0;
      for (const auto& entry : std::filesystem::directory_iterator(at_)) largest = std::max(largest, entry.file_size());
      limit(largest);
    }
  }
  void make_room() {
    if (mounted_)
      std::filesystem::remove(at_ / "ballast");
    else
      limit(RLIM_INFINITY);
  }

 private:
  static void limit(rlim_t bytes) {
    rlimit l{};
    ::getrlimit(RLIMIT_FSIZE, &l);
    l.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &l);
  }

  std::filesystem::path at_;
  bool mounted_ = false;
};

const std::string page(3000, 'p');
const auto lengthen = rs::query<"disk.many">().update(customers{}).set(customers::name = page + page).every_row();

rs::database open_at(const std::filesystem::path& directory) {
  rs::database db{
      rs::sqlite((directory / "shop.db").string(), {.pool_size = 1, .lease_timeout = std::chrono::milliseconds(150)}),
      schema{}};
  fill(db);
  return db;
}
/// The name of the error's type, or "nothing".
template <class Work>
std::string error_of(const Work& work) {
  try {
    work();
    return "nothing";
  } catch (const rs::database_error&) {
    return "database_error";
  } catch (const rs::usage_error&) {
    return "usage_error";
  } catch (const rs::error& e) {
    return std::string("another: ") + e.what();
  }
}
void add_pages(rs::session& session, int n) {
  for (int i = 0; i < n; ++i) add_customer(session, page);
}

}  // namespace

TEST_CASE("a write on a full disk is a database error, and the next one goes through when there is room",
          "[db][disk][sqlite]") {
  const temporary_directory directory;
  const std::string said = in_child([&]() -> std::string {
    small_disk disk(directory.path());
    rs::database db = open_at(directory.path());
    std::string report;
    {
      rs::session session = db.for_tenant(1);
      disk.fill_up();
      report += error_of([&] { add_pages(session, 200); });
      const std::int64_t then = customer_count(session);
      report += ' ' + error_of([&] { session(lengthen); });
      report += customer_count(session) == then ? " same" : " changed";
    }
    disk.make_room();
    rs::session session = db.for_tenant(1);
    const std::int64_t then = customer_count(session);
    add_pages(session, 3);
    report += customer_count(session) == then + 3 ? " works" : " broken";
    report += ' ' + std::to_string(customer_count(session) - then);
    return report;
  });
  CHECK(said == "database_error database_error same works 3");
  rs::database roomy = open(1);  // the positive control
  CHECK(roomy.for_tenant(1)(lengthen).affected_rows == 3);
}

TEST_CASE("a disk that is full in the middle of a transaction leaves none of it", "[db][disk][transaction][sqlite]") {
  const temporary_directory directory;
  const std::string said = in_child([&]() -> std::string {
    small_disk disk(directory.path());
    rs::database db = open_at(directory.path());
    rs::session session = db.for_tenant(1);
    std::string report;
    {
      auto outer = session.transaction();
      add_customer(session, "before");
      auto inner = session.transaction();
      // More than the database's cache holds, so that it is written before the commit.
      report += error_of([&] { add_pages(session, 3000); });
      // The next statement must not be committed on its own, whether the database has rolled back or not.
      report += ' ' + error_of([&] { add_customer(session, "on its own"); });
      report += ' ' + error_of([&] { inner.commit(); });
      inner.rollback();
      report += ' ' + error_of([&] { add_customer(session, "after the savepoint"); });
      report += ' ' + error_of([&] { outer.commit(); });
    }
    report += ' ' + std::to_string(customer_count(session));
    add_customer(session, "works again");
    report += ' ' + std::to_string(customer_count(session));
    return report;
  });
  CHECK((said == "database_error usage_error usage_error usage_error usage_error 3 4" ||
         // where the database could keep the outer transaction, it goes on
         said == "database_error usage_error usage_error nothing nothing 5 6"));
}

TEST_CASE("a commit that finds the disk full leaves none of the transaction", "[db][disk][transaction][sqlite]") {
  const temporary_directory directory;
  const std::string said = in_child([&]() -> std::string {
    small_disk disk(directory.path());
    rs::database db = open_at(directory.path());
    rs::session session = db.for_tenant(1);
    std::string report;
    {
      auto tx = session.transaction();
      add_pages(session, 100);  // kept in memory until the commit
      disk.fill_up();
      report += error_of([&] { tx.commit(); });
      disk.make_room();
      // The database has rolled back: with room again, this would be committed on its own.
      report += ' ' + error_of([&] { add_customer(session, "on its own"); });
      report += ' ' + error_of([&] { tx.commit(); });
    }
    report += ' ' + std::to_string(customer_count(session));
    auto tx = session.transaction();
    add_customer(session, "works again");
    tx.commit();
    report += ' ' + std::to_string(customer_count(session));
    return report;
  });
  CHECK(said == "database_error usage_error usage_error 3 4");
}

TEST_CASE("tables that find no room are not created by halves", "[db][disk][sqlite]") {
  const temporary_directory directory;
  const std::string said = in_child([&]() -> std::string {
    small_disk disk(directory.path());
    rs::database db{rs::sqlite((directory.path() / "shop.db").string(), {.pool_size = 1}), schema{}};
    disk.fill_up();
    std::string report = error_of([&] { db.create_tables(); });
    disk.make_room();
    db.create_tables();
    rs::session session = db.for_tenant(1);
    add_order(session, add_customer(session, "a"), 1);
    return report + ' ' + std::to_string(customer_count(session));
  });
  CHECK(said == "database_error 1");
}

TEST_CASE("a database that finds no room at all is an error at open", "[db][disk][sqlite]") {
  const temporary_directory directory;
  const std::string said = in_child([&]() -> std::string {
    small_disk disk(directory.path());
    disk.fill_up();
    std::string report = error_of([&] {
      rs::database db{rs::sqlite((directory.path() / "shop.db").string()), schema{}};
      db.create_tables();
    });
    disk.make_room();
    rs::database db = open_at(directory.path());
    return report + ' ' + std::to_string(customer_count(db.for_tenant(1)));
  });
  CHECK((said == "database_error 3" || said.starts_with("another: ")));
  CAPTURE(said);
  CHECK(said.find("exception") == std::string::npos);
}
