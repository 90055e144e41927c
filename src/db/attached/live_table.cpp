#include "live_table.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

namespace rowscope::detail {

std::string joined_names(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& n : names) list += (list.empty() ? "" : ", ") + n;
  return list;
}

const live_column* live_table::find(std::string_view column) const {
  // PostgreSQL may have one beside it whose letters are larger.
  for (const live_column& c : columns)
    if (c.name == column) return &c;
  for (const live_column& c : columns)
    if (same_name(c.name, column)) return &c;
  return nullptr;
}

std::vector<std::string> live_table::primary_key() const {
  std::vector<const live_column*> parts;
  for (const live_column& c : columns)
    if (c.primary_key > 0) parts.push_back(&c);
  std::ranges::sort(parts, {}, &live_column::primary_key);
  std::vector<std::string> names;
  for (const live_column* c : parts) names.push_back(c->name);
  return names;
}

bool live_table::is_row_number(const live_column& column) const {
  return column.primary_key == 1 && same_name(column.type, "INTEGER") && primary_key().size() == 1 &&
         std::ranges::none_of(indexes, [](const live_index& i) { return i.origin == 'p'; });
}

bool live_table::is_unique(const std::vector<std::string_view>& wanted) const {
  const auto are_wanted = [&](const std::vector<std::string>& names) {
    return names.size() == wanted.size() && std::ranges::all_of(wanted, [&](std::string_view w) {
             return std::ranges::any_of(names, [&](const std::string& n) { return same_name(n, w); });
           });
  };
  if (wanted.size() == 1)
    if (const live_column* c = find(wanted.front()); c != nullptr && is_row_number(*c)) return true;
  return std::ranges::any_of(indexes, [&](const live_index& i) {
    return i.is_unique && !i.is_partial && i.is_bytewise && are_wanted(i.columns);
  });
}

}  // namespace rowscope::detail
