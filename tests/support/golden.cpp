#include "golden.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.hpp"
#include "plain_database.hpp"

namespace rowscope_tests {

void golden::add(std::string_view title, std::string_view sql) {
  text_ += (text_.empty() ? "-- " : "\n-- ") + std::string(title) + '\n' + std::string(sql);
  if (!sql.ends_with('\n')) text_ += '\n';
}

void golden::check() const {
  // These are texts for SQLite; those for PostgreSQL are looked at where no database is needed.
  if (plain_database::is_postgresql()) {
    SUCCEED();
    return;
  }
  const std::filesystem::path path = std::filesystem::path(ROWSCOPE_TESTS_DIR) / "golden" / (name_ + ".sql");
  const char* update = std::getenv("ROWSCOPE_UPDATE_GOLDEN");
  if (update != nullptr && std::string_view(update) == "1") {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text_;
  }
  std::ifstream file(path);
  std::stringstream expected;
  expected << file.rdbuf();
  INFO("golden file " << path << "; where the new text is right, run this test with ROWSCOPE_UPDATE_GOLDEN=1");
  CHECK(expected.str() == text_);
}

}  // namespace rowscope_tests
