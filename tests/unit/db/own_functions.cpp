// An application's own SQL functions: made on every connection when it is opened, declared, and called in statements.
#include <sqlite3.h>

#include <stdexcept>

#include "support/catch.hpp"
#include "support/small_shop.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;

constexpr rs::sql_function<"initial", std::string(std::string)> initial{};

int opened = 0;
bool fails = false;

void add_functions(sqlite3* connection) {
  if (fails) throw std::runtime_error("the functions could not be made");
  ++opened;
  const auto first_letter = [](sqlite3_context* context, int, sqlite3_value** arguments) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
    if (text != nullptr) sqlite3_result_text(context, text, *text == '\0' ? 0 : 1, SQLITE_TRANSIENT);
  };
  sqlite3_create_function_v2(connection, "initial", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, first_letter,
                             nullptr, nullptr, nullptr);
}

std::vector<std::string> initials(rs::session& s) {
  std::vector<std::string> all;
  const auto letter = rs::as<"letter">(initial(customers::name));
  for (const auto& row : s(rs::query<"initial.all">()
                               .select(letter)
                               .from(customers{})
                               .where(initial(customers::name) != "x")
                               .order_by(customers::id)))
    all.push_back(row[letter]);
  return all;
}

}  // namespace

TEST_CASE("a function made by on_open is there on every connection of the pool", "[db][functions][sqlite]") {
  opened = 0;
  fails = false;
  rs::database db{rs::sqlite_temporary({.pool_size = 2, .on_open = add_functions}), small_shop::schema{}};
  db.create_tables();
  rs::session one = db.for_tenant(1), two = db.for_tenant(2);
  add_customer(one, "Ann");
  add_customer(two, "Bob");
  add_customer(two, "xaver");
  CHECK(initials(one) == std::vector<std::string>{"A"});
  CHECK(initials(two) == std::vector<std::string>{"B"});
  CHECK(opened == 2);
}

TEST_CASE("what on_open throws reaches whoever needed the connection, and the next one is opened",
          "[db][functions][sqlite]") {
  fails = true;
  const auto source = rs::sqlite_memory({.on_open = add_functions});
  CHECK_THROWS_WITH((rs::database{source, small_shop::schema{}}), "the functions could not be made");
  fails = false;
  rs::database db{source, small_shop::schema{}};
  db.create_tables();
  rs::session one = db.for_tenant(1);
  add_customer(one, "Cleo");
  CHECK(initials(one) == std::vector<std::string>{"C"});
}
