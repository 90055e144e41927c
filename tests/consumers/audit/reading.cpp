#include <cstdlib>

#include "two_notebooks.hpp"

TEST_CASE_METHOD(two_notebooks, "a tenant reads its own notes, [with] \"signs\", in its name") {
  rs::session s = db.for_tenant(1);
  CHECK(texts(s) == std::vector<std::string>{"of 1"});
}

TEST_CASE_METHOD(two_notebooks, "own notes are counted") {
  if (std::getenv("NOTES_CRASH") != nullptr) std::abort();
  rs::session s = db.for_tenant(1);
  const std::int64_t n = count(s);
  CHECK((n == 1 || std::getenv("NOTES_UNTESTED") != nullptr));
}
