// What can be a tenant, and everything that cannot.
#include "support/catch.hpp"

#include <limits>

#include <rowscope/context/scope.hpp>
#include <rowscope/context/tenant.hpp>

namespace {

namespace rs = rowscope;
using Catch::Matchers::ContainsSubstring;

std::string refusal(std::string_view text) {
  try {
    (void)rs::tenant(text);
    return "made";
  } catch (const rs::value_error& e) {
    return e.what();
  }
}

}  // namespace

TEST_CASE("0 and negative numbers are tenants like any other", "[context][tenant]") {
  for (const std::int64_t key : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1}, std::int64_t{5'000'000'000},
                                 std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
    const rs::tenant t(key);
    CHECK_FALSE(t.is_text());
    CHECK(t.integer() == key);
    CHECK(rs::to_string(t) == std::to_string(key));
  }
}

TEST_CASE("every type of integer makes the same tenant", "[context][tenant]") {
  const rs::tenant t(100);
  CHECK(rs::tenant(std::int8_t{100}) == t);
  CHECK(rs::tenant(std::uint8_t{100}) == t);
  CHECK(rs::tenant(std::int16_t{100}) == t);
  CHECK(rs::tenant(std::uint16_t{100}) == t);
  CHECK(rs::tenant(100U) == t);
  CHECK(rs::tenant(100L) == t);
  CHECK(rs::tenant(100UL) == t);
  CHECK(rs::tenant(100LL) == t);
  CHECK(rs::tenant(100ULL) == t);
  const volatile int unsure = 100;
  CHECK(rs::tenant(static_cast<int>(unsure)) == t);
  CHECK(rs::tenant(-1) != rs::tenant(std::numeric_limits<std::uint32_t>::max()));
}

TEST_CASE("an unsigned number above 2^63-1 is no tenant, and never a negative one", "[context][tenant]") {
  CHECK(rs::tenant(std::uint64_t{9223372036854775807U}).integer() == std::numeric_limits<std::int64_t>::max());
  CHECK_THROWS_AS(rs::tenant(std::uint64_t{9223372036854775808U}), rs::value_error);
  CHECK_THROWS_AS(rs::tenant(std::numeric_limits<unsigned long long>::max()), rs::value_error);
}

TEST_CASE("a null pointer is no tenant", "[context][tenant]") {
  const char* none = nullptr;
  char* none_either = nullptr;
  CHECK_THROWS_AS(rs::tenant(none), rs::value_error);
  CHECK_THROWS_AS(rs::tenant(none_either), rs::value_error);
  const char* some = "acme";
  CHECK(rs::tenant(some).text() == "acme");
}

TEST_CASE("an empty text is no tenant", "[context][tenant]") {
  CHECK_THAT(refusal(""), ContainsSubstring("empty"));
  CHECK_THROWS_AS(rs::tenant(""), rs::value_error);
  CHECK_THROWS_AS(rs::tenant(std::string()), rs::value_error);
  CHECK_THROWS_AS(rs::tenant(std::string_view()), rs::value_error);
  CHECK(refusal(" ") == "made");
}

TEST_CASE("a text with NUL is no tenant", "[context][tenant]") {
  using namespace std::string_view_literals;
  for (const std::string_view text : {"\0"sv, "acme\0"sv, "\0acme"sv, "ac\0me"sv})
    CHECK_THAT(refusal(text), ContainsSubstring("NUL"));
  CHECK_THROWS_AS(rs::tenant(std::string("acme\0other", 10)), rs::value_error);
}

TEST_CASE("a text that is not UTF-8 is no tenant", "[context][tenant]") {
  for (const char* text : {"\x80",
                           "\xBF",
                           "a\x80z",  // continuation without a start
                           "\xC3",
                           "\xC3(",
                           "caf\xC3",
                           "\xC3\xC3\xA9",  // two bytes, cut short
                           "\xE2\x82",
                           "\xE2(\xA1",
                           "\xE2\x82(",  // three
                           "\xF0\x9F\x98",
                           "\xF0(\x8C\xBC",
                           "\xF0\x90(\xBC",
                           "\xF0\x28\x8C\x28",  // four
                           "\xC0\x80",
                           "\xC0\xAF",
                           "\xC1\xBF",  // overlong: NUL, '/', DEL
                           "\xE0\x80\x80",
                           "\xE0\x9F\xBF",
                           "\xF0\x80\x80\x80",
                           "\xF0\x8F\xBF\xBF",
                           "\xED\xA0\x80",
                           "\xED\xBF\xBF",
                           "\xED\xA0\xBD\xED\xB8\x80",  // surrogates, alone and as a pair
                           "\xF4\x90\x80\x80",
                           "\xF5\x80\x80\x80",
                           "\xF7\xBF\xBF\xBF",  // above U+10FFFF
                           "\xF8\x88\x80\x80\x80",
                           "\xFC\x84\x80\x80\x80\x80",
                           "\xFE",
                           "\xFF",
                           "\xFF\xFE"}) {
    INFO("the text is " << Catch::StringMaker<std::string>::convert(text));
    CHECK_THAT(refusal(text), ContainsSubstring("UTF-8"));
  }
}

TEST_CASE("every kind of UTF-8 is a tenant", "[context][tenant]") {
  for (const char* text :
       {"acme", "042", " 42", "4.2e1", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
        "\xEF\xBF\xBF", "\xEF\xBB\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF",
        "K\xC3\xA4se \xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x98\x80", "'; DROP TABLE x; --"}) {
    const rs::tenant t(text);
    CHECK(t.is_text());
    CHECK(t.text() == text);
    CHECK(rs::to_string(t) == text);
  }
  const std::string long_one(100'000, 'x');
  CHECK(rs::tenant(long_one).text() == long_one);
}

TEST_CASE("tenants are equal byte for byte, and a text never equals a number", "[context][tenant]") {
  CHECK(rs::tenant("acme") == rs::tenant(std::string("acme")));
  CHECK(rs::tenant("acme") != rs::tenant("ACME"));
  CHECK(rs::tenant("acme") != rs::tenant("acme "));
  CHECK(rs::tenant("\xC3\xA9") != rs::tenant("e\xCC\x81"));  // the same letter, composed and not
  CHECK(rs::tenant("42") != rs::tenant(42));
  CHECK(rs::tenant("0") != rs::tenant(0));
  CHECK(rs::tenant(42) != rs::tenant(43));
  rs::tenant assigned(1);
  assigned = rs::tenant("acme");
  assigned = rs::tenant(7);
  CHECK(assigned == rs::tenant(7));
}

TEST_CASE("messages about tenants never contain them", "[context][tenant]") {
  CHECK_THAT(refusal("secret\xFF"), !ContainsSubstring("secret"));
  CHECK_THAT(refusal(std::string_view("secret\0", 7)), !ContainsSubstring("secret"));
}

TEST_CASE("a scope is one tenant, or every tenant with its reason", "[context][scope]") {
  const rs::scope one = rs::scope::of(42);
  REQUIRE(one.tenant());
  CHECK(*one.tenant() == rs::tenant(42));
  CHECK(one.unscoped_site().empty());
  const rs::scope all = rs::scope::every_tenant("invoice.nightly", "totals");
  CHECK_FALSE(all.tenant());
  CHECK(all.unscoped_site() == "invoice.nightly");
  CHECK(all.unscoped_reason() == "totals");
}
