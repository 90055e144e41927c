// Writes the reports of an audit that is made up into a folder: report_files <folder> [hostile]
#include <fstream>

#include "sample_audit.hpp"

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::filesystem::path folder = argv[1];
  const sample::audit_of_a_shop shop = argc > 2 ? sample::hostile_audit() : sample::audit_of_a_shop();
  const auto j = shop.judge();
  const auto open = [&](const char* name) { return std::ofstream(folder / name, std::ios::binary); };
  auto html = open("audit.html"), json = open("audit.json"), junit = open("audit.xml"), sarif = open("audit.sarif");
  rowscope::audit::write_html(html, j, shop.tests, shop.proofs, shop.options.asked);
  rowscope::audit::write_json(json, j, shop.tests, shop.proofs, shop.options.asked);
  rowscope::audit::write_junit(junit, j, shop.tests, shop.proofs, shop.options.asked);
  rowscope::audit::write_sarif(sarif, j, shop.tests, shop.proofs, shop.options.asked);
  return html && json && junit && sarif ? 0 : 1;
}
