#pragma once
#include <algorithm>
#include <cctype>
#include <string_view>

namespace rowscope::audit {

/// Whether a raw statement is one with this verb, in lower case. Of what it is only its text tells.
inline bool has_raw_verb(std::string_view sql, std::string_view verb) {
  sql.remove_prefix(std::min(sql.find_first_not_of(" \t\r\n"), sql.size()));
  return std::ranges::equal(sql.substr(0, verb.size()), verb, {}, [](unsigned char c) { return std::tolower(c); });
}

}  // namespace rowscope::audit
