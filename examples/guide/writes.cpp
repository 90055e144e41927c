// docs/queries.md: statements that write many rows, or give rows back.
#include "guide.hpp"

namespace {

using namespace std::chrono_literals;

struct line {
  std::int64_t customer;
  std::string currency;
  double total;
};

void insert_many(rs::session& acme) {
  const std::vector<std::string> names{"Bob", "Cleo"};
  acme(rs::query<"customer.import">().insert_into(customers{}).columns(customers::name).rows(names));

  const std::vector<line> lines{{.customer = 1, .currency = "EUR", .total = 80.0},
                                {.customer = 3, .currency = "GBP", .total = 120.0}};
  acme(rs::query<"order.import">()
           .insert_into(orders{})
           .columns(orders::customer_id, orders::currency, orders::total)
           .rows(lines, [](const line& l) {
             return std::tuple{l.customer, l.currency, l.total};
           }));

  acme(rs::query<"article.import">()
           .insert_into(articles{})
           .columns(articles::title, articles::parent_id, articles::published)
           .rows(std::vector<std::tuple<std::string, std::optional<std::int64_t>, std::chrono::sys_days>>{
               {"Manual", {}, 2024y / 1 / 10}, {"News", {}, 2024y / 3 / 1}}));
  acme(rs::query<"article.chapters">()
           .insert_into(articles{})
           .columns(articles::title, articles::parent_id, articles::published)
           .rows(std::vector<std::tuple<std::string, std::int64_t, std::chrono::sys_days>>{
               {"Install", 1, 2024y / 1 / 11}, {"Use", 1, 2024y / 3 / 1}}));
}

void insert_from_select(rs::session& acme) {
  const auto again = acme(rs::query<"order.repeat">()
                              .insert_into(orders{})
                              .columns(orders::customer_id, orders::currency, orders::total, orders::note)
                              .from(rs::select(orders::customer_id, orders::currency, orders::total,
                                               rs::as<"note">(rs::coalesce(orders::note, "again")))
                                        .from(orders{})
                                        .where(orders::total > 100.0)));
  std::cout << again.affected_rows << " orders again\n";
}

void upsert(rs::session& acme) {
  acme(rs::query<"setting.put">()
           .insert_into(settings{})
           .set(settings::name = "theme", settings::value = "dark")
           .on_conflict(settings::name)
           .do_update(settings::value = rs::excluded(settings::value))
           .where(settings::value != rs::excluded(settings::value)));
  acme(rs::query<"setting.default">()
           .insert_into(settings{})
           .set(settings::name = "theme", settings::value = "light")
           .on_conflict(settings::name)
           .do_nothing());
  try {
    acme(rs::query<"customer.put">()
             .insert_into(customers{})
             .set(customers::id = 2, customers::name = "Ann")
             .on_conflict(customers::id)
             .do_update(customers::name = rs::excluded(customers::name)));
  } catch (const rs::constraint_error& e) {
    std::cout << e.what() << '\n';  // 2 is the key of another tenant's customer
  }
}

void give_back(rs::session& acme) {
  const auto raised = acme(
      rs::query<"order.raise">()
          .update(orders{})
          .set(orders::total = orders::total * 1.1)
          .where(orders::total < 100.0)
          .returning(orders::id, orders::total,
                     rs::as<"customer">(
                         rs::select(customers::name).from(customers{}).where(customers::id == orders::customer_id))));
  for (const auto& row : raised) std::cout << row[orders::id] << ' ' << row[orders::total] << '\n';

  const std::int64_t removed =
      acme(rs::query<"order.drop">().remove_from(orders{}).where(orders::note == "again").returning(orders::id))
          .affected_rows;
  std::cout << removed << " removed\n";
}

}  // namespace

void write_many(rs::session& acme) {
  insert_many(acme);
  insert_from_select(acme);
  upsert(acme);
  give_back(acme);
}
