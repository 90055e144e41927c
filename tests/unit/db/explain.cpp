// explain() says how the database would run what sql() shows, and runs nothing.
#include "support/catch.hpp"
#include "support/small_shop.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using Catch::Matchers::ContainsSubstring;

const auto by_key = rs::query<"explain.by_key">().select(customers::name).from(customers{}).where(customers::id == 1);
const auto with_part =
    rs::query<"explain.part">()
        .select(orders::id)
        .from(orders{})
        .where(orders::customer_id.in(rs::select(customers::id).from(customers{}).where(customers::name != "Ann")));

}  // namespace

TEST_CASE("explain tells the plan of the scoped statement", "[db][explain]") {
  rs::database db = open(2);
  rs::session acme = db.for_tenant(1);
  CHECK(acme(by_key).value() == "one-1");
  CHECK(db.for_tenant(2)(by_key).tuples().empty());
  if (plain_database::is_postgresql())
    CHECK_THAT(acme.explain(by_key), ContainsSubstring(" on customers") && ContainsSubstring("tenant_id = $"));
  else
    CHECK(acme.explain(by_key) == "SEARCH customers USING INTEGER PRIMARY KEY (rowid=?)\n");
  CHECK(acme(with_part).tuples().size() == 3);
  // A part stands below its step.
  CHECK_THAT(acme.explain(with_part), ContainsSubstring(plain_database::is_postgresql() ? "\n  ->" : "\n  SEARCH"));
  rs::unscoped_session all = db.unscoped(rs::site<"explain.all">, "the plan differs where nothing is scoped");
  CHECK(all.explain(with_part) != acme.explain(with_part));
}

TEST_CASE("explain runs nothing, also not a write", "[db][explain]") {
  rs::database db = open(2);
  rs::session acme = db.for_tenant(1);
  const auto wipe = rs::query<"explain.wipe">().remove_from(orders{}).every_row();
  CHECK_THAT(acme.explain(wipe), ContainsSubstring("orders"));
  const auto add = rs::query<"explain.add">().insert_into(customers{}).set(customers::name = "new");
  const auto count = customer_count(acme);
  (void)acme.explain(add);
  CHECK(customer_count(acme) == count);
  CHECK(acme(rs::query<"explain.count">().select(rs::count()).from(orders{})).value() == 3);
  acme(add);  // the positive control: both would do something
  CHECK(names(acme).back() == "new");
  CHECK(acme(wipe).affected_rows == 3);
}

TEST_CASE("explain of a table that is not there, or not declared, is an error with the statement's place",
          "[db][explain]") {
  plain_database empty;
  rs::database db = empty.open(rs::schema<customers>::info());
  const rs::session acme = db.for_tenant(1);
  const auto undeclared = rs::query<"explain.undeclared">().select(currencies::code).from(currencies{});
  CHECK_THROWS_AS((void)acme.explain(undeclared), rs::schema_error);
  CHECK(open(1).for_tenant(1)(undeclared).tuples().empty());  // declared there
  CHECK_THROWS_WITH((void)acme.explain(by_key), ContainsSubstring("explain.by_key"));
}
