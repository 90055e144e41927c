// What a scoped_through table stands on while the program runs: its parents' keys do not come back, and rows cannot be
// left without a parent.
#include "support/catch.hpp"
#include "support/raw_sqlite.hpp"
#include "support/small_shop.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;

const auto remove_customer = [](std::int64_t id) {
  return rs::query<"parent.remove">().remove_from(customers{}).where(customers::id == id);
};

}  // namespace

TEST_CASE("the key of a deleted parent is not given to another tenant's", "[db][schema]") {
  rs::database db = open(2);
  rs::session one = db.for_tenant(1);
  rs::session two = db.for_tenant(2);
  const std::int64_t last = add_customer(two, "last");
  CHECK(one(remove_customer(last)).affected_rows == 0);
  CHECK(two(remove_customer(last)).affected_rows == 1);
  CHECK(add_customer(one, "next") > last);
}

TEST_CASE("a parent is not removed from under its children", "[db][schema]") {
  rs::database db = open(1);
  rs::session one = db.for_tenant(1);
  CHECK(thrown<rs::constraint_error>([&] { one(remove_customer(1)); }).kind() == rs::constraint_kind::foreign_key);
  CHECK(one(rs::query<"parent.orders">().remove_from(orders{}).where(orders::customer_id.in({1, 4}))).affected_rows ==
        1);
  CHECK(one(remove_customer(1)).affected_rows == 1);
}

TEST_CASE("a column that the file does not have is an error, and not a string in double quotes",
          "[db][schema][sqlite]") {
  const temporary_directory directory;
  raw_sqlite raw(directory.file("old.db"));
  raw.run(
      "CREATE TABLE customers (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, name TEXT NOT NULL);"
      "INSERT INTO customers VALUES (1, 1, 'email')");
  rs::database db{rs::sqlite(directory.file("old.db"), {.pool_size = 1}), rs::schema<customers>{}};
  rs::session session = db.for_tenant(1);
  const auto by_email =
      rs::query<"parent.email">().select(customers::id).from(customers{}).where(customers::email == "email");
  const auto e = thrown<rs::schema_error>([&] { (void)session(by_email); });
  CHECK(e.site() == "parent.email");
  CHECK(e.table() == "customers");
  CHECK(names(session) == std::vector<std::string>{"email"});
  raw.run(
      "ALTER TABLE customers ADD COLUMN email TEXT;"
      "INSERT INTO customers VALUES (2, 1, 'b', 'email'), (3, 2, 'c', 'email')");
  CHECK(session(by_email).value() == 2);  // the positive control
}
