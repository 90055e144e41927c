// docs/queries.md: what is computed of rows, their groups, their order.
#include "guide.hpp"

// Functions that the database has, or that were made in it.
inline constexpr rs::sql_function<"instr", std::int64_t(std::string, std::string)> position{};
inline constexpr rs::sql_function<"strftime", std::string(std::string, std::chrono::sys_days)> format_date{};

namespace {

using namespace std::chrono_literals;

void use_groups(rs::session& acme) {
  const auto n = rs::as<"n">(rs::count());
  const auto regulars = rs::query<"customer.regulars">()
                            .select(customers::name, n, rs::as<"least">(rs::min(orders::total)),
                                    rs::as<"most">(rs::max(orders::total)), rs::as<"mean">(rs::avg(orders::total)))
                            .from(orders{})
                            .join(customers{}, orders::customer_id == customers::id)
                            .where(orders::total > 0.0)
                            .group_by(customers::id, customers::name)
                            .having(rs::count() >= 2)
                            .order_by(n.desc());
  const auto used = rs::query<"order.currencies">().select(orders::currency).distinct().from(orders{});
  const auto buyers = rs::query<"order.count_buyers">().select(rs::count_distinct(orders::customer_id)).from(orders{});
  print_rows("regulars", acme(regulars));
  print_rows("currencies", acme(used));
  std::cout << acme(buyers).value() << " buyers\n";
}

void use_expressions(rs::session& acme) {
  const auto size = rs::as<"size">(
      rs::case_when(orders::total >= 200.0, "big").when(orders::total >= 100.0, "middle").otherwise("small"));
  const auto with_tax = rs::as<"with_tax">(rs::round(orders::total * 1.19, 2));
  const auto sized = rs::query<"order.sized">()
                         .select(orders::id, size, with_tax, rs::as<"note">(rs::coalesce(orders::note, "none")))
                         .from(orders{})
                         .order_by(orders::id);
  for (const auto& row : acme(sized)) std::cout << row[size] << ' ' << row[with_tax] << '\n';
}

void use_texts_and_dates(rs::session& acme) {
  const auto initial = rs::as<"initial">(rs::upper(rs::substring(customers::name, 1, 1)));
  const auto address =
      rs::as<"address">(rs::concat(rs::lower(customers::name), "@", rs::coalesce(customers::email, "?")));
  const auto short_names = rs::query<"customer.short_names">()
                               .select(initial, address)
                               .from(customers{})
                               .where(rs::length(rs::trim(customers::name)) <= 3 && !customers::name.contains("%"))
                               .order_by(customers::id);
  print_rows("short names", acme(short_names));

  const auto year = rs::as<"year">(format_date("%Y", articles::published));
  const auto of_march = rs::query<"article.of_march">()
                            .select(articles::title, year, rs::as<"at">(position(articles::title, "s")))
                            .from(articles{})
                            .where(articles::published.between(std::chrono::sys_days(2024y / 3 / 1),
                                                               std::chrono::sys_days(2024y / 3 / 31)))
                            .order_by(articles::id);
  print_rows("of march", acme(of_march));
}

void use_windows(rs::session& acme) {
  const auto per_customer = rs::partition_by(orders::customer_id);
  const auto place = rs::as<"place">(rs::over(rs::rank(), per_customer.order_by(orders::total.desc())));
  const auto running = rs::as<"running">(rs::over(rs::sum(orders::total), rs::partition_by().order_by(orders::id)));
  const auto ranked =
      rs::query<"order.ranked">().select(orders::id, place, running).from(orders{}).order_by(orders::id);
  print_rows("ranked", acme(ranked));

  const auto places = rs::cte<"places">(rs::select(orders::id, place).from(orders{}));
  const auto firsts = rs::query<"order.firsts">()
                          .with(places)
                          .select(places[orders::id])
                          .from(places)
                          .where(places[place] == 1)
                          .order_by(places[orders::id]);
  print_rows("firsts", acme(firsts));
}

void use_pages(rs::session& acme, std::string_view parameter) {
  const auto sort =
      rs::sort_choice<rs::by<"published", articles::published>, rs::by<"title", articles::title>>.parse(parameter);
  const auto listed = rs::query<"article.list">()
                          .select(articles::id, articles::title)
                          .from(articles{})
                          .where(articles::published >= std::chrono::sys_days(2024y / 1 / 1))
                          .order_by(sort);
  const auto second_page = acme(listed.limit(2).offset(2)).tuples();
  const std::int64_t of = acme(listed.count_rows()).value();
  std::cout << second_page.size() << " of " << of << '\n';
}

void use_keyset(rs::session& acme) {
  const auto page_after = [](std::chrono::sys_days published, std::int64_t id) {
    return rs::query<"article.page">()
        .select(articles::published, articles::id)
        .from(articles{})
        .where(rs::row(articles::published, articles::id) > rs::row(published, id))
        .order_by(articles::published, articles::id)
        .limit(2);
  };
  std::chrono::sys_days last{};
  std::int64_t last_id = 0;
  for (bool more = true; more;) {
    more = false;
    for (const auto& row : acme(page_after(last, last_id))) {
      last = row[articles::published];
      last_id = row[articles::id];
      more = true;
    }
    std::cout << "up to " << last_id << '\n';
  }
}

}  // namespace

void query_values(rs::session& acme) {
  use_groups(acme);
  use_expressions(acme);
  use_texts_and_dates(acme);
  use_windows(acme);
  use_pages(acme, "-published");
  use_keyset(acme);
}
