// The same work for every tenant, each in a session of its own; one that fails does not keep the others from theirs.
#include <stdexcept>

#include "support/catch.hpp"
#include "support/small_shop.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using texts = std::vector<std::string>;

struct firms : rs::table<firms, "firms"> {
  static constexpr column<"slug", std::string, rs::primary_key> slug{};
  static constexpr auto columns = std::tuple{slug};
  static constexpr auto scope = rs::tenant_root<slug>;
};
struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"firm", std::optional<std::string>> firm{};
  static constexpr column<"text", std::string> text{};
  static constexpr auto columns = std::tuple{id, firm, text};
  static constexpr auto scope = rs::shared_or_own<firm>;
};
struct codes : rs::table<codes, "codes"> {
  static constexpr column<"code", std::string, rs::primary_key> code{};
  static constexpr auto columns = std::tuple{code};
  static constexpr auto scope = rs::shared<"the same for every tenant">;
};

std::vector<std::int64_t> visited(rs::database& db) {
  std::vector<std::int64_t> tenants;
  const auto failures = db.for_each_tenant(
      rs::site<"each.visit">, [&tenants](const rs::session& s) { tenants.push_back(s.tenant().integer()); });
  CHECK(failures.empty());
  return tenants;
}

}  // namespace

TEST_CASE("for_each_tenant gives each tenant that has a row a session of its own", "[db][for_each_tenant]") {
  rs::database db = new_database(small_shop::schema::info());
  CHECK(visited(db).empty());
  for (const std::int64_t tenant : {7, -3, 7, 2}) {
    rs::session s = db.for_tenant(tenant);
    add_customer(s, "of " + std::to_string(tenant));
  }
  CHECK(visited(db) == std::vector<std::int64_t>{-3, 2, 7});

  // One connection is enough, and each session is whole: it reads, writes, and has transactions.
  texts seen;
  const auto failures = db.for_each_tenant(rs::site<"each.rename">, [&seen](rs::session& s) {
    auto tx = s.transaction();
    CHECK(s(rs::query<"each.update">().update(customers{}).set(customers::email = "x").every_row()).affected_rows ==
          customer_count(s));
    tx.commit();
    for (const std::string& name : names(s)) seen.push_back(name);
  });
  CHECK(failures.empty());
  CHECK(seen == texts{"of -3", "of 2", "of 7", "of 7"});
}

TEST_CASE("for_each_tenant goes on after a failure, and returns whose it was and why", "[db][for_each_tenant]") {
  rs::database db = new_database(small_shop::schema::info());
  for (const std::int64_t tenant : {1, 2, 3, 4}) {
    rs::session s = db.for_tenant(tenant);
    add_customer(s, "somebody");
  }
  const auto failures = db.for_each_tenant(rs::site<"each.fail">, [](rs::session& s) {
    const auto tx = s.transaction();  // open when the work fails: undone with its session
    CHECK(s(rs::query<"each.wipe">().remove_from(customers{}).every_row()).affected_rows == 1);
    if (s.tenant() == rs::tenant(2)) throw std::runtime_error("the mail server is away");
    if (s.tenant() == rs::tenant(3)) throw 3;  // NOLINT(hicpp-exception-baseclass): whatever a user throws
    if (s.tenant() == rs::tenant(4)) (void)s(rs::query<"each.one">().select(customers::id).from(customers{})).one();
  });
  REQUIRE(failures.size() == 3);
  CHECK(failures[0].tenant == rs::tenant(2));
  CHECK(failures[0].what == "the mail server is away");
  CHECK_THROWS_AS(std::rethrow_exception(failures[0].error), std::runtime_error);
  CHECK(failures[1].tenant == rs::tenant(3));
  CHECK(failures[1].what == "unknown exception");
  CHECK_THROWS_AS(std::rethrow_exception(failures[1].error), int);
  CHECK(failures[2].tenant == rs::tenant(4));
  CHECK_THROWS_AS(std::rethrow_exception(failures[2].error), rs::not_found);
  CHECK(customer_count(db.unscoped(rs::site<"each.all">, "nothing was lost")) == 4);
}

TEST_CASE("for_each_tenant takes the tenants from their table where there is one", "[db][for_each_tenant]") {
  rs::database db = new_database(rs::schema<firms, notes, codes>::info());
  {
    rs::unscoped_session all = db.unscoped(rs::site<"each.fill">, "a table of tenants is filled by nobody else");
    for (const char* slug : {"zeta", "acme", ""})
      all(rs::query<"each.firm">().insert_into(firms{}).set(firms::slug = slug));
    all(rs::query<"each.note">().insert_into(notes{}).set(notes::firm = "gone", notes::text = "of a firm that left"));
  }
  texts slugs;
  const auto failures = db.for_each_tenant(rs::site<"each.firms">,
                                           [&slugs](const rs::session& s) { slugs.push_back(s.tenant().text()); });
  CHECK(failures.empty());
  CHECK(slugs == texts{"acme", "zeta"});
}

TEST_CASE("for_each_tenant of a column that may be NULL leaves NULL out", "[db][for_each_tenant]") {
  rs::database db = new_database(rs::schema<notes>::info());
  {
    rs::unscoped_session all = db.unscoped(rs::site<"each.fill_notes">, "a note for all has no firm");
    all(rs::query<"each.for_all">().insert_into(notes{}).set(notes::firm = std::nullopt, notes::text = "for all"));
    all(rs::query<"each.for_acme">().insert_into(notes{}).set(notes::firm = "acme", notes::text = "for acme"));
  }
  int calls = 0;
  const auto failures = db.for_each_tenant(rs::site<"each.notes">, [&calls](const rs::session& s) {
    ++calls;
    CHECK(s.tenant().text() == "acme");
  });
  CHECK(failures.empty());
  CHECK(calls == 1);
}

TEST_CASE("for_each_tenant without a table that knows its tenants says so", "[db][for_each_tenant]") {
  rs::database db = new_database(rs::schema<codes>::info());
  CHECK_THROWS_AS((void)db.for_each_tenant(rs::site<"each.nobody">, [](rs::session&) {}), rs::usage_error);
}

TEST_CASE("the list of tenants is an unscoped read under its site, and observed as one", "[db][for_each_tenant]") {
  struct recorder : rs::observer {
    texts executed_sites{};
    texts unscoped_sites{};
    void executed(const rs::execution& e) noexcept override { executed_sites.emplace_back(e.site); }
    void opened_unscoped(const rs::scope& s) noexcept override { unscoped_sites.emplace_back(s.unscoped_site()); }
  } recorder;
  rs::database db = new_database(small_shop::schema::info());
  {
    const auto watch = rs::observe(recorder);
    (void)db.for_each_tenant(rs::site<"each.observed">, [](rs::session&) {});
  }
  CHECK(recorder.executed_sites == texts{"each.observed"});
  CHECK(recorder.unscoped_sites == texts{"each.observed"});
}
