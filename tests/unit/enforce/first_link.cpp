#include "support/catch.hpp"
#include "support/desk_database.hpp"

/// Rows that are visible through others: who may make the first link.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using rowscope_tests::desk::members;
using rowscope_tests::desk::users;
using members_schema = rs::schema<users, members>;

std::int64_t users_of(rs::database& db, std::int64_t tenant) {
  rs::session s = db.for_tenant(tenant);
  return s(rs::query<"first_link.users">().select(rs::count()).from(users{})).value();
}

}  // namespace

TEST_CASE("an unscoped session links a tenant to a row, and a tenant cannot link itself", "[enforce][visible]") {
  plain_database file;
  file.create(members_schema::info());
  rs::database db = file.open(members_schema::info());
  file.run("INSERT INTO users VALUES (1, 'ann'), (2, 'bob')");
  const auto link = [&](std::int64_t tenant, std::int64_t user) {
    rs::unscoped_session all = db.unscoped(rs::site<"first_link.invite">, "invitations are accepted by the operator");
    return all(rs::query<"first_link.add">().insert_into(members{}).set(members::tenant_id = tenant,
                                                                        members::user_id = user))
        .affected_rows;
  };
  CHECK(link(1, 1) == 1);
  CHECK(link(2, 1) == 1);
  CHECK(users_of(db, 1) == 1);
  CHECK(users_of(db, 2) == 1);
  CHECK_THROWS_AS(link(1, 99), rs::scope_violation);

  rs::session two = db.for_tenant(2);
  const auto steal = [&](std::int64_t user) {
    return two(rs::query<"first_link.steal">().insert_into(members{}).set(members::user_id = user));
  };
  CHECK_THROWS_AS(steal(2), rs::scope_violation);
  CHECK(users_of(db, 2) == 1);
  CHECK(file.value("SELECT count(*) FROM members") == "2");
  CHECK(steal(1).affected_rows == 1);  // the positive control: it sees that one already
  CHECK(file.value("SELECT count(*) FROM members WHERE tenant_id = 2 AND user_id = 1") == "2");
}
