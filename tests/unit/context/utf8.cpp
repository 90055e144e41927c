#include <rowscope/context/utf8.hpp>

#include <string>

#include "support/catch.hpp"

using rowscope::detail::is_storable_text;
using rowscope::detail::is_utf8;

TEST_CASE("texts of every length are told apart by each of their bytes", "[context][utf8]") {
  for (std::size_t length = 0; length <= 70; ++length) {
    const std::string plain(length, 'a');
    CHECK(is_storable_text(plain));
    for (std::size_t i = 0; i < length; ++i) {
      INFO(length << ' ' << i);
      for (const char byte : {'\x01', '\x7F'}) {
        std::string text = plain;
        text[i] = byte;
        CHECK(is_storable_text(text));
      }
      for (const char byte : {'\x80', '\xC0', '\xC3', '\xFF'}) {
        std::string text = plain;
        text[i] = byte;
        CHECK_FALSE(is_storable_text(text));
        CHECK_FALSE(is_utf8(text));
      }
      std::string nul = plain;
      nul[i] = '\0';
      CHECK_FALSE(is_storable_text(nul));
      CHECK(is_utf8(nul));
      CHECK(is_storable_text(plain.substr(0, i) + "\xF0\x9F\x98\x80" + plain.substr(i)));
    }
  }
}

TEST_CASE("only the shortest forms of characters that exist are UTF-8", "[context][utf8]") {
  for (const char* good : {"\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF",
                           "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
    CHECK(is_storable_text(good));
  for (const char* bad : {"\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                          "\xF5\x80\x80\x80", "\xC2", "\xE2\x82", "\xF0\x9F\x98", "\x80",
                          "a\xC2"
                          "a"})
    CHECK_FALSE(is_storable_text(bad));
}
