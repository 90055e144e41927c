// docs/guide.md: several tenants at once.
#include "guide.hpp"

namespace {

void read_both(rs::database& db) {
  rs::session both = db.for_scope(rs::tenants{42, 43});
  const auto names = rs::query<"customer.of_both">()
                         .select(customers::tenant_id, customers::name)
                         .from(customers{})
                         .order_by(customers::tenant_id, customers::id);
  for (const auto& row : both(names)) std::cout << row[customers::tenant_id] << ' ' << row[customers::name] << '\n';
  both(rs::query<"customer.rename">()
           .update(customers{})
           .set(customers::email = "none")
           .where(customers::email.is_null()));

  const auto add = rs::query<"customer.add_to_one">().insert_into(customers{}).set(customers::name = "Dora");
  both.as(43)(add);
  try {
    both(add);  // whose is she?
  } catch (const rs::scope_violation& e) {
    std::cout << e.what() << '\n';
  }
  both(rs::query<"order.copy_of_both">()
           .insert_into(orders{})
           .columns(orders::customer_id, orders::currency, orders::total)
           .from(rs::select(orders::customer_id, orders::currency, orders::total).from(orders{})));
}

void read_chosen(rs::database& db, const std::vector<std::int64_t>& managed) {
  rs::session all_of_them = db.for_scope(rs::tenants(managed));
  std::cout << all_of_them(rs::query<"customer.of_many">().select(rs::count()).from(customers{})).value() << '\n';
}

}  // namespace

void use_sets_of_tenants(rs::database& db) {
  read_both(db);
  read_chosen(db, {42, 43});
  read_chosen(db, {});
}
