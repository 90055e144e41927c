#pragma once
#include <optional>
#include <string>
#include <string_view>

#include <rowscope/ast/value_form.hpp>

namespace rowscope::detail::postgresql {

/// An array with one dimension, as the server reads it from binary.
class binary_array {
 public:
  /// \param to what the array is written to; \param elements their number
  binary_array(std::string& to, value_kind kind, std::size_t elements);

  void add_null();
  void add(std::int64_t value);  ///< of integers and booleans
  void add(double value);
  void add(std::string_view bytes);  ///< of texts and blobs

 private:
  std::string& to_;
  value_kind kind_;
};

/// The same from text, for elements of types whose binary form is their own.
class text_array {
 public:
  explicit text_array(std::string& to);

  void add(std::optional<std::string_view> element);
  void end();

 private:
  std::string& to_;
};

/// A number in the order of bytes that the server reads.
void write_integer(char* to, std::int64_t value) noexcept;
void write_real(char* to, double value) noexcept;

}  // namespace rowscope::detail::postgresql
