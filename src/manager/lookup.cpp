#include <rowscope/manager/lookup.hpp>

#include <rowscope/error.hpp>

namespace rowscope::detail {

void throw_left_out(const site_name& site, std::string_view table) {
  throw constraint_error(std::string(table) +
                             ": a row with this key exists, and the where() of the manager leaves it out; it was not "
                             "changed. Ask a manager without that condition for it",
                         {.site = site.name, .file = site.file, .line = site.line, .table = std::string(table)},
                         constraint_kind::other, {});
}

}  // namespace rowscope::detail
