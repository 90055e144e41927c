#include "two_notebooks.hpp"

TEST_CASE_METHOD(two_notebooks, "a note is erased by its own tenant only") {
  {
    rs::session other = db.for_tenant(2);
    CHECK_FALSE(erase(other, 1));
  }
  rs::session owner = db.for_tenant(1);
  CHECK(erase(owner, 1));
}
