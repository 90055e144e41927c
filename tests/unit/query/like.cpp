#include "support/catch.hpp"
#include "support/counted.hpp"
#include "support/shop_database.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::shop;

/// The texts, of a tenant of their own, that match the pattern.
struct like_test {
  shop_database shop;
  rs::session s = shop.tenant(77);

  explicit like_test(const std::vector<std::string>& texts) {
    for (const std::string& text : texts)
      s(rs::query<"like.add">().insert_into(customers{}).set(customers::name = text));
  }
  text_rows matching(const std::string& pattern) {
    return counted(
        s, [&](auto q) { return q.from(customers{}).where(customers::name.like(pattern)); }, customers::name);
  }
};

}  // namespace

TEST_CASE("percent stands for any text, underscore for one character", "[query][like]") {
  like_test test({"", "a", "ab", "abc", "abcabc", "cab"});
  CHECK(test.matching("%").size() == 6);
  CHECK(test.matching("") == text_rows{""});
  CHECK(test.matching("a%") == text_rows{"a", "ab", "abc", "abcabc"});
  CHECK(test.matching("%b") == text_rows{"ab", "cab"});
  CHECK(test.matching("%c%b%") == text_rows{"abcabc", "cab"});
  CHECK(test.matching("_") == text_rows{"a"});
  CHECK(test.matching("a_") == text_rows{"ab"});
  CHECK(test.matching("_b%") == text_rows{"ab", "abc", "abcabc"});
  CHECK(test.matching("%_%").size() == 5);
  CHECK(test.matching("%%%c") == text_rows{"abc", "abcabc"});
  CHECK(test.matching("abc").size() == 1);
  CHECK(test.matching("%abc") == text_rows{"abc", "abcabc"});
  CHECK(test.matching("___%").size() == 3);
}

TEST_CASE("a backslash takes the next character as it is", "[query][like]") {
  like_test test({"100%", "1000", "a_b", "axb", "back\\slash", "backslash", "\\"});
  CHECK(test.matching("100\\%") == text_rows{"100%"});
  CHECK(test.matching("100_") == text_rows{"100%", "1000"});
  CHECK(test.matching("a\\_b") == text_rows{"a_b"});
  CHECK(test.matching("a_b") == text_rows{"a_b", "axb"});
  CHECK(test.matching("back\\\\slash") == text_rows{"back\\slash"});
  CHECK(test.matching("%\\\\%") == text_rows{"\\", "back\\slash"});
}

TEST_CASE("like distinguishes upper and lower case", "[query][like]") {
  like_test test({"Ann", "ann", "ANN", "Ärger", "ärger"});
  CHECK(test.matching("Ann") == text_rows{"Ann"});
  CHECK(test.matching("a%") == text_rows{"ann"});
  CHECK(test.matching("Ä%") == text_rows{"Ärger"});
}

TEST_CASE("one character is one code point, of any length in UTF-8", "[query][like]") {
  like_test test({"naïve", "naive", "☃", "😀", "😀😀", "日本"});
  CHECK(test.matching("na_ve") == text_rows{"naive", "naïve"});
  CHECK(test.matching("_") == text_rows{"☃", "😀"});
  CHECK(test.matching("__") == text_rows{"日本", "😀😀"});
  CHECK(test.matching("%本") == text_rows{"日本"});
  CHECK(test.matching("\\😀") == text_rows{"😀"});
}

TEST_CASE("like treats SQL's characters and those of other pattern languages as texts", "[query][like]") {
  like_test test({"it's", "a*b", "a?b", "[ab]", "a.b", "'; DROP TABLE customers; --"});
  CHECK(test.matching("it's") == text_rows{"it's"});
  CHECK(test.matching("a*b") == text_rows{"a*b"});
  CHECK(test.matching("a?b") == text_rows{"a?b"});
  CHECK(test.matching("[ab]") == text_rows{"[ab]"});
  CHECK(test.matching("a.b") == text_rows{"a.b"});
  CHECK(test.matching("'; DROP%") == text_rows{"'; DROP TABLE customers; --"});
}

TEST_CASE("a pattern with many wildcards on a long text ends in time", "[query][like]") {
  like_test test({std::string(20'000, 'a')});
  std::string pattern;
  for (int i = 0; i < 30; ++i) pattern += "%a";
  CHECK(test.matching(pattern + "%b").empty());
  CHECK(test.matching(pattern + "%").size() == 1);
}

TEST_CASE("a NULL matches no pattern and no negated one", "[query][like]") {
  shop_database shop;
  rs::session one = shop.tenant(1);
  CHECK(counted(
            one, [](auto q) { return q.from(orders{}).where(orders::note.like("%")); }, orders::id) ==
        text_rows{"1", "3"});
  CHECK(counted(
            one, [](auto q) { return q.from(orders{}).where(!orders::note.like("x%")); }, orders::id) ==
        text_rows{"1", "3"});
}
