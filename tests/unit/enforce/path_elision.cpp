#include "support/catch.hpp"
#include "support/golden_statements.hpp"
#include "support/shop_database.hpp"
#include "support/trees.hpp"

/// When the path to the tenant may be left out because the parent is joined: one test for each clause of the rule, with
/// data that would leak without it.
namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

const plain_value one = std::int64_t{1};

/// Whether the statement has a path of its own from the instance whose foreign key this is.
bool has_path(const tree::statement& s, const std::string& key) {
  const std::string sql = scoped_sql(s);
  return sql.find(key + " IN (SELECT") != std::string::npos ||
         sql.find("\"scope_1\".\"id\" = " + key) != std::string::npos;
}
const std::string orders_path = R"("orders"."customer_id")";

tree::statement orders_and_customers(tree::expr on) {
  tree::statement s = select_tree(instance_of<orders>(), {at(orders::id), at(customers::id)});
  join(s, instance_of<customers>(), std::move(on));
  return s;
}
tree::expr link() { return equal(at(orders::customer_id), at(customers::id)); }
tree::expr always() { return equal(tree::literal("1"), tree::literal("1")); }

const text_rows own_joined{"1|1", "2|1", "3|2"};

}  // namespace

TEST_CASE("the path is left out where the parent is joined by exactly its key", "[enforce][elision][sqlite]") {
  shop_database shop;
  const auto check = [&](const tree::statement& s) {
    CHECK(!has_path(s, orders_path));
    CHECK(sorted(shop.rows(scoped_text(s), one)) == own_joined);
  };
  check(orders_and_customers(link()));
  check(orders_and_customers(equal(at(customers::id), at(orders::customer_id))));
  check(orders_and_customers(both(always(), both(link(), always()))));

  tree::statement in_where = orders_and_customers(always());
  in_where.body.where = both(link(), always());
  check(in_where);

  tree::statement from_parent = select_tree(instance_of<customers>(), {at(orders::id), at(customers::id)});
  join(from_parent, instance_of<orders>(), link());
  check(from_parent);

  tree::statement later = orders_and_customers(always());
  join(later, instance_of<currencies>(), both(link(), equal(at(currencies::code), tree::value(later.value_count++))));
  CHECK(!has_path(later, orders_path));
  CHECK(sorted(shop.rows(scoped_text(later), one, {std::string("EUR")})) == own_joined);
}

TEST_CASE("a chain of parents needs one predicate, at its end", "[enforce][elision][sqlite]") {
  shop_database shop;
  tree::statement s = select_tree(instance_of<order_lines>(), {at(order_lines::id), at(orders::id)});
  join(s, instance_of<orders>(), equal(at(order_lines::order_id), at(orders::id)));
  CHECK(has_path(s, orders_path));  // the end of what is joined still has its path
  CHECK(sorted(shop.rows(scoped_text(s), one)) == text_rows{"1|1", "2|1", "3|2"});
  join(s, instance_of<customers>(), link());
  CHECK(!has_path(s, orders_path));
  CHECK(scoped_sql(s).find("scope_1") == std::string::npos);
  CHECK(sorted(shop.rows(scoped_text(s), one)) == text_rows{"1|1", "2|1", "3|2"});
}

TEST_CASE("an equality under OR does not free the child of its path", "[enforce][elision][sqlite]") {
  shop_database shop;
  const tree::statement s = orders_and_customers(either(link(), equal(at(orders::referrer_id), at(customers::id))));
  CHECK(has_path(s, orders_path));
  CHECK(sorted(shop.rows(scoped_text(s), one)) == text_rows{"1|1", "2|1", "2|2", "3|2"});

  tree::statement in_where = orders_and_customers(always());
  in_where.body.where = either(link(), always());
  CHECK(has_path(in_where, orders_path));
  CHECK(shop.rows(scoped_text(in_where), one).size() == 9);
}

TEST_CASE("an equality under NOT does not free the child of its path", "[enforce][elision][sqlite]") {
  shop_database shop;
  const tree::statement s = orders_and_customers(negated(link()));
  CHECK(has_path(s, orders_path));
  CHECK(shop.rows(scoped_text(s), one).size() == 6);
}

TEST_CASE("another comparison of the two keys does not free the child of its path", "[enforce][elision][sqlite]") {
  shop_database shop;
  for (const char* op : {"<=", ">=", "<>"}) {
    INFO(op);
    const tree::statement s = orders_and_customers(tree::infix(at(orders::customer_id), op, at(customers::id)));
    CHECK(has_path(s, orders_path));
    for (const std::string& row : shop.rows(scoped_text(s), one)) CHECK((row[0] <= '3' && row[1] == '|'));
  }
}

TEST_CASE("another column of the child does not free it of its path", "[enforce][elision][sqlite]") {
  shop_database shop;
  const tree::statement s = orders_and_customers(equal(at(orders::referrer_id), at(customers::id)));
  CHECK(has_path(s, orders_path));
  CHECK(shop.rows(scoped_text(s), one) == text_rows{"2|2"});
}

TEST_CASE("another column of the parent does not free the child of its path", "[enforce][elision][sqlite]") {
  shop_database shop;
  const plain_value tenant = std::int64_t{31};
  shop.run(
      "INSERT INTO customers (id, tenant_id, name) VALUES (31, 9, 'Kim'); UPDATE customers SET tenant_id = 31 WHERE id = 3;"
      "INSERT INTO orders (id, customer_id, total) VALUES (31, 31, 1)");
  // The key of the order of tenant 9 equals the tenant of customer 3.
  const tree::statement s = orders_and_customers(equal(at(orders::customer_id), at(customers::tenant_id)));
  CHECK(has_path(s, orders_path));
  CHECK(shop.rows(scoped_text(s), tenant).empty());
  shop.run("UPDATE customers SET tenant_id = 31 WHERE id = 31");
  CHECK(sorted(shop.rows(scoped_text(s), tenant)) == text_rows{"31|3", "31|31"});
}

TEST_CASE("an equality with a table that is not the parent does not free the child of its path",
          "[enforce][elision][sqlite]") {
  shop_database shop;
  shop.run("INSERT INTO visits (id, customer_id, topic) VALUES (13, 1, 'talk')");  // own; the key of a foreign customer
  tree::statement s = select_tree(instance_of<orders>(), {at(orders::id), at(visits::id)});
  join(s, instance_of<visits>(), equal(at(orders::customer_id), at(visits::id)));
  CHECK(has_path(s, orders_path));
  CHECK(sorted(shop.rows(scoped_text(s), one)) == text_rows{"1|1", "2|1", "3|2"});
}

TEST_CASE("a parent that is left-joined does not free the child of its path", "[enforce][elision][sqlite]") {
  shop_database shop;
  tree::statement s = select_tree(instance_of<orders>(), {at(orders::id), at(customers::id)});
  left_join(s, instance_of<customers>(), link());
  CHECK(has_path(s, orders_path));
  CHECK(sorted(shop.rows(scoped_text(s), one)) == own_joined);
}

TEST_CASE("a child that is left-joined keeps its path", "[enforce][elision][sqlite]") {
  shop_database shop;
  tree::statement s = select_tree(instance_of<customers>(), {at(customers::id), at(orders::id)});
  left_join(s, instance_of<orders>(), link());
  CHECK(has_path(s, orders_path));
  CHECK(sorted(shop.rows(scoped_text(s), one)) == text_rows{"1|1", "1|2", "2|3", "3|NULL"});
}

TEST_CASE("a parent behind a left join does not free a child before it", "[enforce][elision][sqlite]") {
  shop_database shop;
  // The parent hangs on the visit, which may be missing.
  tree::statement s = select_tree(instance_of<orders>(), {at(orders::id), at(customers::id)});
  left_join(s, instance_of<visits>(), equal(at(visits::id), at(orders::id)));
  left_join(s, instance_of<customers>(), both(link(), equal(at(customers::id), at(visits::customer_id))));
  CHECK(has_path(s, orders_path));
  CHECK(sorted(shop.rows(scoped_text(s), one)) == text_rows{"1|1", "2|NULL", "3|NULL"});

  tree::statement then_inner = select_tree(instance_of<currencies>(), {at(currencies::code), at(orders::id)});
  left_join(then_inner, instance_of<customers>(), equal(at(customers::name), at(currencies::label)));
  left_join(then_inner, instance_of<orders>(), link());
  CHECK(has_path(then_inner, orders_path));
  CHECK(sorted(shop.rows(scoped_text(then_inner), one)) == text_rows{"EUR|NULL", "USD|NULL", "XXX|NULL"});
}

TEST_CASE("a link that stands in the ON of a left join does not free the child of its path",
          "[enforce][elision][sqlite]") {
  shop_database shop;
  tree::statement s = orders_and_customers(always());
  left_join(s, instance_of<settings>(), both(link(), equal(at(settings::name), tree::value(s.value_count++))));
  CHECK(has_path(s, orders_path));
  CHECK(shop.rows(scoped_text(s), one, {std::string("theme")}).size() == 9);
}

TEST_CASE("the path stays where any term calls a function on a row", "[enforce][elision][sqlite]") {
  const auto with = [](auto change) {
    tree::statement s = orders_and_customers(link());
    change(s);
    return s;
  };
  CHECK(!has_path(with([](tree::statement&) {}), orders_path));
  CHECK(has_path(with([](tree::statement& s) { s.body.where = like(s, at(orders::note)); }), orders_path));
  CHECK(has_path(with([](tree::statement& s) {
                   tree::expr e = like(s, at(customers::name));
                   s.body.joins[0].on = both(link(), std::move(e));
                 }),
                 orders_path));
  CHECK(has_path(with([](tree::statement& s) { s.body.where = either(always(), negated(like(s, at(orders::note)))); }),
                 orders_path));
  CHECK(has_path(with([](tree::statement& s) { s.body.order_by.push_back({tree::call("abs", {at(orders::total)})}); }),
                 orders_path));
  CHECK(has_path(with([](tree::statement& s) { s.body.group_by.push_back(tree::call("abs", {at(orders::total)})); }),
                 orders_path));
  CHECK(has_path(with([](tree::statement& s) { s.body.outputs.push_back({tree::call("abs", {at(orders::total)})}); }),
                 orders_path));
}

TEST_CASE("a path is written as EXISTS by key, and as IN otherwise", "[enforce][elision][golden][sqlite]") {
  golden_statements file("enforce/path_forms");
  const auto show = [&](const char* title, const tree::statement& s) {
    file.add_texts(title, scoped_sql(s), scoped_sql(s, {rs::scope_form::one, rs::dialect::postgresql}));
  };
  const auto add = [&](const char* title, auto condition) {
    tree::statement s = select_tree(instance_of<order_lines>(), {at(order_lines::id)});
    s.body.where = condition(s);
    show(title, s);
  };
  const auto id = [] { return at(order_lines::id); };
  const auto value = [](tree::statement& s) { return tree::value(s.value_count++); };
  add("by key", [&](auto& s) { return equal(id(), value(s)); });
  add("by key, the other way round", [&](auto& s) { return equal(value(s), id()); });
  add("by key and more",
      [&](auto& s) { return both(equal(at(order_lines::product), value(s)), equal(id(), value(s))); });
  add("by another column", [&](auto& s) { return equal(at(order_lines::product), value(s)); });
  add("by key under OR", [&](auto& s) { return either(equal(id(), value(s)), equal(id(), value(s))); });
  add("by key under NOT", [&](auto& s) { return negated(equal(id(), value(s))); });
  add("by key, and a function on the row",
      [&](auto& s) { return both(equal(id(), value(s)), like(s, at(order_lines::product))); });
  tree::statement composite = select_tree(instance_of<order_lines>(), {at(order_lines::id)});
  join(composite, instance_of<orders>(), equal(at(orders::id), tree::value(composite.value_count++)));
  show("a joined row by key", composite);
  tree::statement update = write_tree(tree::verb::update, instance_of<order_lines>());
  update.assignments.push_back({"product", tree::value(update.value_count++)});
  update.body.where = equal(id(), tree::value(update.value_count++));
  show("an update by key", update);
  tree::statement remove = write_tree(tree::verb::remove, instance_of<order_lines>());
  remove.body.where = equal(id(), tree::value(remove.value_count++));
  show("a remove by key", remove);
  file.check();
}
