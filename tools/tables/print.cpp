#include "print.hpp"

#include <fmt/format.h>

#include "print_table.hpp"

namespace rowscope_tables {
namespace {

std::string opening(const print_options& options) {
  return options.space.empty() ? "" : "namespace " + options.space + " {\n\n";
}
std::string closing(const print_options& options) {
  return options.space.empty() ? "" : "\n}  // namespace " + options.space + "\n";
}

std::string preamble(const print_options& options) {
  return fmt::format(
             "// The tables of {}, printed by rowscope-tables, which also compares: --check THIS_FILE DATABASE.\n"
             "// What is marked \"decide:\" the schema does not tell. A table without a scope does not compile.\n"
             "#pragma once\n"
             "#include <chrono>\n#include <cstdint>\n#include <optional>\n#include <string>\n#include <tuple>\n\n"
             "#include <rowscope/rowscope.hpp>\n\n",
             literal(options.database)) +
         opening(options) + "namespace rs = rowscope;\n";
}

}  // namespace

std::string print_header(const live_schema& schema, const std::map<std::string, scope_decision>& decisions,
                         const print_options& options) {
  const layout placed(schema, decisions, {options.schema});
  std::string text = preamble(options), behind;
  name_list names;
  for (const placed_table& table : placed.tables()) {
    const table_printer printer(placed, table);
    text += '\n' + printer.declaration();
    // A specialization stands in a namespace around rowscope: in the global one.
    const std::string more = printer.behind(options.space.empty() ? "" : options.space + "::");
    if (!more.empty()) behind += '\n' + more;
    names.push_back(table.identifier);
  }
  if (!behind.empty()) text += closing(options) + behind;
  text += '\n';
  if (!behind.empty()) text += opening(options);
  text += listing(fmt::format("using {} = rs::schema<", options.schema), names, ">;");
  for (const std::string& remark : schema.left_out) text += "// left out: " + remark + "\n";
  return text + closing(options);
}

}  // namespace rowscope_tables
