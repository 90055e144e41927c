#include "support/golden_statements.hpp"
#include "support/catch.hpp"
#include "support/shop_database.hpp"

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

TEST_CASE("the SQL of each verb is the reviewed one, with and without a scope, on SQLite and on PostgreSQL",
          "[sql][golden]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  rs::unscoped_session all = shop.everyone();
  golden_statements file("sql/verbs");

  const auto select = rs::query<"golden.select">().select(order_lines::columns).from(order_lines{});
  file.add("select, two hops", one, select);
  file.add("select, unscoped", all, select);

  file.add("insert, the tenant is filled in", one,
           rs::query<"golden.add">().insert_into(customers{}).set(customers::name = "Eve"));
  file.add(
      "insert, unscoped, the tenant is named", all,
      rs::query<"golden.add_all">().insert_into(customers{}).set(customers::name = "Eve", customers::tenant_id = 1));
  const auto line = rs::query<"golden.line">()
                        .insert_into(order_lines{})
                        .set(order_lines::order_id = 1, order_lines::product = "pen", order_lines::quantity = 1);
  file.add("insert, two hops", one, line);
  file.add("insert, two hops, unscoped", all, line);

  const auto note = rs::query<"golden.note">().update(orders{}).set(orders::note = "late").where(orders::id == 1);
  file.add("update by key", one, note);
  file.add("update by key, unscoped", all, note);
  const auto move = rs::query<"golden.move">().update(orders{}).set(orders::customer_id = 2).where(orders::total > 1.0);
  file.add("update of the foreign key that carries the scope", one, move);
  file.add("update of the foreign key that carries the scope, unscoped", all, move);
  file.add("update of that key to a value of the row", one,
           rs::query<"golden.refer">().update(visits{}).set(visits::customer_id = visits::id).every_row());

  file.add("remove by predicate", one, rs::query<"golden.wipe">().remove_from(orders{}).where(orders::note.is_null()));
  file.add("remove every row", one, rs::query<"golden.wipe_all">().remove_from(settings{}).every_row());
  file.add("insert into a shared table", all,
           rs::query<"golden.currency">()
               .insert_into(currencies{})
               .set(currencies::code = "GBP", currencies::label = "pound"));
  file.check();
}

TEST_CASE("the SQL of a statement never contains a value or a tenant", "[sql][golden]") {
  shop_database shop;
  rs::session far = shop.tenant(far_tenant);
  const auto q = rs::query<"golden.values">()
                     .select(orders::id)
                     .from(orders{})
                     .where(orders::note == "secret-text" && orders::total > 4321.5 && orders::id.in({987654}))
                     .limit(77);
  const std::string sql = far.sql(q);
  for (const char* value : {"secret-text", "4321", "987654", "77", "5000000000"})
    CHECK((sql + postgresql_sql(far, q)).find(value) == std::string::npos);
  rs::session one = shop.tenant(1);
  CHECK(one.sql(q) == sql);
  CHECK(postgresql_sql(far, q) == postgresql_sql(one, q));
}
