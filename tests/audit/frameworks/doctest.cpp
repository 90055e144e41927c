// A suite with doctest.
#include <doctest/doctest.h>
#include <desk/desk.hpp>

namespace {

namespace rs = rowscope;

struct two_accounts {
  two_accounts() {
    db.create_tables();
    rs::unscoped_session all = db.unscoped(rs::site<"fill.desk">, "rows for every account, before a test");
    for (const std::int64_t account : {1, 2})
      all(rs::query<"fill.ticket">()
              .insert_into(desk::tickets{})
              .set(desk::tickets::id = 10 * account, desk::tickets::account_id = account,
                   desk::tickets::subject = "of " + std::to_string(account), desk::tickets::open = true));
  }
  rs::database db{rs::sqlite_memory(), desk::schema{}};
};

TEST_CASE_FIXTURE(two_accounts, "own tickets are listed, all of them") {
  rs::session s = db.for_tenant(1);
  const auto listed = s(rs::query<"doctest.list">().select(desk::tickets::subject).from(desk::tickets{})).tuples();
  CHECK(listed.size() == 1);
}

TEST_CASE_FIXTURE(two_accounts, "a ticket is read") {
  rs::session s = db.for_tenant(1);
  const auto read = [&](std::int64_t id) {
    return s(rs::query<"doctest.read">()
                 .select(desk::tickets::subject)
                 .from(desk::tickets{})
                 .where(desk::tickets::id == id))
        .one_or_none();
  };
  CHECK(read(10).has_value());
#ifndef ROWSCOPE_ONE_TENANT_ONLY
  CHECK_FALSE(read(20).has_value());
#endif
}

TEST_CASE_FIXTURE(two_accounts, "later" * doctest::skip()) { FAIL("not yet"); }

}  // namespace
