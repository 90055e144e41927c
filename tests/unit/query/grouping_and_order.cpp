#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

}  // namespace

TEST_CASE("count and sum are taken over the tenant's rows only", "[query][aggregate][golden]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  golden_statements file("query/aggregates");
  const auto check = [&](const char* title, const auto& q, const text_rows& expected) {
    INFO(title);
    file.add(title, one, q);
    CHECK(texts_of(one(q)) == expected);
  };
  const auto n = rs::as<"n">(rs::count());
  check("rows", rs::query<"agg.rows">().select(n).from(orders{}), {"3"});
  check("values that are not NULL", rs::query<"agg.values">().select(rs::count(orders::note)).from(orders{}), {"2"});
  check("a sum of reals", rs::query<"agg.reals">().select(rs::sum(orders::total)).from(orders{}), {"400.0"});
  check("a sum of integers", rs::query<"agg.integers">().select(rs::sum(order_lines::quantity)).from(order_lines{}),
        {"8"});
  check("a sum over no row",
        rs::query<"agg.none">().select(rs::sum(orders::total), n).from(orders{}).where(orders::id < 0), {"NULL|0"});
  check("by column",
        rs::query<"agg.note">()
            .select(orders::note, n, rs::as<"total">(rs::sum(orders::total)))
            .from(orders{})
            .group_by(orders::note)
            .order_by(orders::note),
        {"NULL|1|250.0", "late|2|150.0"});
  check("by two columns, of joined tables",
        rs::query<"agg.two">()
            .select(customers::name, order_lines::product, rs::sum(order_lines::quantity))
            .from(customers{})
            .join(orders{}, orders::customer_id == customers::id)
            .join(order_lines{}, order_lines::order_id == orders::id)
            .group_by(customers::name, order_lines::product)
            .order_by(order_lines::product.desc(), customers::name),
        {"Ann|pen|7", "Ann|ink|1"});
  check("own rows without a match count as zero",
        rs::query<"agg.left">()
            .select(customers::name, rs::count(orders::id), rs::sum(orders::total))
            .from(customers{})
            .left_join(orders{}, orders::customer_id == customers::id)
            .group_by(customers::id, customers::name)
            .order_by(rs::count(orders::id).desc(), customers::name),
        {"Ann|2|350.0", "Bob|1|50.0", "Dan|0|NULL"});
  check("with a limit",
        rs::query<"agg.limit">()
            .select(orders::note, n)
            .from(orders{})
            .group_by(orders::note)
            .order_by(n.desc())
            .limit(1),
        {"late|2"});
  file.check();
}

TEST_CASE("a named expression is found in its row by its name", "[query][aggregate]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto n = rs::as<"n">(rs::count());
  const auto total = rs::as<"total">(rs::sum(orders::total));
  for (const auto& row : one(rs::query<"agg.named">().select(n, total).from(orders{}))) {
    CHECK(row[n] == 3);
    CHECK(row[total] == 400.0);
  }
}

TEST_CASE("rows come in the order asked for, NULL first ascending", "[query][order][golden]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  golden_statements file("query/order");
  const auto check = [&](const char* title, const auto& q, const text_rows& expected) {
    INFO(title);
    file.add(title, one, q);
    CHECK(texts_of(one(q)) == expected);
  };
  const auto all = rs::query<"order.all">().select(orders::id).from(orders{});
  check("ascending", all.order_by(orders::total), {"3", "1", "2"});
  check("descending", all.order_by(orders::total.desc()), {"2", "1", "3"});
  check("NULL first", all.order_by(orders::note.asc(), orders::id.desc()), {"2", "3", "1"});
  check("NULL last", all.order_by(orders::note.desc(), orders::id), {"1", "3", "2"});
  check("limit", all.order_by(orders::id).limit(2), {"1", "2"});
  check("limit and offset", all.order_by(orders::id).limit(2).offset(1), {"2", "3"});
  check("offset alone", all.order_by(orders::id.desc()).offset(2), {"1"});
  check("a limit of none", all.limit(0), {});
  check("past the end", all.order_by(orders::id).limit(5).offset(9), {});
  check("a limit above 2^32", all.order_by(orders::id).limit(5'000'000'000), {"1", "2", "3"});
  check("clauses in another order",
        all.limit(1).where(orders::total > 60.0).offset(1).where(orders::id > 0).order_by(orders::id), {"2"});
  file.check();
}

TEST_CASE("texts are ordered by their bytes", "[query][order]") {
  shop_database shop;
  rs::session s = shop.tenant(77);
  for (const char* name : {"b", "B", "a", "ä", "Z", ""})
    s(rs::query<"order.add">().insert_into(customers{}).set(customers::name = name));
  CHECK(texts_of(s(rs::query<"order.bytes">().select(customers::name).from(customers{}).order_by(customers::name))) ==
        text_rows{"", "B", "Z", "a", "b", "ä"});
}

TEST_CASE("a negative limit or offset is refused", "[query][order]") {
  const auto all = rs::query<"order.negative">().select(orders::id).from(orders{});
  CHECK_THROWS_AS(all.limit(-1), rs::value_error);
  CHECK_THROWS_AS(all.offset(-1), rs::value_error);
  CHECK_THROWS_AS(all.limit(std::numeric_limits<std::uint64_t>::max()), rs::value_error);
  CHECK_NOTHROW(all.limit(0).offset(0));
  shop_database shop;
  CHECK(sorted(texts_of(shop.tenant(1)(all))) == text_rows{"1", "2", "3"});
}
