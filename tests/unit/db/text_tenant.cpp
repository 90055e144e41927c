// Tenants that are texts: byte for byte, whatever they look like. And numbers that arrive as text.
#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::text_shop;
using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("texts that look alike open different tenants", "[db][tenant]") {
  rs::database db = new_database(schema::info());
  const texts tenants{"42",   "042",  " 42",   "42 ",  "4.2e1", "42.0",     "+42",
                      "0x2A", "acme", "ACME",  "Acme", "acme ", "\xC3\xA9", "e\xCC\x81",
                      "ac%",  "a_me", "'; --", "NULL", "0",     "-1",       std::string(5000, 'x')};
  for (const std::string& tenant : tenants) {
    rs::session session = db.for_tenant(tenant);
    CHECK(bodies(session).empty());
    const std::int64_t note = add_note(session, "of " + tenant);
    const auto tag = [&](std::int64_t on) {
      return rs::query<"text.tag">().insert_into(tags{}).set(tags::note_id = on, tags::word = tenant);
    };
    session(tag(note));
    if (note > 1) CHECK_THROWS_AS(session(tag(note - 1)), rs::scope_violation);  // that of the tenant before
  }
  for (const std::string& tenant : tenants) {
    rs::session session = db.for_tenant(tenant);
    CHECK(bodies(session) == texts{"of " + tenant});
    CHECK(session(rs::query<"text.words">().select(tags::word).from(tags{})).value() == tenant);
    CHECK(
        session(rs::query<"text.joined">().select(notes::tenant).from(tags{}).join(notes{}, tags::note_id == notes::id))
            .value() == tenant);
    CHECK(session(rs::query<"text.touch">().update(tags{}).set(tags::word = tenant).every_row()).affected_rows == 1);
  }
  for (const char* absent : {"43", "aCME", "042 ", "null", "x"}) CHECK(bodies(db.for_tenant(absent)).empty());
}

TEST_CASE("a number given as text opens no tenant of an integer schema", "[db][tenant]") {
  rs::database db = small_shop::open(1);
  for (const char* text : {"1", "01", " 1", "1.0", "1e0", "acme"}) {
    const auto e = thrown<rs::schema_error>([&] { (void)db.for_tenant(text); });
    CHECK_THAT(e.what(), Catch::Matchers::ContainsSubstring("integer"));
  }
  CHECK(small_shop::customer_count(db.for_tenant(1)) == 3);
}

TEST_CASE("a number opens no tenant of a text schema", "[db][tenant]") {
  rs::database db = new_database(schema::info());
  rs::session session = db.for_tenant("42");
  add_note(session, "mine");
  { const rs::session ended = std::move(session); }
  const auto e = thrown<rs::schema_error>([&] { (void)db.for_tenant(42); });
  CHECK_THAT(e.what(), Catch::Matchers::ContainsSubstring("text"));
  CHECK_THROWS_AS(db.for_tenant(0), rs::schema_error);
  CHECK(bodies(db.for_tenant("42")) == texts{"mine"});
}

TEST_CASE("what is no tenant opens no session", "[db][tenant]") {
  rs::database db = new_database(schema::info());
  const char* null = nullptr;
  CHECK_THROWS_AS(db.for_tenant(null), rs::value_error);
  CHECK_THROWS_AS(db.for_tenant(""), rs::value_error);
  CHECK_THROWS_AS(db.for_tenant(std::string("a\0b", 3)), rs::value_error);
  CHECK_THROWS_AS(db.for_tenant("\xFF"), rs::value_error);
  CHECK(bodies(db.for_tenant("a")).empty());
}

TEST_CASE("0 is a tenant whose rows nobody else has", "[db][tenant]") {
  rs::database db = small_shop::open(1);
  {
    rs::session zero = db.for_tenant(0);
    CHECK(small_shop::customer_count(zero) == 0);
    small_shop::add_order(zero, small_shop::add_customer(zero, "zero"), 1);
    CHECK(small_shop::names(zero) == texts{"zero"});
  }
  CHECK(small_shop::customer_count(db.for_tenant(1)) == 3);
  CHECK(small_shop::customer_count(db.for_tenant(-1)) == 0);
}

TEST_CASE("texts are sent as values, never as SQL", "[db][tenant]") {
  rs::database db = new_database(schema::info());
  const std::string tenant = "x' OR '1'='1";
  for (const std::string& owner : {std::string("x"), tenant}) {
    rs::session session = db.for_tenant(owner);
    add_note(session, "secret");
  }
  rs::session session = db.for_tenant(tenant);
  const auto statement = rs::query<"text.sql">().select(notes::id).from(notes{}).where(notes::body == "secret");
  const std::string sql = session.sql(statement);
  CHECK(sql.find(tenant) == std::string::npos);
  CHECK(sql.find("secret") == std::string::npos);
  CHECK(sql.find(plain_database::is_postgresql() ? "$1" : "?1") != std::string::npos);
  CHECK(sql.find("tenant") != std::string::npos);
  CHECK(session(statement).value() == 2);
}
