#include <cmath>
#include <limits>

#include <rowscope/rowscope.hpp>

#include "support/plain_postgresql.hpp"
#include "support/postgresql_server.hpp"
#include "support/thrown.hpp"

/// The first execution of a statement gets its values as texts. The next ones get them in binary, where all of its
/// columns have types that are read so: nobody may notice.

namespace rs = rowscope;
using namespace rowscope_tests;

namespace {

struct samples : rs::table<samples, "samples"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"large", std::int64_t> large{};
  static constexpr column<"middle", std::int32_t> middle{};
  static constexpr column<"small", std::int16_t> small{};
  static constexpr column<"is_open", bool> is_open{};
  static constexpr column<"ratio", double> ratio{};
  static constexpr column<"title", std::string> title{};
  static constexpr column<"note", std::optional<std::string>> note{};
  static constexpr column<"bytes", std::optional<rs::blob>> bytes{};
  static constexpr column<"price", std::optional<std::string>, rs::postgresql_type<"numeric(12, 2)">> price{};
  static constexpr column<"seen", std::optional<std::chrono::sys_days>> seen{};
  static constexpr auto columns =
      std::tuple{id, tenant_id, large, middle, small, is_open, ratio, title, note, bytes, price, seen};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

struct sample_database {
  std::unique_ptr<plain_database::kind> plain = make_plain_postgresql();
  rs::database db;
  rs::session one;

  sample_database()
      : db((plain->create(rs::schema<samples>::info()), plain->open(rs::schema<samples>::info(), {.pool_size = 1}))),
        one(db.for_tenant(1)) {}

  template <class... Rest>
  auto add(std::int64_t large, std::int32_t middle, std::int16_t small, double ratio, std::string title,
           const Rest&... rest) {
    return one(rs::query<"binary.add">().insert_into(samples{}).set(
        samples::large = large, samples::middle = middle, samples::small = small, samples::is_open = large > 0,
        samples::ratio = ratio, samples::title = std::move(title), rest...));
  }
  void fill() {
    // Our DDL has one type for all integers; others' tables have more.
    plain->run("ALTER TABLE samples ALTER COLUMN middle TYPE integer, ALTER COLUMN small TYPE smallint");
    using large = std::numeric_limits<std::int64_t>;
    using middle = std::numeric_limits<std::int32_t>;
    using small = std::numeric_limits<std::int16_t>;
    add(large::max(), middle::max(), small::max(), 0.1, "a");
    add(large::min(), middle::min(), small::min(), -1.7976931348623157e308, "", samples::note = std::string());
    add(-1, -1, -1, 5e-324, "ü", samples::note = std::string("n"), samples::bytes = rs::blob());
    add(258, 258, 258, 1.0 / 3, "x", samples::bytes = rs::blob{std::byte{0}, std::byte{255}, std::byte{92}});
    add(0, 0, 0, -0.0, "zero", samples::price = std::string("19.90"),
        samples::seen = std::chrono::sys_days(std::chrono::days(19000)));
  }
};

}  // namespace

TEST_CASE("on postgresql values are the same whether they come as texts or in binary", "[postgresql][binary]") {
  NEEDS_POSTGRESQL();
  sample_database shop;
  shop.fill();
  const auto in_binary = rs::query<"binary.some">()
                             .select(samples::id, samples::large, samples::middle, samples::small, samples::is_open,
                                     samples::ratio, samples::title, samples::note, samples::bytes)
                             .from(samples{})
                             .order_by(samples::id);
  const auto as_texts = rs::query<"binary.all">().select(samples::columns).from(samples{}).order_by(samples::id);
  const auto first = shop.one(in_binary).tuples();
  REQUIRE(first.size() == 5);
  CHECK(shop.one(in_binary).tuples() == first);
  CHECK(shop.one(in_binary.limit(10)).tuples() == first);
  CHECK(shop.one(in_binary.limit(10)).tuples() == first);
  const auto all = shop.one(as_texts).tuples();
  CHECK(shop.one(as_texts).tuples() == all);
  CHECK(std::get<1>(first[0]) == std::numeric_limits<std::int64_t>::max());
  CHECK(std::get<2>(first[1]) == std::numeric_limits<std::int32_t>::min());
  CHECK(std::get<3>(first[2]) == -1);
  CHECK(std::get<5>(first[2]) == 5e-324);
  CHECK(std::signbit(std::get<5>(first[4])));
  CHECK(std::get<7>(first[0]) == std::nullopt);
  CHECK(std::get<7>(first[1]) == "");
  CHECK(std::get<8>(first[2]) == rs::blob());
  CHECK(std::get<8>(first[3]) == rs::blob{std::byte{0}, std::byte{255}, std::byte{92}});
  CHECK(std::get<10>(all[4]) == "19.90");
  CHECK(std::get<11>(all[4]) == std::chrono::sys_days(std::chrono::days(19000)));
}

TEST_CASE("on postgresql keys and rows that a write gives back are the same in binary", "[postgresql][binary]") {
  NEEDS_POSTGRESQL();
  sample_database shop;
  for (std::int64_t key = 1; key <= 300; ++key) CHECK(shop.add(key, 1, 1, 1, "x").key() == key);
  const auto doubled = [&] {
    return shop
        .one(rs::query<"binary.update">()
                 .update(samples{})
                 .set(samples::large = 2 * samples::large)
                 .where(samples::id <= 3)
                 .returning(samples::id, samples::large, samples::title))
        .tuples();
  };
  const auto once = doubled();
  const auto twice = doubled();
  REQUIRE(twice.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(std::get<1>(twice[i]) == 2 * std::get<1>(once[i]));
}

TEST_CASE("on postgresql a stored value of another type is refused in both forms", "[postgresql][binary]") {
  NEEDS_POSTGRESQL();
  sample_database shop;
  shop.fill();
  // The check at open has passed: whoever alters the table behind the library's back is told when it is read.
  shop.plain->run("ALTER TABLE samples ALTER COLUMN large TYPE text, ALTER COLUMN title TYPE bytea USING title::bytea");
  const auto large = rs::query<"binary.large">().select(samples::large).from(samples{});
  const auto title = rs::query<"binary.title">().select(samples::title).from(samples{});
  for (int execution = 1; execution <= 3; ++execution) {
    CHECK_THROWS_AS(shop.one(large).tuples(), rs::value_error);
    CHECK_THROWS_AS(shop.one(title).tuples(), rs::value_error);
  }
}

TEST_CASE("on postgresql a prepared statement whose columns get another type says so, and is not read as before",
          "[postgresql][binary]") {
  NEEDS_POSTGRESQL();
  sample_database shop;
  shop.fill();
  const auto middle = rs::query<"binary.middle">().select(samples::middle).from(samples{}).order_by(samples::id);
  const auto before = shop.one(middle).tuples();
  CHECK(shop.one(middle).tuples() == before);
  shop.plain->run("ALTER TABLE samples ALTER COLUMN middle TYPE real");
  CHECK_THROWS_AS(shop.one(middle).tuples(), rs::error);
}
