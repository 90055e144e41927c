// Prints what the owner of a PostgreSQL database runs, once for each new version of the declarations; with the three
// connections and a key as arguments it works on that database instead.
#include <iostream>

#include "tables.hpp"

namespace {

void print_migration() {
  std::cout << rs::ddl(shop_schema{}, rs::postgresql_ddl{.application_role = "shop_app", .unscoped_role = "shop_all"});
}

void work(const std::string& application, const std::string& unscoped, const std::string& owner,
          const std::string& key) {
  rs::database db{rs::postgresql(application, {.signing_key = key, .unscoped = unscoped, .owner = owner}),
                  shop_schema{}};
  db.create_tables();

  rs::session acme = db.for_tenant(42);
  auto tx = acme.transaction();  // one for each request: it takes one round trip, and its statements one each
  const auto ann = acme(
      rs::query<"customer.add">()
          .insert_into(customers{})
          .set(customers::name = "Ann", customers::since = std::chrono::sys_days{std::chrono::year{2026} / 11 / 29}));
  acme(rs::query<"order.add">().insert_into(orders{}).set(orders::customer_id = ann.key(), orders::price = "17.50"));
  for (const auto& row : acme(rs::query<"order.list">()
                                  .select(customers::name, orders::price)
                                  .from(orders{})
                                  .join(customers{}, orders::customer_id == customers::id)))
    std::cout << row[customers::name] << ": " << row[orders::price] << '\n';
  tx.commit();
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc == 5)
    work(argv[1], argv[2], argv[3], argv[4]);
  else
    print_migration();
  return 0;
} catch (const std::exception& e) {
  std::cerr << e.what() << '\n';
  return 1;
}
