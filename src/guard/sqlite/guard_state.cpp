#include "guard_state.hpp"

#include <algorithm>
#include <random>

#include <rowscope/ast/sql_name.hpp>

namespace rowscope::detail::sqlite {
namespace {

std::string random_name() {
  static constexpr std::string_view digits = "abcdefghijklmnop";
  std::random_device source;
  std::string name;
  for (int i = 0; i < 4; ++i)
    for (unsigned bits = source(), n = 0; n < 8; ++n, bits >>= 4U) name += digits[bits & 0xFU];
  return name + "_";
}

}  // namespace

guard_state::guard_state(const schema_info& tables, const guard& modes)
    : schema(tables), options(modes), secret(random_name()) {
  const auto is_reported = [&](const table_info* t) { return mode_of(*t) == raw_mode::report; };
  is_open_ = options.mode == raw_mode::report && std::ranges::all_of(schema.tables, is_reported);
  if (options.mode == raw_mode::report) options.undeclared = undeclared_tables::report;
  reports_ = options.undeclared == undeclared_tables::report || std::ranges::any_of(schema.tables, is_reported);
  for (const table_info* t : schema.tables) {
    declared.emplace(small_letters(t->name), t);
    for (const scope_rule_info& r : t->rules)
      if (r.has_column() && std::ranges::find(dimensions, r.dimension) == dimensions.end())
        dimensions.emplace_back(r.dimension);
  }
  values.resize(dimensions.size());
}

const table_info* guard_state::find(std::string_view name) const {
  const auto found = declared.find(small_letters(name));
  return found == declared.end() ? nullptr : found->second;
}

bool guard_state::has_view(const table_info& table) const noexcept {
  const raw_mode mode = mode_of(table);
  return is_guarded(table) && (mode == raw_mode::read_only || mode == raw_mode::read_write);
}

bool guard_state::is_as_written(std::string_view name) const {
  if (const table_info* t = find(name)) return mode_of(*t) == raw_mode::report;
  return is_open_ || (options.undeclared == undeclared_tables::report && other_tables.contains(small_letters(name)));
}

bool is_guarded(const table_info& table) noexcept { return !table.is_view; }

}  // namespace rowscope::detail::sqlite
