#include <rowscope/context/tenant.hpp>
#include <rowscope/context/utf8.hpp>

namespace rowscope {
void tenant::throw_too_large() {
  throw value_error("a tenant's key is at most 2^63-1; this unsigned number is larger");
}

void tenant::throw_null() {
  throw value_error(
      "a tenant cannot be made from a null pointer; pass the customer's key, and refuse the request where "
      "there is none");
}

void tenant::set_text(std::string_view text) {
  if (text.empty())
    throw value_error(
        "a tenant cannot be made from an empty text; pass the customer's key, and refuse the request where "
        "there is none");
  if (text.find('\0') != std::string_view::npos) throw value_error("a tenant's key contains a NUL character");
  if (!detail::is_utf8(text)) throw value_error("a tenant's key is not valid UTF-8");
  text_ = text;
  is_text_ = true;
}

std::string to_string(const tenant& t) { return t.is_text() ? t.text() : std::to_string(t.integer()); }

}  // namespace rowscope
