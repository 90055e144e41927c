#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

/// What an error tells the caller.
template <class Work>
std::string refusal(const Work& work) {
  try {
    work();
  } catch (const rs::scope_violation& e) {
    return std::string(e.what()) + '|' + std::string(e.site()) + '|' + std::string(e.file()) + '|' +
           std::to_string(e.line()) + '|' + std::string(e.table()) + '|' + (e.retryable() ? "retry" : "");
  }
  return "done";
}

auto add_order(std::int64_t customer) {
  return rs::query<"insert.order">().insert_into(orders{}).set(orders::customer_id = customer, orders::total = 1);
}
auto add_line(std::int64_t order) {
  return rs::query<"insert.line">()
      .insert_into(order_lines{})
      .set(order_lines::order_id = order, order_lines::product = "cap", order_lines::quantity = 1);
}

}  // namespace

TEST_CASE("an inserted row gets the session's tenant", "[enforce][insert]") {
  shop_database shop;
  std::int64_t foreign = 11;
  for (const std::int64_t tenant : {std::int64_t{1}, std::int64_t{2}, std::int64_t{0}, far_tenant, std::int64_t{1}}) {
    rs::session s = shop.tenant(tenant);
    const auto w = s(rs::query<"insert.customer">().insert_into(customers{}).set(customers::name = "Eve"));
    CHECK(w.affected_rows == 1);
    CHECK(shop.value("SELECT tenant_id FROM customers WHERE id = " + std::to_string(w.key())) ==
          std::to_string(tenant));
    CHECK(s(rs::query<"insert.read">()
                .select(customers::tenant_id)
                .from(customers{})
                .where(customers::id.in({w.key(), foreign})))
              .value() == tenant);
    foreign = w.key();  // of the next one
  }
}

TEST_CASE("two tenants insert the same composite key", "[enforce][insert]") {
  shop_database shop;
  const auto add =
      rs::query<"insert.setting">().insert_into(settings{}).set(settings::name = "zone", settings::value = "x");
  rs::session one = shop.tenant(1);
  rs::session two = shop.tenant(2);
  CHECK(one(add).affected_rows == 1);
  CHECK(shop.value("SELECT tenant_id FROM settings WHERE name = 'zone'") == "1");
  CHECK(two(add).affected_rows == 1);
  CHECK_THROWS_AS(one(add), rs::constraint_error);
  CHECK(shop.rows("SELECT tenant_id FROM settings WHERE name = 'zone' ORDER BY 1") == text_rows{"1", "2"});
}

TEST_CASE("an insert under an own parent works, under another's or none it is a scope violation", "[enforce][insert]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  CHECK(one(add_order(1)).affected_rows == 1);
  const std::string before = shop.value("SELECT count(*) FROM orders");
  for (const std::int64_t customer :
       {std::int64_t{11}, std::int64_t{21}, far_customer, std::int64_t{99}, std::int64_t{-1}})
    CHECK_THROWS_AS(one(add_order(customer)), rs::scope_violation);
  CHECK(shop.value("SELECT count(*) FROM orders") == before);
  rs::session two = shop.tenant(2);
  CHECK(two(add_order(11)).affected_rows == 1);
  CHECK_THROWS_AS(two(add_order(1)), rs::scope_violation);
}

TEST_CASE("two hops below its tenant an insert is held to the same", "[enforce][insert]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  CHECK(one(add_line(3)).affected_rows == 1);
  for (const std::int64_t order : {std::int64_t{11}, far_order, std::int64_t{99}})
    CHECK_THROWS_AS(one(add_line(order)), rs::scope_violation);
  rs::session far = shop.tenant(far_tenant);
  CHECK(far(add_line(far_order)).key() > far_line);
  CHECK_THROWS_AS(far(add_line(1)), rs::scope_violation);
}

TEST_CASE("a parent of another tenant and one that does not exist give equal errors", "[enforce][insert]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  CHECK(refusal([&] { one(add_order(1)); }) == "done");
  CHECK(refusal([&] { one(add_order(11)); }) == refusal([&] { one(add_order(99)); }));
  CHECK(refusal([&] { one(add_line(11)); }) == refusal([&] { one(add_line(99)); }));
  const std::string told = refusal([&] { one(add_line(11)); });
  CHECK(told.find("order_lines.order_id") != std::string::npos);
  CHECK(told.find("|insert.line|insert.cpp|") != std::string::npos);
  CHECK(told.find("11") == std::string::npos);
}

TEST_CASE("a foreign parent is refused before any constraint of the row is", "[enforce][insert]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto add = [&](std::int64_t id, std::int64_t customer) {
    return one(rs::query<"insert.both">().insert_into(orders{}).set(orders::id = id, orders::customer_id = customer,
                                                                    orders::total = 1));
  };
  CHECK_THROWS_AS(add(1, 1), rs::constraint_error);
  CHECK_THROWS_AS(add(1, 11), rs::scope_violation);
  CHECK_THROWS_AS(add(1, 99), rs::scope_violation);
}

TEST_CASE("a key that another tenant has is not taken over", "[enforce][insert]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto others = shop.rows_of_others(1);
  const auto add = [&](std::int64_t id) {
    return one(rs::query<"insert.taken">().insert_into(customers{}).set(customers::id = id, customers::name = "thief"));
  };
  CHECK_THROWS_AS(add(11), rs::constraint_error);
  CHECK(shop.rows_of_others(1) == others);
  CHECK(add(77).key() == 77);
  CHECK(shop.value("SELECT tenant_id FROM customers WHERE id = 77") == "1");
}

TEST_CASE("an optional key that carries the scope must still point to an own row", "[enforce][insert]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto add = [&](std::optional<std::int64_t> customer) {
    return one(
        rs::query<"insert.visit">().insert_into(visits{}).set(visits::customer_id = customer, visits::topic = "x"));
  };
  CHECK(add(2).affected_rows == 1);
  CHECK_THROWS_AS(add(11), rs::scope_violation);
  CHECK_THROWS_AS(add(std::nullopt), rs::scope_violation);
  CHECK(refusal([&] { add(std::nullopt); }) == refusal([&] { add(99); }));
  CHECK(shop.value("SELECT count(*) FROM visits") == "5");
}

TEST_CASE("a row of nobody is seen by no tenant, and neither are the rows below it", "[enforce][insert]") {
  shop_database shop;
  for (const std::int64_t tenant : {1, 2}) {
    rs::session s = shop.tenant(tenant);
    CHECK(counted(
              s, [](auto q) { return q.from(visits{}).where(visits::customer_id.is_null() || visits::id == 3); },
              visits::id)
              .empty());
    CHECK(counted(
              s, [](auto q) { return q.from(visit_notes{}).where(visit_notes::id == 3); }, visit_notes::id)
              .empty());
    CHECK(s(rs::query<"insert.wipe_nobody">().remove_from(visits{}).where(visits::id == 3)).affected_rows == 0);
  }
  rs::session one = shop.tenant(1);
  const auto add = [&](auto& session, std::int64_t visit) {
    return session(rs::query<"insert.note">()
                       .insert_into(visit_notes{})
                       .set(visit_notes::visit_id = visit, visit_notes::text = "x"));
  };
  CHECK(add(one, 1).affected_rows == 1);
  CHECK_THROWS_AS(add(one, 3), rs::scope_violation);
  rs::unscoped_session all = shop.everyone();
  CHECK(add(all, 11).affected_rows == 1);
  CHECK_THROWS_AS(add(all, 3), rs::scope_violation);
  CHECK_THROWS_AS(add(all, 99), rs::scope_violation);
}

TEST_CASE("an unscoped insert names its tenant, and its parents must exist", "[enforce][insert]") {
  shop_database shop;
  rs::unscoped_session all = shop.everyone();
  const auto w = all(
      rs::query<"insert.unscoped">().insert_into(customers{}).set(customers::name = "Eve", customers::tenant_id = 2));
  CHECK(shop.value("SELECT tenant_id FROM customers WHERE id = " + std::to_string(w.key())) == "2");
  CHECK(all(add_order(w.key())).affected_rows == 1);
  CHECK(all(add_order(1)).affected_rows == 1);
  CHECK_THROWS_AS(all(add_order(99)), rs::scope_violation);
  CHECK(all(add_line(far_order)).affected_rows == 1);
  CHECK_THROWS_AS(all(add_line(99)), rs::scope_violation);
  rs::session two = all.as(2);
  CHECK(two(add_order(w.key())).affected_rows == 1);
  CHECK_THROWS_AS(two(add_order(1)), rs::scope_violation);
}

TEST_CASE("shared rows are inserted, changed and removed without a scope", "[enforce][insert]") {
  shop_database shop;
  rs::unscoped_session all = shop.everyone();
  all(rs::query<"insert.currency">()
          .insert_into(currencies{})
          .set(currencies::code = "GBP", currencies::label = "pound"));
  all(rs::query<"insert.rename">()
          .update(currencies{})
          .set(currencies::label = "sterling")
          .where(currencies::code == "GBP"));
  rs::session one = all.as(1);
  CHECK(one(rs::query<"insert.label">().select(currencies::label).from(currencies{}).where(currencies::code == "GBP"))
            .value() == "sterling");
  CHECK(all(rs::query<"insert.drop">().remove_from(currencies{}).where(currencies::code == "GBP")).affected_rows == 1);
}

TEST_CASE("an insert that was refused leaves the session usable", "[enforce][insert]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  for (int i = 0; i < 3; ++i) {
    CHECK_THROWS_AS(one(add_order(11)), rs::scope_violation);
    CHECK(one(add_order(1)).affected_rows == 1);
  }
}
