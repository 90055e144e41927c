#include "support/catch.hpp"
#include "support/shop_database.hpp"
#include "support/thrown.hpp"

/// Each verb of a manager, by the owner and by another tenant.
namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

/// By a manager with a condition.
auto get_or_create_customer(rs::session& session, std::int64_t key) {
  const auto some = session.objects(customers{}).where(customers::name != "nobody");
  return some.get_or_create(rs::site<"manager.get_taken">, rs::lookup(customers::id = key), customers::name = "x");
}

}  // namespace

TEST_CASE("a manager finds a row by its key only in the scope", "[manager]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto all = one.objects(customers{});
  const auto get = [&](std::int64_t key) { return all.get(rs::site<"manager.get">, key); };
  const auto find = [&](std::int64_t key) { return all.find(rs::site<"manager.find">, key); };
  CHECK(get(1)[customers::id] == 1);
  CHECK(find(1).has_value());
  CHECK_FALSE(find(far_customer).has_value());
  CHECK_THROWS_AS(get(far_customer), rs::not_found);
}

TEST_CASE("a manager counts what it lists, and a narrower one less", "[manager]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  const auto all = one.objects(customers{});
  CHECK(all.count(rs::site<"manager.count">) == 3);
  CHECK(all.all(rs::site<"manager.all">).tuples().size() == 3);
  const auto none = all.where(customers::id == far_customer);
  CHECK(none.count(rs::site<"manager.count_foreign">) == 0);
  const auto exists = [](const auto& manager) { return manager.exists(rs::site<"manager.exists">); };
  CHECK_FALSE(exists(none));
  CHECK(exists(all.where(customers::id == 1)));
}

TEST_CASE("a manager of an unscoped session counts the rows of every tenant", "[manager]") {
  shop_database shop;
  rs::unscoped_session everyone = shop.everyone();
  const auto all = everyone.objects(customers{});
  CHECK(all.count(rs::site<"manager.count_all">) == 8);
  CHECK(all.get(rs::site<"manager.get_any">, far_customer)[customers::tenant_id] == far_tenant);
}

TEST_CASE("a manager changes and removes only rows of the scope", "[manager]") {
  shop_database shop;
  const text_rows others = shop.rows_of_others(1);
  rs::session one = shop.tenant(1);
  const auto line = [&](std::int64_t key) { return one.objects(order_lines{}).where(order_lines::id == key); };
  const auto update = [&](std::int64_t key) {
    return line(key).update(rs::site<"manager.update">, order_lines::product = "cap").affected_rows;
  };
  const auto remove = [&](std::int64_t key) { return line(key).remove(rs::site<"manager.remove">).affected_rows; };
  CHECK(update(1) == 1);
  CHECK(update(far_line) == 0);
  CHECK(remove(far_line) == 0);
  CHECK(remove(1) == 1);
  CHECK(shop.rows_of_others(1) == others);
}

TEST_CASE("get_or_create makes a row once for each tenant, update_or_create sets it", "[manager]") {
  shop_database shop;
  for (const std::int64_t tenant : {std::int64_t{1}, std::int64_t{2}}) {
    INFO(tenant);
    rs::session session = shop.tenant(tenant);
    const auto all = session.objects(settings{});
    const auto get = [&](const char* value) {
      return all.get_or_create(rs::site<"manager.make">, rs::lookup(settings::name = "new"), settings::value = value);
    };
    const auto made = get("a");
    const auto found = get("b");
    CHECK(made.created);
    CHECK_FALSE(found.created);
    CHECK(found.row[settings::value] == "a");
    const auto set =
        all.update_or_create(rs::site<"manager.set">, rs::lookup(settings::name = "new"), settings::value = "c");
    CHECK(set[settings::value] == "c");
    CHECK(all.get(rs::site<"manager.get_setting">, "new")[settings::tenant_id] == tenant);
  }
}

TEST_CASE("get_or_create and update_or_create neither give nor change a row that where() leaves out", "[manager]") {
  shop_database shop;
  // Others have a row of this name, one that where() leaves out and one that it does not.
  for (const auto& [tenant, value] : {std::pair{1, "hidden"}, std::pair{3, "hidden"}, std::pair{4, "shown"}}) {
    rs::session session = shop.tenant(tenant);
    (void)session.objects(settings{}).create(rs::site<"manager.put">, settings::name = "new", settings::value = value);
  }
  rs::session one = shop.tenant(1);
  const auto all = one.objects(settings{});
  const text_rows others = shop.rows_of_others(1);
  const auto hidden = all.where(settings::value != "hidden");
  const auto get = [](const auto& manager) {
    return manager.get_or_create(rs::site<"manager.hidden">, rs::lookup(settings::name = "new"), settings::value = "a");
  };
  const auto set = [](const auto& manager, const char* value) {
    return manager.update_or_create(rs::site<"manager.set_hidden">, rs::lookup(settings::name = "new"),
                                    settings::value = value);
  };
  const auto e = thrown<rs::constraint_error>([&] { (void)get(hidden); });
  CHECK(e.site() == "manager.hidden");
  CHECK(e.table() == "settings");
  CHECK(std::string(e.what()).find("where()") != std::string::npos);
  (void)thrown<rs::constraint_error>([&] { (void)set(hidden, "b"); });
  CHECK(get(all).row[settings::value] == "hidden");
  CHECK(shop.rows_of_others(1) == others);

  const auto shown = all.where(settings::value == "hidden");
  CHECK_FALSE(get(shown).created);
  CHECK(set(shown, "c")[settings::value] == "c");
  CHECK(get(all).row[settings::value] == "c");

  // A row of another tenant is no reason, and another tenant makes its own.
  rs::session two = shop.tenant(2);
  CHECK(get(two.objects(settings{}).where(settings::value != "c")).created);
  CHECK(get(two.objects(settings{})).row[settings::value] == "a");
  CHECK(get(all).row[settings::value] == "c");
}

TEST_CASE("a row of another tenant is a constraint error also of a manager with a condition", "[manager]") {
  shop_database shop;
  rs::session two = shop.tenant(2);
  const text_rows others = shop.rows_of_others(2);
  const auto some = two.objects(customers{}).where(customers::name != "nobody");
  const auto set = [&](std::int64_t key) {
    return some.update_or_create(rs::site<"manager.set_taken">, rs::lookup(customers::id = key), customers::name = "x");
  };
  const auto taken = thrown<rs::constraint_error>([&] { (void)get_or_create_customer(two, 1); });
  CHECK(std::string(taken.what()).find("where()") == std::string::npos);  // it is refused, not made and then not found
  (void)thrown<rs::constraint_error>([&] { (void)set(1); });
  CHECK(get_or_create_customer(two, 31).created);
  CHECK_FALSE(get_or_create_customer(two, 31).created);
  CHECK(set(32)[customers::tenant_id] == 2);
  CHECK(set(32)[customers::tenant_id] == 2);
  CHECK(shop.rows_of_others(2) == others);
}

TEST_CASE("get_or_create does not take another tenant's row for the one whose insert a trigger left out", "[manager]") {
  shop_database shop;
  shop.leave_out_inserts("customers", "NEW.id = 1");
  rs::session two = shop.tenant(2);
  (void)thrown<rs::constraint_error>([&] { (void)get_or_create_customer(two, 1); });
  CHECK(get_or_create_customer(two, 31).created);
}

TEST_CASE("create and create_many fill the tenant in", "[manager]") {
  shop_database shop;
  const text_rows others = shop.rows_of_others(2);
  rs::session two = shop.tenant(2);
  const auto all = two.objects(customers{});
  const std::int64_t before = all.count(rs::site<"manager.before">);
  CHECK(all.create(rs::site<"manager.create">, customers::name = "Eve").key() > 0);
  const std::vector<std::tuple<std::string>> names{{"Fay"}, {"Gus"}};
  CHECK(all.create_many(rs::site<"manager.create_many">, names, customers::name).affected_rows == 2);
  CHECK(all.create_many(rs::site<"manager.create_braces">, {"Hal", "Ida"}, customers::name).affected_rows == 2);
  CHECK(all.count(rs::site<"manager.after">) == before + 5);
  CHECK(shop.rows_of_others(2) == others);
}
