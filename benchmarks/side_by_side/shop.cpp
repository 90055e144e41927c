#include "shop.hpp"

#include "arguments.hpp"

namespace side_by_side {
namespace {

std::uint64_t content(auto& s) {
  checksum sum;
  for (const auto& row : s(rs::query<"bench.items">().select(items::columns).from(items{}).order_by(items::id)))
    sum.add(row[items::id], row[items::tenant_id], row[items::customer_id], row[items::qty], row[items::price],
            row.view(items::title), row.view(items::note));
  for (const auto& row : s(rs::query<"bench.settings">()
                               .select(settings::columns)
                               .from(settings{})
                               .order_by(settings::tenant_id, settings::name)))
    sum.add(row[settings::tenant_id], row.view(settings::name), row.view(settings::value));
  return sum.value();
}

}  // namespace

void fill(rs::database& db) {
  db.create_tables();
  rs::unscoped_session all = db.unscoped(rs::site<"bench.fill_all">, "rows of every tenant");
  auto transaction = all.transaction();
  std::vector<int> ids;
  for (int id = 1; id <= row_count; ++id) ids.push_back(id);
  const std::vector<int> customer_ids(ids.begin(), ids.begin() + std::ptrdiff_t{tenant_count} * customers_of_tenant);
  all(rs::query<"bench.fill_customers">()
          .insert_into(customers{})
          .columns(customers::id, customers::tenant_id, customers::name, customers::city)
          .rows(customer_ids, [](int id) {
            return std::tuple{id, tenant_of_row(id), "Customer with a long name", "Springfield"};
          }));
  all(rs::query<"bench.fill_items">()
          .insert_into(items{})
          .columns(items::id, items::tenant_id, items::customer_id, items::qty, items::price, items::title, items::note)
          .rows(ids, [](int id) {
            const arguments a{id, tenant_of_row(id), customer_of_row(id), 0};
            return std::tuple{id, a.tenant, a.customer, a.qty(), a.price(), std::string_view(title), a.note()};
          }));
  all(rs::query<"bench.fill_orders">()
          .insert_into(orders{})
          .columns(orders::id, orders::customer_id, orders::qty, orders::price, orders::title, orders::note)
          .rows(ids, [](int id) {
            const arguments a{id, tenant_of_row(id), customer_of_row(id), 0};
            return std::tuple{id, a.customer, a.qty(), a.price(), std::string_view(title), a.note()};
          }));
  const std::vector<int> setting_ids(ids.begin(), ids.begin() + std::ptrdiff_t{tenant_count} * settings_of_tenant);
  all(rs::query<"bench.fill_settings">()
          .insert_into(settings{})
          .columns(settings::tenant_id, settings::name, settings::value)
          .rows(setting_ids, [](int id) {
            return std::tuple{tenant_of_row(id), std::string_view(setting_name((id - 1) / tenant_count)),
                              "a value that is longer than a small string"};
          }));
  transaction.commit();
}

std::uint64_t content_of(rs::session& s) { return content(s); }
std::uint64_t content_of(rs::unscoped_session& s) { return content(s); }

}  // namespace side_by_side
