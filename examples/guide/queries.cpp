// docs/queries.md: where rows come from.
#include "guide.hpp"

namespace {

void use_sub_queries(rs::session& acme) {
  const auto orders_of_customer = rs::select(orders::id).from(orders{}).where(orders::customer_id == customers::id);
  const auto buyers =
      rs::query<"customer.buyers">().select(customers::name).from(customers{}).where(rs::exists(orders_of_customer));
  const auto idle =
      rs::query<"customer.idle">().select(customers::name).from(customers{}).where(!rs::exists(orders_of_customer));
  const auto in_euro =
      rs::query<"customer.in_euro">()
          .select(customers::name)
          .from(customers{})
          .where(customers::id.in(rs::select(orders::customer_id).from(orders{}).where(orders::currency == "EUR")));
  print_rows("buyers", acme(buyers));
  print_rows("idle", acme(idle));
  print_rows("in euro", acme(in_euro));

  const auto n = rs::as<"n">(rs::select(rs::count()).from(orders{}).where(orders::customer_id == customers::id));
  const auto with_counts = rs::query<"customer.with_counts">().select(customers::name, n).from(customers{});
  const auto above = rs::query<"order.above_average">()
                         .select(orders::id)
                         .from(orders{})
                         .where(orders::total > rs::scalar(rs::select(rs::avg(orders::total)).from(orders{})));
  for (const auto& row : acme(with_counts)) std::cout << row[customers::name] << ' ' << row[n] << '\n';
  print_rows("above average", acme(above));
}

void use_aliases(rs::session& acme) {
  const auto smaller = rs::alias<orders, "smaller">;
  const auto pairs =
      rs::query<"order.pairs">()
          .select(orders::id, smaller[orders::id])
          .from(orders{})
          .join(smaller, smaller[orders::customer_id] == orders::customer_id && smaller[orders::total] < orders::total);
  for (const auto& row : acme(pairs)) std::cout << row[orders::id] << " > " << row[smaller[orders::id]] << '\n';

  const auto best = rs::query<"order.best">()
                        .select(orders::customer_id, orders::total)
                        .from(orders{})
                        .where(!rs::exists(rs::select(smaller[orders::id])
                                               .from(smaller)
                                               .where(smaller[orders::customer_id] == orders::customer_id &&
                                                      smaller[orders::total] > orders::total)))
                        .order_by(orders::customer_id);
  print_rows("best", acme(best));
}

void use_joins(rs::session& acme) {
  const auto all_customers = rs::query<"order.all_customers">()
                                 .select(orders::id, customers::name)
                                 .from(orders{})
                                 .right_join(customers{}, orders::customer_id == customers::id)
                                 .order_by(customers::name, orders::id);
  const auto either = rs::query<"order.either_currency">()
                          .select(orders::id, currencies::code)
                          .from(orders{})
                          .full_join(currencies{}, orders::currency == currencies::code)
                          .order_by(orders::id);
  const auto matrix = rs::query<"customer.matrix">()
                          .select(customers::name, currencies::code)
                          .from(customers{})
                          .cross_join(currencies{})
                          .order_by(customers::name);
  print_rows("right join", acme(all_customers));
  print_rows("full join", acme(either));
  print_rows("cross join", acme(matrix));
}

void use_set_operations(rs::session& acme) {
  const auto names = rs::query<"search.names">()
                         .select(customers::name)
                         .from(customers{})
                         .where(customers::name.starts_with("A"))
                         .union_with(rs::select(articles::title).from(articles{}))
                         .order_by(customers::name)
                         .limit(5);
  const auto not_in_euro = rs::query<"customer.not_in_euro">()
                               .select(customers::id)
                               .from(customers{})
                               .except(rs::select(orders::customer_id).from(orders{}).where(orders::currency == "EUR"))
                               .order_by(customers::id);
  print_rows("union", acme(names));
  print_rows("except", acme(not_in_euro));
}

void use_common_tables(rs::session& acme, std::int64_t root) {
  const auto spent = rs::as<"spent">(rs::sum(orders::total));
  const auto totals =
      rs::cte<"totals">(rs::select(orders::customer_id, spent).from(orders{}).group_by(orders::customer_id));
  const auto rich = rs::query<"customer.rich">()
                        .with(totals)
                        .select(customers::name, totals[spent])
                        .from(customers{})
                        .join(totals, totals[orders::customer_id] == customers::id)
                        .where(totals[spent] > 100.0);
  for (const auto& row : acme(rich)) std::cout << row[customers::name] << ' ' << row[totals[spent]].value_or(0) << '\n';

  const auto below = rs::recursive_cte<"below">(
      rs::select(articles::id, articles::title).from(articles{}).where(articles::id == root), [](auto so_far) {
        return rs::select(articles::id, articles::title)
            .from(articles{})
            .join(so_far, articles::parent_id == so_far[articles::id]);
      });
  const auto tree =
      rs::query<"article.tree">().with(below).select(below[articles::title]).from(below).order_by(below[articles::id]);
  print_rows("tree", acme(tree));
}

}  // namespace

void query_rows(rs::session& acme) {
  use_sub_queries(acme);
  use_aliases(acme);
  use_joins(acme);
  use_set_operations(acme);
  use_common_tables(acme, 1);
}
