#include "names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rowscope_tables {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The length of the UTF-8 sequence that begins here, 0 where there is none.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = byte(0) < 0x80                      ? 1
                             : byte(0) >= 0xc2 && byte(0) < 0xe0 ? 2
                             : byte(0) >= 0xe0 && byte(0) < 0xf0 ? 3
                             : byte(0) >= 0xf0 && byte(0) < 0xf5 ? 4
                                                                 : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xc0) != 0x80) return 0;
  const bool overlong = (byte(0) == 0xe0 && byte(1) < 0xa0) || (byte(0) == 0xf0 && byte(1) < 0x90);
  const bool no_character = (byte(0) == 0xed && byte(1) > 0x9f) || (byte(0) == 0xf4 && byte(1) > 0x8f);
  return overlong || no_character ? 0 : length;
}

/// U+202A to U+202E and U+2066 to U+2069 change the order in which source code is shown.
bool reorders_text(std::string_view sequence) {
  return (sequence >= "\xe2\x80\xaa" && sequence <= "\xe2\x80\xae") ||
         (sequence >= "\xe2\x81\xa6" && sequence <= "\xe2\x81\xa9");
}

const std::set<std::string, std::less<>>& reserved_words() {
  static const std::set<std::string, std::less<>> words{
      // keywords and the names of operators
      "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char",
      "char16_t", "char32_t", "char8_t", "class", "co_await", "co_return", "co_yield", "compl", "concept", "const",
      "const_cast", "consteval", "constexpr", "constinit", "continue", "decltype", "default", "delete", "do", "double",
      "dynamic_cast", "else", "enum", "explicit", "export", "extern", "false", "float", "for", "friend", "goto", "if",
      "inline", "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr", "operator", "or",
      "or_eq", "private", "protected", "public", "register", "reinterpret_cast", "requires", "return", "short",
      "signed", "sizeof", "static", "static_assert", "static_cast", "struct", "switch", "template", "this",
      "thread_local", "throw", "true", "try", "typedef", "typeid", "typename", "union", "unsigned", "using", "virtual",
      "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
      // macros
      "assert", "BUFSIZ", "CHAR_BIT", "EOF", "errno", "EXIT_FAILURE", "EXIT_SUCCESS", "FILENAME_MAX", "HUGE_VAL",
      "i386", "INFINITY", "linux", "major", "makedev", "minor", "NAN", "NULL", "offsetof", "PATH_MAX", "RAND_MAX",
      "setjmp", "stderr", "stdin", "stdout", "unix", "va_arg", "va_end", "va_list", "va_start", "BIG_ENDIAN",
      "LITTLE_ENDIAN", "DOMAIN", "OVERFLOW", "UNDERFLOW", "SING", "TLOSS", "PLOSS", "MAX_PATH", "CHAR_MAX", "CHAR_MIN",
      "INT_MAX", "INT_MIN", "LONG_MAX", "LONG_MIN", "SEEK_CUR", "SEEK_END", "SEEK_SET", "TMP_MAX", "L_tmpnam",
      "P_tmpdir", "CLOCKS_PER_SEC", "EDOM", "ERANGE", "EILSEQ"};
  return words;
}

}  // namespace

std::string folded(std::string_view name) {
  std::string text(name);
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return text;
}

bool same_name(std::string_view a, std::string_view b) { return a.size() == b.size() && folded(a) == folded(b); }

name_list as_set(const name_list& names) {
  name_list set;
  for (const std::string& name : names) set.push_back(folded(name));
  std::ranges::sort(set);
  return set;
}

bool contains(const name_list& names, std::string_view name) {
  return std::ranges::any_of(names, [&](const std::string& n) { return same_name(n, name); });
}

std::string joined(const name_list& names, std::string_view separator) {
  return fmt::format("{}", fmt::join(names, separator));
}

std::string literal(std::string_view name) {
  std::string text = "\"";
  while (!name.empty()) {
    const char c = name.front();
    const std::size_t length = utf8_length(name);
    // Two question marks in a row can begin a trigraph, of which compilers warn.
    if (c == '"' || c == '\\' || (c == '?' && text.ends_with('?'))) {
      text += '\\';
      text += c;
    } else if (length == 0 || static_cast<unsigned char>(c) < 0x20 || c == 0x7f ||
               reorders_text(name.substr(0, length))) {
      // Octal, for a hexadecimal escape would take in the digits behind it.
      for (std::size_t i = 0; i < std::max<std::size_t>(length, 1); ++i)
        text += fmt::format("\\{:03o}", static_cast<unsigned char>(name[i]));
    } else {
      text += name.substr(0, length);
    }
    name.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return text + '"';
}

bool is_declarable(std::string_view name) {
  return !name.empty() &&
         std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool is_identifier(std::string_view text) {
  return !text.empty() && !is_digit(text.front()) &&
         std::ranges::all_of(text, [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
}

bool is_reserved_word(std::string_view text) { return reserved_words().contains(text); }

std::string identifiers::make(std::string_view name, std::string_view prefix) {
  std::string text;
  for (const char c : name) {
    const char kept = is_letter(c) || is_digit(c) ? c : '_';
    // Two underscores in a row, and one at the begin, are the implementation's.
    if (kept != '_' || (!text.empty() && text.back() != '_')) text += kept;
  }
  if (text.empty() || is_digit(text.front())) text = std::string(prefix) + text;
  std::string made = text;
  if (is_reserved_word(made) || taken_.contains(made)) made = text.ends_with('_') ? text + "0" : text + "_";
  const std::string stem = text.ends_with('_') ? text : text + "_";
  for (int number = 2; taken_.contains(made); ++number) made = stem + std::to_string(number);
  taken_.insert(made);
  return made;
}

const std::set<std::string>& names_in_a_table() {
  static const std::set<std::string> names{
      "column",        "columns",        "foreign_keys", "indexes",       "rowscope",
      "rowscope_self", "rowscope_table", "rs",           "rowscope_view", "scope",
      "std",           "table",          "table_name",   "uniques",       "view"};
  return names;
}

const std::set<std::string>& names_beside_tables() {
  static const std::set<std::string> names{
      "rs",       "canonicalize", "clone",   "error",    "finite",   "getline",   "group",    "option",  "significand",
      "statx",    "timespec",     "timeval", "tm",       "uint",     "ulong",     "umask",    "ushort",  "utimes",
      "rowscope", "std",          "abort",   "abs",      "accept",   "access",    "acct",     "alarm",   "atoi",
      "bind",     "brk",          "bsearch", "calloc",   "ceil",     "chdir",     "chmod",    "chown",   "chroot",
      "clearerr", "clock",        "close",   "confstr",  "connect",  "cos",       "crypt",    "ctime",   "daemon",
      "daylight", "difftime",     "div",     "div_t",    "drem",     "dup",       "encrypt",  "environ", "erf",
      "exit",     "exp",          "fabs",    "ffs",      "floor",    "fma",       "fmax",     "fmin",    "fork",
      "free",     "gamma",        "getdate", "getenv",   "getlogin", "gets",      "getopt",   "gettext", "gmtime",
      "hypot",    "index",        "inotify", "isalpha",  "isatty",   "j0",        "j1",       "jn",      "kill",
      "labs",     "ldexp",        "lgamma",  "link",     "listen",   "localtime", "lock",     "lockf",   "log",
      "log10",    "log2",         "logb",    "lseek",    "malloc",   "memcpy",    "mktime",   "modf",    "nan",
      "nice",     "open",         "optarg",  "pause",    "pipe",     "pow",       "printf",   "profil",  "putenv",
      "puts",     "qsort",        "raise",   "rand",     "random",   "read",      "readlink", "realloc", "realpath",
      "recv",     "remainder",    "remove",  "rename",   "revoke",   "rewind",    "rindex",   "rint",    "round",
      "scanf",    "select",       "send",    "shutdown", "signal",   "signgam",   "sin",      "sleep",   "socket",
      "sqrt",     "srand",        "stat",    "stime",    "strlen",   "swab",      "symlink",  "sync",    "syscall",
      "system",   "tan",          "tempnam", "time",     "timer_t",  "times",     "timezone", "tmpfile", "tmpnam",
      "tolower",  "toupper",      "trunc",   "truncate", "ttyname",  "tzname",    "tzset",    "ungetc",  "unlink",
      "usleep",   "vhangup",      "wait",    "write",    "y0",       "y1",        "yn"};
  return names;
}

}  // namespace rowscope_tables
