#include "guard_state.hpp"

#include <algorithm>
#include <random>

#include "../sql_tokens.hpp"

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

guard_state::guard_state(const schema_info& tables, const raw_options& limits)
    : schema(tables), options(limits), secret(random_name()) {
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

bool is_guarded(const table_info& table) noexcept { return !table.is_view; }

}  // namespace rowscope::detail::sqlite
