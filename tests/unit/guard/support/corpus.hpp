#pragma once
#include <string>
#include <vector>

/// The statements of tests/guard/*.sql.
namespace rowscope_tests::guarded {

struct corpus_entry {
  std::string kind;      ///< or the mechanism
  std::string position;  ///< or what it shows
  std::string sql;
};

/// \param file in tests/guard \throws std::runtime_error where an entry has no SQL
[[nodiscard]] std::vector<corpus_entry> read_corpus(const std::string& file);
/// Every mechanism in every position.
[[nodiscard]] std::vector<corpus_entry> crossed_corpus();

}  // namespace rowscope_tests::guarded
