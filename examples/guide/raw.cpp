// docs/guard.md: SQL of the application's own, under the guard.
#include "guide.hpp"

namespace {

struct cohort {
  std::string customer;
  std::int64_t orders = 0;
  std::optional<double> spent;
};

void read(rs::session& acme) {
  const auto cohorts = acme.raw<cohort>(rs::site<"report.cohort">,
                                        "SELECT c.name, count(o.id), sum(o.total) FROM customers c "
                                        "LEFT JOIN orders o ON o.customer_id = c.id AND o.total > :t "
                                        "GROUP BY c.id ORDER BY c.name",
                                        rs::use(5.0, "t"));
  for (const cohort& c : cohorts) std::cout << c.customer << ' ' << c.orders << ' ' << c.spent.value_or(0) << '\n';
}

void read_in_other_forms(rs::session& acme) {
  const std::int64_t n = acme.raw<std::int64_t>(rs::site<"report.orders">, "SELECT count(*) FROM orders").one();
  const auto first =
      acme.raw<std::tuple<std::int64_t, std::string>>(
              rs::site<"report.first">, "SELECT id, name FROM customers WHERE id >= ? ORDER BY id LIMIT 1", rs::use(1))
          .one_or_none();
  const auto codes = acme.raw<std::string>(rs::site<"report.codes">, "SELECT code FROM currencies ORDER BY code").all();
  std::cout << n << ' ' << (first ? std::get<1>(*first) : "nobody") << ' ' << codes.size() << '\n';
}

std::vector<std::string> names(rs::session& acme, bool last_first) {
  std::string sql = "SELECT name FROM customers ORDER BY name";
  if (last_first) sql += " DESC";
  return acme.raw<std::string>(rs::site<"report.names">, rs::unchecked_sql(sql)).all();
}

void meet_the_guard(rs::session& acme) {
  try {
    std::cout << acme.raw<std::int64_t>(rs::site<"report.everybody">, "SELECT count(*) FROM main.customers").one();
  } catch (const rs::guard_refused& e) {
    std::cout << e.what() << '\n';
  }
}

void write() {
  rs::database db{rs::sqlite_temporary({.guard = {.mode = rs::raw_mode::read_write}}), shop_schema{}};
  db.create_tables();
  rs::session acme = db.for_tenant(42);
  acme.raw(rs::site<"import.customers">, "INSERT INTO customers(name, email) VALUES (?, ?), (?, NULL)", rs::use("Ann"),
           rs::use("ann@example.org"), rs::use("Ben"));
  acme.raw(rs::site<"import.orders">,
           "INSERT INTO orders(customer_id, currency, total) SELECT id, 'EUR', 250.0 FROM customers");
  const rs::written late =
      acme.raw(rs::site<"import.late">, "UPDATE orders SET note = 'late' WHERE total > :t", rs::use(100.0, "t"));
  std::cout << late.affected_rows << '\n';
}

}  // namespace

void use_raw_sql(rs::database& db) {
  {
    rs::session acme = db.for_tenant(42);
    read(acme);
    read_in_other_forms(acme);
    std::cout << names(acme, true).size() << '\n';
    meet_the_guard(acme);
  }
  write();
}
