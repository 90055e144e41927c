#include <unistd.h>

#include <filesystem>
#include <rowscope/rowscope.hpp>

#include "catch.hpp"
#include "count_allocations.hpp"

namespace rs = rowscope;
using rowscope_tests::allocations_of;

namespace {

struct visit_id {
  std::int64_t number = 0;
};
enum class state { open, closed };

}  // namespace

template <>
struct rowscope::value_traits<visit_id> {
  using stored_type = std::int64_t;
  static std::int64_t to_stored(visit_id id) { return id.number; }
  static visit_id from_stored(std::int64_t number) { return {number}; }
};
template <>
struct rowscope::enumerators<state> {
  static constexpr std::array values{std::pair{state::open, "open: longer than a small string"},
                                     std::pair{state::closed, "closed: longer than a small string"}};
};

namespace {

struct visits : rs::table<visits, "visits"> {
  static constexpr column<"id", visit_id, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"state", state> current{};
  static constexpr column<"at", std::chrono::sys_time<std::chrono::microseconds>> at{};
  static constexpr column<"day", std::chrono::sys_days> day{};
  static constexpr column<"ref", rs::uuid> ref{};
  static constexpr column<"photo", rs::blob> photo{};
  static constexpr auto columns = std::tuple{id, tenant_id, current, at, day, ref, photo};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

}  // namespace

TEST_CASE("a second statement with ids, enums, times, UUIDs and viewed bytes allocates nothing by operator new",
          "[allocations]") {
  rs::database db{rs::sqlite_temporary(), rs::schema<visits>{}};
  db.create_tables();
  rs::session session = db.for_tenant(1);
  const rs::uuid ref = rs::uuid::parse("0f8fad5b-d9cb-469f-a165-70867728950e");
  const std::chrono::sys_time<std::chrono::microseconds> at{std::chrono::microseconds(7)};
  const std::chrono::sys_days day{std::chrono::days(20'000)};
  const std::array<std::byte, 40> photo{};
  std::int64_t sum = 0;
  const auto work = [&] {
    const visit_id id = session(rs::query<"visit.add">().insert_into(visits{}).set(
                                    visits::current = state::open, visits::at = at, visits::day = day,
                                    visits::ref = ref, visits::photo = rs::blob_view(photo)))
                            .key();
    const auto found = rs::query<"visit.find">()
                           .select(visits::id, visits::current, visits::at, visits::day, visits::ref, visits::photo)
                           .from(visits{})
                           .where(visits::id == id && visits::current == state::open && visits::at <= at &&
                                  visits::day == day && visits::ref == ref && visits::photo == rs::blob_view(photo));
    for (const auto& row : session(found))
      sum += row[visits::id].number + (row[visits::at] == at ? 1 : 0) + (row[visits::day] == day ? 1 : 0) +
             (row[visits::ref] == ref ? 1 : 0) + (row[visits::current] == state::open ? 1 : 0) +
             static_cast<std::int64_t>(row.view(visits::photo).size());
  };
  work();
  CHECK(allocations_of(work).news == 0);
  CHECK(sum == 1 + 2 + 2 * (4 + 40));
}
