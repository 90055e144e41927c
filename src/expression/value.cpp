#include <rowscope/expression/assignment.hpp>
#include <rowscope/expression/enumeration.hpp>
#include <rowscope/expression/predicate.hpp>

#include <exception>
#include <new>

namespace rowscope::detail {

void throw_unsigned_too_large() {
  throw value_error("an unsigned number above 2^63-1 cannot be bound: the database's integers are signed, of 64 bits");
}

std::string escaped_pattern(std::string_view text) {
  std::string pattern;
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern;
}

void throw_null_text() {
  throw value_error("a null pointer is no text; write std::nullopt for NULL, or is_null() in a condition");
}

void throw_out_of_range(std::string_view table, std::string_view column) {
  throw value_error(
      "a number for " + std::string(table) + "." + std::string(column) +
          " does not fit the column's C++ type; declare the column as std::int64_t, or give it a smaller one",
      {.table = std::string(table)});
}

void throw_number_no_enum() {
  throw value_error(
      "the stored number does not fit the enum's underlying type; declare a wider one, or mend the stored row");
}

void throw_unlisted_enum(bool name) {
  throw value_error(std::string("this value of the enum is none of those that rs::enumerators lists; list it there") +
                    (name ? " with its name" : "") + ", or give another one");
}

void throw_unlisted_stored(bool name) {
  throw value_error(std::string("the stored ") +
                    (name ? "text is the name of no enumerator" : "number is no enumerator") +
                    " that rs::enumerators lists; list it there, or mend the stored row");
}

void rethrow_with_place(const std::string& subject, error_place place) {
  try {
    throw;
  } catch (const value_error& e) {
    throw value_error(subject + ": " + e.what(), std::move(place));
  } catch (const std::bad_alloc&) {
    throw;
  } catch (...) {
    std::throw_with_nested(value_error(
        subject + ": its rs::value_traits could not convert the value, for the reason that is nested in this error",
        std::move(place)));
  }
}

void rethrow_unwritable(std::string_view table, std::string_view column) {
  rethrow_with_place(std::string(table) + "." + std::string(column), {.table = std::string(table)});
}

}  // namespace rowscope::detail
