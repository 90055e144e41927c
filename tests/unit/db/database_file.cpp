// Files that cannot be a database, and paths that look like something else.
#include <fcntl.h>
#include <sys/stat.h>

#include <fstream>

#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/other_process.hpp"
#include "support/small_shop.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using std::chrono::milliseconds;

rs::database open_file(const std::string& path) {
  return {rs::sqlite(path, {.pool_size = 2, .lease_timeout = milliseconds(150), .busy_timeout = milliseconds(100)}),
          schema{}};
}
/// What the opening throws, as "type: message"; "opened" where it does not.
std::string opening(const std::string& path) {
  try {
    rs::database db = open_file(path);
    db.create_tables();
    return "opened";
  } catch (const rs::connection_error& e) {
    return std::string("connection_error: ") + e.what();
  } catch (const rs::database_error& e) {
    return std::string("database_error: ") + e.what();
  } catch (const rs::error& e) {
    return std::string("another error: ") + e.what();
  }
}
/// As a user without the rights of root.
template <class Work>
std::string as_nobody(const Work& work) {
  return in_child([&]() -> std::string {
    if (::geteuid() == 0 && (::setegid(65534) != 0 || ::seteuid(65534) != 0)) return "skip";
    return work();
  });
}

}  // namespace

TEST_CASE("a file that is not a database is a connection error, and stays as it is", "[db][file][sqlite]") {
  const temporary_directory directory;
  const std::string path = directory.file("letter.txt");
  const std::string text =
      "Dear customer, this is no database, and it is longer than the header of one. " + std::string(2000, '.');
  std::ofstream(path) << text;
  const auto e = thrown<rs::connection_error>([&] { open_file(path); });
  CHECK_THAT(e.what(), ContainsSubstring("letter.txt"));
  CHECK_FALSE(e.retryable());
  std::ifstream file(path);
  CHECK(std::string(std::istreambuf_iterator<char>(file), {}) == text);
  CHECK(opening(directory.file("real.db")) == "opened");
}

TEST_CASE("a directory, and a path through a file or into nowhere, are connection errors", "[db][file][sqlite]") {
  const temporary_directory directory;
  std::ofstream(directory.file("file")) << "x";
  for (const std::string& path :
       {directory.path().string(), directory.file("file/app.db"), directory.file("no/such/app.db")}) {
    const auto e = thrown<rs::connection_error>([&] { open_file(path); });
    CHECK_THAT(e.what(), ContainsSubstring(path));
  }
  CHECK_THROWS_AS(open_file(""), rs::connection_error);
  CHECK_THROWS_AS(open_file("a\"b.db"), rs::connection_error);
  CHECK_THROWS_AS(open_file(std::string("a\0b.db", 6)), rs::connection_error);
}

TEST_CASE("a file without the right to read it is a connection error", "[db][file][sqlite]") {
  const temporary_directory directory;
  REQUIRE(::chmod(directory.path().c_str(), 0777) == 0);
  const std::string path = directory.file("app.db");
  REQUIRE(opening(path) == "opened");
  const auto with_mode = [&](mode_t mode) {
    REQUIRE(::chmod(path.c_str(), mode) == 0);
    return as_nobody([&] { return opening(path); });
  };
  const std::string readable = with_mode(0666);
  if (readable == "skip") SKIP("the rights of root cannot be given up here");
  CHECK(readable == "opened");  // the positive control
  CHECK_THAT(with_mode(0000), ContainsSubstring("connection_error: ") && ContainsSubstring("app.db"));
}

TEST_CASE("a file without the right to write it takes no write, and says why", "[db][file][sqlite]") {
  const temporary_directory directory;
  REQUIRE(::chmod(directory.path().c_str(), 0777) == 0);
  const std::string path = directory.file("app.db");
  const auto write = [&]() -> std::string {
    try {
      rs::database db = open_file(path);
      db.create_tables();
      rs::session session = db.for_tenant(1);
      add_customer(session, "written");
      return "written " + std::to_string(customer_count(session));
    } catch (const rs::connection_error& e) {
      return std::string("refused: ") + e.what();
    } catch (const rs::database_error& e) {  // where the file can still be read
      return std::string("refused: ") + e.what();
    }
  };
  const std::string said = as_nobody(write);
  if (said == "skip") SKIP("the rights of root cannot be given up here");
  CHECK(said == "written 1");  // the positive control
  REQUIRE(::chmod(path.c_str(), 0444) == 0);
  CHECK_THAT(as_nobody(write), StartsWith("refused: "));
}

TEST_CASE("paths with spaces, signs and other alphabets are files of that name", "[db][file][sqlite]") {
  const temporary_directory directory;
  for (const char* name :
       {"with space.db", " leading and trailing ", "a=b.db", "dbname=x y=z.db", "it's.db", "semi;colon.db", "100%.db",
        "q?mode=memory&x=1.db", "hash#tag.db", "back\\slash.db", "K\xC3\xA4se \xE6\x97\xA5.db", "new\nline.db",
        "timeout=1 shared_cache=true.db", "{brace}.db"}) {
    INFO("the name is " << name);
    const std::string path = directory.file(name);
    {
      rs::database db = open_file(path);
      fill(db);
    }
    CHECK(std::filesystem::is_regular_file(path));
    rs::database again = open_file(path);
    CHECK(customer_count(again.for_tenant(1)) == 3);
  }
}

TEST_CASE("names that SQLite would take for something else are files too", "[db][file][sqlite]") {
  const temporary_directory directory;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(directory.path());
  for (const char* name : {":memory:", "file:x.db", "file::memory:?cache=shared", ":temporary:", "file:x.db?mode=ro"}) {
    INFO("the name is " << name);
    {
      rs::database db = open_file(name);
      fill(db);
    }
    CHECK(std::filesystem::is_regular_file(directory.path() / name));
    rs::database again = open_file(name);
    CHECK(customer_count(again.for_tenant(2)) == 2);
  }
  std::filesystem::current_path(before);
}

TEST_CASE("a file that another process keeps locked is busy at open, and opens when it is free", "[db][file][sqlite]") {
  const temporary_directory directory;
  const std::string path = directory.file("app.db");
  other_process other(path);
  other.run("CREATE TABLE x (y); PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  const auto started = std::chrono::steady_clock::now();
  const auto e = thrown<rs::busy>([&] { open_file(path); });
  CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(30));
  CHECK(e.retryable());
  CHECK_THAT(e.what(), ContainsSubstring("app.db"));
  other.run("ROLLBACK; PRAGMA locking_mode = NORMAL; SELECT * FROM x");
  CHECK(opening(path) == "opened");
}

TEST_CASE("a connection that cannot be opened later fails that session only", "[db][file][pool][sqlite]") {
  const temporary_directory directory;
  std::filesystem::create_directory(directory.path() / "here");
  rs::database db = open_file(directory.file("here/app.db"));
  fill(db);
  std::optional<rs::session> first = db.for_tenant(1);
  std::filesystem::rename(directory.path() / "here", directory.path() / "away");
  for (int i = 0; i < 3; ++i) CHECK_THROWS_AS(db.for_tenant(2), rs::connection_error);
  CHECK(customer_count(*first) == 3);
  std::filesystem::rename(directory.path() / "away", directory.path() / "here");
  CHECK(customer_count(db.for_tenant(2)) == 2);
  first.reset();
  CHECK(customer_count(db.for_tenant(1)) == 3);
}

TEST_CASE("a corrupt file is a database error, and never rows", "[db][file][sqlite]") {
  const temporary_directory directory;
  const std::string path = directory.file("app.db");
  {
    rs::database db = open_file(path);
    fill(db);
    rs::session session = db.for_tenant(1);
    for (int i = 0; i < 300; ++i) add_customer(session, std::string(200, 'n'));
  }
  {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    const auto size = std::filesystem::file_size(path);
    for (std::uintmax_t at = 4096 * 2; at + 4096 <= size; at += 4096) {
      file.seekp(static_cast<std::streamoff>(at));
      file << std::string(4096, '\xA5');
    }
  }
  try {
    rs::database db = open_file(path);
    const auto e = thrown<rs::database_error>([&] { (void)names(db.for_tenant(1)); });
    CHECK_FALSE(e.retryable());
  } catch (const rs::database_error&) {
    SUCCEED("told at open");
  }
}

TEST_CASE("a temporary database is a file of its own that is gone with it", "[db][file][sqlite]") {
  const temporary_directory directory;
  const char* before = std::getenv("TMPDIR");
  const std::string restored = before != nullptr ? before : "";
  ::setenv("TMPDIR", directory.path().c_str(), 1);
  const auto files = [&] {
    return std::distance(std::filesystem::directory_iterator(directory.path()), std::filesystem::directory_iterator());
  };
  {
    rs::database one = open();
    rs::database two = open();
    rs::session a = one.for_tenant(1);
    add_customer(a, "only in one");
    CHECK(customer_count(a) == 4);
    CHECK(customer_count(two.for_tenant(1)) == 3);
    CHECK(files() >= 2);
  }
  CHECK(files() == 0);
  if (before != nullptr)
    ::setenv("TMPDIR", restored.c_str(), 1);
  else
    ::unsetenv("TMPDIR");
}
