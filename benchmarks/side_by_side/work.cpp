#include "work.hpp"

namespace side_by_side {
namespace {

constexpr const char* integers_by_id = "SELECT id, customer_id, qty FROM items WHERE tenant_id = ?1 AND id = ?2";
constexpr const char* item_by_id =
    "SELECT id, customer_id, qty, price, title, note FROM items WHERE tenant_id = ?1 AND id = ?2";
constexpr const char* hundred_items =
    "SELECT id, customer_id, qty, price, title, note FROM items WHERE tenant_id = ?1 AND id >= ?2 ORDER BY id LIMIT ?3";
constexpr const char* insert_item =
    "INSERT INTO items (customer_id, qty, price, title, note, tenant_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

// Outside of a transaction two thirds of a small read are the locks of the file, which all variants take alike.
constexpr work all[] = {
    {"point read", task::integers, 500, false, false, integers_by_id},
    {"point read, recorded and written", task::integers_written_down, 500, false, false, integers_by_id},
    {"point read in a transaction", task::integers, 500, true, false, integers_by_id},
    {"point read, texts owned", task::owned, 500, true, false, item_by_id},
    {"point read, texts viewed", task::viewed, 500, true, false, item_by_id},
    {"point read into a struct", task::into_struct, 500, true, false, item_by_id},
    {"point read by one()", task::by_one, 500, true, false, item_by_id},
    {"point read, text bound", task::by_text, 500, true, false,
     "SELECT qty FROM items WHERE tenant_id = ?1 AND (id = ?2 AND title = ?3)"},
    {"point read through a foreign key", task::through_key, 500, true, false,
     "SELECT id, customer_id, qty, price, title, note FROM orders WHERE EXISTS (SELECT 1 FROM customers AS scope_1 "
     "WHERE scope_1.id = orders.customer_id AND scope_1.tenant_id = ?1) AND id = ?2"},
    {"100 rows", task::hundred_rows, 25, true, false, hundred_items},
    {"100 rows to structs", task::hundred_structs, 25, true, false, hundred_items},
    {"join of 50 rows", task::join, 25, true, false,
     "SELECT orders.id, orders.qty, orders.price, orders.title, customers.name, customers.city FROM orders "
     "JOIN customers ON customers.tenant_id = ?1 AND orders.customer_id = customers.id WHERE orders.customer_id = ?2"},
    {"aggregate", task::aggregate, 50, true, false,
     "SELECT count(*), sum(qty), max(price) FROM items WHERE tenant_id = ?1 AND (id >= ?2 AND id < ?3)"},
    {"insert", task::insert, 500, true, true, insert_item},
    {"insert of 1,000 rows", task::insert_lines, 1, true, true, insert_item},
    {"update", task::update, 500, true, true, "UPDATE items SET qty = ?1, price = ?2 WHERE tenant_id = ?3 AND id = ?4"},
    {"remove", task::remove, 500, true, true, "DELETE FROM items WHERE tenant_id = ?1 AND id = ?2"},
    {"upsert", task::upsert, 500, true, true,
     "INSERT INTO settings (name, value, tenant_id) VALUES (?1, ?2, ?3) "
     "ON CONFLICT (tenant_id, name) DO UPDATE SET value = excluded.value"},
};

}  // namespace

std::span<const work> works() { return all; }

}  // namespace side_by_side
