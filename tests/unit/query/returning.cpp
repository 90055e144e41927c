#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/new_database.hpp"
#include "support/shop_database.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

const auto n = rs::as<"n">(rs::select(rs::count()).from(orders{}));

auto raise_totals() {
  return rs::query<"returning.raise">().update(orders{}).set(orders::total = orders::total + 1.0).every_row();
}

/// Its first column is NOT NULL.
struct choices : rs::table<choices, "choices"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"name", std::string, rs::primary_key> name{};
  static constexpr column<"note", std::optional<std::string>> note{};
  static constexpr auto columns = std::tuple{tenant_id, name, note};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

}  // namespace

TEST_CASE("returning tells which columns of the rows are NULL", "[query][returning]") {
  rs::database db = new_database(rs::schema<choices>::info());
  for (const std::int64_t tenant : {2, 1}) {
    rs::session s = db.for_tenant(tenant);
    const auto is_null = rs::as<"is_null">(choices::note.is_null());
    const auto word = rs::as<"word">(rs::case_when(choices::note.is_not_null(), "some").otherwise("none"));
    const auto add = [&](const char* name, const std::optional<std::string>& note) {
      return s(rs::query<"returning.choose">()
                   .insert_into(choices{})
                   .set(choices::name = name, choices::note = note)
                   .returning(is_null, word))
          .one();
    };
    const auto with = add("a", "x"), without = add("b", std::nullopt);
    CHECK((!with[is_null] && with[word] == "some"));
    CHECK((without[is_null] && without[word] == "none"));
    const auto cleared = s(rs::query<"returning.clear">()
                               .update(choices{})
                               .set(choices::note = std::nullopt)
                               .where(choices::name == "a")
                               .returning(is_null, word))
                             .one();
    CHECK((cleared[is_null] && cleared[word] == "none"));
  }
}

TEST_CASE("returning gives the new values of an update, the old ones of a remove", "[query][returning]") {
  shop_database shop;
  rs::session two = shop.tenant(2);
  const auto raised = two(raise_totals().returning(orders::id, orders::total, orders::note));
  CHECK(raised.affected_rows == 3);
  CHECK(sorted(texts_of(raised)) == text_rows{"11|101.0|late", "12|251.0|NULL", "13|51.0|late"});
  const auto removed = two(rs::query<"returning.remove">()
                               .remove_from(order_lines{})
                               .where(order_lines::product == "pen")
                               .returning(order_lines::id, order_lines::quantity));
  CHECK(texts_of(removed) == text_rows{"11|2"});
  CHECK(shop.rows("SELECT id FROM order_lines ORDER BY id") ==
        text_rows{"1", "2", "3", "12", std::to_string(far_line)});
}

TEST_CASE("returning gives nothing of another tenant's rows", "[query][returning]") {
  shop_database shop;
  const auto change = rs::query<"returning.foreign">()
                          .update(customers{})
                          .set(customers::email = "x")
                          .where(customers::id == 1)
                          .returning(customers::name, customers::tenant_id);
  CHECK(shop.tenant(2)(change).empty());
  const auto own = shop.tenant(1)(change);
  CHECK(texts_of(own) == text_rows{"Ann|1"});
}

TEST_CASE("a sub-query of returning counts the rows of the tenant", "[query][returning][subquery]") {
  shop_database shop;
  const auto change = rs::query<"returning.count">()
                          .update(customers{})
                          .set(customers::email = "x")
                          .where(customers::name == "Bob")
                          .returning(customers::id, n);
  CHECK(texts_of(shop.tenant(1)(change)) == text_rows{"2|3"});
  CHECK(texts_of(shop.tenant(0)(
            rs::query<"returning.insert_count">().insert_into(customers{}).set(customers::name = "x").returning(n))) ==
        text_rows{"0"});
  CHECK(shop.value("SELECT tenant_id FROM customers WHERE name = 'x'") == "0");
}

TEST_CASE("rows of returning are owned: they stay when the session has ended", "[query][returning]") {
  shop_database shop;
  const auto kept = [&] {
    rs::session two = shop.tenant(2);
    return two(rs::query<"returning.kept">()
                   .insert_into(customers{})
                   .set(customers::name = "Eve")
                   .returning(customers::id, customers::name, customers::email));
  }();
  CHECK(kept.one()[customers::name] == "Eve");
  CHECK(kept.one()[customers::email] == std::nullopt);
  CHECK(shop.value("SELECT name, tenant_id FROM customers WHERE id = " + std::to_string(kept.one()[customers::id])) ==
        "Eve|2");
  CHECK(shop.tenant(2)(rs::query<"returning.temporary">()
                           .insert_into(customers{})
                           .set(customers::name = "Fay")
                           .returning(customers::name))
            .value() == "Fay");
  CHECK(shop.value("SELECT tenant_id FROM customers WHERE name = 'Fay'") == "2");
}

TEST_CASE("one() of returning asks for exactly one row", "[query][returning]") {
  shop_database shop;
  rs::session two = shop.tenant(2);
  const auto all = two(raise_totals().returning(orders::id));
  CHECK(all.affected_rows == 3);
  (void)thrown<rs::ambiguous_result>([&] { (void)all.one(); });
  const auto none =
      two(rs::query<"returning.none">().remove_from(orders{}).where(orders::id == 1).returning(orders::id));
  (void)thrown<rs::not_found>([&] { (void)none.value(); });
  struct order {
    std::int64_t id;
    double total;
  };
  const auto orders_read = two(raise_totals().returning(orders::id, orders::total)).to<order>();
  CHECK(orders_read.size() == 3);
}

TEST_CASE("another statement writes while rows are open", "[query][returning][rows]") {
  shop_database shop;
  rs::session two = shop.tenant(2);
  const auto change = [](std::int64_t id) {
    return rs::query<"returning.while_open">()
        .update(customers{})
        .set(customers::email = rs::concat(customers::name, "!"))
        .where(customers::id == id)
        .returning(customers::email);
  };
  text_rows seen;
  for (const auto& row : two(rs::query<"returning.open">()
                                 .select(customers::id, customers::name)
                                 .from(customers{})
                                 .order_by(customers::id))) {
    const auto changed = two(change(row[customers::id]));
    seen.push_back(changed.one()[customers::email].value());
  }
  CHECK(seen == text_rows{"Ann!", "Bob!", "Cleo!"});
  CHECK(shop.tenant(1)(change(11)).empty());
  CHECK(shop.value("SELECT count(*) FROM customers WHERE email LIKE '%!'") == "3");
}

TEST_CASE("the key that an insert names is the value given, not one inside of it", "[query][insert][subquery]") {
  shop_database shop;
  rs::session two = shop.tenant(2);
  const auto next =
      rs::coalesce(rs::scalar(rs::select(rs::max(customers::id)).from(customers{}).where(customers::id < 1'000)), 0) +
      100;
  const auto made =
      two(rs::query<"returning.key">().insert_into(customers{}).set(customers::id = next, customers::name = "Eve"));
  CHECK(made.key() == 113);
  CHECK(shop.value("SELECT id, tenant_id FROM customers WHERE name = 'Eve'") == "113|2");
}
