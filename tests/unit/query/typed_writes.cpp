#include "support/typed_writes.hpp"
#include "support/catch.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;
using text = std::optional<std::string>;

}  // namespace

TEST_CASE("a write reads and writes rows of the tenant alone", "[query][write][golden]") {
  typed_writes shows("query/typed_changes");
  const auto average =
      rs::scalar(rs::select(rs::avg(rs::alias<orders, "o">[orders::total])).from(rs::alias<orders, "o">));
  const auto has_order = rs::exists(rs::select(orders::id).from(orders{}).where(orders::customer_id == customers::id));

  shows(
      "an update where in",
      rs::query<"typed.update_in">()
          .update(orders{})
          .set(orders::note = "seen")
          .where(orders::customer_id.in(rs::select(customers::id).from(customers{}).where(customers::name == "Ann"))));
  shows("an update where exists",
        rs::query<"typed.update_exists">().update(customers{}).set(customers::email = "x").where(!has_order));
  shows("an update where scalar",
        rs::query<"typed.update_scalar">().update(orders{}).set(orders::note = "above").where(orders::total > average));
  shows("an update to a scalar", rs::query<"typed.update_to_scalar">()
                                     .update(orders{})
                                     .set(orders::total = rs::coalesce(average, 0.0))
                                     .every_row());
  shows("an update to a correlated scalar",
        rs::query<"typed.update_correlated">()
            .update(orders{})
            .set(orders::note = rs::scalar(
                     rs::select(customers::name).from(customers{}).where(customers::id == orders::customer_id)))
            .every_row());
  shows("an update to what is computed", rs::query<"typed.update_computed">()
                                             .update(orders{})
                                             .set(orders::total = orders::total * 2 + 1,
                                                  orders::note = rs::concat(rs::coalesce(orders::note, "none"), "!"))
                                             .where(orders::id > 1));
  shows("an update to a case", rs::query<"typed.update_case">()
                                   .update(customers{})
                                   .set(customers::name = rs::case_when(has_order, "buyer").otherwise(customers::name))
                                   .every_row());
  shows("a remove where in",
        rs::query<"typed.remove_in">()
            .remove_from(order_lines{})
            .where(order_lines::order_id.in(rs::select(orders::id).from(orders{}).where(orders::total < 200.0))));
  shows("a remove where not exists", rs::query<"typed.remove_exists">().remove_from(customers{}).where(!has_order));
  shows("a remove by a row", rs::query<"typed.remove_row">()
                                 .remove_from(order_lines{})
                                 .where(rs::row(order_lines::quantity, order_lines::id) > rs::row(1, 12)));
  shows("an update with returning", rs::query<"typed.update_returning">()
                                        .update(orders{})
                                        .set(orders::note = "back")
                                        .where(orders::total > 60.0)
                                        .returning(orders::id, rs::as<"twice">(orders::total * 2)));
  shows("a remove with returning",
        rs::query<"typed.remove_returning">().remove_from(order_lines{}).every_row().returning(order_lines::columns));
  shows("returning a sub-query", rs::query<"typed.returning_select">()
                                     .update(customers{})
                                     .set(customers::email = "y")
                                     .every_row()
                                     .returning(customers::id, rs::as<"n">(rs::select(rs::count()).from(orders{}))));
  shows.check();
}

TEST_CASE("an insert reads and writes rows of the tenant alone", "[query][insert][golden]") {
  typed_writes shows("query/typed_inserts");
  const auto into_customers = [](auto query) {
    return query.insert_into(customers{}).columns(customers::name, customers::email);
  };
  const auto theme = [](auto query) {
    return query.insert_into(settings{}).set(settings::name = "theme", settings::value = "light");
  };
  const auto any_name = rs::coalesce(rs::scalar(rs::select(rs::max(customers::name)).from(customers{})), "none");

  shows("many rows", into_customers(rs::query<"typed.many">())
                         .rows(std::vector<std::tuple<std::string, text>>{{"Eve", "e"}, {"Fay", {}}}));
  shows("no rows", into_customers(rs::query<"typed.none">()).rows(std::vector<std::tuple<std::string, text>>{}));
  struct person {
    std::string name;
    int age;
  };
  shows("many rows by a projection", into_customers(rs::query<"typed.projected">())
                                         .rows(std::vector<person>{{"Eve", 3}, {"Fay", 4}}, [](const person& p) {
                                           return std::tuple{p.name, std::to_string(p.age)};
                                         }));
  shows("many rows of one column", rs::query<"typed.one_column">()
                                       .insert_into(customers{})
                                       .columns(customers::name)
                                       .rows(std::vector<std::string>{"Eve", "Fay", "Gil"}));
  shows("many rows of pairs and numbers", rs::query<"typed.pairs">()
                                              .insert_into(orders{})
                                              .columns(orders::customer_id, orders::total)
                                              .rows(std::vector<std::pair<int, int>>{{11, 5}, {13, 6}}));
  shows("from a select",
        rs::query<"typed.from_select">()
            .insert_into(orders{})
            .columns(orders::customer_id, orders::total, orders::note)
            .from(rs::select(customers::id, rs::as<"total">(customers::id * 1.5), customers::email).from(customers{})));
  shows("from a select with groups",
        rs::query<"typed.from_groups">()
            .insert_into(orders{})
            .columns(orders::customer_id, orders::total)
            .from(rs::select(orders::customer_id, rs::as<"sum">(rs::coalesce(rs::sum(orders::total), 0.0)))
                      .from(orders{})
                      .group_by(orders::customer_id)
                      .having(rs::count() > 1)));
  shows("from a set operation", rs::query<"typed.from_union">()
                                    .insert_into(customers{})
                                    .columns(customers::name)
                                    .from(rs::select(order_lines::product)
                                              .from(order_lines{})
                                              .union_with(rs::select(settings::value).from(settings{}))));
  shows("from a shared table", rs::query<"typed.from_shared">()
                                   .insert_into(customers{})
                                   .columns(customers::name, customers::email)
                                   .from(rs::select(currencies::code, currencies::label).from(currencies{})));
  shows("a value that is a sub-query",
        rs::query<"typed.set_select">().insert_into(customers{}).set(customers::name = any_name));
  shows("do update", theme(rs::query<"typed.do_update">())
                         .on_conflict(settings::name)
                         .do_update(settings::value = rs::excluded(settings::value)));
  shows("do update with a condition that is true", theme(rs::query<"typed.do_update_where">())
                                                       .on_conflict(settings::name)
                                                       .do_update(settings::value = rs::excluded(settings::value))
                                                       .where(settings::value == "dark"));
  shows("do update with a condition that is false", theme(rs::query<"typed.do_update_where_not">())
                                                        .on_conflict(settings::name)
                                                        .do_update(settings::value = rs::excluded(settings::value))
                                                        .where(settings::value == rs::excluded(settings::value)));
  shows("do update of a mix",
        theme(rs::query<"typed.do_update_mix">())
            .on_conflict(settings::tenant_id, settings::name)
            .do_update(settings::value = rs::concat(settings::value, "/", rs::excluded(settings::value))));
  shows("do update to a sub-query",
        theme(rs::query<"typed.do_update_select">()).on_conflict(settings::name).do_update(settings::value = any_name));
  shows("do update where exists",
        theme(rs::query<"typed.do_update_exists">())
            .on_conflict(settings::name)
            .do_update(settings::value = "none left")
            .where(!rs::exists(rs::select(customers::id).from(customers{}).where(customers::name == "Dan"))));
  shows("do nothing", theme(rs::query<"typed.do_nothing">()).on_conflict(settings::name).do_nothing());
  shows("do nothing where there is nothing", rs::query<"typed.do_nothing_new">()
                                                 .insert_into(settings{})
                                                 .set(settings::name = "font", settings::value = "big")
                                                 .on_conflict(settings::name)
                                                 .do_nothing());
  shows("many rows, do update",
        rs::query<"typed.many_update">()
            .insert_into(settings{})
            .columns(settings::name, settings::value)
            .rows(std::vector<std::pair<std::string, std::string>>{{"theme", "a"}, {"font", "b"}})
            .on_conflict(settings::name)
            .do_update(settings::value = rs::excluded(settings::value)));
  shows("from a select, do nothing",
        rs::query<"typed.select_nothing">()
            .insert_into(settings{})
            .columns(settings::name, settings::value)
            .from(rs::select(rs::as<"n">(rs::lower(customers::name)), customers::name)
                      .from(customers{})
                      .union_with(rs::select(settings::name, settings::value).from(settings{})))
            .on_conflict(settings::name)
            .do_nothing());
  shows("returning of one", rs::query<"typed.insert_returning">()
                                .insert_into(customers{})
                                .set(customers::name = "Eve")
                                .returning(customers::id, rs::as<"upper">(rs::upper(customers::name))));
  shows("returning of many", rs::query<"typed.many_returning">()
                                 .insert_into(customers{})
                                 .columns(customers::name)
                                 .rows(std::vector<std::string>{"Eve", "Fay"})
                                 .returning(customers::columns));
  shows("do update with returning", theme(rs::query<"typed.upsert_returning">())
                                        .on_conflict(settings::name)
                                        .do_update(settings::value = rs::excluded(settings::value))
                                        .returning(settings::value));
  shows.check();
}
