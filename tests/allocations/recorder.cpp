#include <rowscope/audit/recorder.hpp>

#include <rowscope/rowscope.hpp>

#include "catch.hpp"
#include "count_allocations.hpp"

namespace rs = rowscope;
using rowscope_tests::allocations_of;

namespace {

struct parts : rs::table<parts, "parts"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"qty", std::int64_t> qty{};
  static constexpr auto columns = std::tuple{id, tenant_id, qty};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct letters : rs::table<letters, "letters"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::string> tenant_id{};
  static constexpr column<"pages", std::int64_t> pages{};
  static constexpr auto columns = std::tuple{id, tenant_id, pages};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

/// A recorder that is attached, and counts what it writes.
struct recording {
  struct counting_sink : rs::audit::sink {
    std::size_t written = 0;
    void begin(const rs::audit::run_info&) override {}
    void write(std::span<const rs::audit::record> batch) override { written += batch.size(); }
    void end(const rs::audit::run_totals&) override {}
  };
  std::size_t written() {
    recorder.flush();
    return sink->written;
  }

  std::shared_ptr<counting_sink> sink = std::make_shared<counting_sink>();
  rs::audit::recorder recorder{sink, {.ring = 256}};
  rs::observation watch{recorder};
};

/// A second execution and all later ones call operator new as often as without a recorder, which is returned; also
/// those that find their ring full, once a whole one has been written.
template <class Work>
unsigned long check_adds_nothing(const Work& work) {
  work();
  const unsigned long alone = allocations_of(work).news;
  recording seen;
  work();
  CHECK(allocations_of(work).news == alone);
  for (int i = 0; i < 1000; ++i) work();
  CHECK(allocations_of([&] {
          for (int i = 0; i < 1000; ++i) work();
        }).news == 1000 * alone);
  CHECK(seen.written() == 2002);
  CHECK(seen.recorder.lost() == 0);
  return alone;
}

}  // namespace

TEST_CASE("while a recorder is attached, executions allocate nothing more by operator new", "[allocations][recorder]") {
  rs::database db{rs::sqlite_memory(), rs::schema<parts>{}};
  db.create_tables();
  auto add = [&](auto&& session) { session(rs::query<"part.add">().insert_into(parts{}).set(parts::qty = 7)); };
  add(db.for_tenant(1));
  add(db.for_tenant(2));
  std::int64_t sum = 0;
  const auto read = [&](auto& session) {
    for (const auto& row :
         session(rs::query<"part.read">().select(parts::id, parts::qty).from(parts{}).where(parts::id == 1)))
      sum += row[parts::qty];
  };
  SECTION("of one tenant") {
    auto session = db.for_tenant(1);
    CHECK(check_adds_nothing([&] { read(session); }) == 0);
  }
  SECTION("of several tenants") {
    auto session = db.for_scope(rs::tenants{1, 2, 3});
    check_adds_nothing([&] { read(session); });
  }
  SECTION("of every tenant") {
    auto session = db.unscoped(rs::site<"part.every">, "a reason that is longer than a small string");
    check_adds_nothing([&] { read(session); });
  }
  SECTION("of one tenant, a write") {
    auto session = db.for_tenant(1);
    check_adds_nothing([&] {
      sum += session(rs::query<"part.set">().update(parts{}).set(parts::qty = 8).where(parts::id == 1)).affected_rows;
    });
  }
  CHECK(sum >= 2004);
}

TEST_CASE("while a recorder is attached, a tenant that is a UUID allocates nothing either", "[allocations][recorder]") {
  rs::database db{rs::sqlite_memory(), rs::schema<letters>{}};
  db.create_tables();
  const std::string first = "0f8fad5b-d9cb-469f-a165-70867728950e";
  const std::string second = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
  std::int64_t rows = 0;
  const auto read = [&](auto& session) {
    for (const auto& row : session(rs::query<"letter.read">().select(letters::id).from(letters{})))
      rows += row[letters::id] != 0 ? 1 : 0;
  };
  {
    auto session = db.for_tenant(first);
    session(rs::query<"letter.add">().insert_into(letters{}).set(letters::pages = 1));
  }
  SECTION("alone") {
    auto session = db.for_tenant(first);
    CHECK(check_adds_nothing([&] { read(session); }) == 0);
  }
  SECTION("in a set") {
    auto session = db.for_scope(rs::tenants{first, second});
    check_adds_nothing([&] { read(session); });
  }
  CHECK(rows == 2004);
}
