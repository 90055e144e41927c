#pragma once
#include <string>
#include <string_view>

namespace rowscope_tables {

/// What SQLite may store in a column, as a set of bits.
enum storage : unsigned { integers = 1, reals = 2, texts = 4, blobs = 8, anything = 15 };

/// How SQLite treats the values of a column, from its declared type (datatype3, section 3.1).
enum class affinity { integer, text, blob, real, numeric };
affinity affinity_of(std::string_view declared);

/// The C++ type of a column.
struct cpp_type {
  std::string text;                ///< without std::optional
  unsigned stored = anything;      ///< in which forms the database may hold its values
  std::string_view question = {};  ///< what the declared type leaves open; empty: nothing
};

/// What to declare for a column of a declared type.
cpp_type inferred_type(std::string_view declared);

/// In which form rowscope stores a C++ type as it is written in a declaration; `anything` for a type of the user's own.
unsigned stored_as(std::string_view cpp);

}  // namespace rowscope_tables
