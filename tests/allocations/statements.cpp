#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <rowscope/rowscope.hpp>

#include "catch.hpp"
#include "count_allocations.hpp"

namespace rs = rowscope;
using rowscope_tests::allocations;
using rowscope_tests::allocations_of;

namespace {

struct items : rs::table<items, "items"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"qty", std::int64_t> qty{};
  static constexpr column<"title", std::string> title{};
  static constexpr auto columns = std::tuple{id, tenant_id, qty, title};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

// Longer than an std::string keeps inside of itself.
constexpr std::string_view long_title = "a title that is longer than a small string";

/// A file with items of tenants 1 and 2, for rowscope and for a connection of the C API.
class item_file {
 public:
  item_file()
      : path_(std::filesystem::temp_directory_path() / ("rowscope-allocations-" + std::to_string(::getpid()) + ".db")),
        db_(rs::sqlite(path_.string()), rs::schema<items>{}) {
    db_.create_tables();
    for (const int tenant : {1, 2}) {
      auto session = db_.for_tenant(tenant);
      for (int qty = 0; qty < 10; ++qty)
        session(rs::query<"item.add">().insert_into(items{}).set(items::qty = qty, items::title = long_title));
    }
    REQUIRE(sqlite3_open(path_.c_str(), &raw_) == SQLITE_OK);
    REQUIRE(sqlite3_exec(raw_, "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON", nullptr, nullptr, nullptr) ==
            SQLITE_OK);
  }
  item_file(const item_file&) = delete;
  item_file& operator=(const item_file&) = delete;
  ~item_file() {
    sqlite3_close_v2(raw_);
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path_.string() + suffix, ignored);
  }

  rs::session session() { return db_.for_tenant(1); }
  sqlite3* raw() { return raw_; }

 private:
  std::filesystem::path path_;
  rs::database db_;
  sqlite3* raw_ = nullptr;
};

/// A statement of the C API, prepared once.
class raw_statement {
 public:
  raw_statement(sqlite3* connection, const char* sql) {
    REQUIRE(sqlite3_prepare_v3(connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle_, nullptr) == SQLITE_OK);
  }
  raw_statement(const raw_statement&) = delete;
  raw_statement& operator=(const raw_statement&) = delete;
  ~raw_statement() { sqlite3_finalize(handle_); }

  raw_statement& bind(int parameter, std::int64_t value) {
    sqlite3_bind_int64(handle_, parameter, value);
    return *this;
  }
  raw_statement& bind(int parameter, std::string_view value) {
    sqlite3_bind_text64(handle_, parameter, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
  }
  /// \returns the sum of what `read` makes of each row
  template <class Read>
  std::int64_t run(const Read& read) {
    std::int64_t sum = 0;
    while (sqlite3_step(handle_) == SQLITE_ROW) sum += read(handle_);
    sqlite3_reset(handle_);
    return sum;
  }

 private:
  sqlite3_stmt* handle_ = nullptr;
};

std::int64_t nothing(sqlite3_stmt*) { return 0; }

/// What the second run allocates: the first one prepares the statement.
template <class Work>
allocations of_second_run(const Work& work) {
  work();
  return allocations_of(work);
}

}  // namespace

TEST_CASE("the counters see operator new, and what SQLite allocates", "[allocations]") {
  REQUIRE(sqlite3_initialize() == SQLITE_OK);
  // Called as functions: a compiler may leave out new and delete expressions.
  CHECK(allocations_of([] { ::operator delete(::operator new(1)); }) == allocations{1, 1});
  CHECK(allocations_of([] { sqlite3_free(sqlite3_malloc(100)); }) == allocations{0, 1});
}

TEST_CASE("a second point read of integers allocates what the raw statement does, and nothing by operator new",
          "[allocations]") {
  item_file file;
  auto session = file.session();
  raw_statement statement(file.raw(), "SELECT id, qty FROM items WHERE tenant_id = ?1 AND id = ?2");
  std::int64_t read = 0;
  const allocations ours = of_second_run([&] {
    for (const auto& row :
         session(rs::query<"item.read">().select(items::id, items::qty).from(items{}).where(items::id == 4)))
      read += row[items::id] + row[items::qty];
  });
  const allocations raw = of_second_run([&] {
    read += statement.bind(1, 1).bind(2, 4).run(
        [](sqlite3_stmt* s) { return sqlite3_column_int64(s, 0) + sqlite3_column_int64(s, 1); });
  });
  CHECK(read == 4 * (4 + 3));
  CHECK(ours.news == 0);
  CHECK(ours == raw);
}

TEST_CASE("a second read that binds a text and views one allocates what the raw statement does", "[allocations]") {
  item_file file;
  auto session = file.session();
  raw_statement statement(file.raw(), "SELECT title FROM items WHERE tenant_id = ?1 AND (id = ?2 AND title = ?3)");
  std::size_t read = 0;
  const allocations ours = of_second_run([&] {
    for (const auto& row : session(rs::query<"item.title">()
                                       .select(items::title)
                                       .from(items{})
                                       .where(items::id == 4 && items::title == long_title)))
      read += row.view(items::title).size();
  });
  const allocations raw = of_second_run([&] {
    statement.bind(1, 1).bind(2, 4).bind(3, long_title).run([&](sqlite3_stmt* s) {
      (void)sqlite3_column_text(s, 0);
      read += static_cast<std::size_t>(sqlite3_column_bytes(s, 0));
      return 0;
    });
  });
  CHECK(read == 4 * long_title.size());
  CHECK(ours.news == 0);
  CHECK(ours == raw);
}

TEST_CASE("a second write allocates nothing by operator new", "[allocations]") {
  item_file file;
  auto session = file.session();
  std::int64_t affected = 0;
  SECTION("an insert") {
    CHECK(of_second_run([&] {
            affected +=
                session(rs::query<"item.insert">().insert_into(items{}).set(items::qty = 1, items::title = long_title))
                    .affected_rows;
          }).news == 0);
  }
  SECTION("an update") {
    CHECK(of_second_run([&] {
            affected += session(rs::query<"item.update">()
                                    .update(items{})
                                    .set(items::qty = 7, items::title = long_title)
                                    .where(items::id == 4))
                            .affected_rows;
          }).news == 0);
  }
  SECTION("a remove") {
    std::int64_t id = 4;
    CHECK(of_second_run([&] {
            affected += session(rs::query<"item.remove">().remove_from(items{}).where(items::id == id++)).affected_rows;
          }).news == 0);
  }
  CHECK(affected == 2);
}

TEST_CASE("a second update allocates what the raw statement does", "[allocations]") {
  item_file file;
  auto session = file.session();
  raw_statement statement(file.raw(), "UPDATE items SET qty = ?1 WHERE tenant_id = ?2 AND id = ?3");
  const allocations ours = of_second_run(
      [&] { (void)session(rs::query<"item.qty">().update(items{}).set(items::qty = 7).where(items::id == 4)); });
  const allocations raw = of_second_run([&] { statement.bind(1, 8).bind(2, 1).bind(3, 4).run(nothing); });
  CHECK(ours == raw);
}
