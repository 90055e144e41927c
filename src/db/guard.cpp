#include <rowscope/db/guard.hpp>

namespace rowscope {

raw_mode guard::mode_of(const table_info& table) const noexcept {
  raw_mode found = mode;
  for (const auto& [t, its_own] : tables)
    if (t == &table) found = its_own;
  return found;
}

bool guard::is_on() const noexcept {
  bool on = mode != raw_mode::off;
  for (const auto& [t, its_own] : tables) on = on || its_own != raw_mode::off;
  return on;
}

}  // namespace rowscope
