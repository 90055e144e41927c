// Texts that a database would not keep as they are, and texts and lists that are large.
#include <numeric>

#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using Catch::Matchers::ContainsSubstring;

const std::string with_nul("secret\0name", 11);
const std::string no_utf8 = "secret \xC3(";

}  // namespace

TEST_CASE("a text with NUL, or that is not UTF-8, is refused wherever it is bound", "[db][types][text]") {
  rs::database db = open_memory();
  rs::session session = db.for_tenant(1);
  const auto check = [](const auto& run, std::string_view subject) {
    for (const std::string& text : {with_nul, no_utf8}) {
      const auto e = thrown<rs::value_error>([&] { run(text); });
      INFO(e.what());
      CHECK(e.site() == "text.bound");
      CHECK_THAT(e.what(), ContainsSubstring(std::string(subject)) && !ContainsSubstring("secret"));
      CHECK_THAT(e.what(), ContainsSubstring(text == with_nul ? "NUL" : "not valid UTF-8"));
    }
    CHECK_NOTHROW(run("na\xC3\xAFve"));
  };
  const auto select = [] { return rs::query<"text.bound">().select(customers::id).from(customers{}); };
  check(
      [&](const std::string& t) {
        session(rs::query<"text.bound">().insert_into(customers{}).set(customers::name = t));
      },
      "a text for customers.name ");
  check(
      [&](const std::string& t) {
        session(rs::query<"text.bound">()
                    .update(customers{})
                    .set(customers::email = std::optional(t))
                    .where(customers::id == 1));
      },
      "a text for customers.email ");
  check([&](const std::string& t) { (void)session(select().where(customers::name == t)).tuples(); },
        "a text for customers.name ");
  check([&](const std::string& t) { (void)session(select().where(customers::name.between("a", t))).tuples(); },
        "a text for customers.name ");
  check([&](const std::string& t) { (void)session(select().where(customers::email.like(t))).tuples(); },
        "a text for customers.email ");
  check(
      [&](const std::string& t) {
        const std::vector<std::string> list{"fine", t};
        (void)session(select().where(customers::id == 1 || customers::name.in(list))).tuples();
      },
      "a text for customers.name ");
  CHECK(customer_count(session) == 4);
}

TEST_CASE("the NaN of a real column is refused by the column's name", "[db][types]") {
  rs::database db = open_memory();
  rs::session session = db.for_tenant(1);
  const auto e = thrown<rs::value_error>([&] {
    session(rs::query<"real.nan">().update(orders{}).set(orders::total = std::nan("")).where(orders::id == 1));
  });
  CHECK_THAT(e.what(), ContainsSubstring("NaN cannot be bound for orders.total"));
}

TEST_CASE("a text of a hundred megabytes is stored and read", "[db][types][text]") {
  rs::database db = open_memory();
  rs::session session = db.for_tenant(1);
  const std::string large(100'000'000, 'x');
  const std::int64_t key = add_customer(session, large);
  const auto found = session(rs::query<"text.large">()
                                 .select(customers::name, customers::id)
                                 .from(customers{})
                                 .where(customers::name == large));
  CHECK(found.one()[customers::id] == key);
  rs::session again = std::move(session);
  const auto rows =
      again(rs::query<"text.view">().select(customers::name).from(customers{}).where(customers::id == key));
  CHECK((*rows.begin()).view(customers::name) == large);
  std::string broken = large;
  broken.back() = '\0';
  CHECK_THROWS_AS(add_customer(again, broken), rs::value_error);
}

TEST_CASE("in() takes a million elements", "[db][types][in]") {
  rs::database db = open_memory();
  rs::session session = db.for_tenant(1);
  std::vector<std::int64_t> ids(1'000'000);
  std::iota(ids.begin(), ids.end(), 2);
  CHECK(session(rs::query<"in.million">().select(rs::count()).from(customers{}).where(customers::id.in(ids))).value() ==
        2);
}
