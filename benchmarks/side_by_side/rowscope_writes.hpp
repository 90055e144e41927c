#pragma once
#include "rowscope_reads.hpp"

namespace side_by_side {

template <>
struct by_rowscope<task::insert> {
  static auto statement(const arguments& a) {
    return rs::query<"bench.insert">().insert_into(items{}).set(
        items::customer_id = a.customer, items::qty = a.qty(), items::price = a.price(),
        items::title = std::string_view(title), items::note = a.note());
  }
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    const auto w = s(statement(a));
    sum.add(w.affected_rows, w.key());
  }
};
/// One statement, which reads the rows out of a table of its own making: so its plan is another.
template <>
struct by_rowscope<task::insert_lines> {
  static auto statement(const arguments& a) {
    return rs::query<"bench.insert_lines">()
        .insert_into(items{})
        .columns(items::customer_id, items::qty, items::price, items::title, items::note)
        .rows(lines(), [&a](const line& l) {
          return std::tuple{a.customer, l.qty, l.price, std::string_view(l.title),
                            std::optional<std::string_view>(l.note)};
        });
  }
  static void once(rs::session& s, const arguments& a, checksum& sum) { sum.add(s(statement(a)).affected_rows); }
};
template <>
struct by_rowscope<task::update> {
  static auto statement(const arguments& a) {
    return rs::query<"bench.update">()
        .update(items{})
        .set(items::qty = a.qty() + 1, items::price = a.price() + 1)
        .where(items::id == a.id);
  }
  static void once(rs::session& s, const arguments& a, checksum& sum) { sum.add(s(statement(a)).affected_rows); }
};
template <>
struct by_rowscope<task::remove> {
  static auto statement(const arguments& a) {
    return rs::query<"bench.remove">().remove_from(items{}).where(items::id == a.id);
  }
  static void once(rs::session& s, const arguments& a, checksum& sum) { sum.add(s(statement(a)).affected_rows); }
};
template <>
struct by_rowscope<task::upsert> {
  static auto statement(const arguments& a) {
    return rs::query<"bench.upsert">()
        .insert_into(settings{})
        .set(settings::name = std::string_view(a.setting()), settings::value = std::string_view(a.value()))
        .on_conflict(settings::name)
        .do_update(settings::value = rs::excluded(settings::value));
  }
  static void once(rs::session& s, const arguments& a, checksum& sum) { sum.add(s(statement(a)).affected_rows); }
};

}  // namespace side_by_side
