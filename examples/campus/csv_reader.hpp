#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data_source.hpp"

namespace campus {

/// Reads the rows of a CSV file (RFC 4180) whose first line is a known header.
///
/// An empty field is NULL. Every error is an `input_error` that begins with "file:line: ".
class csv_reader {
 public:
  /// Reads the first line.
  /// \throws input_error unless it is `header`.
  csv_reader(csv_input input, std::vector<std::string_view> header);
  ~csv_reader();
  csv_reader(const csv_reader&) = delete;
  csv_reader& operator=(const csv_reader&) = delete;

  /// Goes to the next row; false at the end of the file.
  /// \throws input_error when the row is malformed, or has not as many fields as the header.
  bool next();

  /// A field of the current row as an integer, `double`, `bool` (0 or 1), `std::string`, or an optional of one.
  /// \throws input_error when the text is no such value, or is NULL and `T` is not optional.
  template <class T>
  [[nodiscard]] T get(std::size_t column) const;

  /// "file:line" of the current row.
  [[nodiscard]] std::string position() const;

 private:
  struct parser;

  bool read_row();
  void check_header();
  const std::string& text(std::size_t column) const;
  std::int64_t integer(std::size_t column, std::int64_t least, std::int64_t greatest) const;
  double number(std::size_t column) const;
  bool is_null(std::size_t column) const;
  [[noreturn]] void fail(const std::string& reason) const;

  csv_input input_;
  std::vector<std::string_view> header_;
  std::unique_ptr<parser> parser_;
  std::string line_;
  std::int64_t lines_read_ = 0;
  std::int64_t row_line_ = 1;
};

template <class T>
T csv_reader::get(std::size_t column) const {
  if constexpr (std::same_as<T, std::string>) {
    return text(column);
  } else if constexpr (requires(T optional) { optional.has_value(); }) {
    if (is_null(column)) return std::nullopt;
    return get<typename T::value_type>(column);
  } else if constexpr (std::same_as<T, bool>) {
    return integer(column, 0, 1) == 1;
  } else if constexpr (std::integral<T>) {
    return static_cast<T>(integer(column, std::numeric_limits<T>::min(), std::numeric_limits<T>::max()));
  } else {
    static_assert(std::same_as<T, double>);
    return number(column);
  }
}

}  // namespace campus
