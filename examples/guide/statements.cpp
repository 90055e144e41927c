// docs/guide.md: sessions, the common statements, errors.
#include <range/v3/range/conversion.hpp>
#include <range/v3/view/transform.hpp>

#include <rowscope/range_v3.hpp>

#include "guide.hpp"

namespace {

void fill(rs::database& db) {
  rs::unscoped_session all =
      db.unscoped(rs::site<"currency.load">, "currencies are the same for every tenant, and loaded at installation");
  all(rs::query<"currency.add">().insert_into(currencies{}).set(currencies::code = "EUR", currencies::title = "Euro"));
  rs::session acme = all.as(42);

  const auto ann = acme(rs::query<"customer.add">().insert_into(customers{}).set(customers::name = "Ann"));
  acme(rs::query<"order.add">().insert_into(orders{}).set(orders::customer_id = ann.key(), orders::currency = "EUR",
                                                          orders::total = 250.0));
  all.as(43)(rs::query<"customer.add_other">().insert_into(customers{}).set(customers::name = "Zoe"));
}

void read(rs::session& acme) {
  const auto big = rs::query<"order.big">()
                       .select(orders::id, customers::name, currencies::title)
                       .from(orders{})
                       .join(customers{}, orders::customer_id == customers::id)
                       .left_join(currencies{}, orders::currency == currencies::code)
                       .where(orders::total >= 100.0 && !(customers::name == "Nobody"))
                       .order_by(orders::total.desc())
                       .limit(20);
  for (const auto& row : acme(big))
    std::cout << row[orders::id] << ' ' << row.view(customers::name) << ' ' << row[currencies::title].value_or("?")
              << '\n';
  std::cout << acme.sql(big);

  struct big_order {
    std::int64_t id;
    std::string customer;
    std::optional<std::string> currency;
  };
  const std::vector<big_order> orders_of_acme = acme(big).to<big_order>();

  const auto names = acme(big) | ranges::views::transform([](const auto& row) { return row[customers::name]; }) |
                     ranges::to<std::vector>;
  std::cout << orders_of_acme.size() << ' ' << names.size() << '\n';
}

void count(rs::session& acme) {
  const auto n = rs::as<"n">(rs::count());
  const auto spent = rs::as<"spent">(rs::sum(orders::total));
  const auto by_customer = rs::query<"order.by_customer">()
                               .select(orders::customer_id, n, spent)
                               .from(orders{})
                               .group_by(orders::customer_id)
                               .order_by(spent.desc());
  for (const auto& row : acme(by_customer))
    std::cout << row[orders::customer_id] << ": " << row[n] << " orders, " << row[spent].value_or(0) << '\n';

  const std::int64_t all = acme(rs::query<"order.count">().select(rs::count()).from(orders{})).value();
  std::cout << all << '\n';
}

std::vector<std::int64_t> search(rs::session& acme, std::optional<double> at_least, bool only_noted,
                                 const std::vector<std::int64_t>& ids) {
  const auto found = rs::query<"order.search">()
                         .select(orders::id)
                         .from(orders{})
                         .where(orders::id.in(ids))
                         .where_if(orders::total >= rs::if_set(at_least))
                         .where_if(only_noted, [] { return orders::note.is_not_null(); });
  std::vector<std::int64_t> result;
  for (const auto& row : acme(found)) result.push_back(row[orders::id]);
  return result;
}

void write(rs::session& acme, std::int64_t order) {
  auto tx = acme.transaction();
  const auto noted =
      acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late").where(orders::id == order));
  if (noted.affected_rows == 0) std::cout << "no such order\n";
  acme(rs::query<"order.wipe">().remove_from(orders{}).every_row());
  tx.rollback();  // commit() would keep it
}

void use_types(rs::session& acme) {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto today = std::chrono::floor<std::chrono::days>(now);
  const auto ref = rs::uuid::parse("0f8fad5b-d9cb-469f-a165-70867728950e");

  const ticket_id id = acme(rs::query<"ticket.open">().insert_into(tickets{}).set(
                                tickets::current = state::open, tickets::ref = ref, tickets::opened = now))
                           .key();
  const auto urgent = rs::query<"ticket.urgent">()
                          .select(tickets::id, tickets::current)
                          .from(tickets{})
                          .where(tickets::current.in({state::open, state::waiting}) && tickets::due <= today);
  const auto one = rs::query<"ticket.by_id">().select(tickets::ref).from(tickets{}).where(tickets::id == id);

  std::cout << to_string(acme(one).value()) << '\n';
  for (const auto& row : acme(urgent))
    std::cout << row[tickets::id].number << (row[tickets::current] == state::open ? " open\n" : " waiting\n");
}

void stay_inside(rs::database& db, std::int64_t foreign_customer) {
  rs::session other = db.for_tenant(43);
  try {
    other(rs::query<"order.add_foreign">().insert_into(orders{}).set(orders::customer_id = foreign_customer,
                                                                     orders::currency = "EUR", orders::total = 1.0));
  } catch (const rs::scope_violation& e) {
    std::cout << e.what() << '\n';
  }
}

void with_active_tenant(rs::database& db) {
  auto active = rs::activate(42);  // where the request is known
  rs::session session = db.for_active_tenant();
  std::cout << to_string(session.tenant()) << '\n';
}

}  // namespace

void use_statements(rs::database& db) {
  fill(db);
  {
    rs::session acme = db.for_tenant(42);
    read(acme);
    count(acme);
    std::cout << search(acme, 100.0, false, {1, 2, 3}).size() << '\n';
    write(acme, 1);
    use_types(acme);
  }
  stay_inside(db, 1);
  with_active_tenant(db);
}
