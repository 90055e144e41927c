#include "functions.hpp"

namespace rowscope::detail::sqlite {
namespace {

// A statement runs, and fails, on one thread.
thread_local refusal refused;

std::string_view text_of(sqlite3_value* v) {
  const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(v));
  return {data != nullptr ? data : "", static_cast<std::size_t>(sqlite3_value_bytes(v))};
}

void refuse(sqlite3_context* context, int, sqlite3_value** arguments) {
  refused.table = text_of(arguments[0]);
  refused.column = text_of(arguments[1]);
  sqlite3_result_error(context, refusal_message, -1);
}

void conflict(sqlite3_context* context, int, sqlite3_value** arguments) {
  refused.table = text_of(arguments[0]);
  sqlite3_result_error(context, conflict_message, -1);
}

void like(sqlite3_context* context, int, sqlite3_value** arguments) {
  if (sqlite3_value_type(arguments[0]) == SQLITE_NULL || sqlite3_value_type(arguments[1]) == SQLITE_NULL) return;
  sqlite3_result_int(context, matches_like(text_of(arguments[0]), text_of(arguments[1])) ? 1 : 0);
}

/// ASCII letters only: what is the same letter elsewhere depends on the language.
std::string lower_text(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return lower;
}
void ilike(sqlite3_context* context, int, sqlite3_value** arguments) {
  if (sqlite3_value_type(arguments[0]) == SQLITE_NULL || sqlite3_value_type(arguments[1]) == SQLITE_NULL) return;
  const bool matches = matches_like(lower_text(text_of(arguments[0])), lower_text(text_of(arguments[1])));
  sqlite3_result_int(context, matches ? 1 : 0);
}

std::size_t character_length(std::string_view text) {
  std::size_t n = 1;
  while (n < text.size() && (static_cast<unsigned char>(text[n]) & 0xC0U) == 0x80U) ++n;
  return n;
}

}  // namespace

// Goes back only to the last `%`: an earlier one cannot help, since the later one takes any text too. So the time is at
// most the product of the two lengths, and the stack stays as it is.
bool matches_like(std::string_view text, std::string_view pattern) {
  std::size_t t = 0, p = 0;
  std::size_t retry_text = 0, retry_pattern = std::string_view::npos;
  while (true) {
    if (p < pattern.size() && pattern[p] == '%') {
      retry_pattern = ++p;
      retry_text = t;
      continue;
    }
    bool matched = false;
    if (p < pattern.size() && t < text.size()) {
      if (pattern[p] == '_') {
        t += character_length(text.substr(t));
        ++p;
        matched = true;
      } else {
        const std::size_t literal = pattern[p] == '\\' && p + 1 < pattern.size() ? p + 1 : p;
        if (pattern[literal] == text[t]) {
          ++t;
          p = literal + 1;
          matched = true;
        }
      }
    }
    if (matched) continue;
    if (p == pattern.size() && t == text.size()) return true;
    if (retry_pattern == std::string_view::npos || retry_text >= text.size()) return false;
    retry_text += character_length(text.substr(retry_text));
    t = retry_text;
    p = retry_pattern;
  }
}

const refusal& last_refusal() noexcept { return refused; }

int create_functions(sqlite3* connection) {
  // Not deterministic: they must not be evaluated before they are needed.
  constexpr int failing = SQLITE_UTF8 | SQLITE_DIRECTONLY;
  constexpr int pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  int result = SQLITE_OK;
  const auto create = [&](const char* name, int arguments, int flags, auto* function) {
    if (result == SQLITE_OK)
      result = sqlite3_create_function(connection, name, arguments, flags, nullptr, function, nullptr, nullptr);
  };
  create("rowscope_refuse", 2, failing, refuse);
  create("rowscope_conflict", 1, failing, conflict);
  create("rowscope_like", 2, pure, like);
  create("rowscope_ilike", 2, pure, ilike);
  return result;
}

}  // namespace rowscope::detail::sqlite
