#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"

/// The same work on a database that all tenants share, and unscoped on one that holds a single tenant's rows: the
/// results are equal, and on the shared one nobody else's row changes.
namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

const text_rows tables{"customers", "orders", "order_lines", "settings", "visits", "visit_notes"};

text_rows contents(plain_database& file) {
  text_rows all;
  for (const std::string& table : tables)
    for (std::string& row : file.rows("SELECT '" + table + "', * FROM " + table)) all.push_back(std::move(row));
  return sorted(std::move(all));
}

/// A shop from which all rows but one tenant's are taken.
struct single_shop : shop_database {
  explicit single_shop(std::int64_t tenant) { keep_only(*this, tenant); }
};

template <class Work>
void compare_reads(const Work& work) {
  shop_database shared;
  for (const std::int64_t tenant : {std::int64_t{1}, std::int64_t{2}, far_tenant, std::int64_t{0}}) {
    single_shop single(tenant);
    rs::session scoped = shared.tenant(tenant);
    rs::unscoped_session unscoped = single.everyone();
    INFO("tenant " << tenant);
    CHECK(texts_of(scoped(work)) == texts_of(unscoped(work)));
  }
}

template <class Write>
void compare_writes(const Write& write) {
  for (const std::int64_t tenant : {std::int64_t{1}, std::int64_t{2}, far_tenant, std::int64_t{0}}) {
    shop_database shared;
    single_shop single(tenant);
    const text_rows others = shared.rows_of_others(tenant);
    rs::session scoped = shared.tenant(tenant);
    rs::unscoped_session unscoped = single.everyone();
    INFO("tenant " << tenant);
    CHECK(scoped(write).affected_rows == unscoped(write).affected_rows);
    CHECK(shared.rows_of_others(tenant) == others);
    keep_only(shared, tenant);
    CHECK(contents(shared) == contents(single));
  }
}

}  // namespace

TEST_CASE("selects give what they give on a database of the tenant's own", "[enforce][oracle]") {
  compare_reads(rs::query<"oracle.plain">().select(orders::columns).from(orders{}).order_by(orders::id));
  compare_reads(rs::query<"oracle.two_hops">()
                    .select(order_lines::id, order_lines::product)
                    .from(order_lines{})
                    .where(order_lines::product == "pen" || order_lines::currency.is_null())
                    .order_by(order_lines::id.desc()));
  compare_reads(rs::query<"oracle.page">()
                    .select(customers::id)
                    .from(customers{})
                    .order_by(customers::name, customers::id)
                    .limit(2)
                    .offset(1));
  compare_reads(
      rs::query<"oracle.counts">().select(rs::count(), rs::count(orders::note), rs::sum(orders::total)).from(orders{}));
  compare_reads(rs::query<"oracle.sum">().select(rs::sum(order_lines::quantity)).from(order_lines{}));
}

TEST_CASE("joins give what they give on a database of the tenant's own", "[enforce][oracle]") {
  compare_reads(rs::query<"oracle.join">()
                    .select(order_lines::id, orders::id, customers::name)
                    .from(order_lines{})
                    .join(orders{}, order_lines::order_id == orders::id)
                    .join(customers{}, orders::customer_id == customers::id)
                    .order_by(order_lines::id));
  compare_reads(rs::query<"oracle.referrer">()
                    .select(customers::id, orders::id)
                    .from(customers{})
                    .left_join(orders{}, orders::referrer_id == customers::id)
                    .order_by(customers::id, orders::id));
  compare_reads(rs::query<"oracle.referred">()
                    .select(orders::id, customers::name)
                    .from(orders{})
                    .left_join(customers{}, orders::referrer_id == customers::id)
                    .order_by(orders::id));
  compare_reads(rs::query<"oracle.cross">()
                    .select(orders::id, settings::value, visits::topic)
                    .from(orders{})
                    .join(settings{}, settings::name == "theme")
                    .left_join(visits{}, visits::id == orders::id)
                    .where(orders::note == "late" || settings::value == "dark")
                    .order_by(orders::id, settings::value));
  compare_reads(rs::query<"oracle.currencies">()
                    .select(currencies::code, order_lines::id, orders::id)
                    .from(currencies{})
                    .left_join(order_lines{}, order_lines::currency == currencies::code)
                    .left_join(orders{}, orders::id == order_lines::order_id)
                    .order_by(currencies::code, order_lines::id));
  compare_reads(rs::query<"oracle.grouped">()
                    .select(customers::name, rs::count(orders::id), rs::sum(orders::total))
                    .from(customers{})
                    .left_join(orders{}, orders::customer_id == customers::id && orders::total > 60.0)
                    .group_by(customers::name)
                    .order_by(customers::name));
}

TEST_CASE("updates do what they do on a database of the tenant's own", "[enforce][oracle]") {
  compare_writes(rs::query<"oracle.set">()
                     .update(orders{})
                     .set(orders::note = "x", orders::total = orders::id)
                     .where(orders::note == "late" || orders::total > 200.0));
  compare_writes(rs::query<"oracle.set_all">().update(order_lines{}).set(order_lines::product = "cap").every_row());
  compare_writes(
      rs::query<"oracle.set_in">()
          .update(customers{})
          .set(customers::email = std::nullopt)
          .where(customers::id.in({std::int64_t{1}, std::int64_t{11}, far_customer}) && customers::name.like("A%")));
  compare_writes(
      rs::query<"oracle.set_not">().update(settings{}).set(settings::value = "x").where(!(settings::name == "theme")));
  compare_writes(rs::query<"oracle.visits">().update(visits{}).set(visits::topic = "y").every_row());
}

TEST_CASE("removes do what they do on a database of the tenant's own", "[enforce][oracle]") {
  compare_writes(rs::query<"oracle.remove">()
                     .remove_from(order_lines{})
                     .where(order_lines::product == "pen" || order_lines::id == 2));
  compare_writes(rs::query<"oracle.remove_all">().remove_from(visit_notes{}).every_row());
  compare_writes(
      rs::query<"oracle.remove_settings">().remove_from(settings{}).where(settings::value.between("a", "e")));
  compare_writes(rs::query<"oracle.remove_customers">().remove_from(customers{}).where(customers::name == "Dan"));
}
