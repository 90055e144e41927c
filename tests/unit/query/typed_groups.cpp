#include "support/catch.hpp"
#include "support/thrown.hpp"
#include "support/typed_statements.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

const auto sorts =
    rs::sort_choice<rs::by<"customer", orders::customer_id>, rs::by<"total", orders::total>, rs::by<"key", orders::id>>;

}  // namespace

TEST_CASE("groups, aggregates and windows are of the tenant's rows", "[query][group_by][window][golden]") {
  typed_selects shows("query/typed_groups");
  const auto per_customer = rs::partition_by(orders::customer_id);
  const auto ranked = [](auto query, const auto& output) {
    return query.select(orders::id, output).from(orders{}).order_by(orders::id);
  };

  shows("distinct",
        rs::query<"typed.distinct">().select(orders::note).distinct().from(orders{}).order_by(orders::note));
  shows.with_count("aggregates",
                   rs::query<"typed.aggregates">()
                       .select(rs::as<"n">(rs::count()), rs::as<"notes">(rs::count(orders::note)),
                               rs::as<"sum">(rs::sum(orders::total)), rs::as<"min">(rs::min(orders::total)),
                               rs::as<"max">(rs::max(orders::note)), rs::as<"avg">(rs::avg(orders::total)),
                               rs::as<"customers">(rs::count_distinct(orders::customer_id)))
                       .from(orders{}));
  shows("groups", rs::query<"typed.groups">()
                      .select(orders::customer_id, rs::as<"n">(rs::count()), rs::as<"max">(rs::max(orders::total)))
                      .from(orders{})
                      .group_by(orders::customer_id)
                      .order_by(orders::customer_id));
  shows("groups by an expression",
        rs::query<"typed.group_expression">()
            .select(rs::as<"note">(rs::coalesce(orders::note, "none")), rs::as<"n">(rs::count()))
            .from(orders{})
            .group_by(rs::coalesce(orders::note, "none"))
            .order_by(rs::coalesce(orders::note, "none")));
  shows("having", rs::query<"typed.having">()
                      .select(orders::customer_id, rs::as<"n">(rs::count()))
                      .from(orders{})
                      .where(orders::total > 60.0)
                      .group_by(orders::customer_id)
                      .having(rs::count() > 1 && orders::customer_id > 0)
                      .order_by(rs::count().desc()));
  shows("arithmetic of aggregates",
        rs::query<"typed.aggregate_arithmetic">()
            .select(orders::customer_id, rs::as<"mean">(rs::sum(orders::total) / rs::count()),
                    rs::as<"size">(rs::case_when(rs::max(orders::total) > 100.0, "big").otherwise("small")))
            .from(orders{})
            .group_by(orders::customer_id)
            .order_by(orders::customer_id));
  shows("row number", ranked(rs::query<"typed.row_number">(),
                             rs::as<"n">(rs::over(rs::row_number(), rs::partition_by().order_by(orders::id.desc())))));
  shows("rank", ranked(rs::query<"typed.rank">(),
                       rs::as<"n">(rs::over(rs::rank(), per_customer.order_by(orders::total.desc())))));
  shows("dense rank",
        ranked(rs::query<"typed.dense_rank">(),
               rs::as<"n">(rs::over(rs::dense_rank(), rs::partition_by().order_by(orders::note, orders::total)))));
  shows("sum over a window",
        ranked(rs::query<"typed.window_sum">(), rs::as<"n">(rs::over(rs::sum(orders::total), per_customer))));
  shows("count over all rows",
        ranked(rs::query<"typed.window_count">(), rs::as<"n">(rs::over(rs::count(), rs::partition_by()))));
  shows("running maximum",
        ranked(rs::query<"typed.running">(),
               rs::as<"n">(rs::over(rs::max(orders::total), rs::partition_by().order_by(orders::id)))));
  shows("ordered by a window",
        rs::query<"typed.order_window">()
            .select(orders::id)
            .from(orders{})
            .order_by(rs::over(rs::rank(), rs::partition_by().order_by(orders::total)).desc(), orders::id));
  shows("a window over a left join",
        rs::query<"typed.window_join">()
            .select(customers::id, orders::id,
                    rs::as<"n">(rs::over(rs::row_number(), rs::partition_by(customers::id).order_by(orders::id))))
            .from(customers{})
            .left_join(orders{}, orders::customer_id == customers::id)
            .order_by(customers::id, orders::id));
  shows("a chosen order",
        rs::query<"typed.sort">().select(orders::id, orders::total).from(orders{}).order_by(sorts.parse("-total")));
  shows("a chosen order of groups",
        rs::query<"typed.sort_groups">()
            .select(orders::customer_id, rs::as<"n">(rs::count()))
            .from(orders{})
            .group_by(orders::customer_id)
            .order_by(rs::sort_choice<rs::by<"customer", orders::customer_id>>.parse("-customer")));
  shows("a page",
        rs::query<"typed.page_of_orders">().select(orders::id).from(orders{}).order_by(orders::id).limit(1).offset(1));
  shows.check();
}

TEST_CASE("each choice of an order, with each set of conditions, is a plan of its own",
          "[query][sort_choice][where_if]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::session two = shop.tenant(2);
  const auto ids = [](rs::session& session, std::string_view sort, std::optional<std::string> note, bool cheap) {
    auto q = rs::query<"typed.sorted">()
                 .select(orders::id)
                 .from(orders{})
                 .where_if(orders::note == rs::if_set(note))
                 .where_if(cheap, [] { return orders::total < 200.0; })
                 .order_by(sorts.parse(sort));
    const text_rows rows = texts_of(session(q));
    CHECK(session(q.count_rows()).value() == static_cast<std::int64_t>(rows.size()));
    return rows;
  };
  for (int round = 0; round < 3; ++round) {  // again, with the plans that are there then
    CHECK(ids(one, "key", {}, false) == text_rows{"1", "2", "3"});
    CHECK(ids(one, "-key", {}, false) == text_rows{"3", "2", "1"});
    CHECK(ids(one, "total", {}, false) == text_rows{"3", "1", "2"});
    CHECK(ids(one, "-total", {}, false) == text_rows{"2", "1", "3"});
    CHECK(ids(one, "-total", "late", false) == text_rows{"1", "3"});
    CHECK(ids(one, "total", "late", false) == text_rows{"3", "1"});
    CHECK(ids(one, "-total", {}, true) == text_rows{"1", "3"});
    CHECK(ids(one, "key", "early", true).empty());
    CHECK(ids(two, "-total", {}, false) == text_rows{"12", "11", "13"});
    CHECK(ids(two, "total", "late", true) == text_rows{"13", "11"});
  }
}

TEST_CASE("rows that are equal by the order chosen are ordered by the terms behind it", "[query][sort_choice]") {
  shop_database shop;
  rs::session two = shop.tenant(2);
  constexpr auto by_note = rs::sort_choice<rs::by<"note", orders::note>, rs::by<"total", orders::total>>;
  const auto sorted = [](auto sort, auto... more) {
    return rs::query<"typed.sorted_twice">().select(orders::id).from(orders{}).order_by(sort, more...);
  };
  const auto ids = [&](std::string_view sort, auto... more) {
    return texts_of(two(sorted(by_note.parse(sort), more...)));
  };
  for (int round = 0; round < 2; ++round) {
    CHECK(ids("note", orders::id) == text_rows{"12", "11", "13"});
    CHECK(ids("note", orders::id.desc()) == text_rows{"12", "13", "11"});
    CHECK(ids("-note", orders::id.desc()) == text_rows{"13", "11", "12"});
    CHECK(ids("-note", orders::total, orders::id) == text_rows{"13", "11", "12"});
    CHECK(ids("-total", orders::id) == text_rows{"12", "11", "13"});
  }
  CHECK(two(sorted(by_note.parse("note"), orders::id).count_rows()).value() == 3);
}

TEST_CASE("an order that is not among the choices is a value error, which does not repeat it", "[query][sort_choice]") {
  for (const char* text : {"", "-", "--total", "Total", "total ", "id; DROP TABLE orders"}) {
    const rs::value_error e = thrown<rs::value_error>([&] { (void)sorts.parse(text); });
    CHECK(std::string(e.what()).find("DROP") == std::string::npos);
    CHECK(std::string(e.what()).find("customer") != std::string::npos);
  }
  CHECK(sorts.parse("total").index == 1);
  CHECK(sorts.parse("-key").descending);
}
