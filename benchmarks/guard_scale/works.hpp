#pragma once
#include <array>
#include <rowscope/guard/raw.hpp>
#include <tuple>
#include <vector>

#include "tables.hpp"

/// What is compared: raw SQL under the guard, and the same with the tenant and the way to it written by hand.
namespace guard_scale {

using row = std::tuple<std::int64_t, std::int64_t>;

/// Keys of one tenant's rows.
struct keys {
  std::vector<std::int64_t> customers{}, orders{}, items{};
};
struct work {
  const char* name;
  /// How many times the hand-written one it may take; 0 where there is no limit, for it is slower as the manual says.
  double limit;
  const char* by_hand;                    ///< ?1 is the tenant, ?2 the key
  std::int64_t (*key)(const keys&, int);  ///< of the operation with this number
  rs::raw_rows<row> (*run)(rs::session&, std::int64_t);
};

inline std::int64_t customer(const keys& k, int i) {
  return k.customers[static_cast<std::size_t>(i) % k.customers.size()];
}
inline std::int64_t order(const keys& k, int i) { return k.orders[static_cast<std::size_t>(i) % k.orders.size()]; }
inline std::int64_t item(const keys& k, int i) { return k.items[static_cast<std::size_t>(i) % k.items.size()]; }
inline std::int64_t digit(const keys&, int i) { return i % 10; }

inline constexpr double most = 3;

inline constexpr std::array works{
    work{"own column: by key", most, "SELECT id, length(name) FROM customers WHERE tenant_id = ?1 AND id = ?2",
         customer,
         [](rs::session& s, std::int64_t key) {
           return s.raw<row>(rs::site<"bench.customer">, "SELECT id, length(name) FROM customers WHERE id = ?",
                             rs::use(key));
         }},
    work{"1 foreign key: by key", most,
         "SELECT o.id, o.total "
         "FROM orders o JOIN customers c ON c.id = o.customer_id "
         "WHERE c.tenant_id = ?1 AND o.id = ?2",
         order,
         [](rs::session& s, std::int64_t key) {
           return s.raw<row>(rs::site<"bench.order">, "SELECT id, total FROM orders WHERE id = ?", rs::use(key));
         }},
    work{"1 foreign key: children of a row", most,
         "SELECT o.id, o.total "
         "FROM orders o JOIN customers c ON c.id = o.customer_id "
         "WHERE c.tenant_id = ?1 AND o.customer_id = ?2",
         customer,
         [](rs::session& s, std::int64_t key) {
           return s.raw<row>(rs::site<"bench.orders_of">, "SELECT id, total FROM orders WHERE customer_id = ?",
                             rs::use(key));
         }},
    work{"1 foreign key: aggregate", most,
         "SELECT count(*), sum(o.total) FROM orders o JOIN customers c ON c.id = o.customer_id "
         "WHERE c.tenant_id = ?1 AND o.total <> ?2",
         digit,
         [](rs::session& s, std::int64_t key) {
           return s.raw<row>(rs::site<"bench.order_sum">, "SELECT count(*), sum(total) FROM orders WHERE total <> ?",
                             rs::use(key));
         }},
    work{"1 foreign key: top 10 by an index", most,
         "SELECT o.id, o.total "
         "FROM orders o JOIN customers c ON c.id = o.customer_id "
         "WHERE c.tenant_id = ?1 AND o.total > ?2 ORDER BY o.total DESC LIMIT 10",
         digit,
         [](rs::session& s, std::int64_t key) {
           return s.raw<row>(rs::site<"bench.order_top">,
                             "SELECT id, total FROM orders WHERE total > ? ORDER BY total DESC LIMIT 10", rs::use(key));
         }},
    work{"2 foreign keys: by key", most,
         "SELECT i.id, i.amount "
         "FROM items i JOIN orders o ON o.id = i.order_id JOIN customers c ON c.id = o.customer_id "
         "WHERE c.tenant_id = ?1 AND i.id = ?2",
         item,
         [](rs::session& s, std::int64_t key) {
           return s.raw<row>(rs::site<"bench.item">, "SELECT id, amount FROM items WHERE id = ?", rs::use(key));
         }},
    work{"2 foreign keys: children of a row", most,
         "SELECT i.id, i.amount "
         "FROM items i JOIN orders o ON o.id = i.order_id JOIN customers c ON c.id = o.customer_id "
         "WHERE c.tenant_id = ?1 AND i.order_id = ?2",
         order,
         [](rs::session& s, std::int64_t key) {
           return s.raw<row>(rs::site<"bench.items_of">, "SELECT id, amount FROM items WHERE order_id = ?",
                             rs::use(key));
         }},
    work{"2 foreign keys: aggregate", most,
         "SELECT count(*), sum(i.amount) "
         "FROM items i JOIN orders o ON o.id = i.order_id JOIN customers c ON c.id = o.customer_id "
         "WHERE c.tenant_id = ?1 AND i.amount <> ?2",
         digit,
         [](rs::session& s, std::int64_t key) {
           return s.raw<row>(rs::site<"bench.item_sum">, "SELECT count(*), sum(amount) FROM items WHERE amount <> ?",
                             rs::use(key));
         }},
    work{"2 foreign keys: top 10 by an index", most,
         "SELECT i.id, i.amount "
         "FROM items i JOIN orders o ON o.id = i.order_id JOIN customers c ON c.id = o.customer_id "
         "WHERE c.tenant_id = ?1 AND i.amount > ?2 ORDER BY i.amount DESC LIMIT 10",
         digit,
         [](rs::session& s, std::int64_t key) {
           return s.raw<row>(rs::site<"bench.item_top">,
                             "SELECT id, amount FROM items WHERE amount > ? ORDER BY amount DESC LIMIT 10",
                             rs::use(key));
         }},
    work{"LEFT JOIN onto a child, of one row", 0,
         "SELECT c.id, o.total FROM customers c LEFT JOIN orders o ON o.customer_id = c.id "
         "WHERE c.tenant_id = ?1 AND c.id = ?2",
         customer,
         [](rs::session& s, std::int64_t key) {
           return s.raw<row>(rs::site<"bench.left">,
                             "SELECT c.id, o.total FROM customers c LEFT JOIN orders o ON o.customer_id = c.id "
                             "WHERE c.id = ?",
                             rs::use(key));
         }},
    work{"behind a fence: all items of the tenant", 0,
         "SELECT i.id, i.amount "
         "FROM items i JOIN orders o ON o.id = i.order_id JOIN customers c ON c.id = o.customer_id "
         "WHERE c.tenant_id = ?1 AND json_extract(i.data, '$.k') = ?2",
         digit,
         [](rs::session& s, std::int64_t key) {
           return s.raw<row>(rs::site<"bench.fenced">,
                             "SELECT id, amount FROM items WHERE json_extract(data, '$.k') = ?", rs::use(key));
         }},
    work{"behind a fence: items of one order", 0,
         "SELECT i.id, i.amount "
         "FROM items i JOIN orders o ON o.id = i.order_id JOIN customers c ON c.id = o.customer_id "
         "WHERE c.tenant_id = ?1 AND i.order_id = ?2 AND json_extract(i.data, '$.k') >= 0",
         order,
         [](rs::session& s, std::int64_t key) {
           return s.raw<row>(rs::site<"bench.fenced_one">,
                             "SELECT id, amount FROM items WHERE order_id = ? AND json_extract(data, '$.k') >= 0",
                             rs::use(key));
         }},
};

}  // namespace guard_scale
