#include "corpus.hpp"

#include <fstream>
#include <stdexcept>

namespace rowscope_tests::guarded {

std::vector<corpus_entry> read_corpus(const std::string& file) {
  std::ifstream in(std::string(ROWSCOPE_TESTS_DIR) + "/guard/" + file);
  std::vector<corpus_entry> all;
  bool is_open = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("## ")) continue;
    if (line.starts_with("# ")) {
      const std::size_t bar = line.find(" | ");
      all.push_back({line.substr(2, bar == std::string::npos ? bar : bar - 2),
                     bar == std::string::npos ? std::string() : line.substr(bar + 3),
                     {}});
      is_open = true;
    } else if (line.empty()) {
      is_open = false;
    } else if (is_open) {
      std::string& sql = all.back().sql;
      sql += (sql.empty() ? "" : "\n") + line;
    }
  }
  for (const corpus_entry& e : all)
    if (e.sql.empty()) throw std::runtime_error(file + ": an entry without SQL: " + e.kind + " | " + e.position);
  if (all.empty()) throw std::runtime_error(file + " is not there, or empty");
  return all;
}

std::vector<corpus_entry> crossed_corpus() {
  std::vector<corpus_entry> all;
  const auto mechanisms = read_corpus("mechanisms.sql");
  for (const corpus_entry& p : read_corpus("positions.sql"))
    for (const corpus_entry& m : mechanisms) {
      std::string sql = p.sql;
      const std::size_t at = sql.find("{rows}");
      if (at == std::string::npos) throw std::runtime_error("a position without {rows}: " + p.kind);
      all.push_back({m.kind, p.kind, sql.replace(at, 6, m.sql)});
    }
  return all;
}

}  // namespace rowscope_tests::guarded
