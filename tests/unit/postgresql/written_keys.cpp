#include "accounts.hpp"

/// Keys that a statement writes while others change what they point to.
namespace rs = rowscope;
using namespace rowscope_tests;
using namespace rowscope_tests::accounts_on_postgresql;
using Catch::Matchers::ContainsSubstring;

namespace {

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"account_id", std::int64_t, rs::references<accounts::id>> account_id{};
  static constexpr auto columns = std::tuple{id, tenant_id, account_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
using noted = rs::schema<accounts, notes>;

/// As an application whose owner has taken the foreign key away: what keeps the parent is the library's own check.
struct noted_accounts {
  postgresql_database base;
  rs::database db{rs::postgresql(base.application_string(), {.signing_key = "thirty-two bytes that are no secret",
                                                             .unscoped = base.unscoped_string(),
                                                             .owner = base.owner_string()}),
                  noted{}};

  noted_accounts() {
    db.create_tables();
    base.owner().run(
        "DO $$ DECLARE c name; BEGIN FOR c IN SELECT conname FROM pg_constraint WHERE contype = 'f' AND "
        "conrelid = 'notes'::regclass LOOP EXECUTE format('ALTER TABLE notes DROP CONSTRAINT %I', c); END LOOP; END $$");
    base.unscoped().run("INSERT INTO accounts (id, tenant_id, name) VALUES (101, 1, 'a'), (102, 2, 'b')");
  }
};

}  // namespace

TEST_CASE("on postgresql the parent of a written row stays its tenant's until the transaction ends",
          "[postgresql][P7]") {
  NEEDS_POSTGRESQL();
  noted_accounts file;
  auto one = file.db.for_tenant(1);
  const auto note = [](std::int64_t account) {
    return rs::query<"pg.note">().insert_into(notes{}).set(notes::account_id = account);
  };
  CHECK_THROWS_AS(one(note(102)), rs::scope_violation);
  postgresql_connection other = file.base.unscoped();
  other.run("SET lock_timeout = '100ms'");
  {
    auto tx = one.transaction();
    CHECK(one(note(101)).affected_rows == 1);
    // Removed, it could come again as another tenant's, with the note on it.
    CHECK(other.state_of("DELETE FROM accounts WHERE id = 101") == "55P03");
    CHECK(other.state_of("UPDATE accounts SET tenant_id = 2 WHERE id = 101") == "55P03");
    CHECK(other.state_of("UPDATE accounts SET name = 'renamed' WHERE id = 101").empty());
    tx.commit();
  }
  CHECK(other.state_of("DELETE FROM accounts WHERE id = 101").empty());
  CHECK_THROWS_AS(one(note(101)), rs::scope_violation);
}

TEST_CASE("on postgresql many rows are inserted by one statement under row security", "[postgresql][P10]") {
  NEEDS_POSTGRESQL();
  filled shop(0);
  auto one = shop.db.for_tenant(1);
  std::vector<std::string> names(1000, "new");
  CHECK(one.objects(accounts{}).create_many(rs::site<"pg.many">, names, accounts::name).affected_rows == 1000);
  CHECK(shop.value("SELECT count(*), min(tenant_id), max(tenant_id) FROM accounts") == "1000|1|1");
}

TEST_CASE("on postgresql an upsert onto another tenant's row is a constraint_error that tells nothing of it",
          "[postgresql][P10]") {
  NEEDS_POSTGRESQL();
  filled shop(2);
  auto one = shop.db.for_tenant(1);
  const auto put = [](std::int64_t id) {
    return rs::query<"pg.upsert">()
        .insert_into(accounts{})
        .set(accounts::id = id, accounts::name = "put")
        .on_conflict(accounts::id)
        .do_update(accounts::name = "put");
  };
  CHECK(one(put(2)).affected_rows == 1);
  const auto refused = thrown<rs::constraint_error>([&] { one(put(1)); });
  CHECK(refused.kind() == rs::constraint_kind::unique);
  CHECK_THAT(refused.what(), !ContainsSubstring("account 1"));
  CHECK(shop.value("SELECT name FROM accounts WHERE id = 1") == "account 1");
}
