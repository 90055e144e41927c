#pragma once
#include <stdexcept>

#include "arguments.hpp"
#include "work.hpp"

/// The works as they are written with a database's own C API, on statements that are prepared.
namespace side_by_side::by_hand {

template <class Statement>
item read_item(Statement& s) {
  return {s.integer(0), s.integer(1), s.small_integer(2), s.real(3), s.text(4), s.optional_text(5)};
}
template <class Statement>
void add_views(Statement& s, checksum& sum) {
  sum.add(s.integer(0), s.integer(1), s.small_integer(2), s.real(3), s.view(4), s.optional_view(5));
}

/// Runs the statement with the values, and `each()` for each row.
template <class Statement, class Each, class... Values>
void read(Statement& s, const Each& each, const Values&... values) {
  const typename Statement::execution e(s);
  s.bind(values...);
  while (s.step()) each();
}

/// \tparam Statement raw::statement, or what has its members for another database
template <task Task, class Statement>
void once(Statement& s, const arguments& a, checksum& sum) {
  if constexpr (Task == task::integers || Task == task::integers_written_down) {
    read(
        s, [&] { sum.add(s.integer(0), s.integer(1), s.small_integer(2)); }, a.tenant, a.id);
  } else if constexpr (Task == task::owned) {
    read(
        s, [&] { sum.add(s.integer(0), s.integer(1), s.small_integer(2), s.real(3), s.text(4), s.optional_text(5)); },
        a.tenant, a.id);
  } else if constexpr (Task == task::viewed || Task == task::through_key) {
    read(
        s, [&] { add_views(s, sum); }, a.tenant, a.id);
  } else if constexpr (Task == task::into_struct) {
    read(
        s,
        [&] {
          const item one = read_item(s);
          one.add_to(sum);
        },
        a.tenant, a.id);
  } else if constexpr (Task == task::by_one) {
    const typename Statement::execution e(s);
    s.bind(a.tenant, a.id);
    if (!s.step()) throw std::runtime_error("no row");
    const item one = read_item(s);
    if (s.step()) throw std::runtime_error("more than one row");
    one.add_to(sum);
  } else if constexpr (Task == task::by_text) {
    read(
        s, [&] { sum.add(s.small_integer(0)); }, a.tenant, a.id, title);
  } else if constexpr (Task == task::hundred_rows) {
    read(
        s, [&] { add_views(s, sum); }, a.tenant, a.first, 100);
  } else if constexpr (Task == task::hundred_structs) {
    std::vector<item> all;
    read(
        s, [&] { all.push_back(read_item(s)); }, a.tenant, a.first, 100);
    for (const item& one : all) one.add_to(sum);
  } else if constexpr (Task == task::join) {
    read(
        s, [&] { sum.add(s.integer(0), s.small_integer(1), s.real(2), s.view(3), s.view(4), s.view(5)); }, a.tenant,
        a.customer);
  } else if constexpr (Task == task::aggregate) {
    read(
        s, [&] { sum.add(s.integer(0), s.optional_integer(1), s.optional_real(2)); }, a.tenant, a.first, a.end());
  } else if constexpr (Task == task::insert) {
    s.bind(a.customer, a.qty(), a.price(), title, a.note(), a.tenant);
    const std::int64_t changed = s.write();
    sum.add(changed, s.last_key());
  } else if constexpr (Task == task::insert_lines) {
    std::int64_t changed = 0;
    for (const line& l : lines()) {
      s.bind(a.customer, l.qty, l.price, l.title, std::optional<std::string_view>(l.note), a.tenant);
      changed += s.write();
    }
    sum.add(changed);
  } else if constexpr (Task == task::update) {
    s.bind(a.qty() + 1, a.price() + 1, a.tenant, a.id);
    sum.add(s.write());
  } else if constexpr (Task == task::remove) {
    s.bind(a.tenant, a.id);
    sum.add(s.write());
  } else if constexpr (Task == task::upsert) {
    s.bind(a.setting(), a.value(), a.tenant);
    sum.add(s.write());
  }
}

}  // namespace side_by_side::by_hand
