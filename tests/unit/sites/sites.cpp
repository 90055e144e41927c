// The list of sites: every place that is linked into the program, whether it ran or not.
#include <algorithm>

#include "support/catch.hpp"
#include "support/small_shop.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using names_of_tables = std::vector<std::string_view>;

constexpr std::uint32_t here(std::source_location where = std::source_location::current()) { return where.line(); }

std::vector<rs::site_info> sites_named(std::string_view name) {
  std::vector<rs::site_info> all = rs::sites();
  std::erase_if(all, [&](const rs::site_info& s) { return s.name != name; });
  return all;
}

// The shape of a type tells it from others whose names differ in any one character, and in characters beyond ASCII.
template <int>
struct numbered {};
template <class... Ts>
struct listed {};
constexpr bool all_differ(std::initializer_list<std::uint64_t> shapes) {
  for (const std::uint64_t* a = shapes.begin(); a != shapes.end(); ++a)
    for (const std::uint64_t* b = a + 1; b != shapes.end(); ++b)
      if (*a == *b) return false;
  return true;
}
struct größe {};
struct grüße {};
struct gräße {};
using rs::detail::shape_of;
static_assert(all_differ({shape_of<numbered<1>>(), shape_of<numbered<2>>(), shape_of<numbered<11>>(),
                          shape_of<numbered<12>>(), shape_of<numbered<111>>(), shape_of<numbered<1111>>(),
                          shape_of<listed<int>>(), shape_of<listed<int, char>>(), shape_of<listed<char, int>>(),
                          shape_of<größe>(), shape_of<grüße>(), shape_of<gräße>(), shape_of<listed<größe, int>>(),
                          shape_of<listed<grüße, int>>(), shape_of<listed<größe, größe>>(),
                          shape_of<listed<größe, grüße>>(), shape_of<listed<grüße, größe>>()}));

// Nobody calls these.
constexpr std::uint32_t never_run_line = here() + 2;
[[maybe_unused]] void never_run(rs::session& session) {
  (void)session(rs::query<"listed.never_run">()
                    .select(orders::id)
                    .from(orders{})
                    .join(customers{}, orders::customer_id == customers::id));
}
[[maybe_unused]] void never_written(rs::session& session, rs::unscoped_session& all) {
  session(rs::query<"listed.insert">().insert_into(customers{}).set(customers::name = "x"));
  session(rs::query<"listed.update">().update(customers{}).set(customers::name = "x").every_row());
  all(rs::query<"listed.remove">().remove_from(currencies{}).every_row());
}
[[maybe_unused]] auto never_taken_by_a_session() {
  return rs::query<"listed.only_built">().select(customers::id).from(customers{});
}

template <class Table>
std::int64_t count_of(rs::session& session) {
  return session(rs::query<"listed.template">().select(rs::count()).from(Table{})).value();
}
[[maybe_unused]] void instantiate(rs::session& session) {
  (void)count_of<customers>(session);
  (void)count_of<orders>(session);
}

constexpr std::uint32_t first_duplicate = here() + 2;
[[maybe_unused]] void duplicates(rs::session& session) {
  (void)session(rs::query<"listed.duplicate">().select(customers::id).from(customers{}));
  (void)session(rs::query<"listed.duplicate">().select(customers::id).from(customers{}));
}

}  // namespace

TEST_CASE("a statement that never ran is listed with its place, verb and tables", "[site]") {
  const auto found = sites_named("listed.never_run");
  REQUIRE(found.size() == 1);
  CHECK(found[0].file == "sites.cpp");
  CHECK(found[0].line == never_run_line);
  CHECK(found[0].verb == "select");
  CHECK(found[0].tables == names_of_tables{"orders", "customers"});
  for (const auto& [name, verb, table] :
       {std::tuple{"listed.insert", "insert", "customers"}, std::tuple{"listed.update", "update", "customers"},
        std::tuple{"listed.remove", "remove", "currencies"}}) {
    const auto written = sites_named(name);
    REQUIRE(written.size() == 1);
    CHECK(written[0].verb == verb);
    CHECK(written[0].tables == names_of_tables{table});
  }
}

TEST_CASE("a site whose statement no session takes is listed without a verb", "[site]") {
  const auto found = sites_named("listed.only_built");
  REQUIRE(found.size() == 1);
  CHECK(found[0].verb.empty());
  CHECK(found[0].tables.empty());
}

TEST_CASE("a template is listed once for each of its statement types, at one place", "[site]") {
  const auto found = sites_named("listed.template");
  REQUIRE(found.size() == 2);
  CHECK(found[0].line == found[1].line);
  CHECK(found[0].tables == names_of_tables{"customers"});
  CHECK(found[1].tables == names_of_tables{"orders"});
}

TEST_CASE("a name at two places is listed twice", "[site]") {
  const auto found = sites_named("listed.duplicate");
  REQUIRE(found.size() == 2);
  CHECK(found[0].line == first_duplicate);
  CHECK(found[1].line == first_duplicate + 1);
}

TEST_CASE("running a statement changes nothing of the list, which is in order", "[site]") {
  const auto before = rs::sites();
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  for (int i = 0; i < 3; ++i)
    CHECK(session(rs::query<"listed.runs">().select(customers::id).from(customers{})).tuples().size() == 3);
  const auto after = rs::sites();
  CHECK(before.size() == after.size());
  CHECK(std::ranges::is_sorted(after, {}, [](const rs::site_info& s) { return std::tuple(s.name, s.file, s.line); }));
  CHECK(sites_named("listed.runs").size() == 1);
  CHECK(sites_named("listed.none").empty());
  for (const rs::site_info& s : after) {
    CHECK(s.name.find('.') != std::string_view::npos);
    CHECK(s.file.find('/') == std::string_view::npos);
    CHECK(s.line > 0);
  }
}
