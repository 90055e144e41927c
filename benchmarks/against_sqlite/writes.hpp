#pragma once
#include "work.hpp"

namespace against_sqlite {

inline work insert(shop_file& file) {
  static constexpr auto add = [](const arguments& a) {
    return rs::query<"bench.insert">().insert_into(items{}).set(items::customer_id = a.customer, items::qty = a.qty(),
                                                                items::price = a.price(), items::title = a.title,
                                                                items::note = a.note());
  };
  return file.in_transaction(
      "insert", 1000,
      "INSERT INTO items (customer_id, qty, price, title, note, tenant_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      add({1, 1, 1, 1}),
      [](raw::statement& s, const arguments& a, checksum& sum) {
        s.bind(a.customer, a.qty(), a.price(), a.title, a.note(), a.tenant);
        const std::int64_t changed = s.write();
        sum.add(changed, s.last_key());
      },
      [](rs::session& s, const arguments& a, checksum& sum) {
        const auto w = s(add(a));
        sum.add(w.affected_rows, w.key());
      });
}

inline work update(shop_file& file) {
  static constexpr auto change = [](const arguments& a) {
    return rs::query<"bench.update">()
        .update(items{})
        .set(items::qty = a.qty() + 1, items::price = a.price() + 1)
        .where(items::id == a.id);
  };
  return file.in_transaction(
      "update", 1000, "UPDATE items SET qty = ?1, price = ?2 WHERE tenant_id = ?3 AND id = ?4", change({1, 1, 1, 1}),
      [](raw::statement& s, const arguments& a, checksum& sum) {
        s.bind(a.qty() + 1, a.price() + 1, a.tenant, a.id);
        sum.add(s.write());
      },
      [](rs::session& s, const arguments& a, checksum& sum) { sum.add(s(change(a)).affected_rows); });
}

inline work remove(shop_file& file) {
  static constexpr auto remove_by_id = [](int id) {
    return rs::query<"bench.remove">().remove_from(items{}).where(items::id == id);
  };
  return file.in_transaction(
      "remove", 1000, "DELETE FROM items WHERE tenant_id = ?1 AND id = ?2", remove_by_id(1),
      [](raw::statement& s, const arguments& a, checksum& sum) {
        s.bind(a.tenant, a.id);
        sum.add(s.write());
      },
      [](rs::session& s, const arguments& a, checksum& sum) { sum.add(s(remove_by_id(a.id)).affected_rows); });
}

}  // namespace against_sqlite
