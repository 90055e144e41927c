#pragma once
#include <rowscope/audit/json_lines.hpp>

#include "work.hpp"

namespace against_sqlite {

/// An owned row.
struct item {
  std::int64_t id;
  std::int64_t customer_id;
  int qty;
  double price;
  std::string title;
  std::optional<std::string> note;

  void add_to(checksum& sum) const { sum.add(id, customer_id, qty, price, title, note); }
  static item from(raw::statement& s) {
    return {s.integer(0), s.integer(1), s.small_integer(2), s.real(3), s.text(4), s.optional_text(5)};
  }
};

inline constexpr auto integers_by_id = [](int id) {
  return rs::query<"bench.integers">()
      .select(items::id, items::customer_id, items::qty)
      .from(items{})
      .where(items::id == id);
};
inline constexpr const char* integers_by_id_sql =
    "SELECT id, customer_id, qty FROM items WHERE tenant_id = ?1 AND id = ?2";
inline constexpr auto read_integers_raw = [](raw::statement& s, const arguments& a, checksum& sum) {
  const raw::statement::execution e(s);
  s.bind(a.tenant, a.id);
  while (s.step()) sum.add(s.integer(0), s.integer(1), s.small_integer(2));
};
inline constexpr auto read_integers = [](rs::session& s, const arguments& a, checksum& sum) {
  for (const auto& row : s(integers_by_id(a.id))) sum.add(row[items::id], row[items::customer_id], row[items::qty]);
};

inline work point_read(shop_file& file) {
  return file.reading("point read", 1000, integers_by_id_sql, integers_by_id(1), read_integers_raw, read_integers);
}
inline work point_read_recorded(shop_file& file) {
  return recorded(point_read(file), ", recorded", std::make_shared<rs::audit::memory_sink>(), 4096);
}
/// Into a file of JSON Lines, as a program in production does; each record is one of the reads.
inline work point_read_recorded_and_written(shop_file& file) {
  return recorded(point_read(file), ", recorded and written",
                  std::make_shared<rs::audit::json_lines_sink>(file.path() + ".records"), 64);
}
/// Without the locks of the file, which both sides take alike and which outweigh the read.
inline work point_read_in_transaction(shop_file& file) {
  return file.in_transaction("point read in a transaction", 1000, integers_by_id_sql, integers_by_id(1),
                             read_integers_raw, read_integers);
}

inline constexpr auto item_by_id = [](int id) {
  return rs::query<"bench.item">()
      .select(items::id, items::customer_id, items::qty, items::price, items::title, items::note)
      .from(items{})
      .where(items::id == id);
};
inline constexpr const char* item_by_id_sql =
    "SELECT id, customer_id, qty, price, title, note FROM items WHERE tenant_id = ?1 AND id = ?2";

inline void add_views(raw::statement& s, checksum& sum) {
  sum.add(s.integer(0), s.integer(1), s.small_integer(2), s.real(3), s.view(4), s.optional_view(5));
}
template <class Table>
void add_views(const auto& row, checksum& sum) {
  sum.add(row[Table::id], row[Table::customer_id], row[Table::qty], row[Table::price], row.view(Table::title),
          row.view(Table::note));
}

inline work point_read_in_transaction_recorded(shop_file& file) {
  return recorded(point_read_in_transaction(file), ", recorded", std::make_shared<rs::audit::memory_sink>(), 4096);
}

inline work point_read_of_texts(shop_file& file) {
  return file.in_transaction(
      "point read, texts owned", 1000, item_by_id_sql, item_by_id(1),
      [](raw::statement& s, const arguments& a, checksum& sum) {
        const raw::statement::execution e(s);
        s.bind(a.tenant, a.id);
        while (s.step())
          sum.add(s.integer(0), s.integer(1), s.small_integer(2), s.real(3), s.text(4), s.optional_text(5));
      },
      [](rs::session& s, const arguments& a, checksum& sum) {
        for (const auto& row : s(item_by_id(a.id)))
          sum.add(row[items::id], row[items::customer_id], row[items::qty], row[items::price], row[items::title],
                  row[items::note]);
      });
}

inline work point_read_of_views(shop_file& file) {
  return file.in_transaction(
      "point read, texts viewed", 1000, item_by_id_sql, item_by_id(1),
      [](raw::statement& s, const arguments& a, checksum& sum) {
        const raw::statement::execution e(s);
        s.bind(a.tenant, a.id);
        while (s.step()) add_views(s, sum);
      },
      [](rs::session& s, const arguments& a, checksum& sum) {
        for (const auto& row : s(item_by_id(a.id))) add_views<items>(row, sum);
      });
}

inline work point_read_of_record(shop_file& file) {
  return file.in_transaction(
      "point read by one()", 1000, item_by_id_sql, item_by_id(1),
      [](raw::statement& s, const arguments& a, checksum& sum) {
        const raw::statement::execution e(s);
        s.bind(a.tenant, a.id);
        if (!s.step()) throw std::runtime_error("no row");
        const item one = item::from(s);
        if (s.step()) throw std::runtime_error("more than one row");
        one.add_to(sum);
      },
      [](rs::session& s, const arguments& a, checksum& sum) {
        const auto one = s(item_by_id(a.id)).one();
        sum.add(one[items::id], one[items::customer_id], one[items::qty], one[items::price], one[items::title],
                one[items::note]);
      });
}

/// The text is compared, so that it must live while rows are read.
inline work point_read_by_text(shop_file& file) {
  static constexpr auto by_title = [](int id, std::string_view title) {
    return rs::query<"bench.text">().select(items::qty).from(items{}).where(items::id == id && items::title == title);
  };
  return file.in_transaction(
      "point read, text bound", 1000, "SELECT qty FROM items WHERE tenant_id = ?1 AND (id = ?2 AND title = ?3)",
      by_title(1, ""),
      [](raw::statement& s, const arguments& a, checksum& sum) {
        const raw::statement::execution e(s);
        s.bind(a.tenant, a.id, a.title);
        while (s.step()) sum.add(s.small_integer(0));
      },
      [](rs::session& s, const arguments& a, checksum& sum) {
        for (const auto& row : s(by_title(a.id, a.title))) sum.add(row[items::qty]);
      });
}

inline work point_read_through_foreign_key(shop_file& file) {
  static constexpr auto by_id = [](int id) {
    return rs::query<"bench.order">()
        .select(orders::id, orders::customer_id, orders::qty, orders::price, orders::title, orders::note)
        .from(orders{})
        .where(orders::id == id);
  };
  return file.in_transaction(
      "point read through a foreign key", 1000,
      "SELECT id, customer_id, qty, price, title, note FROM orders "
      "WHERE EXISTS (SELECT 1 FROM customers AS scope_1 WHERE scope_1.id = orders.customer_id AND scope_1.tenant_id = ?1) "
      "AND id = ?2",
      by_id(1),
      [](raw::statement& s, const arguments& a, checksum& sum) {
        const raw::statement::execution e(s);
        s.bind(a.tenant, a.id);
        while (s.step()) add_views(s, sum);
      },
      [](rs::session& s, const arguments& a, checksum& sum) {
        for (const auto& row : s(by_id(a.id))) add_views<orders>(row, sum);
      });
}

inline constexpr auto hundred_items = [](int first) {
  return rs::query<"bench.hundred">()
      .select(items::id, items::customer_id, items::qty, items::price, items::title, items::note)
      .from(items{})
      .where(items::id >= first)
      .order_by(items::id)
      .limit(100);
};
inline constexpr const char* hundred_items_sql =
    "SELECT id, customer_id, qty, price, title, note FROM items WHERE tenant_id = ?1 AND id >= ?2 ORDER BY id LIMIT ?3";

inline work hundred_rows(shop_file& file) {
  return file.in_transaction(
      "100 rows", 50, hundred_items_sql, hundred_items(1),
      [](raw::statement& s, const arguments& a, checksum& sum) {
        const raw::statement::execution e(s);
        s.bind(a.tenant, a.first, 100);
        while (s.step()) add_views(s, sum);
      },
      [](rs::session& s, const arguments& a, checksum& sum) {
        for (const auto& row : s(hundred_items(a.first))) add_views<items>(row, sum);
      });
}

inline work hundred_rows_recorded(shop_file& file) {
  return recorded(hundred_rows(file), ", recorded", std::make_shared<rs::audit::memory_sink>(), 4096);
}

inline work hundred_rows_to_structs(shop_file& file) {
  return file.in_transaction(
      "100 rows to structs", 50, hundred_items_sql, hundred_items(1),
      [](raw::statement& s, const arguments& a, checksum& sum) {
        const raw::statement::execution e(s);
        s.bind(a.tenant, a.first, 100);
        std::vector<item> all;
        while (s.step()) all.push_back(item::from(s));
        for (const item& one : all) one.add_to(sum);
      },
      [](rs::session& s, const arguments& a, checksum& sum) {
        for (const item& one : s(hundred_items(a.first)).to<item>()) one.add_to(sum);
      });
}

inline work join_of_fifty_rows(shop_file& file) {
  static constexpr auto of_customer = [](int customer) {
    return rs::query<"bench.join">()
        .select(orders::id, orders::qty, orders::price, orders::title, customers::name, customers::city)
        .from(orders{})
        .join(customers{}, orders::customer_id == customers::id)
        .where(orders::customer_id == customer);
  };
  return file.in_transaction(
      "join of 50 rows", 50,
      "SELECT orders.id, orders.qty, orders.price, orders.title, customers.name, customers.city "
      "FROM orders JOIN customers ON customers.tenant_id = ?1 AND orders.customer_id = customers.id "
      "WHERE orders.customer_id = ?2",
      of_customer(1),
      [](raw::statement& s, const arguments& a, checksum& sum) {
        const raw::statement::execution e(s);
        s.bind(a.tenant, a.customer);
        while (s.step()) sum.add(s.integer(0), s.small_integer(1), s.real(2), s.view(3), s.view(4), s.view(5));
      },
      [](rs::session& s, const arguments& a, checksum& sum) {
        for (const auto& row : s(of_customer(a.customer)))
          sum.add(row[orders::id], row[orders::qty], row[orders::price], row.view(orders::title),
                  row.view(customers::name), row.view(customers::city));
      });
}

}  // namespace against_sqlite
