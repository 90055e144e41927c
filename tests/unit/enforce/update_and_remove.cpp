#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

/// Runs a write of tenant 1 and says how many rows it touched; nobody else's row may change.
struct write_test {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::session two = shop.tenant(2);
  text_rows others = shop.rows_of_others(1);

  template <class Statement>
  std::int64_t touched(const Statement& statement) {
    const std::int64_t n = one(statement).affected_rows;
    CHECK(shop.rows_of_others(1) == others);
    return n;
  }
};

auto note(std::int64_t id) {
  return rs::query<"write.note">().update(orders{}).set(orders::note = "seen").where(orders::id == id);
}
auto drop_line(std::int64_t id) {
  return rs::query<"write.line">().remove_from(order_lines{}).where(order_lines::id == id);
}

}  // namespace

TEST_CASE("an update by key changes an own row, and no foreign one", "[enforce][update]") {
  write_test t;
  CHECK(t.touched(note(1)) == 1);
  CHECK(t.touched(note(11)) == 0);
  CHECK(t.touched(note(far_order)) == 0);
  CHECK(t.touched(note(99)) == 0);
  CHECK(t.shop.value("SELECT note FROM orders WHERE id = 1") == "seen");
  CHECK(t.two(note(11)).affected_rows == 1);
}

TEST_CASE("a remove by key removes an own row, and no foreign one", "[enforce][remove]") {
  write_test t;
  CHECK(t.touched(drop_line(11)) == 0);
  CHECK(t.touched(drop_line(99)) == 0);
  CHECK(t.touched(drop_line(1)) == 1);
  CHECK(t.touched(drop_line(1)) == 0);
  CHECK(t.two(drop_line(11)).affected_rows == 1);
}

TEST_CASE("a write by key of a table with a tenant column is scoped as well", "[enforce][update][remove]") {
  write_test t;
  const auto rename = [](std::int64_t id) {
    return rs::query<"write.rename">().update(customers{}).set(customers::name = "x").where(customers::id == id);
  };
  const auto drop = [](std::int64_t id) {
    return rs::query<"write.drop">().remove_from(customers{}).where(customers::id == id);
  };
  CHECK(t.touched(rename(12)) == 0);
  CHECK(t.touched(rename(2)) == 1);
  CHECK(t.touched(drop(12)) == 0);
  CHECK(t.touched(drop(3)) == 1);
  CHECK(t.two(drop(12)).affected_rows == 1);
}

TEST_CASE("a write by the whole composite key cannot name another tenant's row", "[enforce][update][remove]") {
  write_test t;
  const auto set = [](std::int64_t tenant) {
    return rs::query<"write.setting">()
        .update(settings{})
        .set(settings::value = "x")
        .where(settings::tenant_id == tenant && settings::name == "theme");
  };
  CHECK(t.touched(set(1)) == 1);
  CHECK(t.touched(set(2)) == 0);
  const auto drop = [](std::int64_t tenant) {
    return rs::query<"write.drop_setting">()
        .remove_from(settings{})
        .where(settings::tenant_id == tenant && settings::name == "theme");
  };
  CHECK(t.touched(drop(2)) == 0);
  CHECK(t.touched(drop(1)) == 1);
}

TEST_CASE("a write by predicate touches every own row that matches, and no other", "[enforce][update][remove]") {
  write_test t;
  CHECK(t.touched(rs::query<"write.late">().update(orders{}).set(orders::total = 1).where(orders::note == "late")) ==
        2);
  CHECK(t.touched(rs::query<"write.or">()
                      .update(orders{})
                      .set(orders::total = 2)
                      .where(orders::note == "late" || orders::id > 0)) == 3);
  CHECK(t.touched(rs::query<"write.not">().update(orders{}).set(orders::total = 3).where(!(orders::id == 11))) == 3);
  CHECK(
      t.touched(
          rs::query<"write.like">().update(customers{}).set(customers::email = "x").where(customers::name.like("%"))) ==
      3);
  CHECK(t.touched(rs::query<"write.pens">()
                      .remove_from(order_lines{})
                      .where(order_lines::product == "pen" || order_lines::id == 11)) == 2);
  CHECK(t.touched(rs::query<"write.any">()
                      .remove_from(order_lines{})
                      .where(order_lines::quantity > 0 || order_lines::id > 0)) == 1);
}

TEST_CASE("a write over a list of keys touches the own ones among them", "[enforce][update][remove]") {
  write_test t;
  const std::vector<std::int64_t> ids{1, 2, 11, 12, far_order, 99};
  CHECK(t.touched(rs::query<"write.batch">().update(orders{}).set(orders::note = "batch").where(orders::id.in(ids))) ==
        2);
  CHECK(t.touched(
            rs::query<"write.batch_lines">().remove_from(order_lines{}).where(order_lines::id.in({1, 3, 11, 12}))) ==
        2);
  CHECK(t.touched(rs::query<"write.batch_none">().remove_from(order_lines{}).where(order_lines::id.in({11, 12}))) == 0);
}

TEST_CASE("every row means every own row", "[enforce][update][remove]") {
  write_test t;
  CHECK(t.touched(rs::query<"write.every_order">().update(orders{}).set(orders::note = "x").every_row()) == 3);
  CHECK(t.touched(rs::query<"write.every_customer">().update(customers{}).set(customers::name = "x").every_row()) == 3);
  CHECK(t.touched(rs::query<"write.wipe_lines">().remove_from(order_lines{}).every_row()) == 3);
  CHECK(t.touched(rs::query<"write.wipe_orders">().remove_from(orders{}).every_row()) == 3);
  CHECK(t.touched(rs::query<"write.wipe_settings">().remove_from(settings{}).every_row()) == 2);
  CHECK(t.touched(rs::query<"write.wipe_visits">().remove_from(visit_notes{}).every_row()) == 1);
  CHECK(t.two(rs::query<"write.wipe_two">().remove_from(order_lines{}).every_row()).affected_rows == 2);
}

TEST_CASE("a write without a scope touches every tenant's rows", "[enforce][update][remove]") {
  shop_database shop;
  rs::unscoped_session all = shop.everyone();
  CHECK(all(rs::query<"write.all_orders">().update(orders{}).set(orders::note = "x").every_row()).affected_rows == 7);
  CHECK(all(note(11)).affected_rows == 1);
  CHECK(all(rs::query<"write.all_lines">().remove_from(order_lines{}).every_row()).affected_rows == 6);
}

TEST_CASE("a changed key of its own keeps a row with its tenant, and takes no foreign row's place",
          "[enforce][update]") {
  write_test t;
  const auto renumber = [](std::int64_t from, std::int64_t to) {
    return rs::query<"write.renumber">().update(order_lines{}).set(order_lines::id = to).where(order_lines::id == from);
  };
  CHECK(t.touched(renumber(1, 50)) == 1);
  CHECK(t.touched(renumber(11, 60)) == 0);
  CHECK_THROWS_AS(t.one(renumber(50, 11)), rs::constraint_error);
  CHECK(t.shop.rows_of_others(1) == t.others);
}
