// Blobs: bytes as they are, the empty ones too.
#include "support/catch.hpp"
#include "support/raw_sqlite.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"
#include "support/typed_cells.hpp"

namespace {

using namespace rowscope_tests;
using Catch::Matchers::ContainsSubstring;
using c = cells<rs::blob>;

rs::blob bytes(std::initializer_list<int> values) {
  rs::blob b;
  for (const int v : values) b.push_back(static_cast<std::byte>(v));
  return b;
}

}  // namespace

TEST_CASE("blobs work in every clause, with bytes of zero and an empty one", "[db][types][blob]") {
  check_type(rs::blob(), bytes({0, 0, 0}), bytes({0, 255, 0, 128, 195}));
  check_type(bytes({0}), bytes({0, 0}), rs::blob(200'000, std::byte{7}));
}

TEST_CASE("an empty blob is not NULL, in none of its forms", "[db][types][blob]") {
  rs::database db = cell_database<rs::blob>();
  rs::session s = db.for_tenant(1);
  rs::session other = db.for_tenant(2);
  add_cell(other, rs::blob(), std::optional(rs::blob()));
  CHECK(rs::ddl(rs::schema<c>{}).find("\"value\" BLOB NOT NULL") != std::string::npos);
  for (const std::optional<rs::blob>& maybe : {std::optional<rs::blob>(), std::optional(rs::blob())}) {
    const auto key = add_cell(s, rs::blob(), maybe);
    const auto by_key = rs::query<"blob.empty">().select(c::value, c::maybe).from(c{}).where(c::id == key);
    const auto row = s(by_key).one();
    CHECK(row[c::value].empty());
    CHECK(row[c::maybe] == maybe);
    CHECK_FALSE(other(by_key).one_or_none());
  }
  const auto span = rs::query<"blob.span">().update(c{}).set(c::value = rs::blob_view(), c::maybe = rs::blob_view());
  CHECK(s(span.every_row()).affected_rows == 2);
  CHECK(s(rs::query<"blob.count">()
              .select(rs::count())
              .from(c{})
              .where(c::value == rs::blob_view() && c::maybe.is_not_null()))
            .value() == 2);
}

TEST_CASE("bytes come from a span without a copy, and are viewed without one", "[db][types][blob]") {
  rs::database db = cell_database<rs::blob>();
  rs::session s = db.for_tenant(1);
  std::array<std::byte, 3> array{std::byte{1}, std::byte{0}, std::byte{3}};
  const std::span<std::byte> mutable_span(array);
  const auto insert = rs::query<"blob.borrow">().insert_into(c{}).set(c::value = mutable_span);
  array[2] = std::byte{4};  // the statement borrows it
  s(insert);
  rs::session other = db.for_tenant(2);
  other(insert);
  add_cell(other, rs::blob());
  const auto rows = s(rs::query<"blob.read">().select(c::value).from(c{}).where(c::value == rs::blob_view(array)));
  array.fill(std::byte{});  // what a running select is given is copied
  std::size_t seen = 0;
  for (const auto& row : rows) {
    const std::span<const std::byte> view = row.view(c::value);
    CHECK(rs::blob(view.begin(), view.end()) == bytes({1, 0, 4}));
    CHECK(row[c::value] == bytes({1, 0, 4}));
    ++seen;
  }
  CHECK(seen == 1);
  CHECK(s(rs::query<"blob.many">()
              .select(rs::count())
              .from(c{})
              .where(c::value.in(std::vector<rs::blob_view>{rs::blob_view(array), rs::blob_view()})))
            .value() == 0);
}

TEST_CASE("a stored value that is no blob is a value error, and a text is none", "[db][types][blob][sqlite]") {
  const temporary_directory directory;
  raw_sqlite raw(directory.file("cells.db"));
  raw.run(
      "CREATE TABLE cells (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, value, maybe);"
      "INSERT INTO cells VALUES (1, 1, x'00ff', NULL), (2, 2, x'00ff', NULL)");
  rs::database db{rs::sqlite(directory.file("cells.db"), {.pool_size = 1}), rs::schema<c>{}};
  const auto read = [&] { return db.for_tenant(1)(rs::query<"blob.typed">().select(c::value).from(c{})).value(); };
  CHECK(read() == bytes({0, 255}));
  raw.run("UPDATE cells SET value = zeroblob(3)");
  CHECK(read() == bytes({0, 0, 0}));
  for (const char* stored : {"'text'", "17", "1.5"}) {
    raw.run("UPDATE cells SET value = " + std::string(stored));
    CHECK_THAT(thrown<rs::value_error>(read).what(), ContainsSubstring("expected a blob in cells.value"));
  }
  raw.run("UPDATE cells SET value = NULL");
  CHECK_THAT(thrown<rs::value_error>(read).what(), ContainsSubstring("NULL in cells.value"));
}
