#pragma once
#include <array>

#include <rowscope/schema/describe.hpp>

/// Which columns on_conflict() may name. The scope pass looks at it again, for statements that are trees.
namespace rowscope::detail {

/// Whether the two name the same columns, those left out that hold a tenant.
constexpr bool same_but_for_scope(const table_info& table, std::span<const std::string_view> a,
                                  std::span<const std::string_view> b) {
  const auto all_in = [&](std::span<const std::string_view> some, std::span<const std::string_view> others) {
    for (const std::string_view c : some) {
      bool found = table.rule_of_column(c) != nullptr;
      for (const std::string_view other : others) found = found || other == c;
      if (!found) return false;
    }
    return true;
  };
  return all_in(a, b) && all_in(b, a);
}

/// The columns of the primary key, in an array of which only the first are.
template <class Table>
consteval auto primary_key_names() {
  std::array<std::string_view, columns_of_t<Table>::size + 1> names{};
  std::size_t n = 0;
  for (const column_info& c : info_of<Table>.columns)
    if (c.primary_key) names[n++] = c.name;
  return names;
}

/// Whether the columns are those of the primary key or of a unique key, but for the tenant's.
template <class Table, class... Columns>
consteval bool is_declared_key() {
  constexpr const table_info& table = info_of<Table>;
  const std::array<std::string_view, sizeof...(Columns)> named{Columns::name()...};
  const auto primary = primary_key_names<Table>();
  const std::size_t n = table.primary_key_columns();
  if (n > 0 && same_but_for_scope(table, std::span(primary).first(n), named)) return true;
  for (const unique_info& u : table.uniques)
    if (same_but_for_scope(table, u.columns, named)) return true;
  return false;
}

}  // namespace rowscope::detail
