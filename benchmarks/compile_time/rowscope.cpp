// Twenty statements of a shop through rowscope; soci.cpp has the same ones by hand, with the tenant in each of them.
// compile_time.py compares how long a compiler takes for either file. Nothing of this is linked or run.
#include <rowscope/rowscope.hpp>

#include "records.hpp"

namespace rs = rowscope;

namespace shop {

struct customers : rs::table<customers, "customers"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr column<"email", std::optional<std::string>> email{};
  static constexpr auto columns = std::tuple{id, tenant_id, name, email};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct products : rs::table<products, "products"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"title", std::string> title{};
  static constexpr column<"price", double> price{};
  static constexpr auto columns = std::tuple{id, tenant_id, title, price};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct orders : rs::table<orders, "orders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
  static constexpr column<"state", std::string> state{};
  static constexpr column<"total", double> total{};
  static constexpr auto columns = std::tuple{id, customer_id, state, total};
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
};
struct order_lines : rs::table<order_lines, "order_lines"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"order_id", std::int64_t> order_id{};
  static constexpr column<"product_id", std::int64_t, rs::references<products::id>> product_id{};
  static constexpr column<"quantity", int> quantity{};
  static constexpr auto columns = std::tuple{id, order_id, product_id, quantity};
  static constexpr auto scope = rs::scoped_through<order_id, orders::id>;
};

std::int64_t add_customer(rs::session& acme, const std::string& name, const std::optional<std::string>& email) {
  return acme(
             rs::query<"customer.add">().insert_into(customers{}).set(customers::name = name, customers::email = email))
      .key();
}
std::int64_t add_product(rs::session& acme, const std::string& title, double price) {
  return acme(rs::query<"product.add">().insert_into(products{}).set(products::title = title, products::price = price))
      .key();
}
std::int64_t add_order(rs::session& acme, std::int64_t customer) {
  return acme(rs::query<"order.add">().insert_into(orders{}).set(orders::customer_id = customer, orders::state = "open",
                                                                 orders::total = 0.0))
      .key();
}
void add_line(rs::session& acme, std::int64_t order, std::int64_t product, int quantity) {
  acme(rs::query<"line.add">()
           .insert_into(order_lines{})
           .set(order_lines::order_id = order, order_lines::product_id = product, order_lines::quantity = quantity));
}

std::optional<customer> customer_by_key(rs::session& acme, std::int64_t key) {
  const auto found = acme(rs::query<"customer.by_key">()
                              .select(customers::id, customers::name, customers::email)
                              .from(customers{})
                              .where(customers::id == key))
                         .one_or_none();
  if (!found) return std::nullopt;
  return found->to<customer>();
}
std::vector<customer> customers_named(rs::session& acme, const std::string& pattern) {
  return acme(rs::query<"customer.named">()
                  .select(customers::id, customers::name, customers::email)
                  .from(customers{})
                  .where(customers::name.like(pattern))
                  .order_by(customers::name)
                  .limit(50))
      .to<customer>();
}
std::int64_t customer_count(rs::session& acme) {
  return acme(rs::query<"customer.count">().select(rs::count()).from(customers{})).value();
}
std::vector<order> open_orders(rs::session& acme, std::int64_t customer) {
  return acme(rs::query<"order.open">()
                  .select(orders::id, orders::state, orders::total)
                  .from(orders{})
                  .where(orders::customer_id == customer && orders::state != "done")
                  .order_by(orders::id.desc()))
      .to<order>();
}
std::vector<customer_order> big_orders(rs::session& acme, double least) {
  return acme(rs::query<"order.big">()
                  .select(orders::id, customers::name, orders::total)
                  .from(orders{})
                  .join(customers{}, orders::customer_id == customers::id)
                  .where(orders::total >= least)
                  .order_by(orders::total.desc(), orders::id))
      .to<customer_order>();
}
std::vector<line> lines(rs::session& acme, std::int64_t order) {
  return acme(rs::query<"line.of_order">()
                  .select(products::title, order_lines::quantity, products::price)
                  .from(order_lines{})
                  .join(products{}, order_lines::product_id == products::id)
                  .where(order_lines::order_id == order))
      .to<line>();
}
std::vector<spent> best_customers(rs::session& acme) {
  const auto total = rs::as<"total">(rs::sum(orders::total));
  return acme(rs::query<"customer.best">()
                  .select(customers::name, rs::as<"orders">(rs::count()), total)
                  .from(customers{})
                  .join(orders{}, orders::customer_id == customers::id)
                  .group_by(customers::name)
                  .order_by(total.desc())
                  .limit(10))
      .to<spent>();
}
std::vector<std::tuple<std::string, std::int64_t>> orders_by_state(rs::session& acme) {
  return acme(rs::query<"order.by_state">()
                  .select(orders::state, rs::as<"n">(rs::count()))
                  .from(orders{})
                  .group_by(orders::state))
      .tuples();
}
std::vector<product> unsold_products(rs::session& acme) {
  return acme(rs::query<"product.unsold">()
                  .select(products::id, products::title, products::price)
                  .from(products{})
                  .left_join(order_lines{}, order_lines::product_id == products::id)
                  .where(order_lines::id.is_null()))
      .to<product>();
}
std::vector<product> products_between(rs::session& acme, double least, double most, std::int64_t page) {
  return acme(rs::query<"product.between">()
                  .select(products::id, products::title, products::price)
                  .from(products{})
                  .where(products::price.between(least, most))
                  .order_by(products::price, products::id)
                  .limit(20)
                  .offset(20 * page))
      .to<product>();
}
std::vector<customer> customers_without_orders(rs::session& acme) {
  return acme(
             rs::query<"customer.idle">()
                 .select(customers::id, customers::name, customers::email)
                 .from(customers{})
                 .where(!rs::exists(rs::select(orders::id).from(orders{}).where(orders::customer_id == customers::id))))
      .to<customer>();
}
std::vector<order> orders_with(rs::session& acme, std::int64_t product) {
  return acme(rs::query<"order.with_product">()
                  .select(orders::id, orders::state, orders::total)
                  .from(orders{})
                  .where(orders::id.in(
                      rs::select(order_lines::order_id).from(order_lines{}).where(order_lines::product_id == product))))
      .to<order>();
}

std::int64_t rename_customer(rs::session& acme, std::int64_t key, const std::string& name) {
  return acme(
             rs::query<"customer.rename">().update(customers{}).set(customers::name = name).where(customers::id == key))
      .affected_rows;
}
std::int64_t close_orders(rs::session& acme, std::int64_t customer) {
  return acme(rs::query<"order.close">()
                  .update(orders{})
                  .set(orders::state = "done")
                  .where(orders::customer_id == customer && orders::state == "open"))
      .affected_rows;
}
std::int64_t remove_line(rs::session& acme, std::int64_t key) {
  return acme(rs::query<"line.remove">().remove_from(order_lines{}).where(order_lines::id == key)).affected_rows;
}
std::int64_t remove_done_orders(rs::session& acme) {
  return acme(rs::query<"order.remove_done">().remove_from(orders{}).where(orders::state == "done")).affected_rows;
}

}  // namespace shop
