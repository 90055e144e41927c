#include "column_type.hpp"

#include <algorithm>
#include <array>

#include "names.hpp"

namespace rowscope_tables {
namespace {

constexpr std::string_view time_question =
    "the type does not say how times are stored; right for texts YYYY-MM-DD HH:MM:SS in UTC";

struct known_type {
  std::string_view declared;
  std::string_view cpp;
  unsigned stored;
  std::string_view question = {};
};

/// Names that SQLite itself does not know, and that say more than their affinity does.
constexpr std::array known_types{
    known_type{"bool", "bool", integers},
    known_type{"boolean", "bool", integers},
    known_type{"date", "std::chrono::sys_days", texts | integers | reals},
    known_type{"datetime", "std::chrono::sys_seconds", texts | integers | reals},
    known_type{"timestamp", "std::chrono::sys_seconds", texts | integers | reals},
    known_type{"timestamptz", "std::chrono::sys_seconds", texts | integers | reals},
    known_type{"timestamp with time zone", "std::chrono::sys_seconds", texts | integers | reals, time_question},
    known_type{"timestamp without time zone", "std::chrono::sys_seconds", texts | integers | reals, time_question},
    known_type{"time", "std::string", texts | integers | reals, "the type does not say how times of day are stored"},
    known_type{"uuid", "rs::uuid", texts | blobs, "rs::uuid for texts of 36 characters, rs::blob for 16 bytes"},
    known_type{"guid", "rs::uuid", texts | blobs, "rs::uuid for texts of 36 characters, rs::blob for 16 bytes"},
    known_type{"uniqueidentifier", "rs::uuid", texts | blobs,
               "rs::uuid for texts of 36 characters, rs::blob for 16 bytes"},
    known_type{"json", "std::string", texts},
    known_type{"jsonb", "std::string", texts | blobs, "std::string for JSON texts, rs::blob for SQLite's binary form"},
    known_type{"binary", "rs::blob", blobs},
    known_type{"varbinary", "rs::blob", blobs},
    known_type{"bytea", "rs::blob", blobs},
    known_type{"string", "std::string", texts,
               "SQLite turns texts that look like numbers into numbers in a column of the type STRING; TEXT does not"},
};

/// Lower case, one blank between words, without what stands in parentheses.
std::string base_name(std::string_view declared) {
  std::string name;
  int depth = 0;
  for (const char c : declared) {
    if (c == '(') ++depth;
    if (depth == 0) {
      if (c != ' ' && c != '\t' && c != '\n')
        name += c;
      else if (!name.empty() && name.back() != ' ')
        name += ' ';
    }
    if (c == ')' && depth > 0) --depth;
  }
  if (name.ends_with(' ')) name.pop_back();
  return folded(name);
}

}  // namespace

affinity affinity_of(std::string_view declared) {
  const std::string type = folded(declared);
  const auto has = [&](std::string_view part) { return type.find(part) != std::string::npos; };
  if (has("int")) return affinity::integer;
  if (has("char") || has("clob") || has("text")) return affinity::text;
  if (has("blob") || type.empty()) return affinity::blob;
  if (has("real") || has("floa") || has("doub")) return affinity::real;
  return affinity::numeric;
}

cpp_type inferred_type(std::string_view declared) {
  const std::string name = base_name(declared);
  for (const known_type& known : known_types)
    if (known.declared == name) return {std::string(known.cpp), known.stored, known.question};
  if (folded(declared) == "tinyint(1)") return {"std::int64_t", integers, "bool, where it is only ever 0 or 1"};
  if (name.empty()) return {"std::string", anything, "no type is declared"};
  if (name == "any") return {"std::string", anything, "the type ANY holds values of every kind"};
  switch (affinity_of(declared)) {
    case affinity::integer: return {"std::int64_t", integers};
    case affinity::text: return {"std::string", texts};
    case affinity::blob: return {"rs::blob", blobs};
    case affinity::real: return {"double", reals};
    case affinity::numeric: break;
  }
  return {"double", anything, "is it double, std::int64_t or std::string?"};
}

unsigned stored_as(std::string_view cpp) {
  static constexpr std::array<std::string_view, 22> integer_types{
      "bool",           "short",    "int",          "long",          "long long",
      "unsigned short", "unsigned", "unsigned int", "unsigned long", "unsigned long long",
      "int8_t",         "int16_t",  "int32_t",      "int64_t",       "uint8_t",
      "uint16_t",       "uint32_t", "uint64_t",     "signed char",   "unsigned char",
      "ptrdiff_t",      "size_t"};
  if (cpp.starts_with("std::")) cpp.remove_prefix(5);
  if (std::ranges::find(integer_types, cpp) != integer_types.end()) return integers;
  if (cpp == "double" || cpp == "float") return reals;
  if (cpp == "string") return texts;
  if (cpp.starts_with("chrono::") || cpp.ends_with("::uuid")) return texts;
  if (cpp.ends_with("::blob") || cpp == "vector<std::byte>") return blobs;
  return anything;
}

}  // namespace rowscope_tables
