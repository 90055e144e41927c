#include "markup_text.hpp"

#include "support/catch.hpp"

using rowscope::audit::markup_text;

TEST_CASE("what ends a tag or an attribute is escaped", "[audit][report]") {
  CHECK(markup_text(R"(</script> a & b 'c' "d" ]]>)") == "&lt;/script&gt; a &amp; b &#39;c&#39; &quot;d&quot; ]]&gt;");
}

TEST_CASE("white space keeps its kind also in an attribute", "[audit][report]") {
  CHECK(markup_text("a\tb\nc\rd e") == "a&#9;b&#10;c&#13;d e");
}

TEST_CASE("characters of every length stay as they are", "[audit][report]") {
  const std::string text = "\xC3\xA4 \xE2\x82\xAC \xF0\x9F\x9A\x80";
  CHECK(markup_text(text) == text);
}

TEST_CASE("what XML cannot hold becomes U+FFFD", "[audit][report]") {
  const std::string replaced = "\xEF\xBF\xBD";
  CHECK(markup_text(std::string_view("a\0b", 3)) == "a" + replaced + "b");
  CHECK(markup_text("\x1B[0m") == replaced + "[0m");
  CHECK(markup_text("\xFF") == replaced);
  CHECK(markup_text("\xC3") == replaced);                                               // cut off
  CHECK(markup_text("\xC0\xAF") == replaced + replaced);                                // longer than it needs to be
  CHECK(markup_text("\xED\xA0\x80") == replaced + replaced + replaced);                 // a surrogate
  CHECK(markup_text("\xEF\xBF\xBE") == replaced + replaced + replaced);                 // U+FFFE
  CHECK(markup_text("\xF4\x90\x80\x80") == replaced + replaced + replaced + replaced);  // past the last one
}
