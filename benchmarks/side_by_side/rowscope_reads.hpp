#pragma once
#include "arguments.hpp"
#include "tables.hpp"
#include "work.hpp"

/// The works as they are written with rowscope: the statement of each, and what is done with its rows. A text that
/// lives until the statement is over is given as a std::string_view: a statement keeps a copy of a std::string.
namespace side_by_side {

/// `statement(arguments)`, and `once(session, arguments, checksum)`, which runs it.
template <task Task>
struct by_rowscope;

inline constexpr auto item_by_id = [](const arguments& a) {
  return rs::query<"bench.item">()
      .select(items::id, items::customer_id, items::qty, items::price, items::title, items::note)
      .from(items{})
      .where(items::id == a.id);
};
inline constexpr auto hundred_items = [](const arguments& a) {
  return rs::query<"bench.hundred">()
      .select(items::id, items::customer_id, items::qty, items::price, items::title, items::note)
      .from(items{})
      .where(items::id >= a.first)
      .order_by(items::id)
      .limit(100);
};

template <class Table>
void add_views(const auto& row, checksum& sum) {
  sum.add(row[Table::id], row[Table::customer_id], row[Table::qty], row[Table::price], row.view(Table::title),
          row.view(Table::note));
}
void add_items(const auto& row, checksum& sum) {
  sum.add(row[items::id], row[items::customer_id], row[items::qty], row[items::price], row[items::title],
          row[items::note]);
}

template <>
struct by_rowscope<task::integers> {
  static auto statement(const arguments& a) {
    return rs::query<"bench.integers">()
        .select(items::id, items::customer_id, items::qty)
        .from(items{})
        .where(items::id == a.id);
  }
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    for (const auto& row : s(statement(a))) sum.add(row[items::id], row[items::customer_id], row[items::qty]);
  }
};
template <>
struct by_rowscope<task::owned> {
  static auto statement(const arguments& a) { return item_by_id(a); }
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    for (const auto& row : s(statement(a))) add_items(row, sum);
  }
};
template <>
struct by_rowscope<task::viewed> {
  static auto statement(const arguments& a) { return item_by_id(a); }
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    for (const auto& row : s(statement(a))) add_views<items>(row, sum);
  }
};
template <>
struct by_rowscope<task::into_struct> {
  static auto statement(const arguments& a) { return item_by_id(a); }
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    for (const auto& row : s(statement(a))) {
      const auto one = row.template to<item>();
      one.add_to(sum);
    }
  }
};
template <>
struct by_rowscope<task::by_one> {
  static auto statement(const arguments& a) { return item_by_id(a); }
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    const auto one = s(statement(a)).one();
    add_items(one, sum);
  }
};
/// The text is compared, so that it must live while rows are read.
template <>
struct by_rowscope<task::by_text> {
  static auto statement(const arguments& a) {
    return rs::query<"bench.text">()
        .select(items::qty)
        .from(items{})
        .where(items::id == a.id && items::title == std::string_view(title));
  }
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    for (const auto& row : s(statement(a))) sum.add(row[items::qty]);
  }
};
template <>
struct by_rowscope<task::through_key> {
  static auto statement(const arguments& a) {
    return rs::query<"bench.order">()
        .select(orders::id, orders::customer_id, orders::qty, orders::price, orders::title, orders::note)
        .from(orders{})
        .where(orders::id == a.id);
  }
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    for (const auto& row : s(statement(a))) add_views<orders>(row, sum);
  }
};
template <>
struct by_rowscope<task::hundred_rows> {
  static auto statement(const arguments& a) { return hundred_items(a); }
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    for (const auto& row : s(statement(a))) add_views<items>(row, sum);
  }
};
template <>
struct by_rowscope<task::hundred_structs> {
  static auto statement(const arguments& a) { return hundred_items(a); }
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    for (const item& one : s(statement(a)).template to<item>()) one.add_to(sum);
  }
};
template <>
struct by_rowscope<task::join> {
  static auto statement(const arguments& a) {
    return rs::query<"bench.join">()
        .select(orders::id, orders::qty, orders::price, orders::title, customers::name, customers::city)
        .from(orders{})
        .join(customers{}, orders::customer_id == customers::id)
        .where(orders::customer_id == a.customer);
  }
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    for (const auto& row : s(statement(a)))
      sum.add(row[orders::id], row[orders::qty], row[orders::price], row.view(orders::title), row.view(customers::name),
              row.view(customers::city));
  }
};
template <>
struct by_rowscope<task::aggregate> {
  static constexpr auto count = rs::as<"count">(rs::count());
  static constexpr auto total = rs::as<"total">(rs::sum(items::qty));
  static constexpr auto most = rs::as<"most">(rs::max(items::price));

  static auto statement(const arguments& a) {
    return rs::query<"bench.aggregate">()
        .select(count, total, most)
        .from(items{})
        .where(items::id >= a.first && items::id < a.end());
  }
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    for (const auto& row : s(statement(a))) sum.add(row[count], row[total], row[most]);
  }
};

}  // namespace side_by_side
